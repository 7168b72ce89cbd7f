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
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rashomon.records import Profile
from rashomon.stories.options import StoriesOptions
from rashomon.stories.rarity import rarity, rarity_among
from rashomon.stories.seams import without_seams
from rashomon.stories.times import days, fading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Square = NDArray[np.float64]

_DIGITS = 9  # likeness is rounded so that no machine's last bit decides


def gather(part: Sequence[Profile], options: StoriesOptions) -> list[list[Profile]]:
    """The stories of one part, each a list of profiles by id, in order of their first id."""
    ordered = sorted(part, key=lambda profile: profile.report)
    if len(ordered) < 2 or len(ordered) > options.cap:
        return [ordered] if ordered else []
    likeness = _cosines(ordered, options)
    groups = _agglomerate(_scaled(likeness, options), ordered, options)
    groups = without_seams(groups, ordered, likeness, options)
    return [[ordered[i] for i in group] for group in groups]


def reweighed(part: Sequence[Profile], options: StoriesOptions) -> list[dict[str, float]]:
    """Each report's terms with weights of unit length, as rare as they are in news and part."""
    local = Counter(term for profile in part for term, _ in profile.terms)
    change = {term: _change(term, count, len(part), options) for term, count in local.items()}
    weighed = []
    for profile in part:
        terms = {term: weight * change[term] for term, weight in profile.terms}
        length = math.sqrt(math.fsum(weight * weight for weight in terms.values())) or 1.0
        weighed.append({term: weight / length for term, weight in terms.items()})
    return weighed


def _change(term: str, holders: int, reports: int, options: StoriesOptions) -> float:
    """What a term's weight is multiplied by when the part's reports are counted in.

    A word that no other report of a large part has cannot link it and counts less.
    """
    here = max(rarity_among(term, holders, reports, options), 0.0)
    change: float = (here / rarity(term)) ** options.rarity_power
    if holders > 1:
        return change
    return change * (1 - options.lone * reports / (reports + options.small))


def _cosines(part: Sequence[Profile], options: StoriesOptions) -> Square:
    import numpy as np

    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, terms in enumerate(reweighed(part, options)):
        for term, weight in terms.items():
            postings[term].append((number, weight))
    square = np.zeros((len(part), len(part)))
    for term in sorted(postings):
        if len(postings[term]) > 1:
            rows = np.array([number for number, _ in postings[term]])
            weights = np.array([weight for _, weight in postings[term]])
            square[rows[:, None], rows] += weights[:, None] * weights
    np.fill_diagonal(square, 0.0)
    return square


def _scaled(likeness: Square, options: StoriesOptions) -> Square:
    """Likeness over the mean likeness of both reports' nearest neighbours, to a power."""
    import numpy as np

    nearest = np.sort(likeness, axis=1)[:, ::-1][:, : options.nearest]
    dense = np.maximum(nearest.sum(axis=1) / options.nearest, options.sparse)
    scale = (dense[:, None] * dense) ** (options.density / 2)
    return np.asarray(np.round(likeness / scale, _DIGITS))


def _agglomerate(
    likeness: Square, part: Sequence[Profile], options: StoriesOptions
) -> list[list[int]]:
    """Join the two most alike groups while they reach the threshold; ties go to the lower ids."""
    import numpy as np

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
        silence, place = np.unique(np.floor(np.maximum(apart, 0.0)), return_inverse=True)
        left = [fading(None if np.isnan(s) else float(s), self.options) for s in silence]
        return np.asarray(np.round(tie * np.array(left)[place], _DIGITS))
