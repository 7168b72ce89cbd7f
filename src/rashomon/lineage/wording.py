"""One report's words made ready to be laid beside another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rashomon.lineage.furniture import is_furniture, is_label
from rashomon.lineage.surprise import Trigram, worth
from rashomon.words import Word, paragraphs, words


@dataclass(frozen=True)
class Wording:
    """The words of a text line by line, what each is worth, and what it stands in.

    ``line`` numbers the line a word stands in; a word of furniture has line -1 and never matches.
    """

    words: list[Word]
    keys: list[str]
    line: list[int]
    weight: list[float]
    formula: list[bool]
    label: list[bool]  # in a headline, teaser or caption
    quoted: list[bool]
    told: int  # how many words are not furniture

    @cached_property
    def seeds(self) -> dict[Trigram, list[int]]:
        """Where each three words in a row of one line begin."""
        found: dict[Trigram, list[int]] = {}
        keys, line = self.keys, self.line
        for at, gram in enumerate(zip(keys, keys[1:], keys[2:], strict=False)):
            if line[at] == line[at + 2] >= 0:
                found.setdefault(gram, []).append(at)
        return found


@lru_cache(maxsize=256)  # a report is compared with many in turn; 256 texts take about 32 MB
def wording(text: str, quotes: tuple[tuple[int, int], ...], most: int) -> Wording:
    """Read a text for comparison; words past ``most`` are left out."""
    found = words(text)[:most]
    keys = [word.key for word in found]
    weight, formula = worth(text, found)
    line: list[int] = []
    label: list[bool] = []
    for number, (start, end, first, last) in enumerate(_lines(text, found)):
        here = found[first:last]
        line += [-1 if is_furniture(text[start:end], here) else number] * len(here)
        is_one = _stands_alone(text, start, end) and is_label(text[start:end], here)
        label += [is_one] * len(here)
    told = sum(mark >= 0 for mark in line)
    return Wording(found, keys, line, weight, formula, label, _inside(found, quotes), told)


def _lines(text: str, found: list[Word]) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of each line, and the numbers of its first word and of the one after it."""
    at = 0
    for start, end in paragraphs(text):
        first = at
        while at < len(found) and found[at].start < end:
            at += 1
        yield start, end, first, at


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether blank lines or the ends of the text stand on both sides of a line."""
    before, after = (
        text[max(0, start - 40) : start].rstrip(" \t"),
        text[end : end + 40].lstrip(" \t\r"),
    )
    return (not before or before.endswith("\n\n")) and (not after or after.startswith("\n\n"))


def _inside(found: list[Word], quotes: tuple[tuple[int, int], ...]) -> list[bool]:
    flags = [False] * len(found)
    at = 0
    for start, end in quotes:
        while at < len(found) and found[at].start < start:
            at += 1
        while at < len(found) and found[at].end <= end:
            flags[at] = True
            at += 1
    return flags
