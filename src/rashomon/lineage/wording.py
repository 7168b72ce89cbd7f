"""One report's words made ready to be laid beside another's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from rashomon.lineage.furniture import is_furniture
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


@lru_cache(maxsize=256)  # a report is compared with many in turn; 256 texts take 32 MB
def wording(text: str, quotes: tuple[tuple[int, int], ...], most: int) -> Wording:
    """Read a text for comparison; words past ``most`` are left out."""
    found = words(text)[:most]
    keys = [word.key for word in found]
    line = _lines(text, found)
    told = sum(mark >= 0 for mark in line)
    weight, formula = worth(text, found)
    return Wording(found, keys, line, weight, formula, _inside(found, quotes), told)


def _lines(text: str, found: list[Word]) -> list[int]:
    """The number of each word's line; -1 for furniture."""
    result: list[int] = []
    at = 0
    for number, (start, end) in enumerate(paragraphs(text)):
        first = at
        while at < len(found) and found[at].start < end:
            at += 1
        is_told = not is_furniture(text[start:end], found[first:at])
        result += [number if is_told else -1] * (at - first)
    return result


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
