"""What lineage keeps of one report: keys, quotation marks, citations."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.lineage.citations import citations
from rashomon.lineage.keys import keys
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.quotes import quoted
from rashomon.lineage.wording import Wording, wording
from rashomon.records import Marks, Report, Span

_LETTERS = 10  # characters a word and its space may take before a text is cut unread


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with its marks."""

    report: Report
    marks: Marks


def mark(report: Report, options: LineageOptions | None = None) -> Marks:
    """Read one report for lineage; pure, and the same on every machine."""
    options = options or LineageOptions()
    text = report.text[: options.max_words * _LETTERS]
    quotes = tuple(quoted(text, options.least_quote))
    read = wording(text, quotes, options.max_words)
    return Marks(
        report=report.id,
        keys=keys(read, options.max_keys),
        quotes=tuple(Span(report.id, start, end) for start, end in quotes),
        citations=citations(report, read.words),
    )


def read(marked: Marked, options: LineageOptions) -> Wording:
    """A marked report's words, ready to be compared."""
    quotes = tuple((span.start, span.end) for span in marked.marks.quotes)
    text = marked.report.text[: options.max_words * _LETTERS]
    return wording(text, quotes, options.max_words)
