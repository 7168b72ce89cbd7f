"""Which reports of one part tell of one happening: agglomeration by mean likeness.

Words that much of a part shares say little about which of its happenings a report tells, so they
are weighed again by the part itself. Likeness is then measured against how dense the coverage
around each report is (local scaling: Zelnik-Manor and Perona 2004), and the most alike groups are
joined while they reach the threshold. A gap in time counts between groups, not between reports, so
that coverage which goes on for weeks stays one story. Everything is summed in the order of report
ids: the same set gives the same stories, to the byte.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from rashomon.records import Profile
from rashomon.stories.options import StoriesOptions
from rashomon.stories.rarity import articles_with, rarity, rarity_among
from rashomon.stories.seams import without_seams
from rashomon.stories.times import days, fading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Square = NDArray[np.float64]

_DIGITS = 9  # likeness is rounded so that no machine's last bit decides
_SLACK = 1e-6  # more than rounding can add to a tie


def gather(part: Sequence[Profile], options: StoriesOptions) -> list[list[Profile]]:
    """The stories of one part, each a list of profiles by id, in order of their first id."""
    ordered = sorted(part, key=lambda profile: profile.report)
    if len(ordered) < 2 or len(ordered) > options.cap:
        return [ordered] if ordered else []
    likeness = cosines(ordered, options)
    groups = agglomerate(_scaled(likeness, options), ordered, options)
    groups = without_seams(groups, ordered, likeness, options)
    return [[ordered[i] for i in group] for group in groups]


def cosines(part: Sequence[Profile], options: StoriesOptions) -> Square:
    """Cosine of each two reports, of one with itself 0; each summed in the order of its terms."""
    import numpy as np

    held = _postings(part, options)
    ends = np.cumsum(np.bincount(held.terms))[held.terms]
    counts = np.bincount(held.reports, minlength=len(part))
    square = np.zeros((len(part), len(part)))
    by_report = np.split(np.argsort(held.reports, kind="stable"), np.cumsum(counts)[:-1])
    for number, mine in enumerate(by_report):
        later = ends[mine] - mine - 1  # who holds the same term, and has not had its turn
        skipped = np.repeat(mine + 1 - np.cumsum(later) + later, later)
        others = np.arange(len(skipped)) + skipped
        products = np.repeat(held.weights[mine], later) * held.weights[others]
        square[number] = np.bincount(held.reports[others], products, len(part))
    return square + square.T


class _Postings(NamedTuple):
    """Who holds which term, and how heavily: sorted by term, then report."""

    terms: NDArray[np.int64]
    reports: NDArray[np.int64]
    weights: NDArray[np.float64]


def _postings(part: Sequence[Profile], options: StoriesOptions) -> _Postings:
    """A part's terms with weights of unit length, as rare as they are in the news and the part."""
    import numpy as np

    spelled = list(chain.from_iterable(profile.terms for profile in part))
    local = Counter(spelled)
    number = {term: n for n, term in enumerate(sorted(local))}
    terms = np.array([number[term] for term in spelled], dtype=np.int64)
    change = _changes({term: local[term] for term in number}, len(part), options)
    weights = np.fromiter(
        chain.from_iterable(profile.weights for profile in part), float, len(spelled)
    )
    weights *= np.array(change)[terms]
    counts = [len(profile.terms) for profile in part]
    weights /= np.repeat(_lengths(weights, counts), counts)
    reports = np.repeat(np.arange(len(part)), counts)
    order = np.argsort(terms, kind="stable")
    return _Postings(terms[order], reports[order], weights[order])


def _lengths(weights: NDArray[np.float64], counts: Sequence[int]) -> list[float]:
    """The length of each report's vector; 1 of one without terms."""
    squares = iter((weights * weights).tolist())
    return [math.sqrt(math.fsum(islice(squares, count))) or 1.0 for count in counts]


def _changes(holders: Mapping[str, int], reports: int, options: StoriesOptions) -> list[float]:
    """What each term's weight is multiplied by when the part's reports are counted in."""
    known: dict[tuple[int, int], float] = {}
    for term, count in holders.items():
        alike = articles_with(term), count  # a term's rarity is a function of these
        if alike not in known:
            known[alike] = _change(term, count, reports, options)
    return [known[articles_with(term), count] for term, count in holders.items()]


def _change(term: str, holders: int, reports: int, options: StoriesOptions) -> float:
    """What one term's weight is multiplied by.

    A word that no other report of a large part has cannot link it and counts less.
    """
    here = max(rarity_among(term, holders, reports, options), 0.0)
    change: float = (here / rarity(term)) ** options.rarity_power
    if holders > 1:
        return change
    return change * (1 - options.lone * reports / (reports + options.small))


def _scaled(likeness: Square, options: StoriesOptions) -> Square:
    """Likeness over the mean likeness of both reports' nearest neighbours, to a power."""
    import numpy as np

    nearest = np.sort(likeness, axis=1)[:, ::-1][:, : options.nearest]
    dense = np.maximum(nearest.sum(axis=1) / options.nearest, options.sparse)
    scale = (dense[:, None] * dense) ** (options.density / 2)
    return np.asarray(np.round(likeness / scale, _DIGITS))


def agglomerate(
    likeness: Square, part: Sequence[Profile], options: StoriesOptions
) -> list[list[int]]:
    """Join the two most alike groups while they reach the threshold; ties go to the lower ids.

    No tie of two groups is stronger than their best pair, so what no pair at the threshold
    connects never meets, and is joined apart.
    """
    import numpy as np

    groups = []
    for members in _connected(likeness >= options.join - _SLACK):
        inside = likeness[np.ix_(members, members)]
        found = joined(inside, [part[i] for i in members], options)
        groups += [[members[i] for i in group] for group in found]
    return sorted(groups)


def _connected(near: NDArray[np.bool_]) -> list[list[int]]:
    """The components of a graph, each sorted."""
    left = set(range(len(near)))
    components = []
    while left:
        waiting = [left.pop()]
        found = set(waiting)
        while waiting:
            reached = left.intersection(near[waiting.pop()].nonzero()[0].tolist())
            left -= reached
            found |= reached
            waiting += reached
        components.append(sorted(found))
    return components


def joined(likeness: Square, part: Sequence[Profile], options: StoriesOptions) -> list[list[int]]:
    """The groups of one component."""
    import numpy as np

    if len(part) == 1:
        return [[0]]
    groups = {number: [number] for number in range(len(part))}
    ties = _Ties(likeness, part, options)
    while True:
        one, other = sorted(divmod(int(np.argmax(ties.score)), len(part)))
        if ties.score[one, other] < options.join:
            return list(groups.values())
        groups[one] = sorted(groups[one] + groups.pop(other))
        ties.join(one, other)


class _Ties:
    """How strongly each two groups belong together; -1 on the diagonal and for groups gone."""

    def __init__(self, likeness: Square, part: Sequence[Profile], options: StoriesOptions) -> None:
        import numpy as np

        known: list[Any] = [days(profile.published) or (np.nan, np.nan) for profile in part]
        self.first = np.array([first for first, _ in known])
        self.last = np.array([last for _, last in known])
        self.total, self.best = likeness.copy(), likeness.copy()
        self.size = np.ones(len(part))
        self.options = options
        self.fading = cache(partial(fading, options=options))
        self.score = np.stack([self._row(number) for number in range(len(part))])
        np.fill_diagonal(self.score, -1.0)

    def join(self, one: int, other: int) -> None:
        """Take the second group into the first."""
        import numpy as np

        self.total[one] += self.total[other]
        self.total[:, one] = self.total[one]
        self.best[one] = self.best[:, one] = np.maximum(self.best[one], self.best[other])
        self.size[one] += self.size[other]
        self.first[one] = np.fmin(self.first[one], self.first[other])
        self.last[one] = np.fmax(self.last[one], self.last[other])
        self.score[other, :] = self.score[:, other] = -1.0
        row = np.where(self.score[:, one] > -1.0, self._row(one), -1.0)
        self.score[one, :] = self.score[:, one] = row

    def _row(self, one: int) -> NDArray[np.float64]:
        """One group's ties: mean and best likeness of their reports, less for a gap in time."""
        import numpy as np

        mean = self.total[one] / (self.size[one] * self.size)
        tie = (1 - self.options.chain) * mean + self.options.chain * self.best[one]
        apart = np.maximum(self.first[one] - self.last, self.first - self.last[one])
        silence = np.floor(np.maximum(apart, 0.0)).tolist()
        left = [self.fading(None if math.isnan(each) else each) for each in silence]
        return np.asarray(np.round(tie * np.array(left), _DIGITS))
