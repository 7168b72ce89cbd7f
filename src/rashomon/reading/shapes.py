"""What the vocabulary threw away: the letter case of a word, and what stood before it."""

from __future__ import annotations

from enum import IntEnum


class Shape(IntEnum):
    """How a word is written; the numbers are rows of the model's table."""

    NONE = 0  # the markers around a window
    LOWER = 1
    TITLE = 2
    UPPER = 3
    LETTER = 4  # one capital
    MIXED = 5
    NUMBER = 6
    SIGN = 7


class Before(IntEnum):
    """What stands between a word and the one before it; the numbers are rows of a table too."""

    NONE = 0
    NOTHING = 1
    SPACE = 2
    LINE = 3  # one line break
    PARAGRAPH = 4  # a blank line, or the start of the text


def shape(word: str) -> Shape:
    """The shape of one word."""
    if word.islower():
        return Shape.LOWER
    if any(c.isalpha() for c in word):
        if word.isupper():
            return Shape.LETTER if len(word) == 1 else Shape.UPPER
        if word[0].isupper() and word[1:].islower():
            return Shape.TITLE
        return Shape.MIXED
    return Shape.NUMBER if any(c.isdigit() for c in word) else Shape.SIGN


def before(space: str) -> Before:
    """What a stretch of white space is; empty where two words touch."""
    if not space:
        return Before.NOTHING
    lines = space.count("\n") or space.count("\r")
    return Before.SPACE if not lines else Before.LINE if lines == 1 else Before.PARAGRAPH
