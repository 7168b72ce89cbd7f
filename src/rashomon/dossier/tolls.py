"""How many, in three numbers as conflict data have them: best, low and high of one count.

UCDP codes a best, a low and a high estimate of deaths; here none of them is an estimate of ours.
Source of the three: UCDP GED Codebook 23.1, "best", "low", "high".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.dossier.outgoing import chosen, current
from rashomon.records import Finding, FindingStatus, Qualifier, Standing, Value

_FIGURES = (Qualifier.EXACTLY, Qualifier.AT_LEAST, Qualifier.ABOUT, Qualifier.NO)


@dataclass(frozen=True, slots=True)
class Toll:
    """Best, low and high of one count; None where nobody tells, or no limit is set."""

    best: int | None = None
    low: int | None = None
    high: int | None = None


def toll(finding: Finding | None) -> Toll:
    """The three numbers of a finding on a count.

    ``low`` and ``high`` are what the words allow over all values that stand, rivals among them.
    ``best`` is the chosen value's own figure; None where the values contest each other, or where
    it is said in words only. Who counts one kind of people ("112 workers") sets no limit to how
    many there were in all; of several kinds there were at least as many as the largest.
    """
    values = [value for value in current(finding) if value.quantity is not None]
    if finding is None or not values:
        return Toll()
    whole = [value for value in values if _is_whole(value)]
    if not whole and len({_whose(value) for value in values}) > 1:
        return Toll(low=max(_reach(value)[0] for value in values))
    sets_limit, whole = bool(whole), whole or values
    if finding.status is not FindingStatus.CONTESTED:
        whole = [v for v in whole if v.standing is not Standing.COARSER] or whole
    low = min(_reach(value)[0] for value in whole)
    highs = [_reach(value)[1] for value in whole]
    high = None if None in highs else max(each for each in highs if each is not None)
    return Toll(_best(finding, whole), low, high if sets_limit else None)


def _best(finding: Finding, whole: Sequence[Value]) -> int | None:
    if finding.status is FindingStatus.CONTESTED and not finding.set_to:
        return None
    value = chosen(finding) if finding.set_to else next(iter(whole))
    if value is None or value.quantity is None or value.quantity.qualifier not in _FIGURES:
        return None
    return int(value.quantity.low)


def _is_whole(value: Value) -> bool:
    """Whether it counts everybody, and is no part of another count."""
    quantity = value.quantity
    return quantity is not None and quantity.is_of_everybody and quantity.part_of is None


def _whose(value: Value) -> str:
    """The noun that is counted, empty where none is said."""
    words = value.quantity.whose.lower().split() if value.quantity is not None else []
    return words[-1] if words else ""


def _reach(value: Value) -> tuple[int, int | None]:
    assert value.quantity is not None
    low, high = value.quantity.reach
    return math.ceil(low), None if high == math.inf else math.floor(high)
