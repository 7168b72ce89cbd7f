"""How much each piece of evidence weighs: ``weights.tsv``, made by ``training/joining.py``.

Two mentions of one word are weighed apart from two of different words: a shared agent says more
where the deed is the same. Each of the two has weights of its own for mentions that come with
vectors, since vectors take over much of what other evidence says.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ONE_WORD = "same-lemma"  # the evidence that says which weights hold
BASE = "base"


class Weights(NamedTuple):
    """Log-odds by the name of the evidence: for pairs of one word, and of two."""

    one_word: Mapping[str, float]
    two_words: Mapping[str, float]


@cache
def weights(vectors: bool) -> Weights:
    """The shipped weights, read once."""
    text = (resources.files(__package__) / "weights.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    first = rows[0].index("one word, vectors" if vectors else "one word")
    return Weights(
        {row[0]: float(row[first]) for row in rows[1:]},
        {row[0]: float(row[first + 1]) for row in rows[1:]},
    )


def scores(columns: Mapping[str, NDArray[np.float32]], given: Weights) -> NDArray[np.float64]:
    """How sure each pair is one event, 0 to 1; rounded, so that every machine has the same."""
    is_one = columns[ONE_WORD] > 0
    odds = np.where(is_one, given.one_word[BASE], given.two_words[BASE])
    for name, column in columns.items():
        one, two = given.one_word.get(name, 0.0), given.two_words.get(name, 0.0)
        if one or two:
            odds += column * np.where(is_one, one, two)
    return np.asarray(np.round(1 / (1 + np.exp(-odds)), 6), np.float64)


def pulls(evidence: Mapping[str, float], given: Weights) -> dict[str, float]:
    """What each piece of evidence on one pair adds to its log-odds."""
    held = given.one_word if evidence[ONE_WORD] else given.two_words
    found = {name: value * held.get(name, 0.0) for name, value in evidence.items() if value}
    if evidence[ONE_WORD]:
        found[ONE_WORD] = given.one_word[BASE] - given.two_words[BASE]
    return found
