"""Pairs with scores -> groups, by average linkage, whatever the order of the pairs.

What is given as one from the start (a strike and the deaths it caused) counts as one: the score to
another such is that of the best pair between them. Two groups of these become one while the mean
score between them is enough; the best two first, ties by the numbers of their first mentions. One
pair that cannot be keeps two groups apart; pairs that were not worth comparing count as nought.
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
    """Two groups became one: the best pair between them and their mean score."""

    one: int
    other: int
    score: float


class Bonds(NamedTuple):
    """Pairs in order, each with its score, -inf where it cannot be."""

    one: Numbers
    other: Numbers
    scores: Floats


def grouped(start: Sequence[Sequence[int]], bonds: Bonds, enough: float) -> Iterator[Merge]:
    """The merges, from groups that hold every mention once."""
    rows = np.zeros(sum(map(len, start)), np.int64)
    for number, members in enumerate(start):
        rows[list(members)] = number
    for part in _linked(rows, bonds, len(start), enough):
        if len(part) > 1:
            yield from _merges([start[n] for n in part], bonds, enough)


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


def _merges(groups: list[Sequence[int]], bonds: Bonds, enough: float) -> Iterator[Merge]:
    """The merges inside one connected part."""
    table = _Table(groups, bonds)
    while (best := table.best())[2] >= enough:
        yield table.merge(*best)


class _Table:
    """Sums of the scores between groups; a row and column each."""

    def __init__(self, groups: list[Sequence[int]], bonds: Bonds) -> None:
        count = len(groups)
        self.members = [np.array(group, np.int64) for group in groups]
        rows = np.full(1 + int(max(bonds.other.max(initial=0), *map(max, groups))), -1)
        for row, group in enumerate(self.members):
            rows[group] = row
        one, other = rows[bonds.one], rows[bonds.other]
        keep = (one >= 0) & (other >= 0) & (one != other)
        self.bonds = Bonds(*(part[keep] for part in bonds))
        self.codes = self.bonds.one * len(rows) + self.bonds.other
        self.width = len(rows)
        low, high = np.minimum(one, other)[keep], np.maximum(one, other)[keep]
        best = np.zeros((count, count))
        np.maximum.at(best, (low, high), self.bonds.scores)
        never = np.isneginf(self.bonds.scores)
        best[low[never], high[never]] = -np.inf
        self.sums = best + best.T
        np.fill_diagonal(self.sums, -np.inf)
        self.sizes = np.ones(count)
        self.means = self.sums.copy()
        self.top = self.means.argmax(axis=1)
        self.height = self.means[np.arange(count), self.top]

    def best(self) -> tuple[int, int, float]:
        """The two groups with the highest mean; the first of several."""
        one = int(self.height.argmax())
        other = int(self.top[one])
        return min(one, other), max(one, other), float(self.height[one])

    def merge(self, one: int, other: int, score: float) -> Merge:
        """Make the second group part of the first."""
        pair = self._best_pair(self.members[one], self.members[other])
        self.members[one] = np.concatenate([self.members[one], self.members[other]])
        self.sums[one] += self.sums[other]
        self.sums[:, one] = self.sums[one]
        self.sizes[one] += self.sizes[other]
        self.sums[other] = self.sums[:, other] = -np.inf
        self.means[other] = self.means[:, other] = -np.inf
        self.means[one] = self.sums[one] / (self.sizes[one] * self.sizes)
        self.means[:, one] = self.means[one]
        self._refresh(one, other)
        return Merge(*pair, round(score, 4))

    def _best_pair(self, one: Numbers, other: Numbers) -> tuple[int, int]:
        """The pair that speaks most for it; the first of several."""
        a, b = (side.ravel() for side in np.meshgrid(np.sort(one), np.sort(other), indexing="ij"))
        low, high = np.minimum(a, b), np.maximum(a, b)
        wanted = low * self.width + high
        at = np.minimum(np.searchsorted(self.codes, wanted), len(self.codes) - 1)
        scores = np.where(self.codes[at] == wanted, self.bonds.scores[at], 0.0)
        best = int(scores.argmax())
        return int(low[best]), int(high[best])

    def _refresh(self, one: int, other: int) -> None:
        """Each row's best column, where a merge may have changed it."""
        stale = (self.top == one) | (self.top == other)
        stale[[one, other]] = True
        self.top[stale] = self.means[stale].argmax(axis=1)
        column = self.means[:, one]
        better = (column > self.height) | ((column == self.height) & (one < self.top))
        self.top[better] = one
        self.height = self.means[np.arange(len(self.top)), self.top]
