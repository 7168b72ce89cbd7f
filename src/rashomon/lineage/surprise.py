"""How much a shared word says: rare words much, function words and stock phrases next to nothing.

The table is word frequencies and stock three-word sequences counted by
``python -m evals.lineage_background``; the formulas of reporting are our own list.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

from rashomon.words import Word, words

TABLE = "surprise.tsv.gz"
FORMULAS = "formulas.txt"
# Bits of surprise at which a word counts nothing beyond the floor, and at which it counts in full:
# "said" has about 8 bits, "border" 13, a word unseen in 700,000 about 19.
_PLAIN, _RARE = 6.0, 15.0
_FLOOR = 0.12  # a function word inside a longer shared run still shows one wording
_NAME = 0.35  # two reports of one happening share its names and figures without copying
_STOCK = 0.25  # what is left of a word that stands in a stock phrase
_ENDS_SENTENCE = frozenset(".!?:…")
_FORMULA = 5  # stock words in a row from which they are a formula and lengthen no run

Trigram = tuple[str, str, str]


class Background(NamedTuple):
    """Weight of each known word, and the three-word sequences that are stock."""

    weight: dict[str, float]
    stock: frozenset[Trigram]


@lru_cache(maxsize=1)
def background() -> Background:
    """The shipped table, read on first use."""
    room = files("rashomon.lineage")
    text = gzip.decompress(room.joinpath(TABLE).read_bytes()).decode("utf-8")
    weight: dict[str, float] = {}
    stock: set[Trigram] = set()
    for line in text.splitlines():
        first, _, bits = line.partition("\t")
        if bits:
            weight[first] = _weight(float(bits))
        else:
            one, two, three = first.split(" ")
            stock.add((one, two, three))
    for line in room.joinpath(FORMULAS).read_text("utf-8").splitlines():
        stock |= set(trigrams([w.key for w in words(line)]))
    return Background(weight, frozenset(stock))


def trigrams(keys: Sequence[str]) -> list[Trigram]:
    """Each three words in a row."""
    return list(zip(keys, keys[1:], keys[2:], strict=False))


class Worth(NamedTuple):
    """What each word of a text is worth, 0 to 1, and whether it stands in a reporting formula."""

    weight: list[float]
    formula: list[bool]


def worth(text: str, found: Sequence[Word]) -> Worth:
    """What each word of a text is worth as evidence of copying."""
    table = background()
    keys = [word.key for word in found]
    plain = [table.weight.get(key, 1.0) for key in keys]
    result = list(plain)
    last = 0
    for at, word in enumerate(found):
        if plain[at] > _NAME:
            first = text[word.start]
            is_known = keys[at] in table.weight
            opens = is_known and first.isupper() and _opens_sentence(text, last, word.start)
            if first.isdigit() or (first.isupper() and not opens):
                result[at] = _NAME
        last = word.end
    stock = [False] * len(keys)
    for at, gram in enumerate(zip(keys, keys[1:], keys[2:], strict=False)):
        if gram in table.stock:
            stock[at] = stock[at + 1] = stock[at + 2] = True
    weight = [
        min(value, _STOCK * whole) if is_stock else value
        for value, whole, is_stock in zip(result, plain, stock, strict=True)
    ]
    return Worth(weight, _long(stock))


def _long(stock: list[bool]) -> list[bool]:
    """Keep only stretches of stock words that are long enough to be a formula."""
    result: list[bool] = []
    for is_stock, group in groupby(stock):
        size = len(list(group))
        result += [is_stock and size >= _FORMULA] * size
    return result


def _opens_sentence(text: str, last: int, start: int) -> bool:
    """Whether a capital at ``start`` says nothing because a sentence opens there."""
    if last == 0:
        return True
    between = text[last:start]
    return "\n" in between or not _ENDS_SENTENCE.isdisjoint(between)


def _weight(bits: float) -> float:
    return max(_FLOOR, min(1.0, (bits - _PLAIN) / (_RARE - _PLAIN)))
