"""A page as lines: the units that are kept or cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rashomon.extract.characters import LINE_BREAKS, clean

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
BOX = "box"  # the tag of HTML lines in an element that is named as no part of the article
# Mail and wire copy are broken at 60 to 80 columns by custom (RFC 5322 asks for at most 78); a
# margin on both sides, not measured.
_WRAP_LEAST, _WRAP_MOST = 45, 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page as a reader sees it.

    ``start`` and ``end`` count characters of the source the line was read from (-1 where they
    cannot be told); ``gap`` is the number of empty lines before it. The rest is known for HTML
    only: the element's name, the share of its characters inside links, its links as (start, end,
    target) in ``text``, a number shared by the children of one element, and whether the HTML
    extractor kept it. ``near`` is where a line without a place begins at the earliest.
    """

    text: str
    start: int
    end: int
    gap: int = 0
    tag: str = ""
    link_share: float = 0.0
    links: tuple[tuple[int, int, str], ...] = ()
    parent: int = -1
    kept: bool | None = None
    near: int = -1


def plain_lines(source: str) -> list[Line]:
    """The lines of flattened text that hold anything, broken paragraphs made whole again."""
    lines: list[Line] = []
    position, gap = 0, 0
    breaks = [(m.start(), m.end()) for m in LINE_BREAKS.finditer(source)]
    for stop, following in [*breaks, (len(source), len(source))]:
        raw = source[position:stop]
        text = clean(raw)
        if text:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(text, start, position + len(raw.rstrip()), gap))
            gap = 0
        else:
            gap += 1
        position = following
    return unwrapped(lines) if is_wrapped(lines) else lines


def is_wrapped(lines: list[Line]) -> bool:
    """Whether paragraphs were broken into lines of a fixed width.

    Evidence: most lines that are followed by another without an empty line between lie in one
    narrow band of width, do not end a sentence, and none is much longer.
    """
    inner = [a for a, b in pairwise(lines) if b.gap == 0]
    if len(inner) < 4 or max(len(line.text) for line in lines) > _WRAP_MOST:
        return False
    broken = [x for x in inner if len(x.text) >= _WRAP_LEAST and not _ENDS.search(x.text)]
    return len(broken) * 2 > len(inner)


def unwrapped(lines: list[Line]) -> list[Line]:
    """Lines of one block joined: a line continues where the one before stopped in mid sentence."""
    width = max(len(line.text) for line in lines)
    joined: list[Line] = []
    last = 0
    for line in lines:
        if joined and line.gap == 0 and last + len(line.text.split(" ", 1)[0]) >= width * 0.8:
            before = joined[-1]
            text = f"{before.text} {line.text}"
            joined[-1] = Line(text, before.start, line.end, before.gap)
        else:
            joined.append(line)
        last = len(line.text)
    return joined
