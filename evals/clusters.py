"""How well a grouping matches the gold: over pairs, and per item (B-cubed)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Agreement(NamedTuple):
    """Precision, recall and F1 over pairs of items and, B-cubed, over items.

    Source: Bagga and Baldwin 1998; Amigó et al. 2009.
    """

    pair_p: float
    pair_r: float
    pair_f1: float
    bcubed_p: float
    bcubed_r: float
    bcubed_f1: float


def agreement(gold: Sequence[str], found: Sequence[str]) -> Agreement:
    """Compare two labellings of the same items."""
    both = Counter(zip(gold, found, strict=True))
    in_gold, in_found = Counter(gold), Counter(found)
    right = _pairs(both.values())
    pair_p = right / (_pairs(in_found.values()) or 1)
    pair_r = right / (_pairs(in_gold.values()) or 1)
    item_p = sum(n * n / in_found[f] for (_, f), n in both.items()) / len(gold)
    item_r = sum(n * n / in_gold[g] for (g, _), n in both.items()) / len(gold)
    return Agreement(pair_p, pair_r, f1(pair_p, pair_r), item_p, item_r, f1(item_p, item_r))


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)
