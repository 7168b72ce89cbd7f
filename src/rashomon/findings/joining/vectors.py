"""Vectors of mentions' words in their sentences, kept in 64 bytes each.

The reader gives every word a vector of 384 numbers. A mention's is the mean over its trigger's
words, less the mean of all, turned to the 64 directions in which event words differ most
(``projection.npy``, made by ``training/joining.py``), of unit length, a signed byte a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SIZE = 64
_SCALE = 254.0  # of unit vectors of 64 numbers hardly one is above a half


def compact(words: Floats) -> bytes:
    """The mean of some words' vectors (one a row, 384 numbers) as it is kept."""
    return turned(words, _projection())


def turned(words: Floats, projection: Floats) -> bytes:
    """The same by a projection that is given: the mean of all, then the directions."""
    seen = projection[1:] @ (np.asarray(words, np.float32).mean(axis=0) - projection[0])
    length = float(np.linalg.norm(seen)) or 1.0
    return bytes(np.clip(np.rint(seen / length * _SCALE), -127, 127).astype(np.int8))


@cache
def _projection() -> Floats:
    data = (resources.files(__package__) / "projection.npy").read_bytes()
    return np.asarray(np.load(BytesIO(data), allow_pickle=False), np.float32)


def matrix(ids: Sequence[str], vectors: Mapping[str, bytes]) -> Floats:
    """Kept vectors, one a row, of unit length; zeros for a mention without."""
    none = bytes(SIZE)
    data = b"".join(vectors.get(id_, none) for id_ in ids)
    rows = np.frombuffer(data, np.int8).reshape(-1, SIZE).astype(np.float32)
    return unit(rows)


def unit(rows: Floats) -> Floats:
    """Rows made as long as one; zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0), np.float32)
