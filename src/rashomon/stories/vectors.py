"""Weighed terms as numbers: many are compared at once, and none of their words is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.records import Vector
from rashomon.words import hashed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ID, _WEIGHT = "<i8", "<f8"  # the same bytes on every machine


def vector(terms: Mapping[str, float]) -> Vector:
    """Terms with their weights, sorted by the terms' numbers."""
    import numpy as np

    pairs = sorted((_number(term), weight) for term, weight in terms.items())
    return Vector(
        np.array([number for number, _ in pairs], dtype=_ID).tobytes(),
        np.array([weight for _, weight in pairs], dtype=_WEIGHT).tobytes(),
    )


def products(one: Vector, others: Sequence[Vector]) -> list[float]:
    """The product of one vector with each of the others.

    Summed in the order of the terms' numbers: neither side nor company changes a bit of it.
    """
    import numpy as np

    mine, my_weights = _read(one)
    if not len(mine) or not others:
        return [0.0] * len(others)
    terms, weights = _read(
        Vector(b"".join(v.terms for v in others), b"".join(v.weights for v in others))
    )
    owner = np.repeat(np.arange(len(others)), [len(v.terms) // 8 for v in others])
    at = np.searchsorted(mine, terms)
    at[at == len(mine)] = 0
    shared = mine[at] == terms
    both = my_weights[at[shared]] * weights[shared]
    found: list[float] = np.bincount(owner[shared], both, len(others)).tolist()
    return found


def _read(held: Vector) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    import numpy as np

    return np.frombuffer(held.terms, _ID), np.frombuffer(held.weights, _WEIGHT)


@lru_cache(maxsize=100_000)
def _number(term: str) -> int:
    return hashed("term", term)
