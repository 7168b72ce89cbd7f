"""The dossier as one HTML file that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rashomon.dossier import labels as say
from rashomon.dossier.compare import Run, against, sides
from rashomon.dossier.drawing import Drawing, drawing, wrapped
from rashomon.dossier.found import Found
from rashomon.dossier.graph import Graph, graph, letters, listed
from rashomon.dossier.labels import Labels
from rashomon.dossier.options import Options
from rashomon.dossier.places import Places, cut_anchor
from rashomon.dossier.record_view import record_view
from rashomon.dossier.safe import host, link, one_line, plain
from rashomon.dossier.statements import said, speakers
from rashomon.dossier.summary import cited_by, shared_groups, summary, texts
from rashomon.dossier.timeline import timeline
from rashomon.records import (
    Citation,
    CopyEdge,
    Dossier,
    Entry,
    Passage,
    Quotation,
    QuotationVersion,
    Towards,
)
from rashomon.words import words

if TYPE_CHECKING:
    from jinja2 import Environment

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
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
    words: int
    group: str


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


def html(dossier: Dossier, options: Options | None = None) -> str:
    """The dossier as one self-contained file: works offline, prints, needs no script."""
    environment, options = _environment(), options or Options()
    dossier, unlisted = listed(dossier, options)
    style = files(__package__).joinpath("templates/style.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("dossier.html.j2").render(
        **_view(dossier, options), unlisted=unlisted, style=style, style_hash=digest, say=say
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: Any) -> Any:
        return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=PackageLoader("rashomon.dossier"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"one_line": one_line, "wrapped": wrapped}
    return environment


def _view(dossier: Dossier, options: Options) -> dict[str, object]:
    """Everything the template prints, already in words."""
    places, letter = Places(dossier, options), letters(dossier)
    shown = graph(dossier, options)
    return record_view(Found(dossier, options)) | {
        "dossier": dossier,
        "summary": summary(dossier),
        "texts": texts(dossier),
        "reports": [_report(n, e, letter) for n, e in enumerate(dossier.entries, 1)],
        "groups": shared_groups(dossier),
        "labels": places.labels,
        "letter": letter,
        "graph": shown,
        "drawings": _drawings(shown, options),
        "kinds": [k for k in say.STRENGTH if any(line.kind is k for line in shown.lines)],
        "edges": [_edge(n, e, places) for n, e in enumerate(dossier.edges, 1)],
        "citations": [_citation(n, who, places) for n, who in cited_by(dossier)],
        "quotations": [_quotation(quotation, places) for quotation in dossier.quotations],
        "speakers": speakers(dossier),
        "options": options,
        "said": said(dossier, options),
        "href": places.href,
        "time": timeline(dossier),
        "paragraphs": places.paragraphs,
        "cut_anchor": cut_anchor,
        "link": link,
    }


def _drawings(shown: Graph, options: Options) -> list[tuple[str, Drawing]]:
    """The drawing for wide and for narrow pages; the style shows one of them."""
    return [
        ("wide", drawing(shown, options.columns, 172, 20)),
        ("narrow", drawing(shown, options.narrow_columns, 140, 12)),
    ]


def _report(number: int, entry: Entry, letter: Mapping[str, str]) -> ReportRow:
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
        _language(entry),
        len(words(report.text)),
        letter.get(report.id, ""),
    )


def _language(entry: Entry | None) -> str:
    """The language tag of a report's text, empty where none is known."""
    found = entry.report.language.code if entry and entry.report.language else ""
    return found if _LANGUAGE.fullmatch(found) else ""


def _edge(number: int, edge: CopyEdge, places: Places) -> EdgeRow:
    labels = places.labels
    upper, lower = labels.sides(edge)
    return EdgeRow(
        number,
        edge,
        labels.short(upper),
        labels.short(lower),
        _report_href(labels, upper),
        _report_href(labels, lower),
        edge.direction.source is not Towards.UNKNOWN,
        tuple(_passage(p, upper == edge.right, places) for p in edge.passages),
    )


def _report_href(labels: Labels, report: str) -> str:
    number = labels.number(report)
    return f"#r{number}" if number else ""


def _passage(passage: Passage, is_turned: bool, places: Places) -> tuple[Side, Side]:
    """Both sides of a passage, in the order of the edge's reports."""
    labels = places.labels
    spans = (passage.right, passage.left) if is_turned else (passage.left, passage.right)
    left, right = _compared(*(span.of(labels.text(span.report)) for span in spans))
    one, two = (
        Side(labels.short(s.report), places.href(s), _language(labels.entry(s.report)), runs)
        for s, runs in zip(spans, (left, right), strict=True)
    )
    return one, two


def _compared(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both sides in runs; where one is in another story, the other stands unmarked."""
    if left and right:
        return sides(left, right)
    return (Run(left, False),) if left else (), (Run(right, False),) if right else ()


def _quotation(quotation: Quotation, places: Places) -> list[VersionRow]:
    fullest = quotation.versions[0].text
    rows = []
    for number, version in enumerate(quotation.versions):
        runs = against(fullest, version.text) if number else (Run(version.text, True),)
        rows.append(VersionRow(version, _side(version, runs, places)))
    return rows


def _side(version: QuotationVersion, runs: Sequence[Run], places: Places) -> Side:
    labels, span = places.labels, version.words
    language = _language(labels.entry(span.report))
    return Side(labels.short(span.report), places.href(span), language, tuple(runs))


def _citation(name: str, citing: Sequence[str], places: Places) -> CitationRow:
    labels = places.labels
    found: list[Citation] = [
        c
        for c in places.dossier.citations
        if c.report in citing and say.name_key(c.cited) == say.name_key(name)
    ]
    rows = []
    for citation in found:
        text = labels.text(citation.report)
        spans = (citation.words, citation.cue)
        printed, cue = (one_line(s.of(text) if s.layer == "text" else "", 80) for s in spans)
        number = labels.place[citation.report]
        rows.append((number, printed or citation.cited, cue, places.href(citation.words)))
    return CitationRow(name, tuple(rows))
