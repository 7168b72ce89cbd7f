"""Which other reports share words with a report: each edge as the report's page lists it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.dossier.strongest import by_strength
from rashomon.records import CopyEdge, Layer, Passage, Report, Span, Towards
from rashomon.web import links

_MOST = 12  # passages of one edge that are listed
_LONGEST = 280


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """The same words here and there, each with the way to its place; ``share`` alike, 0 to 100."""

    words: str
    href: str
    theirs: str
    theirs_href: str
    share: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Another report that shares words with this one.

    ``share`` is how much of the shorter text stands in the passages, 0 to 100; None for a citation.
    """

    outlet: str
    title: str
    href: str
    compare: str
    kind: str
    meaning: str
    share: int | None
    direction: str
    reason: str
    passages: tuple[SharedPassage, ...]
    unlisted: int


def copies(
    report: Report, edges: tuple[CopyEdge, ...], others: Mapping[str, Report]
) -> tuple[Copy, ...]:
    """The edges of a report, strongest first."""
    ordered = sorted(edges, key=by_strength)
    found = ((edge, edge.left if edge.right == report.id else edge.right) for edge in ordered)
    return tuple(_copy(report, edge, others[other]) for edge, other in found if other in others)


def _copy(report: Report, edge: CopyEdge, other: Report) -> Copy:
    share = round(edge.score * 100) if edge.passages else None
    return Copy(
        say.outlet(other),
        say.title(other),
        links.report(other.id),
        links.compare((report.id, other.id)),
        say.KIND[edge.kind],
        _capital(say.MEANING[edge.kind]),
        share,
        way(report, edge),
        _capital(one_line(edge.reason, 400)),
        tuple(_passages(report, edge, other)),
        max(0, len(edge.passages) - _MOST),
    )


def way(report: Report, edge: CopyEdge) -> str:
    """Which way the words went, seen from a report, and why that is thought."""
    why = one_line("; ".join(edge.direction.reasons), 300)
    if edge.direction.source is Towards.UNKNOWN:
        return f"which of the two had it first is not known: {why}"
    first = edge.left if edge.direction.source is Towards.LEFT else edge.right
    told = "from this report" if first == report.id else "to this report"
    return f"the words went {told} (confidence {edge.direction.confidence:.2f}): {why}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _passages(report: Report, edge: CopyEdge, other: Report) -> Iterator[SharedPassage]:
    for passage in edge.passages[:_MOST]:
        ours, theirs = _sides(report, passage)
        yield SharedPassage(
            _words(report, ours),
            links.report(report.id, ours),
            _words(other, theirs),
            links.report(other.id, theirs),
            round(passage.likeness * 100),
        )


def _sides(report: Report, passage: Passage) -> tuple[Span, Span]:
    is_left = passage.left.report == report.id
    return (passage.left, passage.right) if is_left else (passage.right, passage.left)


def _words(report: Report, span: Span) -> str:
    return one_line(span.of(report.text), _LONGEST) if span.layer is Layer.TEXT else ""
