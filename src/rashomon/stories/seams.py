"""A second look at one part: groups that turn on the same rare names and that no seam parts.

Weeks of coverage of one disaster shift from toll to cause to rescue, and no two such reports are
much alike. But they keep naming what hardly any other coverage names (the building, the town, its
owner), and they are about as like each other across the groups as within. Two happenings of one
place share a name or two, and are far more alike within than across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from typing import TYPE_CHECKING

from rashomon.records import Profile
from rashomon.stories.options import StoriesOptions
from rashomon.stories.rarity import rarity_among
from rashomon.stories.times import Days, days, gap

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Square = NDArray[np.float64]

_DIGITS = 9


def without_seams(
    groups: list[list[int]], part: Sequence[Profile], likeness: Square, options: StoriesOptions
) -> list[list[int]]:
    """Join groups of a part's reports, the least parted first; groups keep the order of ids."""
    coverage = _Coverage(groups, part, likeness, options)
    found = {
        pair: seam
        for pair in coverage.pairs(combinations(range(len(groups)), 2))
        if (seam := coverage.evenness(*pair)) is not None
    }
    while found:
        one, other = max(found, key=lambda pair: (found[pair], -pair[0], -pair[1]))
        coverage.join(one, other)
        found = {p: seam for p, seam in found.items() if one not in p and other not in p}
        for pair in coverage.pairs_of(one):
            seam = coverage.evenness(*pair)
            if seam is not None:
                found[pair] = seam
    return [sorted(members) for members in coverage.members.values()]


class _Coverage:
    """Groups with the names they turn on, their time, and how alike they are inside and across."""

    def __init__(
        self,
        groups: list[list[int]],
        part: Sequence[Profile],
        likeness: Square,
        options: StoriesOptions,
    ) -> None:
        self.options = options
        self.likeness = likeness
        self.members = dict(enumerate(groups))
        self.when = [days(profile.published) for profile in part]
        self.rare = _rare_terms(part, options)
        self.anchors = {group: self._anchors(held) for group, held in self.members.items()}

    def join(self, one: int, other: int) -> None:
        """Take the second group into the first."""
        self.members[one] = self.members[one] + self.members.pop(other)
        self.anchors.pop(other)
        self.anchors[one] = self._anchors(self.members[one])

    def pairs(self, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those of these pairs of groups that turn on enough of the same names."""
        anchors, least = self.anchors, self.options.anchors
        return [pair for pair in pairs if len(anchors[pair[0]] & anchors[pair[1]]) >= least]

    def pairs_of(self, one: int) -> list[tuple[int, int]]:
        """Pairs of one group with any other that turn on enough of the same names."""
        others = (other for other in self.members if other != one)
        return self.pairs((min(one, other), max(one, other)) for other in others)

    def evenness(self, one: int, other: int) -> float | None:
        """Likeness across two groups over that inside the looser one; None where a seam is."""
        silence = gap(self._span(one), self._span(other))
        if silence is not None and silence > self.options.patient_days:
            return None
        across = self._mean(self.members[one], self.members[other])
        if across < self.options.faint:
            return None
        even = round(across / min(self._inside(one), self._inside(other)), _DIGITS)
        return even if even >= self.options.even else None

    def _anchors(self, members: list[int]) -> frozenset[str]:
        """Rare terms that two in three of a group's reports are heavy with."""
        holders = Counter(term for number in members for term in self.rare[number])
        return frozenset(term for term, count in holders.items() if 3 * count >= 2 * len(members))

    def _inside(self, group: int) -> float:
        """Mean likeness of a group's reports; of a lone one, to whatever is most like it."""
        members = self.members[group]
        if len(members) == 1:
            return float(self.likeness[members[0]].max())
        return self._mean(members, members) * len(members) / (len(members) - 1)

    def _mean(self, one: list[int], other: list[int]) -> float:
        """Mean likeness between reports of two groups; that of a report to itself is 0."""
        rows = self.likeness[sorted(one)][:, sorted(other)]
        return float(rows.sum(axis=0).sum()) / (len(one) * len(other))

    def _span(self, group: int) -> Days | None:
        known = [when for number in self.members[group] if (when := self.when[number])]
        if not known:
            return None
        return Days(min(when.first for when in known), max(when.last for when in known))


def _rare_terms(part: Sequence[Profile], options: StoriesOptions) -> list[frozenset[str]]:
    """Of each report's heaviest words those that are rare in the news and in the part."""
    holders = Counter(chain.from_iterable(profile.terms for profile in part))
    heavy = [set(profile.terms[: options.anchor_terms]) for profile in part]
    rare = {
        term
        for term in set().union(*heavy)
        if holders[term] > 1
        and term.isalpha()
        and rarity_among(term, holders[term], len(part), options) >= options.anchor_rarity
    }
    return [frozenset(terms & rare) for terms in heavy]
