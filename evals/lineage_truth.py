"""What is true of a generated set: which pairs share words of one origin, and which none knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from evals.lineage_sources import Article
from rashomon.words import words

Origin = tuple[str, int]  # a source article and the number of the word in it
Pair = tuple[str, str]
# Two source articles with this many words in a row in common are true copies that the data set
# does not label (wire text, one quotation): read by eye in ECB+, 10 and more nearly always are,
# 9 and fewer are as often a fact that has one name. Such pairs are left out of the scoring.
TRUE_COPY_RUN = 10
# So are pairs with two separate runs of this many: read by eye, wire copy that was worked over.
# The figures named "strict" count these as negatives.
WORKED_OVER_RUN = 7
# A generated pair that shares fewer words of origin than this is left out; none is a negative.
LEAST_SHARED = 12


@dataclass(frozen=True)
class Made:
    """A text of the set: an article as it was, or a copy made of one or two."""

    name: str
    how: str
    sources: tuple[str, ...]
    text: str
    origin: tuple[Origin | None, ...]  # one for each of words(text)


@dataclass(frozen=True)
class GeneratedSet:
    """The texts, the pairs that share words of origin, and the pairs whose truth is not known."""

    texts: tuple[Made, ...]
    positive: frozenset[tuple[int, int]]
    left_out: frozenset[tuple[int, int]]
    worked_over: frozenset[tuple[int, int]]
    one_story: frozenset[tuple[int, int]]  # pairs with sources of one story


def shared(made: Sequence[Made]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs with enough words of one origin, and pairs with some but too few."""
    holders: dict[Origin, list[int]] = defaultdict(list)
    for number, text in enumerate(made):
        for origin in {o for o in text.origin if o}:
            holders[origin].append(number)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        for pair in combinations(numbers, 2):
            counts[pair] += 1
    enough = {pair for pair, count in counts.items() if count >= LEAST_SHARED}
    return enough, set(counts) - enough


def true_copies(articles: Sequence[Article]) -> tuple[set[Pair], set[Pair]]:
    """Pairs of source articles with one long run of words in common, and with two shorter ones."""
    holders: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for article in articles:
        keys = [w.key for p in article.paragraphs for s in p for w in words(s)]
        for at in range(len(keys) - WORKED_OVER_RUN + 1):
            holders[tuple(keys[at : at + WORKED_OVER_RUN])].append((article.name, at))
    places: dict[Pair, set[int]] = defaultdict(set)
    for held in holders.values():
        for (one, at), (other, to) in combinations(held, 2):
            if one != other:
                places[(one, other) if one < other else (other, one)].add(at if one < other else to)
    longest = {pair: _runs(found) for pair, found in places.items()}
    enough = TRUE_COPY_RUN - WORKED_OVER_RUN + 1
    copied = {pair for pair, runs in longest.items() if max(runs) >= enough}
    return copied, {pair for pair, runs in longest.items() if len(runs) > 1} - copied


def siblings(articles: Sequence[Article]) -> set[Pair]:
    """Pairs of articles of one story."""
    stories: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        stories[article.story].append(article.name)
    return {pair for names in stories.values() for pair in combinations(sorted(names), 2)}


def _runs(places: set[int]) -> list[int]:
    """Lengths of the stretches of consecutive numbers."""
    lengths: list[int] = []
    last = -2
    for place in sorted(places):
        if place == last + 1:
            lengths[-1] += 1
        else:
            lengths.append(1)
        last = place
    return lengths


def lifted_to(made: Sequence[Made], pairs: set[Pair]) -> set[tuple[int, int]]:
    """Pairs of generated texts whose sources make such a pair."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(made):
        for source in text.sources:
            holders[source].append(number)
    return {
        (min(i, j), max(i, j))
        for one, other in pairs
        for i in holders[one]
        for j in holders[other]
        if i != j
    }
