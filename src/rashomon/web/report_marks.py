"""Marks over a report's words, laid out so that they nest, wherever they overlap or cross.

In: a stretch of text and marks by character. Out: words with marks opened and closed around them
like brackets. Where two marks cross, the inner one is closed and opened again, so that a mark may
come in several parts; every character comes exactly once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` of a text that something is known of.

    ``kind`` says what sort of thing, ``key`` what in particular (empty: only that it is marked);
    ``label`` is the small word or number that stands behind it, empty where there is none.
    """

    start: int
    end: int
    kind: str
    key: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """Some words (``mark`` is None), or a mark opened before or closed behind them.

    ``is_end`` at an opening: the mark begins here; at a closing: it ends here. Otherwise it was,
    or will be, opened again.
    """

    text: str = ""
    mark: Mark | None = None
    is_open: bool = False
    is_end: bool = False


def trimmed(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """The marks without the space at their ends; those that hold no words left out.

    Of marks on the same words the first given comes first, and will hold the others.
    """
    found = []
    for mark in marks:
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end <= len(text):
            found.append(Mark(start, end, mark.kind, mark.key, mark.label))
    return sorted(dict.fromkeys(found), key=lambda m: (m.start, -m.end))


def nested(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Token]:
    """The words from ``start`` to ``end`` with the marks that touch them, in order."""
    here = [mark for mark in dict.fromkeys(marks) if mark.start < end and start < mark.end]
    opening: dict[int, list[Mark]] = {}
    for mark in here:
        opening.setdefault(max(mark.start, start), []).append(mark)
    ends = (min(mark.end, end) for mark in here)
    bounds = sorted({start, end, *opening, *ends})
    held: list[Mark] = []
    at = start
    for bound in bounds:
        if bound > at:
            yield Token(text[at:bound])
            at = bound
        yield from _closed(held, bound, end)
        for mark in sorted(opening.get(bound, ()), key=lambda m: -m.end):
            held.append(mark)
            yield Token("", mark, True, mark.start == bound)


def _closed(held: list[Mark], bound: int, end: int) -> Iterator[Token]:
    """Close what ends here; what was opened inside it is closed too and opened again."""
    over = {mark for mark in held if mark.end <= bound or bound == end}
    again: list[Mark] = []
    while over:
        mark = held.pop()
        yield Token("", mark, False, mark.end == bound)
        if mark in over:
            over.remove(mark)
        else:
            again.append(mark)
    for mark in reversed(again):
        held.append(mark)
        yield Token("", mark, True, False)
