"""Who signed the article: the shape of a by-line and the names in it."""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"^\W*(?:(?:story|words|text|reporting|report|written|posted|published|reported|compiled|analysis)"
    r"\s)?(?:by|from|author|reporter|correspondent)\b\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:al|el|de|da|di|du|van|von|der|den|la|le|bin|ibn|abu|bint|ben|dos|das|y)[ -]"
    r"|[dDlLO]['’])*"
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:['’.-][^\W\d_]*)*\.?"
)
_PARTS = re.compile(r"\s*(?:,|;|&|\||/|•|·|\band\b|\bwith\b)\s*")
_STOP = re.compile(
    r"\s+(?:in|on|at|for|of|is|was|has|the)\b|\s[-–—|(]|[|•·(<@]|\b(?:updated|published|posted|last)\b|\d",
    re.IGNORECASE,
)
_TITLES = frozenset(
    "reporter correspondent editor writer staff contributor columnist news bureau desk "
    "press agency".split()
)
_MOST_NAMES = 6


def is_byline(text: str) -> bool:
    """Whether a line opens like a by-line and goes on with a name.

    >>> is_byline("By Ada Example in Tripoli"), is_byline("By the river, people waited.")
    (True, False)
    """
    words = len(text.split())
    return words <= (8 if text.endswith(".") or text[:4].lower() == "from" else 16) and bool(
        byline_names(text)
    )


def byline_names(text: str) -> list[tuple[int, int]]:
    """Where the names of a by-line stand in the line, in order; empty for any other line."""
    opening = _OPENS.match(text)
    if opening is None or len(text) > 300:
        return []
    stop = _STOP.search(text, opening.end())
    return names(text, opening.end(), stop.start() if stop else len(text))


def names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the persons' or agencies' names of a list stand; empty where any part is no name."""
    found: list[tuple[int, int]] = []
    position = start
    for stop in [*_PARTS.finditer(text, start, end), None]:
        part = text[position : stop.start() if stop else end]
        left = position + len(part) - len(part.lstrip())
        part = part.strip().rstrip(".,")
        if part and is_name(part):
            found.append((left, left + len(part)))
        elif part and not found:
            return []
        if stop:
            position = stop.end()
    return found[:_MOST_NAMES]


def is_name(text: str) -> bool:
    """Whether a text has the shape of a person's or an agency's name: one to five name words.

    >>> is_name("Ada van Example"), is_name("Read more"), is_name("JANE DOE")
    (True, False, True)
    """
    words = text.split()
    return 1 <= len(words) <= 6 and _is_names(text)


def _is_names(text: str) -> bool:
    position = 0
    while position < len(text):
        match = _NAME.match(text, position)
        if match is None:
            return False
        position = match.end()
        while position < len(text) and text[position] == " ":
            position += 1
    return True


def is_person(text: str) -> bool:
    """Whether a line is a full name and nothing else: two to four name words, no job title."""
    words = text.split()
    return 2 <= len(words) <= 4 and is_name(text) and not _TITLES & {w.lower() for w in words}


def is_job(text: str) -> bool:
    """Whether a few words name a place on a newsroom's staff.

    >>> is_job("South Asia editor"), is_job("who saw the fire")
    (True, False)
    """
    words = text.lower().split()
    return 1 <= len(words) <= 6 and bool(_TITLES & set(words))
