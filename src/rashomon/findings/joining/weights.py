"""How much each piece of evidence weighs: ``weights.tsv``, fitted by ``training/joining.py``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Weights(NamedTuple):
    """Log-odds by the name of the evidence, and what is there before any."""

    base: float
    each: Mapping[str, float]


@cache
def weights() -> Weights:
    """The shipped weights, read once."""
    text = (resources.files(__package__) / "weights.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    each = {name: float(value) for name, value, *_ in rows}
    return Weights(each.pop("base"), each)


def scores(columns: Mapping[str, NDArray[np.float32]], given: Weights) -> NDArray[np.float64]:
    """How sure each pair is one event, 0 to 1; rounded, so that every machine has the same."""
    size = len(next(iter(columns.values())))
    odds = np.full(size, given.base)
    for name, weight in given.each.items():
        odds += weight * columns[name]
    return np.asarray(np.round(1 / (1 + np.exp(-odds)), 6), np.float64)
