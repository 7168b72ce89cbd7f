"""Which sentences of two reports are the same passage, and how alike their wording is.

In: two texts in sentences, and the passages that the record keeps of them. Out: pairs. A pair is
whole where most words of both sentences stand in one order, else it is a part that a kept passage
shares. Source: normalised Indel similarity, 2 · LCS / (n + m), over words, as rapidfuzz counts it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import cdist

from rashomon.records import Layer, Passage, Report, Span
from rashomon.words import Word, paragraphs, sentences, words

MOST = 200  # sentences of a report that are laid beside others
_MOST_CHARACTERS = 60_000  # in which these must begin
_MOST_WORDS = 400  # of a sentence, that are compared
_SAME = 0.9  # of the words; a name spelled otherwise, or an article, does not make it another
# Half of the words alike is where sentences of two reports of one event begin to tell the same:
# on the example coverage all pairs above it do, below it most share only names and a verb.
_ALIKE = 0.55
_LEAST = 4  # words in common
_FEW = 6  # sentences of another report that one is paired with
_PART = 5  # words of a kept passage within two sentences


class How(StrEnum):
    """How a passage stands in another report."""

    SAME = "same words"
    REWORDED = "reworded"
    PART = "in part"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report: its place, its words, and whether it opens a paragraph."""

    start: int
    end: int
    opens: bool
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentence ``left`` of one report and ``right`` of another, by number from 0."""

    left: int
    right: int
    how: How
    likeness: float


class Alphabet:
    """A character for every word, so that sentences are compared as strings."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def spelled(self, found: Sequence[Word]) -> str:
        """Words as one character each."""
        return "".join(self._letter(word.key) for word in found)

    def _letter(self, key: str) -> str:
        letter = self._known.get(key)
        if letter is None:
            n = len(self._known) + 0x100
            letter = self._known[key] = chr(n if n < 0xD800 else n + 0x800)  # over the surrogates
        return letter


class Side:
    """One report ready to be laid beside others: its first sentences and their spelling."""

    def __init__(self, report: Report, alphabet: Alphabet) -> None:
        self.report = report
        every = sentences(report.text)
        heads = {start for start, _ in paragraphs(report.text)}
        shown = [bounds for bounds in every[:MOST] if bounds[0] < _MOST_CHARACTERS]
        self.unlisted = len(every) - len(shown)
        self.all_words = words(report.text[: min(shown[-1][1], _MOST_CHARACTERS)] if shown else "")
        starts = [word.start for word in self.all_words]
        self.sentences: list[Sentence] = []
        for start, end in shown:
            inside = self.all_words[bisect_left(starts, start) : bisect_left(starts, end)]
            self.sentences.append(Sentence(start, end, start in heads, tuple(inside)))
        self.spelled = [alphabet.spelled(s.words[:_MOST_WORDS]) for s in self.sentences]
        self._alphabet = alphabet

    def touched(self, span: Span) -> range:
        """The sentences that a span touches."""
        first = bisect_left(self.sentences, span.start + 1, key=lambda s: s.end)
        return range(first, bisect_left(self.sentences, span.end, key=lambda s: s.start))

    def clipped(self, n: int, span: Span) -> str:
        """The spelling of that part of a sentence that stands in a span."""
        inside = (w for w in self.sentences[n].words if span.start <= w.start and w.end <= span.end)
        return self._alphabet.spelled(list(inside)[:_MOST_WORDS])


def pairs(left: Side, right: Side, passages: Sequence[Passage]) -> list[Pair]:
    """The passages of two reports that are one, best first."""
    found = {(pair.left, pair.right): pair for pair in _whole(left, right)}
    for passage in passages:
        for pair in _parts(left, right, passage):
            found.setdefault((pair.left, pair.right), pair)
    return sorted(found.values(), key=lambda p: (-p.likeness, p.left, p.right))


def _whole(left: Side, right: Side) -> Iterator[Pair]:
    """Sentences most of whose words are alike."""
    if not left.spelled or not right.spelled:
        return
    likeness = cdist(
        left.spelled, right.spelled, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE
    )
    for i, j in zip(*_nearest(likeness).nonzero(), strict=True):
        one, other, score = left.spelled[i], right.spelled[j], float(likeness[i, j])
        common = score * (len(one) + len(other)) / 2
        if not one or not other or (one != other and common < _LEAST):
            continue
        yield Pair(int(i), int(j), How.SAME if score >= _SAME else How.REWORDED, score)


def _nearest(likeness: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which pairs are among the few best of both their sentences, nearer ones before farther.

    A line that stands a hundred times on both sides is not ten thousand pairs.
    """
    rows, columns = np.indices(likeness.shape)
    order = likeness - 1e-6 * np.abs(rows - columns) - 1e-9 * (rows + columns)
    kept = likeness > 0
    for axis, size in enumerate(likeness.shape):
        if size > _FEW:
            kept &= order >= np.partition(order, -_FEW, axis=axis).take([-_FEW], axis=axis)
    return kept


def _parts(left: Side, right: Side, passage: Passage) -> Iterator[Pair]:
    """Sentences that share only what a kept passage holds of them."""
    ours, theirs = passage.left, passage.right
    if ours.report != left.report.id:
        ours, theirs = theirs, ours
    if ours.layer is not Layer.TEXT or theirs.layer is not Layer.TEXT:
        return
    there = [(j, right.clipped(j, theirs)) for j in right.touched(theirs)]
    for i in left.touched(ours):
        one = left.clipped(i, ours)
        for j, other in there:
            least = min(len(one), len(other))
            common = LCSseq.similarity(one, other) if least >= _PART else 0
            if common >= max(_PART, 0.6 * least):
                size = len(left.spelled[i]) + len(right.spelled[j])
                yield Pair(i, j, How.PART, min(_ALIKE, 2 * common / max(size, 1)))
