"""What a comparison comes to, in words: who carries whose words, what is alone, what clashes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.dossier.strongest import by_strength
from rashomon.records import CopyEdge, CopyKind, Layer, Span, Towards
from rashomon.web.compare_kin import Side
from rashomon.web.compare_rivals import Clash
from rashomon.web.wording import counted

LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the summary; ``why`` is what it rests on, ``href`` where there is more."""

    said: str
    why: str = ""
    href: str = ""


def summary(
    sides: Sequence[Side],
    edges: Sequence[CopyEdge],
    alone: Sequence[int],
    clashes: Sequence[Clash],
) -> tuple[Line, ...]:
    """The comparison in a few sentences; ``alone`` counts each column's sentences without kin."""
    return (*_of_pairs(sides, edges), *_of_clashes(clashes), *_of_alone(sides, alone))


def _of_pairs(sides: Sequence[Side], edges: Sequence[CopyEdge]) -> Iterator[Line]:
    for n, one in enumerate(sides):
        for m, other in enumerate(sides[n + 1 :], n + 1):
            ends = {one.report.id, other.report.id}
            here = [edge for edge in edges if {edge.left, edge.right} == ends]
            shared = [edge for edge in here if edge.kind is not CopyKind.CITATION]
            if shared:
                edge = min(shared, key=by_strength)
                yield _carried(edge, (n, one), (m, other))
            elif here:
                yield _named(here[0], (n, one), (m, other))
            else:
                pair = f"{LETTERS[n]} and {LETTERS[m]}"
                yield Line(f"{pair} share no passage that points to copying.")


def _named(edge: CopyEdge, one: tuple[int, Side], other: tuple[int, Side]) -> Line:
    """A citation: one names or links the other, and shares no passage with it."""
    first, second = one, other
    if edge.direction.source is Towards.UNKNOWN:
        said = f"One of {LETTERS[first[0]]} and {LETTERS[second[0]]} names or links the other"
    else:
        source = edge.left if edge.direction.source is Towards.LEFT else edge.right
        if other[1].report.id == source:
            first, second = other, one
        said = f"{LETTERS[second[0]]} names or links {LETTERS[first[0]]}"
    return Line(f"{said}; no passage is shared.", one_line(edge.reason, 200))


def _carried(edge: CopyEdge, one: tuple[int, Side], other: tuple[int, Side]) -> Line:
    """The copy is said to carry the source's words; where neither is known, the shorter's."""
    first, second = one, other
    if edge.direction.source is not Towards.UNKNOWN:
        source = edge.left if edge.direction.source is Towards.LEFT else edge.right
        if other[1].report.id == source:
            first, second = other, one
    elif len(other[1].all_words) < len(one[1].all_words):
        first, second = other, one
    share = carried(edge, first[1])
    a, b = LETTERS[first[0]], LETTERS[second[0]]
    what = f"{b} carries {share} % of {a}’s words" if share is not None else f"{b} copies {a}"
    if edge.direction.source is Towards.UNKNOWN:
        way = "which had them first is not known"
    else:
        way = f"from {a} to {b}, confidence {edge.direction.confidence:.2f}"
    reasons = one_line("; ".join(edge.direction.reasons), 300)
    return Line(f"{what} ({say.KIND[edge.kind]}; {way}).", reasons)


def carried(edge: CopyEdge, side: Side) -> int | None:
    """How much of a report's words, 0 to 100, stand in an edge's passages; None without any."""
    spans = [
        span
        for passage in edge.passages
        for span in (passage.left, passage.right)
        if span.report == side.report.id and span.layer is Layer.TEXT
    ]
    if not spans or not side.all_words:
        return None
    return round(100 * _covered(side, spans) / len(side.all_words))


def _covered(side: Side, spans: Sequence[Span]) -> int:
    starts = [word.start for word in side.all_words]
    inside: set[int] = set()
    for span in spans:
        inside.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    return len(inside)


def _of_clashes(clashes: Sequence[Clash]) -> Iterator[Line]:
    for clash in clashes:
        values: dict[str, list[str]] = {}
        for given in clash.given:
            values.setdefault(given.value, []).append(LETTERS[given.column])
        sides = [f"{value} ({say.listed(letters)})" for value, letters in values.items()]
        said = f"They contradict each other – {clash.question}: {' against '.join(sides)}."
        yield Line(said, f"{clash.event}: {clash.why}" if clash.why else clash.event, clash.href)


def _of_alone(sides: Sequence[Side], alone: Sequence[int]) -> Iterator[Line]:
    parts = [
        f"{number} of {len(side.sentences)} only in {LETTERS[n]}"
        for n, (side, number) in enumerate(zip(sides, alone, strict=True))
        if number
    ]
    if parts:
        total = counted(sum(alone), "sentence stands", "sentences stand")
        yield Line(f"{total} in one report only: {say.listed(parts)}.")
    else:
        yield Line("No sentence stands in one report only.")
