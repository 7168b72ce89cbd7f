"""Rows of a page that shows a dossier: reports, links with their passages, quotations, citations.

An ``Href`` says where words lead: to their place in the page itself, or on another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rashomon.dossier import labels as say
from rashomon.dossier.compare import Run, against, sides
from rashomon.dossier.labels import Labels
from rashomon.dossier.safe import host, one_line
from rashomon.dossier.summary import cited_by
from rashomon.records import (
    Citation,
    CopyEdge,
    Dossier,
    Entry,
    Passage,
    Quotation,
    QuotationVersion,
    Span,
    Towards,
)
from rashomon.words import words

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
Href = Callable[[Span], str]


@dataclass(frozen=True)
class ReportRow:
    """A report as the page lists it."""

    number: int
    entry: Entry
    outlet: str
    title: str
    link: str | None
    host: str | None
    when: str
    basis: str
    language: str
    group: str

    @cached_property
    def words(self) -> int:
        """How many words its text has."""
        return len(words(self.entry.report.text))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a passage: whose, the words in runs, and where they stand."""

    label: str
    href: str
    language: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """An edge as the table lists it, source first where that is known."""

    number: int
    edge: CopyEdge
    upper: str
    lower: str
    upper_href: str
    lower_href: str
    is_directed: bool
    passages: tuple[tuple[Side, Side], ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a quotation beside the fullest one."""

    version: QuotationVersion
    side: Side


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A publisher and the places where reports name it."""

    name: str
    places: tuple[tuple[int, str, str, str], ...]  # report number, name and cue as printed, anchor


def report_row(number: int, entry: Entry, letter: Mapping[str, str]) -> ReportRow:
    """A report as a row; ``letter`` is that of its text, by report."""
    report, target = entry.report, say.target(entry)
    return ReportRow(
        number,
        entry,
        say.outlet(report),
        say.title(report),
        target,
        host(target) if target else None,
        say.when(report.published),
        say.basis(report.published),
        language(entry),
        letter.get(report.id, ""),
    )


def language(entry: Entry | None) -> str:
    """The language tag of a report's text, empty where none is known."""
    found = entry.report.language.code if entry and entry.report.language else ""
    return found if _LANGUAGE.fullmatch(found) else ""


def edge_row(
    number: int, edge: CopyEdge, labels: Labels, href: Href, *, proof: bool = True
) -> EdgeRow:
    """An edge as a row; its passages side by side, unless that is left to another page."""
    upper, lower = labels.sides(edge)
    return EdgeRow(
        number,
        edge,
        labels.short(upper),
        labels.short(lower),
        _report_href(labels, upper),
        _report_href(labels, lower),
        edge.direction.source is not Towards.UNKNOWN,
        tuple(_passage(p, upper == edge.right, labels, href) for p in edge.passages if proof),
    )


def _report_href(labels: Labels, report: str) -> str:
    number = labels.number(report)
    return f"#r{number}" if number else ""


def _passage(passage: Passage, is_turned: bool, labels: Labels, href: Href) -> tuple[Side, Side]:
    """Both sides of a passage, in the order of the edge's reports."""
    spans = (passage.right, passage.left) if is_turned else (passage.left, passage.right)
    left, right = _compared(*(span.of(labels.text(span.report)) for span in spans))
    one, two = (
        Side(labels.short(s.report), href(s), language(labels.entry(s.report)), runs)
        for s, runs in zip(spans, (left, right), strict=True)
    )
    return one, two


def _compared(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both sides in runs; where one is in another story, the other stands unmarked."""
    if left and right:
        return sides(left, right)
    return (Run(left, False),) if left else (), (Run(right, False),) if right else ()


def quotation_rows(quotation: Quotation, labels: Labels, href: Href) -> list[VersionRow]:
    """A quotation's versions, the fullest first."""
    fullest = quotation.versions[0].text
    rows = []
    known: dict[str, tuple[Run, ...]] = {}  # copies print it alike
    for number, version in enumerate(quotation.versions):
        if number and version.text not in known:
            known[version.text] = tuple(against(fullest, version.text))
        runs = known[version.text] if number else (Run(version.text, True),)
        span = version.words
        tongue = language(labels.entry(span.report))
        side = Side(labels.short(span.report), href(span), tongue, runs)
        rows.append(VersionRow(version, side))
    return rows


def citation_rows(dossier: Dossier, labels: Labels, href: Href) -> list[CitationRow]:
    """Publishers that are cited, the most cited first, each with every place."""
    by_name: dict[str, list[Citation]] = defaultdict(list)
    for citation in dossier.citations:
        by_name[say.name_key(citation.cited)].append(citation)
    rows = []
    for name, citing in cited_by(dossier):
        found = (each for each in by_name[say.name_key(name)] if each.report in citing)
        rows.append(CitationRow(name, tuple(_cited(each, labels, href) for each in found)))
    return rows


def _cited(citation: Citation, labels: Labels, href: Href) -> tuple[int, str, str, str]:
    text = labels.text(citation.report)
    spans = (citation.words, citation.cue)
    printed, cue = (one_line(s.of(text) if s.layer == "text" else "", 80) for s in spans)
    number = labels.place[citation.report]
    return number, printed or citation.cited, cue, href(citation.words)
