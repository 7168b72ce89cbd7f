"""What is left of a story's record when origins or reports are set aside.

``chosen`` finds what a person means by a few words; ``left`` puts the record with everything beside
the record without it. Setting an outlet aside takes its reports, and its own words wherever they
were copied; whom it only passes on stays, as far as other reports pass them on too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.errors import NotFound
from rashomon.findings.changes import ValueChange, paired
from rashomon.findings.recording import Dropped
from rashomon.publishers import same
from rashomon.records import (
    Attribute,
    Event,
    Finding,
    FindingStatus,
    Origin,
    OriginKind,
    Record,
    Report,
)
from rashomon.spelling import bare, key

_NUMBER = re.compile(r"(?:#|no\. ?|report )?(\d{1,6})", re.IGNORECASE)
_ID = re.compile(r"(origin|report)-[0-9a-f]+")
# Between a speaker and whoever passes his words on.
_THROUGH = re.compile(r"\s*(?:,|;|←|\bthrough\b|\bvia\b)\s*")
_THE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SHOWN = 40  # origins that a message lists


class Fate(StrEnum):
    """What becomes of a finding."""

    VANISHES = "vanishes"
    SETTLED = "is no longer contested"
    SINGLE = "falls to a single origin"
    STANDS = "still stands"


@dataclass(frozen=True, slots=True)
class FindingLeft:
    """A finding that rested on what was set aside; ``after`` is None where it vanishes."""

    attribute: Attribute
    fates: tuple[Fate, ...]
    before: Finding
    after: Finding | None
    values: tuple[ValueChange, ...]


@dataclass(frozen=True, slots=True)
class EventLeft:
    """An event of which something rested on what was set aside."""

    before: Event
    after: Event | None
    findings: tuple[FindingLeft, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What is left of a record, event by event, in the record's order.

    ``origins`` and ``reports`` were set aside; ``untouched`` counts the findings that did not rest
    on them; ``record`` is all that is left.
    """

    origins: tuple[Origin, ...]
    reports: tuple[str, ...]
    events: tuple[EventLeft, ...]
    untouched: int
    record: Record


def left(before: Record, after: Record, dropped: Dropped) -> Without:
    """The record beside what is left of it."""
    events = {event.id: event for event in after.events}
    findings = {finding.id: finding for finding in after.findings}
    touched: dict[str, list[FindingLeft]] = {}
    for old in before.findings:
        new = findings.get(old.id)
        if old != new:
            touched.setdefault(old.event, []).append(
                FindingLeft(
                    attribute=old.attribute,
                    fates=tuple(_fates(old, new)),
                    before=old,
                    after=new,
                    values=paired(old.values, new.values if new is not None else ()),
                )
            )
    return Without(
        origins=tuple(origin for origin in before.origins if origin.id in dropped.origins),
        reports=tuple(sorted(dropped.reports)),
        events=tuple(
            EventLeft(event, events.get(event.id), tuple(touched[event.id]))
            for event in before.events
            if event.id in touched
        ),
        untouched=len(before.findings) - sum(map(len, touched.values())),
        record=after,
    )


def _fates(old: Finding, new: Finding | None) -> Iterator[Fate]:
    if new is None:
        yield Fate.VANISHES
        return
    settled = old.status is FindingStatus.CONTESTED and new.status is not FindingStatus.CONTESTED
    single = (
        new.status is FindingStatus.SINGLE_ORIGIN and old.status is not FindingStatus.SINGLE_ORIGIN
    ) or new.support.high == 1 < old.support.high
    if settled:
        yield Fate.SETTLED
    if single:
        yield Fate.SINGLE
    if not settled and not single:
        yield Fate.STANDS


# --- what a person means -------------------------------------------------------------------------


def chosen(what: Sequence[str], origins: Sequence[Origin], reports: Sequence[Report]) -> Dropped:
    """The origins and reports that these words name.

    Each is an origin's name as people write it ("Maliki", "Maliki, BBC": through the BBC), its id,
    an outlet's name, or a report's number among ``reports`` or id. A name that fits several means
    all of them. Raises ``NotFound``, which lists what there is, where one fits nothing.
    """
    found = [_fitting(each.strip(), origins, reports) for each in what]
    return Dropped(
        frozenset(id_ for each in found for id_ in each.origins),
        frozenset(id_ for each in found for id_ in each.reports),
    )


def _fitting(what: str, origins: Sequence[Origin], reports: Sequence[Report]) -> Dropped:
    if number := _NUMBER.fullmatch(what):
        if not 0 < int(number[1]) <= len(reports):
            raise NotFound(f"there is no report {number[1]}: the story has {len(reports)}")
        return Dropped(reports=frozenset((reports[int(number[1]) - 1].id,)))
    if _ID.fullmatch(what):
        dropped = Dropped(
            frozenset(origin.id for origin in origins if origin.id.startswith(what)),
            frozenset(report.id for report in reports if report.id.startswith(what)),
        )
    else:
        dropped = _named(what, origins, reports)
    if not dropped.origins and not dropped.reports:
        raise NotFound(_advice(what, origins))
    return dropped


def _named(what: str, origins: Sequence[Origin], reports: Sequence[Report]) -> Dropped:
    """By name: whole names first, then those that hold all the words."""
    outlet_of = {report.id: report.outlet.value for report in reports if report.outlet is not None}
    parts = [part for part in (_THE.sub("", p) for p in _THROUGH.split(what)) if part]
    for fits in (_is, _holds):
        for name, through in ((what, []), (parts[0] if parts else "", parts[1:])):
            named = frozenset(
                origin.id
                for origin in origins
                if fits(origin.name, name)
                and all(_passed_on(origin, each, outlet_of) for each in through)
            )
            outlets = {outlet for outlet in outlet_of.values() if fits(outlet, name)}
            if through or not outlets:
                if named:
                    return Dropped(named)
                continue
            own = (OriginKind.OUTLET, OriginKind.AGENCY)
            its = {o.id for o in origins if o.kind in own and any(same(o.name, x) for x in outlets)}
            printed = frozenset(id_ for id_, outlet in outlet_of.items() if outlet in outlets)
            return Dropped(named | its, printed)
    return Dropped()


def _passed_on(origin: Origin, through: str, outlet_of: dict[str, str]) -> bool:
    """Whether an origin's words came through a carrier, or were printed by it."""
    outlets = (outlet_of.get(report, "") for report in origin.reports)
    return any(_is(name, through) or _holds(name, through) for name in (*origin.carriers, *outlets))


def _is(name: str, wanted: str) -> bool:
    """Whether two names are one: as people spell them, or a publisher's known names."""
    if not name or not wanted:
        return False
    return bare(key(_THE.sub("", name))) == bare(key(_THE.sub("", wanted))) or same(name, wanted)


def _holds(name: str, wanted: str) -> bool:
    """Whether a name holds all the words that are wanted."""
    words = set(key(wanted).split())
    return bool(words) and words <= set(key(name).split())


def _advice(what: str, origins: Sequence[Origin]) -> str:
    listed = [f"\n  {o.id}  {called(o)}" for o in origins[:_SHOWN]]
    more = f"\n  and {len(origins) - _SHOWN} more" if len(origins) > _SHOWN else ""
    return (
        f"nothing in this story fits {what!r}. Name an outlet, the number of a report, or one of "
        f"the origins that its findings rest on:{''.join(listed) or ' none'}{more}"
    )


def called(origin: Origin) -> str:
    """An origin's name, with whoever passed its words on."""
    through = [name for name in origin.carriers if name]
    return f"{origin.name}, through {', '.join(through)}" if through else origin.name
