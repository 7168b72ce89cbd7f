"""Where a text may be cut so that the model reads a bounded part at a time.

A window ends where a sentence surely ends, so each sentence is read whole, with what stands around
it, and the result depends on the text alone: never on what else is read in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.reading.options import ReadingOptions
from rashomon.reading.shapes import Before

_ENDS = frozenset(". ! ? … ... 。".split())
_CLOSING = frozenset("\" ' ” ’ ) ] } » ''".split())
_SOFT = frozenset("; : , – — |".split())
_SHORT = 3  # letters: a shorter word before a full stop may be an abbreviation


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` (excluded)."""

    start: int
    end: int


def windows(
    words: Sequence[str],
    ends: Sequence[bool],
    lengths: Sequence[int],
    options: ReadingOptions,
) -> Iterator[Window]:
    """Cut words into windows, each as long as allowed.

    ``ends`` is true where a sentence surely ends before a word; ``lengths`` are the words' pieces.
    """
    start, length, safe = 0, 0, 0  # safe: the last place at which this window may end
    for here in range(len(words)):
        if here > start and ends[here]:
            safe = here
        if length + lengths[here] > options.window and safe > start:
            yield Window(start, safe)
            start, length = safe, sum(lengths[safe:here])
        if length + lengths[here] > options.longest:
            cut = _soft(words, start, here)
            yield Window(start, cut)
            start, length = cut, sum(lengths[cut:here])
        length += lengths[here]
    if start < len(words):
        yield Window(start, len(words))


def is_cased(words: Sequence[str]) -> bool:
    """Whether there are capitals: where there are none, a small letter may open a sentence."""
    return any(word != word.lower() for word in words)


def ends_before(
    words: Sequence[str], befores: Sequence[Before], here: int, *, cased: bool = True
) -> bool:
    """Whether a sentence surely ends before a word: a gap, or a full stop that is no point."""
    if befores[here] == Before.PARAGRAPH:
        return True
    if befores[here] == Before.NOTHING:
        return False
    last = here - 1
    while last > 0 and words[last] in _CLOSING:
        last -= 1
    first = words[here][0]
    opens = first.isupper() or first in "\"“'‘" or (not cased and first.isalpha())
    if words[last] not in _ENDS or last == 0 or not opens:
        return False
    before = words[last - 1]
    return words[last] != "." or len(before) > _SHORT or before in _CLOSING or before.isdigit()


def _soft(words: Sequence[str], start: int, end: int) -> int:
    """The best place to cut what has no end: after the last sign of its second half."""
    for here in range(end, start + (end - start) // 2, -1):
        if words[here - 1] in _SOFT:
            return here
    return end
