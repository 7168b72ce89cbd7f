"""One quotation in its versions: which quoted words are one utterance, and how versions differ.

Two quotations are one where the shorter is all but contained in the longer, or where a long run of
words stands in both; marked and unmarked omissions do not part them. Two translations share few
runs: they are taken for one only where the same names stand around them and most of the telling
words, cut to their stems, are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, groupby

from rapidfuzz.distance import Indel, LCSseq, MatchingBlock

from rashomon.lineage.marking import Marked
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.surprise import background
from rashomon.lineage.wording import wording
from rashomon.records import Difference, Quotation, QuotationVersion, Span, content_id
from rashomon.words import Word, paragraphs, words

_CONTAINED = 0.75  # share of the shorter quotation's weight found in the longer
_OVERLAP = 8  # identical words in a row that make one utterance of two that merely overlap
_APART = 15  # unquoted words that may part two fragments of one quotation
_BESIDE = 120  # characters within which a slight fragment belongs to the next
_TELLING = 0.3  # weight from which a word bears on what is said
_STEM = 5  # letters by which inflected forms and near translations of a word meet
# Two wordings of one utterance: share of telling words in common, how many at least, and length.
_REWORDED, _AT_LEAST, _REWORDED_WORDS = 0.5, 5, 8
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_SPELLING = 0.7  # likeness from which one word is a spelling of another
_MARKS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})
_NOT = frozenset("no not never none nor cannot".split())
_CONTRACTED = re.compile(r"n['’]t$")


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


def quotations(
    marked: Sequence[Marked], options: LineageOptions | None = None
) -> tuple[Quotation, ...]:
    """The quotations that two or more of these reports carry, each in its versions."""
    options = options or LineageOptions()
    texts = {one.report.id: one.report.text for one in marked}
    ordered = sorted(marked, key=lambda one: one.report.id)
    quotes = [quote for one in ordered for quote in quotes_of(one, options)]
    result = []
    for cluster in _clusters(quotes, options):
        versions = _versions([quotes[at] for at in cluster], texts)
        if len({version.words.report for version in versions}) > 1:
            named = [f"{v.words.report}:{v.words.start}:{v.words.end}" for v in versions]
            result.append(Quotation(content_id("quotation", *sorted(named)), tuple(versions)))
    return tuple(sorted(result, key=lambda q: (-len(q.versions), q.id)))


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


def _clusters(quotes: list[Quote], options: LineageOptions) -> list[list[int]]:
    """Groups of quotations that are one utterance, found over shared telling words."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        telling = sorted({k for k, w in zip(quote.keys, quote.weight, strict=True) if w > _TELLING})
        for pair in combinations(telling[:24], 2):
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
    if common >= options.quotation and (common >= _CONTAINED * shorter or run >= _OVERLAP):
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


@dataclass(frozen=True)
class _Version:
    """One report's print of the quotation: its fragments from the first to the last."""

    fragments: tuple[Quote, ...]

    @property
    def span(self) -> Span:
        first, last = self.fragments[0].span, self.fragments[-1].span
        return Span(first.report, first.start, last.end)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for quote in self.fragments for key in quote.keys)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for quote in self.fragments for word in quote.words)


def _versions(quotes: list[Quote], texts: dict[str, str]) -> list[QuotationVersion]:
    """Each report's print, the fullest first, with what differs from the fullest."""
    ordered = sorted(quotes, key=lambda q: (q.report, q.span.start))
    prints = [
        version
        for name, group in groupby(ordered, key=lambda q: q.report)
        for version in _without_repeats(_joined(list(group), texts[name]))
    ]
    prints.sort(key=lambda v: (-len(v.keys), v.span.report, v.span.start))
    fullest = prints[0]
    return [_compared(version, fullest, texts) for version in prints]


def _joined(quotes: list[Quote], text: str) -> list[_Version]:
    """Fragments that only a few words part ("…," he said, "…") are one print."""
    result: list[list[Quote]] = []
    for quote in quotes:
        last = result[-1][-1] if result else None
        if last is not None and _is_near(text[last.span.end : quote.span.start]):
            result[-1].append(quote)
        else:
            result.append([quote])
    return [_Version(tuple(fragments)) for fragments in result]


def _is_near(between: str) -> bool:
    return len(words(between)) <= _APART and len(paragraphs(between)) <= 2


def _without_repeats(versions: list[_Version]) -> list[_Version]:
    """Leave out a print whose words stand in a longer one of the same report (a headline's)."""
    kept: list[_Version] = []
    for version in sorted(versions, key=lambda v: (-len(v.keys), v.span.start)):
        held = [LCSseq.similarity(version.keys, other.keys) for other in kept]
        if not held or max(held) < _CONTAINED * len(version.keys):
            kept.append(version)
    return kept


def _compared(version: _Version, fullest: _Version, texts: dict[str, str]) -> QuotationVersion:
    text = version.span.of(texts[version.span.report])
    if version is fullest:
        return QuotationVersion(version.span, text, (Difference.NONE,), "the fullest version")
    differences, details = _differences(version, fullest, texts)
    spellings = _spellings(version, fullest, texts)
    if spellings:
        differences.add(Difference.PUNCTUATION)
        details += spellings
    if not differences:
        is_same = text == fullest.span.of(texts[fullest.span.report])
        differences.add(Difference.NONE if is_same or details else Difference.PUNCTUATION)
        details = details or ["the same words" if is_same else "only marks differ"]
    ordered = tuple(kind for kind in Difference if kind in differences)
    return QuotationVersion(version.span, text, ordered, "; ".join(details))


def _spellings(version: _Version, fullest: _Version, texts: dict[str, str]) -> list[str]:
    """Words that are one under their key and printed differently, each pair once."""
    found: dict[str, None] = {}
    for block in LCSseq.opcodes(fullest.keys, version.keys).as_matching_blocks():
        for k in range(block.size):
            one = _printed(fullest, slice(block.a + k, block.a + k + 1), texts)
            other = _printed(version, slice(block.b + k, block.b + k + 1), texts)
            if one.translate(_MARKS) != other.translate(_MARKS):
                found[f"“{other}” for “{one}”"] = None
    return list(found)


def _differences(
    version: _Version, fullest: _Version, texts: dict[str, str]
) -> tuple[set[Difference], list[str]]:
    found: set[Difference] = set()
    details: list[str] = []
    full = fullest.keys
    for lost_at, new_at in _unlike(full, version.keys):
        lost = _printed(fullest, lost_at, texts)
        new = _printed(version, new_at, texts)
        if not new:
            at_edge = lost_at.start == 0 or lost_at.stop == len(full)
            found.add(Difference.TRUNCATED if at_edge else Difference.ELIDED)
            details.append(f"leaves out “{lost}”")
        elif lost:
            is_spelling = _is_spelling(lost, new)
            found.add(Difference.PUNCTUATION if is_spelling else Difference.REWORDED)
            details.append(f"“{new}” for “{lost}”")
        else:
            details.append(f"adds “{new}”")
            if 0 < lost_at.start < len(full):
                found.add(Difference.REWORDED)
    return found, details


def _unlike(full: Sequence[str], short: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """The stretches of two key sequences between the words they share in order."""
    at = to = 0
    end = MatchingBlock(len(full), len(short), 0)
    for block in (*LCSseq.opcodes(full, short).as_matching_blocks(), end):
        if block.a > at or block.b > to:
            yield slice(at, block.a), slice(to, block.b)
        at, to = block.a + block.size, block.b + block.size


def _printed(version: _Version, part: slice, texts: dict[str, str]) -> str:
    """Some words of a version as they are printed."""
    found = version.words[part]
    return texts[version.span.report][found[0].start : found[-1].end] if found else ""


def _is_spelling(lost: str, new: str) -> bool:
    """Whether two words are spellings of one: alike, no figure, no negation, one first letter."""
    one, other = lost.casefold(), new.casefold()
    if " " in one or " " in other or any(c.isdigit() for c in one + other):
        return False
    if one[0] != other[0] or not _NOT.isdisjoint({one, other}):
        return False
    if _CONTRACTED.search(one) or _CONTRACTED.search(other):
        return False
    return Indel.normalized_similarity(one, other) >= _SPELLING
