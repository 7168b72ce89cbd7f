"""What was taken back or updated: old values, the new ones, and which reports are stale."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.contested import Rival, rival
from rashomon.dossier.found import GONE, Found
from rashomon.dossier.sentences import rival_values
from rashomon.dossier.update_line import replaced
from rashomon.dossier.wording import label, reason
from rashomon.records import Event, Finding, FindingStatus, Standing, Value


@dataclass(frozen=True, slots=True)
class Old:
    """A value that no longer stands, why, and the reports that carry it all the same."""

    value: Rival
    standing: str
    reason: str
    stale: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A finding with its old values, first to last, and what stands in their place."""

    event: int
    heading: str
    attribute: str
    reason: str
    old: tuple[Old, ...]
    new: tuple[tuple[str, Rival], ...]  # each with how it stands
    line: str


def changes(found: Found) -> tuple[Change, ...]:
    """Every finding with a value that was taken back, replaced or set aside, in order."""
    return tuple(_change(found.events[each.event], each, found) for each in found.changed())


def _change(event: Event, finding: Finding, found: Found) -> Change:
    attribute = finding.attribute
    gone = [v for v in finding.values if v.standing in (Standing.WITHDRAWN, Standing.REJECTED)]
    gone += replaced(finding, found)
    stand = [v for v in finding.values if v.standing not in GONE]
    return Change(
        found.numbers[event.id],
        found.heading(event),
        say.ATTRIBUTE[attribute],
        reason(finding.reason),
        tuple(
            Old(
                rival(value, attribute, event, found),
                say.STANDING[value.standing],
                reason(value.reason),
                tuple(found.numbers_of(value.stale)),
            )
            for value in gone
        ),
        tuple(
            (say.STANDING[value.standing] or "stands", rival(value, attribute, event, found))
            for value in stand
        ),
        _line(finding, gone, stand, found),
    )


def _line(finding: Finding, gone: list[Value], stand: list[Value], found: Found) -> str:
    """``43 → 100 → 112``; what is contested ends in all its rivals."""
    last = rival_values(finding) if finding.status is FindingStatus.CONTESTED else stand[:1]
    steps = [label(finding.attribute, value, found) for value in gone]
    ends = [label(finding.attribute, value, found) for value in last]
    return " → ".join([*steps, " or ".join(ends)] if ends else steps)
