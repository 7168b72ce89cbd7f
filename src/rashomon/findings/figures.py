"""How two counts stand to each other.

Numbers compare by what their words leave open (``Quantity.reach``); those that count different
people, or a part of the others, do not exclude each other.
"""

from __future__ import annotations

from rashomon.findings.comparing import BOTH, SAME, Compared, Relation
from rashomon.records import Conflict, Qualifier, Quantity

_GENERAL = frozenset(
    "people person persons others dead victims casualties lives bodies individuals souls".split()
)
_EXACT = (Qualifier.EXACTLY, Qualifier.AT_LEAST, Qualifier.NO)


def compare_figures(a: Quantity, b: Quantity) -> Compared:
    """How the first count stands to the second."""
    mine, theirs = scope(a), scope(b)
    part = a.part_of is not None or b.part_of is not None
    if mine != theirs and mine and theirs:
        return BOTH  # soldiers and civilians
    if mine != theirs or part:
        return _part(a, b, narrow=bool(mine) or a.part_of is not None)
    if a.low == b.low and a.high is not None and a.high == b.high:
        return SAME
    if a.low == b.low and a.qualifier in _EXACT and b.qualifier in _EXACT:
        return SAME  # "23" and "at least 23" are one figure
    if a.overlaps(b):
        if a.contains(b) == b.contains(a):
            return BOTH
        finer = Relation.COARSER if a.contains(b) else Relation.FINER
        return Compared(finer, f"“{a}” and “{b}” allow each other")
    return Compared(Relation.EXCLUDES, f"{a} and {b} cannot both be the figure", Conflict.FIGURES)


def _part(a: Quantity, b: Quantity, *, narrow: bool) -> Compared:
    """A part against the whole that it may be of: it must not be larger."""
    small, whole = (a, b) if narrow else (b, a)
    if small.reach[0] <= whole.reach[1]:
        return BOTH
    reason = f"{small} of one kind are more than {whole} in all"
    return Compared(Relation.EXCLUDES, reason, Conflict.FIGURES)


def scope(quantity: Quantity) -> str:
    """Whom it counts, empty for people in general."""
    word = quantity.whose.lower().split()[-1] if quantity.whose else ""
    return "" if word in _GENERAL else word.removesuffix("s")
