"""One quotation in its versions, and how each departs from the fullest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel, LCSseq, MatchingBlock

from rashomon.lineage.marking import Marked
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.quote_matching import CONTAINED, Quote, clusters, quotes_of
from rashomon.records import Difference, Quotation, QuotationVersion, Span, content_id
from rashomon.words import paragraphs, words

_APART = 15  # unquoted words that may part two fragments of one quotation
_OMISSION = re.compile(r"…|\.{3}|\. \. \.")
_SPELLING = 0.7  # likeness from which one word is a spelling of another
_MARKS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})
_NOT = frozenset("no not never none nor cannot".split())
_CONTRACTED = re.compile(r"n['’]t$")


def quotations(
    marked: Sequence[Marked], options: LineageOptions | None = None
) -> tuple[Quotation, ...]:
    """The quotations that two or more of these reports carry, each in its versions."""
    options = options or LineageOptions()
    texts = {one.report.id: one.report.text for one in marked}
    ordered = sorted(marked, key=lambda one: one.report.id)
    quotes = [quote for one in ordered for quote in quotes_of(one, options)]
    result = []
    for cluster in clusters(quotes, options):
        versions = _versions([quotes[at] for at in cluster], texts)
        if len({version.words.report for version in versions}) > 1:
            named = [f"{v.words.report}:{v.words.start}:{v.words.end}" for v in versions]
            result.append(Quotation(content_id("quotation", *sorted(named)), tuple(versions)))
    return tuple(sorted(result, key=lambda q: (-len(q.versions), q.id)))


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


def _versions(quotes: list[Quote], texts: dict[str, str]) -> list[QuotationVersion]:
    """Each report's print, the fullest first, with what differs from the fullest."""
    ordered = sorted(quotes, key=lambda q: (q.report, q.span.start))
    prints = [
        version
        for name, group in groupby(ordered, key=lambda q: q.report)
        for version in _without_repeats(_joined(list(group), texts[name]))
    ]
    prints.sort(key=lambda v: _fullness(v, texts))
    fullest = prints[0]
    return [_compared(version, fullest, texts) for version in prints]


def _fullness(version: _Version, texts: dict[str, str]) -> tuple[int, int, int, str, int]:
    """Sorts the fullest first: most words, fewest marks of omission, least broken up."""
    span = version.span
    left_out = len(_OMISSION.findall(span.of(texts[span.report])))
    return -len(version.keys), left_out, len(version.fragments), span.report, span.start


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
        if not held or max(held) < CONTAINED * len(version.keys):
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
    """Some words of a version as they are printed; what stands between fragments is left out."""
    text = texts[version.span.report]
    pieces, first = [], 0
    for quote in version.fragments:
        found = quote.words[max(0, part.start - first) : max(0, part.stop - first)]
        if found:
            pieces.append(text[found[0].start : found[-1].end])
        first += len(quote.words)
    return " … ".join(pieces)


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
