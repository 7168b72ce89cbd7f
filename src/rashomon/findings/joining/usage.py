"""How a word of a deed is used over all reports of a story: by how many, beside what, of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.joining.traits import Traits
from rashomon.findings.joining.vectors import unit

Floats = NDArray[np.float32]
_FEW = 3  # reports; of a smaller story, being in all of them says little


class Usage:
    """The words of some mentions, numbered: ``words`` gives each mention's.

    ``spread``: in which share of its story's reports a word stands; ``beside``: in which share of
    the rarer word's sentences two words stand together; ``parties``: which share of all who take
    part in either they have in common.
    """

    def __init__(
        self, mentions: Sequence[Traits], words: NDArray[np.int64], stories: Sequence[str]
    ) -> None:
        self.words = words
        self.count = int(words.max(initial=-1)) + 1
        reports = defaultdict[str, set[str]](set)
        for mention, story in zip(mentions, stories, strict=True):
            reports[story].add(mention.told.report)
        told = [f"{m.told.report}\n{m.told.sentence}" for m in mentions]
        sentences = self._held([[sentence] for sentence in told])
        within = self._held([[mention.told.report] for mention in mentions])
        sizes = np.ones(self.count)
        for word, story in zip(words.tolist(), stories, strict=True):
            sizes[word] = max(_FEW, len(reports[story]))
        self.spread = within.sum(axis=1) / sizes
        each = sentences.sum(axis=1)
        self.beside = sentences @ sentences.T / np.minimum.outer(each, each)
        parties = self._held([sorted(mention.parties) for mention in mentions])
        common, each = parties @ parties.T, parties.sum(axis=1)
        self.parties = common / np.maximum(np.add.outer(each, each) - common, 1)

    def _held(self, keys: Sequence[Sequence[str]]) -> Floats:
        """1 where a word has a key."""
        numbers: dict[str, int] = {}
        cells = [
            (word, numbers.setdefault(key, len(numbers)))
            for word, held in zip(self.words.tolist(), keys, strict=True)
            for key in held
        ]
        table = np.zeros((self.count, len(numbers)), np.float32)
        if cells:
            table[tuple(np.array(cells).T)] = 1
        return table


def means_alike(vectors: Floats, groups: NDArray[np.int64]) -> Floats:
    """The cosine of the mean vectors of two groups."""
    sums = np.zeros((int(groups.max(initial=-1)) + 1, vectors.shape[1]), np.float32)
    np.add.at(sums, groups, vectors)
    means = unit(sums)
    return np.asarray(means @ means.T, np.float32)
