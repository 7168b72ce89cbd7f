"""What a person can decide on an event: which mentions are it, and whether another event is it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier.found import Found
from rashomon.dossier.safe import one_line
from rashomon.records import Attribute, Event, Layer, handle
from rashomon.web import links

_MOST = 60  # events to choose from, those first that most reports tell of
_LONGEST = 60  # characters of a mention


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Words that name an event: as a side of a decision, as printed, and where."""

    side: str
    words: str
    report: int | None
    href: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another event of the story: words that name it as a side of a decision, and what it is."""

    side: str
    heading: str


def mentioned(found: Found, event: Event) -> tuple[Mentioned, ...]:
    """The words that name an event in each report, by report."""
    finding = found.of(event).get(Attribute.OCCURRED)
    spans = {event.words} | {s for v in (finding.values if finding else ()) for s in v.words}
    rows = [
        Mentioned(
            handle(span),
            one_line(span.of(found.labels.text(span.report)), _LONGEST),
            found.report_of(span),
            links.report(span.report, span),
        )
        for span in sorted(spans, key=lambda s: (s.report, s.start))
        if span.layer is Layer.TEXT and found.labels.text(span.report)
    ]
    return tuple(sorted(rows, key=lambda row: row.report or 0))


def others(found: Found, event: Event) -> tuple[Other, ...]:
    """The other events that it may be one with."""
    rest = [each for each in found.record.events if each.id != event.id][:_MOST]
    return tuple(
        Other(handle(each.words), f"E{found.numbers[each.id]} {found.heading(each)}")
        for each in rest
        if each.words.layer is Layer.TEXT
    )
