"""A report's text as its page sets it: paragraphs, numbered sentences, marks, what was cut.

A huge text comes in parts, each of whole paragraphs where they are not huge themselves. Everything
between the paragraphs is kept too, so that the parts, put together, are the text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.records import Cut, Layer, Report
from rashomon.web.report_marks import Mark, Token, nested, trimmed
from rashomon.words import paragraphs, sentences

MOST = 40_000  # characters of one part
_LONGEST = 600
_AT = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line that was taken for furniture, at the place where it stood."""

    words: str
    reason: str
    why: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; ``before`` is what stands between it and the one before, ``after`` at the end.

    ``cuts`` are lines that stood before it; a block without tokens holds only what is last.
    """

    before: str
    tokens: tuple[Token, ...]
    is_headline: bool = False
    cuts: tuple[CutLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Characters ``start`` to ``end`` of the text, which a page shows at once."""

    start: int
    end: int


def parts(text: str, most: int = MOST) -> tuple[Part, ...]:
    """The text in parts of at most ``most`` characters; one, empty, where there is no text."""
    found: list[Part] = []
    start = 0
    while len(text) - start > most:
        cut = text.rfind("\n", start + most // 2, start + most) + 1
        cut = cut or text.rfind(" ", start + most // 2, start + most) + 1 or start + most
        found.append(Part(start, cut))
        start = cut
    return (*found, Part(start, len(text)))


def part_of(at: int, found: Sequence[Part]) -> int:
    """The number of the part, from 1, in which a character stands."""
    return next((n for n, part in enumerate(found, 1) if at < part.end), len(found))


def chosen(at: str, text: str) -> tuple[int, int] | str:
    """The words that ``at`` chooses (``12-40``), or why it chooses none."""
    match = _AT.fullmatch(at)
    if match is None:
        return "Words are chosen by their first and last character, as in “12-40”; nothing is."
    start, end = int(match[1]), int(match[2])
    if start >= end or end > len(text):
        return f"This text has characters 0 to {len(text):,}; {start}-{end} are none of them."
    if not text[start:end].strip():
        return f"At {start}-{end} there are no words."
    return start, end


def numbered(text: str, part: Part) -> list[tuple[int, int, int]]:
    """The sentences that begin in a part: number in the text from 1, start, end."""
    every = enumerate(sentences(text), 1)
    return [(n, start, end) for n, (start, end) in every if part.start <= start < part.end]


def blocks(
    report: Report, part: Part, marks: Sequence[Mark], *, furniture: bool
) -> tuple[Block, ...]:
    """A part of the text, paragraph by paragraph, with its marks."""
    text = report.text
    ordered = trimmed(text, marks)
    waiting = _cuts(report, part) if furniture else deque()
    found: list[Block] = []
    at = part.start
    for start, end in _lines(text, part):
        cuts = tuple(_taken(waiting, start))
        tokens = tuple(nested(text, start, end, ordered))
        found.append(Block(text[at:start], tokens, _is_headline(report, start, end), cuts))
        at = end
    if waiting or at < part.end:
        found.append(Block(text[at : part.end], (), False, tuple(_taken(waiting, len(text)))))
    return tuple(found)


def _cuts(report: Report, part: Part) -> deque[Cut]:
    """The cut lines that stood in a part; those behind the whole text stand in its last part."""
    is_last = part.end == len(report.text)
    here = (c for c in report.cuts if part.start <= c.at and (is_last or c.at < part.end))
    return deque(sorted(here, key=lambda cut: cut.at))


def _taken(waiting: deque[Cut], until: int) -> Iterator[CutLine]:
    while waiting and waiting[0].at <= until:
        cut = waiting.popleft()
        yield CutLine(
            one_line(cut.text, _LONGEST), say.CUT[cut.reason], one_line(cut.why, _LONGEST)
        )


def _lines(text: str, part: Part) -> Iterator[tuple[int, int]]:
    for start, end in paragraphs(text[part.start : part.end]):
        yield part.start + start, part.start + end


def _is_headline(report: Report, start: int, end: int) -> bool:
    words = report.title.words if report.title is not None else None
    if words is None or words.layer is not Layer.TEXT:
        return False
    return words.start == 0 == start and words.end <= end
