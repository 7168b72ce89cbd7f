"""Events of many stories by one of their values: what it did, what was done to it, what was there.

A row says the value as one story has it, how its finding stands, how many independent origins it
rests on, and leads to the event on the story's page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier import wording
from rashomon.dossier.deeds import deed
from rashomon.dossier.outgoing import chosen, current
from rashomon.dossier.safe import one_line
from rashomon.records import Attribute, Event, Finding, Standing, Value
from rashomon.spelling import key as folded
from rashomon.store import FacetKind
from rashomon.web import links
from rashomon.web.across import KEY, Held, Where, href
from rashomon.web.quoting import Quote, Texts

IN_A_STORY = 5  # rows of one story in one list
_LONGEST = 80
_SIDE = ", on the side of "
_OTHERS = 4

Test = Callable[[Value], bool]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or some place, and the page of all stories that name it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with the value that it is listed for.

    ``there`` is its place with the way to that place's page, none where that is contested or not
    told. ``standing`` is how the value stands among its rivals, empty where it stands; ``rivals``
    are those that exclude it.
    """

    name: str
    title: str
    href: str
    event: str
    when: str
    place: str
    there: Named | None
    others: tuple[Named, ...]
    value: str
    status: str
    standing: str
    hedged: bool
    low: int
    high: int
    reports: int
    support: str
    reason: str
    rivals: tuple[Named, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one story, and how many more the story has."""

    story: Where
    rows: tuple[Happening, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A value of a story's event that a list has."""

    held: Held
    event: Event
    number: int
    finding: Finding
    value: Value


def listed(held: Held, attribute: Attribute, test: Test) -> Iterator[Listed]:
    """The values of this attribute that fit, by event in the story's order."""
    for number, event in held.events.values():
        finding = held.findings.get(event.id, {}).get(attribute)
        for value in finding.values if finding is not None else ():
            if finding is not None and test(value):
                yield Listed(held, event, number, finding, value)


def groups(
    found: Iterable[Sequence[Listed]], texts: Texts, other: Attribute | None
) -> tuple[Group, ...]:
    """Rows by story; ``other`` is the side that a row names beside its value."""
    some = [each for each in found if each]
    for each in some:
        texts.want(one.value.words[0] for one in each[:IN_A_STORY] if one.value.words)
    return tuple(
        Group(
            each[0].held.where,
            tuple(happening(one, texts, other) for one in each[:IN_A_STORY]),
            max(0, len(each) - IN_A_STORY),
        )
        for each in some
    )


def happening(one: Listed, texts: Texts, other: Attribute | None = None) -> Happening:
    """A row of a list."""
    event, finding, value = one.event, one.finding, one.value
    beside = one.held.findings.get(event.id, {})
    is_rival = value.standing is Standing.RIVAL
    return Happening(
        name=deed(event).name,
        title=one_line(event.title, 60),
        href=links.story(one.held.story.id, one.number),
        event=event.id,
        when=told(beside.get(Attribute.TIME)),
        place=told(beside.get(Attribute.PLACE)),
        there=_there(beside.get(Attribute.PLACE)),
        others=named(beside.get(other)) if other is not None else (),
        value=said(finding.attribute, value),
        status=finding.status.value,
        standing=say.STANDING[value.standing],
        hedged=value.hedged,
        low=value.support.low,
        high=value.support.high,
        reports=len(value.support.reports),
        support=say.support(value.support),
        reason=wording.reason(value.reason or finding.reason),
        rivals=_rivals(finding, value) if is_rival else (),
        quotes=texts.quotes(value.words),
    )


def said(attribute: Attribute, value: Value) -> str:
    """A value in words; never empty."""
    if attribute is Attribute.TIME:
        return wording.time(value.value)
    name, _, side = one_line(value.value, _LONGEST).partition(_SIDE)
    if attribute in (Attribute.PLACE, Attribute.SIDE):
        name = name if side in ("", name) else f"{name}{_SIDE}{side}"
    return wording.articled(name) or "not told"


def told(finding: Finding | None) -> str:
    """What a finding comes to in a few words; rivals side by side, empty where nothing is told."""
    value = chosen(finding)
    if finding is None or value is not None:
        return said(finding.attribute, value) if finding is not None and value is not None else ""
    some = [said(finding.attribute, each) for each in current(finding)]
    left = f" or {len(some) - 3} more" if len(some) > 3 else ""
    return f"{' or '.join(some[:3])}{left} (contested)" if some else ""


def named(finding: Finding | None) -> tuple[Named, ...]:
    """The values of who or whom that nobody took back, with the way to each one's page."""
    values = current(finding)[:_OTHERS]
    return tuple(_named(Attribute.AGENT, value) for value in values)


def at_place(value: Value) -> Named:
    """A place value with the way to the page of its place."""
    return _named(Attribute.PLACE, value)


def _there(finding: Finding | None) -> Named | None:
    value = chosen(finding)
    return at_place(value) if value is not None else None


def _rivals(finding: Finding, value: Value) -> tuple[Named, ...]:
    rivals = (v for v in finding.values if v is not value and v.standing is Standing.RIVAL)
    return tuple(_named(finding.attribute, each) for each in rivals)[:_OTHERS]


def _named(attribute: Attribute, value: Value) -> Named:
    if attribute is Attribute.PLACE:
        return Named(said(attribute, value), href(FacetKind.PLACE, place_key(value)))
    return Named(said(attribute, value), href(FacetKind.ACTOR, folded(value.value)[:KEY]))


def place_key(value: Value) -> str:
    """The key of a place value's facet: the gazetteer's id, else its name (``indexing``)."""
    entry = value.key.partition("@")[0]
    return entry if entry.startswith(("geonames:", "rashomon:")) else folded(value.value)[:KEY]
