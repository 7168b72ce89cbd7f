"""Which of two reports is nearer the source: times, credits, completeness; unknown is an answer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from rashomon.lineage.marking import Marked
from rashomon.publishers import same
from rashomon.records import Direction, Report, Towards

# Log-odds that each kind of evidence is right. Set by judgement, not measured: no public set says
# who copied whom. A named source outweighs the clock, the clock outweighs length.
_CREDIT, _EARLIER, _FULLER = 2.5, 1.5, 0.8
_SPEAKS = 0.5  # log-odds below which evidence that pulls both ways says nothing
_LONGER = 1.25  # times the other's length from which the fuller text counts as fuller


class Hint(NamedTuple):
    """One piece of evidence: log-odds towards the left (positive) or right, and its words."""

    towards_left: float
    reason: str


class Sizes(NamedTuple):
    """Words of each text (or of each version of a quotation), and whether one holds the other."""

    left: int
    right: int
    what: str  # "text" or "quotation"
    is_contained: bool


def direction(left: Marked, right: Marked, sizes: Sizes) -> Direction:
    """Weigh what speaks for either side; symmetric in the two reports."""
    parent = _common_parent(left, right)
    if parent:
        return Direction(Towards.UNKNOWN, 0.0, (parent,))
    hints = [*_credits(left, right), *_times(left.report, right.report), *_fuller(sizes)]
    if not hints:
        return Direction(Towards.UNKNOWN, 0.0, (_silence(left.report, right.report),))
    total = sum(hint.towards_left for hint in hints)
    reasons = tuple(hint.reason for hint in hints)
    if abs(total) < _SPEAKS:
        return Direction(Towards.UNKNOWN, 0.0, (*reasons, "these pull both ways"))
    source = Towards.LEFT if total > 0 else Towards.RIGHT
    return Direction(source, round(1 / (1 + math.exp(-abs(total))), 2), reasons)


def cited_by(one: Marked, other: Report) -> str | None:
    """The other's outlet as ``one`` cites it, where ``one`` does."""
    if other.outlet is None:
        return None
    for citation in one.marks.citations:
        if same(citation.cited, other.outlet.value):
            return citation.cited
    return None


def _common_parent(left: Marked, right: Marked) -> str | None:
    """A publisher that both credit and neither is: then neither need have copied the other."""
    if cited_by(left, right.report) or cited_by(right, left.report):
        return None
    theirs = {citation.cited for citation in right.marks.citations}
    both = sorted({c.cited for c in left.marks.citations if c.cited in theirs})
    return f"both cite {' and '.join(both)}: perhaps a common parent" if both else None


def _credits(left: Marked, right: Marked) -> Iterator[Hint]:
    cited = cited_by(left, right.report)
    if cited:
        yield Hint(-_CREDIT, f"{_who(left.report, 'left')} cites {cited}")
    cited = cited_by(right, left.report)
    if cited:
        yield Hint(_CREDIT, f"{_who(right.report, 'right')} cites {cited}")


def _times(left: Report, right: Report) -> Iterator[Hint]:
    one, other = left.published, right.published
    if one is None or other is None:
        return
    if one.before(other):
        yield Hint(_EARLIER, f"{_who(left, 'left')} is earlier: {one.edtf} before {other.edtf}")
    elif other.before(one):
        yield Hint(-_EARLIER, f"{_who(right, 'right')} is earlier: {other.edtf} before {one.edtf}")


def _fuller(sizes: Sizes) -> Iterator[Hint]:
    if not sizes.is_contained:
        return
    if sizes.left >= sizes.right * _LONGER:
        words = f"{sizes.left} words against {sizes.right}"
        yield Hint(_FULLER, f"the left {sizes.what} is fuller: {words}")
    elif sizes.right >= sizes.left * _LONGER:
        words = f"{sizes.right} words against {sizes.left}"
        yield Hint(-_FULLER, f"the right {sizes.what} is fuller: {words}")


def _who(report: Report, side: str) -> str:
    return report.outlet.value if report.outlet else f"the {side} report"


def _silence(left: Report, right: Report) -> str:
    undated = left.published is None or right.published is None
    clock = "not both are dated" if undated else "the times of publication overlap"
    return f"{clock}, neither cites the other, and neither text is clearly fuller"
