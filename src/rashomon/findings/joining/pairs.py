"""Which pairs of mentions are worth comparing: those that meet under a key of deed or detail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.joining.numbers import telling
from rashomon.findings.joining.traits import Traits

Numbers = NDArray[np.int64]
_ALIKE = 0.3  # cosine of two mentions' vectors from which different words are worth comparing
_AT_ONCE = 1024  # mentions


def pairs(
    mentions: Sequence[Traits], vectors: NDArray[np.float32] | None = None
) -> tuple[Numbers, Numbers]:
    """The places of both in the list, the smaller first, each pair once, in order."""
    under: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        for key in dict.fromkeys(_keys(mention)):
            under[key].append(number)
    count = len(mentions)
    met = [np.empty(0, np.int64)]
    met += [_all_pairs(members, count) for members in under.values() if len(members) > 1]
    if vectors is not None:
        met += _alike(vectors, count)
    codes = np.sort(np.concatenate(met))
    codes = codes[np.append(True, codes[1:] != codes[:-1])] if len(codes) else codes
    one, other = codes // max(count, 1), codes % max(count, 1)
    keep = _of_one_kind(mentions, one, other)
    return one[keep], other[keep]


def _alike(vectors: NDArray[np.float32], count: int) -> Iterator[Numbers]:
    """Pairs whose vectors point much the same way."""
    for first in range(0, count, _AT_ONCE):
        cosines = vectors[first : first + _AT_ONCE] @ vectors.T
        one, other = np.nonzero(cosines >= _ALIKE)
        one += first
        keep = one < other
        yield np.asarray(one[keep] * count + other[keep], np.int64)


def _all_pairs(members: list[int], count: int) -> Numbers:
    numbers = np.array(members, np.int64)
    first, second = np.triu_indices(len(numbers), 1)
    return np.asarray(numbers[first] * count + numbers[second], np.int64)


def _keys(mention: Traits) -> Iterator[tuple[str, ...]]:
    told, family = mention.told, mention.family
    yield ("root", mention.root)
    if mention.coded and told.mode:
        yield ("mode", told.type, told.mode)
    for party in mention.parties:
        yield ("party", family, party)
    if mention.spot is not None and mention.spot.located is not None:
        yield ("place", family, mention.spot.located.id)
    for figure in telling(told.quantities):
        yield ("figure", family, figure)


def _of_one_kind(mentions: Sequence[Traits], one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    """Pairs of one family of deeds, of one root, or of which one has no known kind (by vectors)."""
    families = coded(mention.family for mention in mentions)
    roots = coded(mention.root for mention in mentions)
    known = np.array([mention.coded for mention in mentions], bool)
    return np.asarray(
        (families[one] == families[other])
        | (roots[one] == roots[other])
        | ~known[one]
        | ~known[other],
        bool,
    )


def coded(values: Iterator[str]) -> Numbers:
    """Strings as numbers: equal ones have the same."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int64)
