"""The index keys under which near copies find each other.

Words that say something (``surprise.py``), three in a row within one line, the smallest of every
two hashes kept (winnowing: Schleimer, Wilkerson and Aiken 2003); inside quotation marks also two in
a row, so that a short quotation is found. A function word changed, dropped or added changes no key,
nor does a line put between two others. Measured beside mod-p sampling, plain winnowing of words and
other lengths: docs/decisions/0004-lineage.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from itertools import groupby, pairwise

from rashomon.lineage.surprise import background
from rashomon.lineage.wording import Wording
from rashomon.words import hashed

_TELLING = 0.4  # weight from which a word is part of a key
_WINDOW = 2  # of every two neighbouring hashes the smaller is a key


def keys(wording: Wording, most: int) -> tuple[int, ...]:
    """The keys of one text, sorted; the lowest ``most`` where there are more."""
    weight = background().weight
    found: set[int] = set()
    for _, places in groupby(
        (at for at, line in enumerate(wording.line) if line >= 0), key=wording.line.__getitem__
    ):
        telling = [at for at in places if weight.get(wording.keys[at], 1.0) >= _TELLING]
        found.update(_winnowed([wording.keys[at] for at in telling]))
        said = [wording.keys[at] for at in telling if wording.quoted[at]]
        found.update(hashed("said", *pair) for pair in pairwise(said))
    whole = [key for key, line in zip(wording.keys, wording.line, strict=True) if line >= 0]
    # Two, so that a text too short or too plain for other keys still meets its reprint.
    same = {hashed("text", *whole), hashed("text again", *whole)} if whole else set()
    return tuple(sorted({*nsmallest(most, found), *same}))


def _winnowed(telling: list[str]) -> Iterator[int]:
    grams = [hashed(*g) for g in zip(telling, telling[1:], telling[2:], strict=False)]
    if len(grams) < _WINDOW:
        yield from grams
    for at in range(len(grams) - _WINDOW + 1):
        yield min(grams[at : at + _WINDOW])
