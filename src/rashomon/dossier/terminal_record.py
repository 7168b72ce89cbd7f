"""The record as a terminal shows it: in plain lines, each with how it is to be set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.changed import changes
from rashomon.dossier.contested import Rival, points
from rashomon.dossier.decision_list import decision_list, in_a_line
from rashomon.dossier.event_list import event_list
from rashomon.dossier.found import Found
from rashomon.dossier.happened import happened, outline
from rashomon.dossier.origin_list import origin_list
from rashomon.dossier.record_view import silence
from rashomon.dossier.single import alone
from rashomon.dossier.summary import summary

_SHOWN = 12  # events, origins and single points before the rest is counted


@dataclass(frozen=True, slots=True)
class Line:
    """A line: how far it stands in, and whether it heads a section, or is said in passing."""

    text: str
    indent: int = 0
    is_head: bool = False
    is_quiet: bool = False


def opening(found: Found) -> Iterator[Line]:
    """What happened; where nothing was read, how it was reported, and why there is no more."""
    told = happened(found)
    if not told:
        yield Line(summary(found.dossier))
        yield Line(silence(found), is_quiet=True)
        return
    for n, each in enumerate(told):
        if n:
            yield Line("")
        yield Line(f"{each.text} [E{each.number}]")
    yield Line("")
    yield Line(outline(found))
    yield Line(f"How it was reported: {summary(found.dossier)}", is_quiet=True)


def record(found: Found) -> Iterator[Line]:
    """What is contested, changed, or rests on one origin; the events; the origins."""
    if found.record.events:
        yield from _contested(found)
        yield from _changed(found)
        yield from _alone(found)
        yield from _events(found)
        yield from _origins(found)
        yield from _decided(found)


def _decided(found: Found) -> Iterator[Line]:
    rows = decision_list(found)
    if rows:
        yield Line("Decisions", is_head=True)
    yield from (Line(in_a_line(row)) for row in rows[:_SHOWN])
    yield from _more(len(rows) - _SHOWN, "earlier decision")


def _contested(found: Found) -> Iterator[Line]:
    every = points(found)
    yield Line(f"Contested ({len(every)})" if every else "Contested", is_head=True)
    if not every:
        yield Line("No value of this record excludes another.")
    for point in every:
        question = point.question[:1].upper() + point.question[1:]
        yield Line(f"{question} [E{point.event} {point.heading}]")
        why = f"{point.conflict}: {point.reason}" if point.conflict else point.reason
        yield Line(f"Why they differ: {why}.", 2, is_quiet=True)
        for each in point.rivals:
            yield from _rival(each)


def _rival(each: Rival, standing: str = "") -> Iterator[Line]:
    before = f"{standing}: " if standing else ""
    hedged = "unconfirmed; " if each.is_hedged else ""
    names = f": {each.names}" if each.names else ""
    support = f"{hedged}{each.support}{names}; credibility {each.credibility}"
    yield Line(f"• {before}{each.label} ({support})", 2)
    for said in each.excerpts[:1]:
        words = "".join(f"[{r.text}]" if r.is_marked else r.text for r in said.stretches)
        yield Line(f"“{words}”", 4)
        yield Line(f"{said.number}: {' ← '.join(said.chain)}", 4, is_quiet=True)


def _changed(found: Found) -> Iterator[Line]:
    every = changes(found)
    if every:
        yield Line(f"Taken back and updated ({len(every)})", is_head=True)
    for change in every:
        attribute = change.attribute[:1].upper() + change.attribute[1:]
        yield Line(f"{attribute}: {change.line} [E{change.event} {change.heading}]")
        if change.reason:
            yield Line(f"{change.reason}.", 2, is_quiet=True)
        for old in change.old:
            if old.stale:
                noun = "report" if len(old.stale) == 1 else "reports"
                stale = f"{old.value.label}, {old.standing}: stale in {noun}"
                yield Line(f"{stale} {say.numbers(old.stale)}", 2)


def _alone(found: Found) -> Iterator[Line]:
    rows = alone(found)
    if rows:
        yield Line("One origin only, or unconfirmed", is_head=True)
    for row in rows[:_SHOWN]:
        yield Line(f"E{row.event} {row.heading}")
        for group in row.groups:
            said = ", ".join(f"{item.question} {item.label}".strip() for item in group.items)
            yield Line(f"{said} ({'unconfirmed; ' * group.is_hedged}{group.support})", 4)
    yield from _more(len(rows) - _SHOWN, "more event")


def _events(found: Found) -> Iterator[Line]:
    every = event_list(found)
    yield Line(f"Events ({len(found.record.events)})", is_head=True)
    for row in sorted(every.rows, key=lambda row: row.number)[:_SHOWN]:
        title = f", “{row.title}”" if row.title else ""
        gist = f": {row.gist}" if row.gist else ""
        yield Line(f"E{row.number} {row.when or 'time not told'} · {row.name}{title}{gist}")
        yield Line(f"{row.word}: {row.rule} ({row.support})", 4, is_quiet=True)
    yield from _more(len(found.record.events) - min(_SHOWN, len(every.rows)), "more event")


def _origins(found: Found) -> Iterator[Line]:
    rows = origin_list(found)
    if rows:
        yield Line(f"Where it began ({len(rows)})", is_head=True)
    for row in rows[:_SHOWN]:
        reports = say.numbers([number for number, _ in row.reports])
        through = f", through {row.through}" if row.through else ""
        noun = "report" if len(row.reports) == 1 else "reports"
        yield Line(f"{row.name} ({row.kind}){through}: {noun} {reports}")
        if row.may_be:
            yield Line(f"may be {row.may_be}", 4, is_quiet=True)
    yield from _more(len(rows) - _SHOWN, "more origin")


def _more(left: int, noun: str) -> Iterator[Line]:
    if left > 0:
        yield Line(f"… and {say.count(left, noun)}", is_quiet=True)
