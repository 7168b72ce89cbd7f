"""Pairs with scores -> groups, by average linkage, whatever the order of the pairs.

What is given as one from the start (a strike and the deaths it caused) counts as one: the score to
another such is that of the best pair between them. Two groups of these become one while their tie
is enough: the mean score between them, and for a part the best one, since much that is told twice
is told in passing the second time. The best two first, ties by the numbers of their first mentions.
One pair that cannot be keeps two groups apart; pairs that were not worth comparing count as nought.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.joining.pairs import Numbers

Floats = NDArray[np.float64]


class Merge(NamedTuple):
    """Two groups became one: the best pair between them and their tie."""

    one: int
    other: int
    score: float


class Bonds(NamedTuple):
    """Pairs in order, each with its score, -inf where it cannot be."""

    one: Numbers
    other: Numbers
    scores: Floats


def grouped(
    start: Sequence[Sequence[int]], bonds: Bonds, enough: float, chain: float
) -> Iterator[Merge]:
    """The merges, from groups that hold every mention once."""
    rows = np.zeros(sum(map(len, start)), np.int64)
    for number, members in enumerate(start):
        rows[list(members)] = number
    for part in _linked(rows, bonds, len(start), enough):
        if len(part) > 1:
            yield from _merges([start[n] for n in part], bonds, enough, chain)


def _linked(rows: Numbers, bonds: Bonds, count: int, enough: float) -> Iterable[list[int]]:
    """Groups that a chain of good pairs connects: no others can ever merge."""
    good = bonds.scores >= enough
    one, other = rows[bonds.one[good]], rows[bonds.other[good]]
    part, before = np.arange(count), np.full(count, -1)
    while not np.array_equal(part, before):
        before = part.copy()
        least = np.minimum(part[one], part[other])
        np.minimum.at(part, one, least)
        np.minimum.at(part, other, least)
        part = part[part]
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for number, first in enumerate(part.tolist()):
        parts[first].append(number)
    return parts.values()


def _merges(
    groups: list[Sequence[int]], bonds: Bonds, enough: float, chain: float
) -> Iterator[Merge]:
    """The merges inside one connected part."""
    table = _Table(groups, bonds, chain)
    while (best := table.strongest())[2] >= enough:
        yield table.merge(*best)


class _Table:
    """Scores between groups, a row and column each: sums, the best, and by which pair."""

    def __init__(self, groups: list[Sequence[int]], bonds: Bonds, chain: float) -> None:
        self.chain, count = chain, len(groups)
        self.width = 1 + int(max(bonds.other.max(initial=0), *map(max, groups)))
        rows = np.full(self.width, -1)
        for row, group in enumerate(groups):
            rows[list(group)] = row
        one, other = rows[bonds.one], rows[bonds.other]
        inside = np.flatnonzero((one >= 0) & (other >= 0) & (one != other))
        # The best score last, so that it is what stays written; of equals the first pair.
        inside = inside[::-1][np.argsort(bonds.scores[inside[::-1]], kind="stable")]
        scores = bonds.scores[inside]
        low, high = np.sort((one[inside], other[inside]), axis=0)
        self.best = np.zeros((count, count))
        self.pair = np.zeros((count, count), np.int64)
        self.best[low, high] = scores
        self.pair[low, high] = bonds.one[inside] * self.width + bonds.other[inside]
        never = np.isneginf(scores)
        self.best[low[never], high[never]] = -np.inf
        self.best += self.best.T
        self.pair += self.pair.T
        np.fill_diagonal(self.best, -np.inf)
        self.sums, self.ties = self.best.copy(), self.best.copy()
        self.sizes, self.alive = np.ones(count), np.ones(count, bool)
        self.every, self.top, self.height = _ranked(self.ties)

    def strongest(self) -> tuple[int, int, float]:
        """The two groups with the strongest tie; the first of several."""
        one = int(self.height.argmax())
        other = int(self.top[one])
        return min(one, other), max(one, other), float(self.height[one])

    def merge(self, one: int, other: int, score: float) -> Merge:
        """Make the second group part of the first."""
        a, b = divmod(int(self.pair[one, other]), self.width)
        better = self.best[other] > self.best[one]
        self.pair[one, better] = self.pair[other, better]
        self.pair[:, one] = self.pair[one]
        # One pair that cannot be rules out all.
        never = np.isneginf(self.sums[one]) | np.isneginf(self.sums[other])
        self.best[one] = np.maximum(self.best[one], self.best[other])
        self.best[one, never] = -np.inf
        self.best[:, one] = self.best[one]
        self.sums[one] += self.sums[other]
        self.sums[:, one] = self.sums[one]
        self.sizes[one] += self.sizes[other]
        means = self.sums[one] / (self.sizes[one] * self.sizes)
        tie = (1 - self.chain) * means + self.chain * np.maximum(self.best[one], 0)
        self.sums[other] = self.sums[:, other] = -np.inf
        self.ties[other] = self.ties[:, other] = -np.inf
        tie[other] = -np.inf
        self.ties[one] = self.ties[:, one] = tie
        self.alive[other] = False
        if 2 * np.count_nonzero(self.alive) < len(self.alive):
            self._shrink()
        else:
            self._refresh(one, other, tie)
        return Merge(a, b, round(score, 4))

    def _refresh(self, one: int, other: int, tie: Floats) -> None:
        """Each row's strongest column, where a merge may have changed it."""
        stale = (self.top == one) | (self.top == other)
        stale[one] = stale[other] = True
        self.top[stale] = self.ties[stale].argmax(axis=1)
        better = (tie > self.height) | ((tie == self.height) & (one < self.top))
        self.top[better & ~stale] = one
        self.height = self.ties[self.every, self.top]

    def _shrink(self) -> None:
        """Let go of the rows of groups that are part of others."""
        kept = np.ix_(self.alive, self.alive)
        self.best, self.pair = self.best[kept], self.pair[kept]
        self.sums, self.ties = self.sums[kept], self.ties[kept]
        self.sizes = self.sizes[self.alive]
        self.alive = self.alive[self.alive]
        self.every, self.top, self.height = _ranked(self.ties)


def _ranked(ties: Floats) -> tuple[Numbers, Numbers, Floats]:
    """The rows' numbers, each row's strongest column, and how strong that is."""
    every, top = np.arange(len(ties)), ties.argmax(axis=1)
    return every, top, ties[every, top]
