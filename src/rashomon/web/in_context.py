"""Words of a report in their sentence, for a person to compare with other words."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier import labels
from rashomon.records import Report, Span
from rashomon.store import Pages
from rashomon.web import links
from rashomon.words import sentences

_AROUND = 220  # characters before and behind the words


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with what stands around them, whose they are, and where they can be read."""

    before: str
    words: str
    after: str
    outlet: str
    published: str
    language: str
    href: str


def quoted(pages: Pages, span: Span) -> Quoted:
    """The words of a span; without words where its report is not kept."""
    for report in pages.reports([span.report]):
        return _quoted(report, span)
    return Quoted("", "", "", "a report that is not kept", "", "", "")


def _quoted(report: Report, span: Span) -> Quoted:
    text = report.text
    start, end = _sentence(text, span)
    is_cut = 0 < start == span.start - _AROUND, end == span.end + _AROUND < len(text)
    return Quoted(
        before=("… " if is_cut[0] else "") + text[start : span.start],
        words=text[span.start : span.end],
        after=text[span.end : end] + (" …" if is_cut[1] else ""),
        outlet=report.outlet.value if report.outlet is not None else "an outlet that is not named",
        published=labels.day(report.published.edtf) if report.published is not None else "",
        language=report.language.code if report.language is not None else "",
        href=links.report(report.id, span),
    )


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """The sentences that the words stand in, cut where they are long."""
    found = [(a, b) for a, b in sentences(text) if a < span.end and span.start < b]
    start = min((a for a, _ in found), default=span.start)
    end = max((b for _, b in found), default=span.end)
    return max(start, span.start - _AROUND, 0), min(end, span.end + _AROUND)
