"""Counting sources that draw on one another once: booksellers who copy each other's lists.

Sellers say who wrote a book; many took it from each other, errors included. With gold for some of
the books, the author list that most *independent* sellers give should be right more often than
the one that most sellers give. It is no news, and no gold says who copied; it tests the arithmetic
of ``rashomon.findings.peculiar`` where its sources are many.

``python -m evals.book_claims``
"""

from __future__ import annotations

import csv
import gzip
import html
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from evals.data import folder
from rashomon.findings.peculiar import Kin, kin

_ASIDE = re.compile(r"\([^)]*\)|\bby \(author\)|\bet al\b")
_WORD = re.compile(r"[a-z]{3,}")
_NO_NAME = frozenset("and author available editor none not the unknown with".split())
_SURE = 0.95  # how probable a dependence must be to count two sellers as one

Value = frozenset[str]


def measure() -> dict[str, float]:
    """Shares of the gold books whose most supported author list is right."""
    said, truth = _claims(), _truth()
    pairs = kin(said, _SURE)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        near[pair.one].add(pair.other)
        near[pair.other].add(pair.one)
    sellers: defaultdict[str, dict[str, Value]] = defaultdict(dict)
    for seller, values in said.items():
        for book, value in values.items():
            sellers[book][seller] = value
    here = [book for book in sorted(truth) if sellers[book]]
    every = _right(here, sellers, truth, len)
    apart = _right(here, sellers, truth, lambda holders: _independent(holders, near))
    print(f"{len(here)} books with gold, {len(said)} sellers, {len(pairs)} pairs not independent")
    print(f"most sellers             {every:.3f}")
    print(f"most independent sellers {apart:.3f}")
    for pair in sorted(pairs, key=lambda p: (-p.probability, -len(p.shared), p.one))[:5]:
        print("  ", _told(pair))
    return {"dependence/books/independent": apart, "dependence/peer/books/every": every}


def _told(pair: Kin) -> str:
    alone = sum(rest == 0 for _, rest, _ in pair.shared)
    return (
        f"{pair.one} and {pair.other}: {len(pair.shared)} lists alike, {alone} of them like "
        f"nobody else's; {pair.differing} differ"
    )


def _right(
    books: Iterable[str],
    sellers: Mapping[str, Mapping[str, Value]],
    truth: Mapping[str, str],
    count: Callable[[set[str]], int],
) -> float:
    """The share of books whose best supported value is right; ties go to more sellers."""
    right = []
    for book in books:
        holders: defaultdict[Value, set[str]] = defaultdict(set)
        for seller, value in sellers[book].items():
            holders[value].add(seller)
        best = max(
            holders,
            key=lambda v: (count(holders[v]), len(holders[v]), sorted(v)),
        )
        right.append(_is_right(best, truth[book]))
    return round(sum(right) / len(right), 4)


def _independent(holders: set[str], near: Mapping[str, set[str]]) -> int:
    """How many groups of sellers that draw on each other give a value."""
    left, groups = set(holders), 0
    while left:
        waiting = [left.pop()]
        groups += 1
        while waiting:
            more = near.get(waiting.pop(), set()) & left
            left -= more
            waiting += more
    return groups


def _is_right(value: Value, gold: str) -> bool:
    """Every author's surname is there, and no word that is not in an author's name or begins it."""
    authors = [name for name in gold.split(";") if name.strip()]
    surnames = {word for name in authors for word in _words(name.split(",")[0])[-1:]}
    full = set(_words(gold))
    return surnames <= value and all(
        any(known.startswith(word) or word.startswith(known) for known in full) for word in value
    )


def _words(names: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", html.unescape(names)).lower()
    return [word for word in _WORD.findall(_ASIDE.sub(" ", plain)) if word not in _NO_NAME]


def _claims() -> dict[str, dict[str, Value]]:
    """The words of the author list by seller and book; a seller's first where it gives several."""
    said: defaultdict[str, dict[str, Value]] = defaultdict(dict)
    data = gzip.decompress((folder("book-claims") / "claims.csv.gz").read_bytes())
    lines = io.StringIO(data.decode("utf-8", "replace"), newline="")
    for row in islice(csv.reader(lines, skipinitialspace=True), 1, None):
        if len(row) > 5 and (value := frozenset(_words(row[4]))):
            said[row[5]].setdefault(row[2], value)
    return dict(said)


def _truth() -> dict[str, str]:
    path = folder("book-claims") / "truth.shared.csv"
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        return {row[0]: row[2] for row in csv.reader(lines) if len(row) > 2}


if __name__ == "__main__":
    measure()
