"""Under which numbers two reports of one happening find each other in an inverted index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.stories.options import StoriesOptions
from rashomon.stories.times import days
from rashomon.words import hashed

_OFFSET = 3  # the heaviest word's rank; from 1 on, fewer true pairs meet with as many keys


def report_keys(
    heaviest: Sequence[str], published: str | None, options: StoriesOptions
) -> tuple[int, ...]:
    """At most 120 numbers: pairs of the heaviest words, for dated reports within a time.

    Words pair while the product of their ranks is within a budget, so that the heaviest pair with
    many and the lighter with few. A dated report has its pairs under its span of ``bucket_days``,
    fewer under a second span half a bucket off (for neighbours across a border), and as few without
    a time, under which undated reports find it.
    """
    when = days(published)
    if when is None:
        return tuple(sorted(set(pairs(heaviest, options.undated_budget, "any"))))
    near = int(when.first / options.bucket_days)
    across = int(when.first / options.bucket_days + 0.5)
    found = set(pairs(heaviest, options.dated_budget, f"a{near}"))
    found.update(pairs(heaviest, options.spare_budget, f"b{across}"))
    found.update(pairs(heaviest, options.spare_budget, "any"))
    return tuple(sorted(found))


def pairs(terms: Sequence[str], budget: int, label: str) -> Iterator[int]:
    """Keys of the pairs whose product of ranks is within the budget, apart for each label."""
    for rank, term in enumerate(terms, _OFFSET):
        others = terms[rank - _OFFSET + 1 : budget // rank - _OFFSET + 1]
        if not others:
            return
        for other in others:
            yield hashed("story", label, *sorted((term, other)))
