"""Which words stand in quotation marks.

Curly, straight, low and angle marks and British single marks; marks of two styles may pair. A
quotation that runs over paragraphs (each opened again, only the last closed) is one. A mark left
open ends with its paragraph. Apostrophes are no marks, and nested marks belong to the outer ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.words import paragraphs, words

_MARK = re.compile(r"``|''|[\"“”„«»‘’']")
_DOUBLE_OPENS = frozenset(["“", "„", "``"])
_DOUBLE_CLOSES = frozenset(["”", "''"])
_BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/…:,")
_STOP = re.compile(r"[.!?…](?=\s|$)")
_AHEAD = 40  # marks looked ahead for a close
_LONGEST_SINGLE = 1200  # characters; a single mark with no close nearer than this is an apostrophe


class Mark(NamedTuple):
    """One quotation mark: where, how it is drawn, and what its neighbours let it be."""

    start: int
    end: int
    drawn: str
    may_open: bool
    may_close: bool


@dataclass
class _Open:
    start: int  # first character after the mark
    family: str  # double, single or angle


def quoted(text: str, least: int = 4) -> list[tuple[int, int]]:
    """Start and end of the words inside each outer pair of marks, ``least`` words or more."""
    spans: list[tuple[int, int]] = []
    opened: _Open | None = None
    lines = paragraphs(text)
    for number, (start, end) in enumerate(lines):
        marks = _marks(text, start, end)
        if opened is not None and marks and marks[0].start == start:
            marks = marks[1:]  # the mark that opens the quotation again
        opened = _scan(text, marks, opened, spans)
        if opened is None:
            continue
        following = lines[number + 1][0] if number + 1 < len(lines) else None
        goes_on = opened.family == "double" and following is not None
        if goes_on and following is not None and _opens_again(text, following):
            continue
        if opened.family == "double":
            spans.append((opened.start, end))
        opened = None
    return [kept for span in spans if (kept := _trimmed(text, span, least))]


def _scan(
    text: str, marks: list[Mark], opened: _Open | None, spans: list[tuple[int, int]]
) -> _Open | None:
    """Pair one paragraph's marks; returns the quotation still open at its end."""
    for at, mark in enumerate(marks):
        if opened is None:
            family = _opening(mark)
            if family == "single" and not _single_closes(text, marks, at):
                continue
            opened = _Open(mark.end, family) if family else None
        elif _closes(text, mark, opened.family, marks, at):
            spans.append((opened.start, mark.start))
            opened = None
        elif _opening(mark) == opened.family == "double" and mark.drawn != "'":
            stop = _STOP.search(text, opened.start, mark.start)
            if stop:
                spans.append((opened.start, stop.end()))
            opened = _Open(mark.end, "double")
    return opened


def _marks(text: str, start: int, end: int) -> list[Mark]:
    found = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        alone = before.isspace() and after.isspace()
        opens = (before in _BEFORE_OPENING or before in "\"'“‘") and (not after.isspace() or alone)
        closes = not after.isalnum() and (not before.isspace() or alone)
        found.append(Mark(match.start(), match.end(), match.group(), opens, closes))
    return found


def _opening(mark: Mark) -> str:
    """The family a mark opens, or nothing."""
    if mark.drawn in _DOUBLE_OPENS or (mark.drawn == '"' and mark.may_open):
        return "double"
    if mark.drawn == "«":
        return "angle"
    if mark.drawn in "‘'" and mark.may_open:
        return "single"
    return ""


def _closes(text: str, mark: Mark, family: str, marks: list[Mark], at: int) -> bool:
    if family == "double":
        if mark.drawn == "“":
            return mark.may_close and not mark.may_open
        return mark.drawn in _DOUBLE_CLOSES or (mark.drawn == '"' and mark.may_close)
    if family == "angle":
        return mark.drawn == "»"
    return _is_single_close(text, mark) and not _possessive(text, marks, at)


def _is_single_close(text: str, mark: Mark) -> bool:
    return mark.drawn in "’'" and mark.may_close and not text[mark.start - 1].isspace()


def _possessive(text: str, marks: list[Mark], at: int) -> bool:
    """Whether a mark after an s belongs to the word, because a surer close follows."""
    if text[marks[at].start - 1] not in "sS":
        return False
    for mark in marks[at + 1 : at + 1 + _AHEAD]:
        if _opening(mark) and mark.may_open:
            return False
        if _is_single_close(text, mark):
            return True
    return False


def _single_closes(text: str, marks: list[Mark], at: int) -> bool:
    """Whether a single mark that may open is closed near by, so that it is no apostrophe."""
    start = marks[at].start
    near = (m for m in marks[at + 1 : at + 1 + _AHEAD] if m.start - start < _LONGEST_SINGLE)
    return any(_is_single_close(text, m) for m in near)


def _opens_again(text: str, at: int) -> bool:
    return text[at] in '“„"' or text.startswith("``", at)


def _trimmed(text: str, span: tuple[int, int], least: int) -> tuple[int, int] | None:
    """A span without outer white space and commas; None for scare quotes and single words."""
    inside = text[span[0] : span[1]]
    found = words(inside)
    if len(found) < least:
        return None
    start = span[0] + len(inside) - len(inside.lstrip())
    end = span[0] + len(inside.rstrip().rstrip(","))
    return start, end
