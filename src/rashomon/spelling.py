"""Names as keys: one spelling for what print spells in many ways."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# Signs inside a name that some print and some leave out.
_SILENT: dict[int, str | None] = {ord(c): None for c in "'’‘`´ʼʻʿʾ′."}
_APART: dict[int, str | None] = {ord(c): " " for c in '-–—_/,;:()[]"“”'}
_PLAIN = ("l", "d", "o", "i", "a", "ss", "ae", "oe", "th", "d")
_LETTERS: dict[int, str | None] = {ord(a): b for a, b in zip("łđøıəßæœþð", _PLAIN, strict=True)}


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """A name in lower case without accents, apostrophes and stops; hyphens become blanks."""
    plain = unicodedata.normalize("NFKD", name.translate(_SILENT).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.translate(_SILENT | _APART | _LETTERS).split())


_ARTICLES = frozenset("al el ad ar as ash at az an adh ath the la las los le les".split())


def bare(spelled: str) -> str:
    """A key without the article that opens it: "al qaim" is "qaim"; itself where none does."""
    first, _, rest = spelled.partition(" ")
    return rest if rest and first in _ARTICLES else spelled


# Words that an acronym may leave out, and letters that stand in one as they are.
SMALL = frozenset("of the for and in on at de la del der von al el bin ben".split())
_LED = frozenset("us un uk eu".split())


@lru_cache(maxsize=50_000)
def first_letters(name: str) -> frozenset[str]:
    """What a name's first letters make, small words left out or not; none for one word.

    "US Geological Survey": USGS and UGS.
    """
    words = key(name).split()
    if len(words) < 2:
        return frozenset()
    telling = [word[0] for word in words if word not in SMALL]
    led = [words[0], *telling[1:]] if words[0] in _LED else telling
    return frozenset("".join(letters) for letters in ([w[0] for w in words], telling, led))


def joined(spelled: str) -> str:
    """A key without its blanks: "deir ez zor" and "deir ezzor" are one."""
    return spelled.replace(" ", "")


_SUN = re.compile(r"\b([ae])l (?=(sh|th|dh|[tdrzsn]))")


def assimilated(spelled: str) -> str:
    """A key with its Arabic articles as they are spoken: "maaret al numan" is "maaret an numan"."""
    return _SUN.sub(r"\1\2 ", spelled)


# Letters that stand for one sound where names are written by ear, in this order.
_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("ck|kh|q|c(?!h)|x"), "k"),
    (re.compile("gh|dj"), "g"),
    (re.compile("ch"), "sh"),
    (re.compile("w"), "v"),
    (re.compile("dh"), "d"),
    (re.compile("th"), "t"),
)
_VOWELS = re.compile(r"(?<=.)[aeiouyh]")
_LAST = re.compile(r"(?<=[ae])h$")
_TWICE = re.compile(r"(.)\1+")
_ALIKE = 0.8  # how alike two spellings must be (Ratcliff and Obershelp, 0 to 1)
_FEWEST = 5  # letters of names that may differ in vowels: too many shorter ones are alike


def plain(spelled: str) -> str:
    """A name's key without its article, its blanks and a last "h", and with no letter twice."""
    return once(joined(bare(assimilated(key(spelled)))))


def once(spelled: str) -> str:
    """A key without blanks with no letter twice in a row, and no "h" behind its last vowel."""
    return _LAST.sub("", _TWICE.sub(r"\1", spelled))


def consonants(spelled: str) -> str:
    """How a plain key sounds without its vowels: "raqah" and "raka" are one."""
    for sound, letter in _SOUNDS:
        spelled = sound.sub(letter, spelled)
    return _TWICE.sub(r"\1", _VOWELS.sub("", spelled))


def likeness(one: str, other: str) -> float:
    """How alike two plain keys of the same consonants are, 0 to 1; 0 where they are no variants."""
    if one != other and min(len(one), len(other)) < _FEWEST:
        return 0.0
    found = SequenceMatcher(None, one, other).ratio()
    return found if found >= _ALIKE else 0.0


def are_variants(one: str, other: str) -> bool:
    """Whether two names may be one, written by ear: "Kallaseh" and "Al Kalassa"."""
    here, there = plain(one), plain(other)
    return consonants(here) == consonants(there) and likeness(here, there) > 0
