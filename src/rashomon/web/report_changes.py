"""What changed from one text to another: lines first, then words within the lines that changed.

Bounded: a stretch that is too long to be laid word beside word is given as taken out and put in.
Source: the longest common subsequence, as rapidfuzz finds it (Hyyrö 2004, bit-parallel).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel

from rashomon.words import Word, paragraphs, words

_MOST_LINES = 6_000  # on each side
_MOST_CHARACTERS = 20_000  # of one changed stretch, on each side
_TELLING = 7  # letters; fewer shared words between two changes meet by chance


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Change:
    """Some words, and what became of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that stayed as they are, or lines in which something changed."""

    is_same: bool
    changes: tuple[Change, ...]


def stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """Both texts in stretches, in order. All of both is in them, save space around lines."""
    ours, theirs = _Lines(old), _Lines(new)
    if max(len(ours.lines), len(theirs.lines)) > _MOST_LINES:
        return (_changed(ours.said(0, len(ours.lines)), theirs.said(0, len(theirs.lines))),)
    known: dict[str, int] = {}
    coded = [[known.setdefault(s, len(known)) for s in side.all()] for side in (ours, theirs)]
    blocks = Indel.opcodes(coded[0], coded[1])
    found = []
    for is_same, some in groupby(blocks, lambda block: block.tag == "equal"):
        run = list(some)
        before = ours.said(run[0].src_start, run[-1].src_end)
        after = theirs.said(run[0].dest_start, run[-1].dest_end)
        if is_same:
            found.append(Stretch(True, (Change(Kind.SAME, after),)))
        else:
            found.append(_changed(before, after))
    return tuple(found)


def by_words(old: str, new: str) -> Iterator[Change]:
    """One wording against another: what stayed, what was taken out, what was put in its place."""
    is_long = max(len(old), len(new)) > _MOST_CHARACTERS
    ours, theirs = ([], []) if is_long else (words(old), words(new))
    if not ours or not theirs:
        yield from (Change(k, t) for k, t in ((Kind.OUT, old), (Kind.IN, new)) if t)
        return
    known: dict[str, int] = {}
    coded = [
        [known.setdefault(_exact(t, w), len(known)) for w in side]
        for t, side in ((old, ours), (new, theirs))
    ]
    left, right = _cuts(old, ours), _cuts(new, theirs)
    for is_same, (a, b, c, d) in _blocks(coded[0], coded[1], theirs):
        before, after = old[left[a] : left[b]], new[right[c] : right[d]]
        if is_same and before == after:
            yield Change(Kind.SAME, after)
            continue
        if is_same:  # the same words with other marks or spaces between them
            yield from _marks(before, after)
            continue
        yield from _instead(before, after)


def _instead(before: str, after: str) -> Iterator[Change]:
    """Other words; the space that both end with is neither taken out nor put in."""
    space = before[len(before.rstrip()) :] if before and after else ""
    if not space or after[len(after.rstrip()) :] != space:
        space = ""
    end = -len(space) if space else None
    parts = ((Kind.OUT, before[:end]), (Kind.IN, after[:end]), (Kind.SAME, space))
    yield from (Change(kind, text) for kind, text in parts if text)


class _Lines:
    """The lines of a text that hold anything."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.lines = paragraphs(text)

    def all(self) -> list[str]:
        """Each line."""
        return [self._text[start:end] for start, end in self.lines]

    def said(self, first: int, last: int) -> str:
        """Some lines in a row, with what stands between them."""
        if first >= last:
            return ""
        return self._text[self.lines[first][0] : self.lines[last - 1][1]]


def _changed(old: str, new: str) -> Stretch:
    return Stretch(False, tuple(by_words(old, new)))


def _exact(text: str, word: Word) -> str:
    """A version's words are compared as printed: a capital or an accent is a change too."""
    return text[word.start : word.end]


def _cuts(text: str, found: Sequence[Word]) -> list[int]:
    """Where each word's part of the text begins: with the word, the first with the text."""
    return [0, *(word.start for word in found[1:]), len(text)]


def _blocks(
    left: Sequence[int], right: Sequence[int], theirs: Sequence[Word]
) -> Iterator[tuple[bool, tuple[int, int, int, int]]]:
    """Runs of the same and of other words; few short words that meet by chance count as other."""
    marked = []
    for op in Indel.opcodes(left, right):
        is_same = op.tag == "equal"
        if is_same and op.src_start and op.src_end < len(left):
            letters = sum(len(word.key) for word in theirs[op.dest_start : op.dest_end])
            is_same = letters >= _TELLING
        marked.append((is_same, (op.src_start, op.src_end, op.dest_start, op.dest_end)))
    for is_same, some in groupby(marked, lambda each: each[0]):
        run = [bounds for _, bounds in some]
        yield is_same, (run[0][0], run[-1][1], run[0][2], run[-1][3])


def _marks(before: str, after: str) -> Iterator[Change]:
    """The same words, told apart by what stands between them: shared ends stay, the middle goes."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    parts = ((Kind.SAME, after[:start]), (Kind.OUT, old), (Kind.IN, new))
    yield from (Change(kind, text) for kind, text in parts if text)
    if end:
        yield Change(Kind.SAME, after[len(after) - end :])
