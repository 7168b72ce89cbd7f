"""Words, sentences and paragraphs of plain text, by rule: what copying and grouping count with.

No model is read here: near copies must be found in any language and at thousands of reports a
second. The reader's tokens, where there are some, serve grammar; these serve likeness.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*"  # 1,129 and 20:04 are one word
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W_]+(?:['’‘‐‑-][^\W_]+)*"  # government's, co-ordination
)
_DROPPED = str.maketrans("", "", "'’‘‐‑-.,:")
_PARAGRAPH = re.compile(r"\S[^\n]*")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]")
_OPENS = re.compile(r"\s+[\"'“‘«(\[]*[^\W_a-zß-öø-ÿ]")
# Abbreviations that a capital may follow inside a sentence: ranks, titles, months, addresses.
_SHORT = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cmdr sgt cpl adm brig rev hon sen rep gov pres st jr sr "
    "vs no nos art op cit eg ie cf al etc inc ltd co corp dept univ approx est fig vol pp ed eds "
    "jan feb mar apr jun jul aug sep sept oct nov dec mt ft".split()
)


class Word(NamedTuple):
    """Where a word stands and the key under which its spellings meet."""

    start: int
    end: int
    key: str  # case, accents, apostrophes, hyphens and digit grouping removed


def words(text: str) -> list[Word]:
    """The words of a text, in order, with character offsets."""
    return [Word(m.start(), m.end(), key(m.group())) for m in _WORD.finditer(text)]


@lru_cache(maxsize=65_536)  # most words of a text stand in every text
def key(word: str) -> str:
    """Fold a word's spellings together: ``Co-ordination`` and ``coordination`` are one."""
    folded = word.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    return folded.translate(_DROPPED)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that holds anything, outer white space left out."""
    spans = []
    for match in _PARAGRAPH.finditer(text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        spans.append((match.start() + left, match.start() + len(line.rstrip())))
    return spans


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; a line break always ends one."""
    spans = []
    for start, end in paragraphs(text):
        first = start
        for stop in _STOP.finditer(text, start, end):
            if stop.end() >= end or not _ends(text, first, stop):
                continue
            spans.append((first, stop.end()))
            first = stop.end() + len(text[stop.end() : end]) - len(text[stop.end() : end].lstrip())
        if first < end:
            spans.append((first, end))
    return spans


def _ends(text: str, first: int, stop: re.Match[str]) -> bool:
    """Whether this full stop ends a sentence rather than an abbreviation or an initial."""
    if stop.group() in "。！？":
        return True
    if not _OPENS.match(text, stop.end()):
        return False
    if stop.group() != ".":
        return True
    before = text[max(first, stop.start() - 24) : stop.start()].rsplit(None, 1)
    last = before[-1].lstrip("\"'“‘«([").casefold() if before else ""
    is_initial = len(last) == 1 and last.isalpha()
    return not is_initial and "." not in last.strip(".") and last not in _SHORT


def hashed(*parts: str) -> int:
    """A 63-bit number for some text, the same on every machine; fits an SQL integer."""
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") >> 1
