"""Which quoted words are one utterance.

Two quotations are one where the shorter is all but contained in the longer, or where a long run of
words stands in both; marked and unmarked omissions do not part them. Two translations share few
runs: they are taken for one only where the same names stand around them and most of the telling
words, cut to their stems, are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import LCSseq

from rashomon.lineage.marking import Marked
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.surprise import background
from rashomon.lineage.wording import wording
from rashomon.records import Span
from rashomon.words import Word

CONTAINED = 0.75  # share of the shorter quotation's weight found in the longer
_OVERLAP = 8  # identical words in a row that make one utterance of two that merely overlap
_BESIDE = 120  # characters within which a slight fragment belongs to the next
_TELLING = 0.3  # weight from which a word bears on what is said
_MOST_TELLING = 24  # telling words of one quotation that serve to find others
_STEM = 5  # letters by which inflected forms and near translations of a word meet
# Two wordings of one utterance: share of telling words in common, how many at least, and length.
_REWORDED, _AT_LEAST, _REWORDED_WORDS = 0.5, 5, 8
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")


@dataclass(frozen=True)
class Quote:
    """The words of one pair of marks, with the names that stand around them."""

    span: Span
    report: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    weight: tuple[float, ...]
    around: frozenset[str]
    stems: frozenset[str]  # of its telling words

    @property
    def total(self) -> float:
        """What all its words weigh."""
        return sum(self.weight)


def reworded_quotes(
    left: Marked, right: Marked, options: LineageOptions
) -> list[tuple[Span, Span, float]]:
    """Pairs of quotations, one of each report, that are one utterance in two wordings."""
    return [
        (one.span, other.span, round(_telling_shared(one, other), 4))
        for one in quotes_of(left, options)
        for other in quotes_of(right, options)
        if _is_reworded(one, other)
    ]


def quotes_of(marked: Marked, options: LineageOptions) -> tuple[Quote, ...]:
    """The quotations of one report, with their words."""
    return _quotes(marked.report.id, marked.report.text, marked.marks.quotes, options.max_words)


@lru_cache(maxsize=128)
def _quotes(report: str, text: str, spans: tuple[Span, ...], most: int) -> tuple[Quote, ...]:
    read = wording(text, tuple((span.start, span.end) for span in spans), most)
    starts = [word.start for word in read.words]
    result = []
    for span in spans:
        part = slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
        start, end = _paragraph(text, span)
        outside = text[start : span.start] + " " + text[span.end : end]
        result.append(
            Quote(
                span=span,
                report=report,
                words=tuple(read.words[part]),
                keys=tuple(read.keys[part]),
                weight=tuple(read.weight[part]),
                around=frozenset(_NAME.findall(outside)),
                stems=_stems(read.keys[part]),
            )
        )
    return tuple(quote for quote in result if quote.words)


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return start, len(text) if end < 0 else end


def clusters(quotes: list[Quote], options: LineageOptions) -> list[list[int]]:
    """Groups of quotations that are one utterance, found over shared telling words."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        telling = sorted({k for k, w in zip(quote.keys, quote.weight, strict=True) if w > _TELLING})
        for pair in combinations(telling[:_MOST_TELLING], 2):
            holders[pair].append(number)
    parent = list(range(len(quotes)))
    near = {pair for numbers in holders.values() for pair in combinations(numbers, 2)}
    for i, j in sorted(near):
        if _root(parent, i) != _root(parent, j) and _is_one(quotes[i], quotes[j], options):
            parent[_root(parent, j)] = _root(parent, i)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(quotes)):
        groups[_root(parent, number)].append(number)
    kept = [group for group in groups.values() if len(group) > 1]
    alone = [group[0] for group in groups.values() if len(group) == 1]
    return [[*group, *_fragments(quotes, group, alone)] for group in kept]


def _fragments(quotes: list[Quote], group: list[int], alone: list[int]) -> list[int]:
    """Quotations too slight to be known by themselves, beside and inside one of this group."""
    held = {quotes[at].report for at in group}
    inside = {quotes[at].keys for at in group}
    return [
        at
        for at in alone
        if quotes[at].report in held
        and any(_holds(keys, quotes[at].keys) for keys in inside)
        and any(_is_beside(quotes[at].span, quotes[other].span) for other in group)
    ]


def _holds(keys: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(keys[at : at + len(part)] == part for at in range(len(keys) - len(part) + 1))


def _is_beside(one: Span, other: Span) -> bool:
    gap = max(one.start - other.end, other.start - one.end)
    return one.report == other.report and gap <= _BESIDE


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        at = parent[at]
    return at


def _is_one(one: Quote, other: Quote, options: LineageOptions) -> bool:
    common, run = _aligned(one, other)
    shorter = min(one.total, other.total)
    if common >= options.quotation and (common >= CONTAINED * shorter or run >= _OVERLAP):
        return True
    return one.report != other.report and _is_reworded(one, other)


def _aligned(one: Quote, other: Quote) -> tuple[float, int]:
    """The weight of the words that stand in both in one order, and the longest run of them."""
    common, run = 0.0, 0
    for block in LCSseq.opcodes(one.keys, other.keys).as_matching_blocks():
        common += sum(one.weight[block.a : block.a + block.size])
        run = max(run, block.size)
    return common, run


def _is_reworded(one: Quote, other: Quote) -> bool:
    if min(len(one.words), len(other.words)) < _REWORDED_WORDS or not one.around & other.around:
        return False
    return len(one.stems & other.stems) >= _AT_LEAST and _telling_shared(one, other) >= _REWORDED


def _telling_shared(one: Quote, other: Quote) -> float:
    """The share of the richer quotation's telling words that the other has too."""
    return len(one.stems & other.stems) / max(1, len(one.stems), len(other.stems))


def _stems(keys: Sequence[str]) -> frozenset[str]:
    weight = background().weight
    return frozenset(key[:_STEM] for key in keys if weight.get(key, 1.0) >= _TELLING)
