"""Where events happened, for the map: every rival place, as exactly as the reports give it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.dossier import labels as say
from rashomon.dossier.found import GONE, Found
from rashomon.dossier.happened import leading
from rashomon.dossier.outgoing import Lying, Outgoing
from rashomon.dossier.safe import one_line
from rashomon.records import (
    Attribute,
    Coding,
    Event,
    Finding,
    FindingStatus,
    Precision,
    Relation,
    Standing,
    Value,
)
from rashomon.web.happenings import Named, at_place
from rashomon.web.maps import Kind, Mark, StoryMap, story_map
from rashomon.web.maps.mark import apart

_MOST_EVENTS = 24
_MOST_MARKS = 14
_FAR_KM = 2000.0
_SIDE = ", on the side of "
_AWAY = (Relation.OFF, Relation.NEAR, Relation.BETWEEN)

Codings = Callable[[Sequence[str]], Iterable[Coding]]  # of these reports


@dataclass(frozen=True, slots=True)
class Placed:
    """The map, none where nothing is located, and the events that it leaves to words.

    ``also`` are further events at places that bear a mark, ``far`` those so far off that they would
    make the rest tiny, ``unlocated`` places that no gazetteer has: event numbers and places.
    ``pages`` lead to what all stories tell of each place.
    """

    map: StoryMap | None
    also: tuple[tuple[str, tuple[int, ...]], ...]
    far: tuple[tuple[int, str], ...]
    unlocated: tuple[tuple[int, str], ...]
    more: int
    pages: tuple[Named, ...]


@dataclass(slots=True)
class _Sorted:
    """Marks, those of the leading and contested events first, and what becomes words."""

    drawn: list[Mark] = field(default_factory=list)
    also: dict[tuple[float, float], list[int]] = field(default_factory=dict)
    far: list[tuple[int, str]] = field(default_factory=list)
    unlocated: list[tuple[int, str]] = field(default_factory=list)
    told: set[int] = field(default_factory=set)

    def lead(self, number: int, mark: Mark) -> None:
        """Draw a place of an event that the map is about."""
        self.told.add(number)
        self.drawn.append(mark)

    def add(self, number: int, mark: Mark, core: Sequence[Mark]) -> None:
        """Draw a place of another event, unless words tell it better."""
        self.told.add(number)
        if core and min(apart(mark, each) for each in core) > _FAR_KM:
            self.far.append((number, mark.label))
        elif any(each.spot == mark.spot and not each.is_area for each in self.drawn):
            self.also.setdefault(mark.spot, []).append(number)
        elif len(self.drawn) < _MOST_MARKS:
            self.drawn.append(mark)


def placed(found: Found, codings: Codings) -> Placed:
    """The places of the leading and contested events, then of others, as far as there is room.

    Of those others none that is only put into a country: it would cover what is known better.
    ``codings`` reads what a report says of where its events lie; it is asked once.
    """
    chosen = _chosen(found)
    first = {e.id for e in leading(found)} | {e.id for e, f in chosen if _is_contested(f)}
    lying = _lying(found, chosen[:_MOST_EVENTS], codings)
    made, core = _Sorted(), list[Mark]()
    for event, places in lying:
        number = found.numbers[event.id]
        known = [(value, where) for value, where in places if where is not None]
        unknown = [one_line(value.value, 80) for value, where in places if where is None]
        made.unlocated += [(number, place) for place in unknown]
        made.told |= {number} if unknown else set()
        for value, where in _told_apart(known):
            mark = _mark(number, value, where, found.heading(event))
            if event.id in first and len(made.drawn) < _MOST_MARKS:
                made.lead(number, mark)
                core = list(made.drawn)
            elif event.id not in first and where.precision < Precision.COUNTRY:
                made.add(number, mark, core)
    label = {mark.spot: mark.label for mark in reversed(made.drawn)}
    values = [value for _, places in lying for value, _ in places]
    return Placed(
        story_map(made.drawn) if made.drawn else None,
        tuple((label[spot], tuple(numbers)) for spot, numbers in made.also.items()),
        tuple(made.far),
        tuple(made.unlocated),
        len(chosen) - len(made.told),
        tuple({each.href: each for each in map(at_place, values)}.values())[:_MOST_EVENTS],
    )


def _lying(
    found: Found, shown: Sequence[tuple[Event, Finding]], codings: Codings
) -> list[tuple[Event, list[tuple[Value, Lying | None]]]]:
    """Where each value of these puts its event."""
    given = [(event, _drawn(finding)) for event, finding in shown]
    reports = {span.report for _, values in given for v in values for span in v.words[:2]}
    known = [report for report in found.dossier.story.reports if report in reports]
    outgoing = Outgoing(found.dossier, tuple(codings(known)) if known else ())
    return [(event, [(v, outgoing.lying(v)) for v in values]) for event, values in given]


def _chosen(found: Found) -> list[tuple[Event, Finding]]:
    """Events with a place: the leading ones, the contested ones, then all others."""
    first = {event.id for event in leading(found)}
    every = [(e, f) for e in found.record.events if (f := found.of(e).get(Attribute.PLACE))]
    every.sort(key=lambda pair: (pair[0].id not in first, not _is_contested(pair[1])))
    return every


def _is_contested(finding: Finding) -> bool:
    return finding.status is FindingStatus.CONTESTED


def _drawn(finding: Finding) -> list[Value]:
    return [value for value in finding.values if value.standing is not Standing.REJECTED]


def _told_apart(lying: Sequence[tuple[Value, Lying]]) -> Iterator[tuple[Value, Lying]]:
    """Without the places that agree with a more exact one, which they would only cover."""
    finest = min((where.precision for _, where in lying), default=Precision.EXACT)
    for value, where in lying:
        agrees = value.standing in (Standing.COARSER, Standing.STANDS)
        if not agrees or where.precision is finest:
            yield value, where


def _mark(number: int, value: Value, lying: Lying, heading: str) -> Mark:
    place, _, side = one_line(value.value, 120).partition(_SIDE)
    side = "" if side == place else side
    located, stated = lying.located, lying.place
    off = stated is not None and stated.relation in _AWAY
    return Mark(
        f"E{number}",
        place,
        located.latitude,
        located.longitude,
        Kind.AREA if lying.is_area else Kind.POINT,
        float(located.radius) if lying.is_area else 0.0,
        Precision.NEAR if off and not _is_told_off(lying) else lying.precision,
        value.standing if value.standing in (Standing.RIVAL, *GONE) else Standing.STANDS,
        f"reported on the side of {side}" if side else "",
        f"#ev{number}",
        f"{heading}: {say.support(value.support)}",
        stated.direction if stated is not None and _is_told_off(lying) else "",
        stated.distance if stated is not None and _is_told_off(lying) else None,
        located.name if _is_told_off(lying) else "",
    )


def _is_told_off(lying: Lying) -> bool:
    """Whether reports say how far off the place, or in which direction."""
    place = lying.place
    is_off = place is not None and place.relation is Relation.OFF
    return is_off and place is not None and bool(place.direction or place.distance)
