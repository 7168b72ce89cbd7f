"""How rare a word is in the news at large: a fixed table, the same for every workspace.

Counted once by ``evals/background.py`` over openly licensed texts; a word that is not in the table
counts as one seen in a single article. The table never changes as reports arrive, so that a link
between two reports never changes either.
"""

from __future__ import annotations

import gzip
import math
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.stories.options import StoriesOptions

TABLE = "background.tsv.gz"


class Background(NamedTuple):
    """Articles counted, and in how many of them each stem stands (two or more)."""

    articles: int
    counts: dict[str, int]


@cache
def background() -> Background:
    """The shipped table, read once."""
    data = gzip.decompress(files(__package__).joinpath(TABLE).read_bytes()).decode("utf-8")
    head, *rows = data.splitlines()
    pairs = (row.split("\t") for row in rows)
    return Background(int(head.split("\t")[1]), {word: int(count) for word, count in pairs})


@lru_cache(maxsize=100_000)
def articles_with(term: str) -> int:
    """Background articles that hold a stemmed word; 1 where the table does not know it."""
    return background().counts.get(term, 1)


@lru_cache(maxsize=100_000)
def rarity(term: str) -> float:
    """Natural logarithm of articles per article that holds the word: 0 common, about 8 rare."""
    return math.log(background().articles / articles_with(term))


def rarity_among(term: str, holders: int, reports: int, options: StoriesOptions) -> float:
    """A term's rarity when a part's reports, and those of them that hold it, are counted in.

    They count for more in a large part: among few reports a word that many share may well be what
    their one story is about.
    """
    articles = background().articles
    each = options.local * reports / (reports + options.small)
    return math.log((articles + each * reports) / (articles_with(term) + each * holders))


def known(term: str) -> bool:
    """Whether the table has the word."""
    return term in background().counts
