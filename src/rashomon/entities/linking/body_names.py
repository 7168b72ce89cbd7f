"""An organisation's printed name as words to compare, and the acronyms it may have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.sectors import sector_of, states
from rashomon.spelling import SMALL, key

Words = tuple[str, ...]
# Forms of companies that print adds or leaves out. Source: the usual ones of ISO 20275 (ELF).
_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited plc llc ag gmbh sa nv bv spa".split()
)
_OF = frozenset(("ministry", "department"))
_LONGEST, _LONGEST_ACRONYM = 5, 10  # words of a country's name, letters
# British and American spelling of the words that names of bodies are made of.
_SPELLINGS = tuple(
    (re.compile(found), put)
    for found, put in (
        (r"isation(s?)$", r"ization\1"),
        (r"(?<=\w\w\w)our$", "or"),
        (r"centre", "center"),
        (r"defence", "defense"),
        (r"programme", "program"),
        (r"theatre", "theater"),
        (r"(?<=\w\w\w)ies$", "y"),
        (r"(?<=\w\w\w[^su])s$", ""),
    )
)


@lru_cache(maxsize=50_000)
def body_words(form: str) -> Words:
    """A name's telling words as keys: no small words, legal forms or plurals.

    A country or its people in front is its code: "US Navy", "American Navy" and "United States
    Navy" are USA, navy.
    """
    words = key(form.replace("&", " ")).split()
    code, size = _country(words)
    telling = [word for word in words[size:] if word not in SMALL]
    while len(telling) > (not code) and telling[-1] in _LEGAL:
        telling.pop()
    if telling and telling[0] in _OF:  # "Ministry of Defence" is "Defence Ministry"
        telling.append(telling.pop(0))
    spelled = tuple(map(_spelled, telling))
    return (code, *spelled) if code else spelled or tuple(words)


def _country(words: Sequence[str]) -> tuple[str, int]:
    """The country that a name of several words opens with, and of how many words it is."""
    opening = words[0] == "the" if words else False
    for size in range(min(_LONGEST, len(words) - 1), opening, -1):
        said = " ".join(words[opening:size])
        code = states().get(said)
        if code:
            return code, size
    return "", 0


@lru_cache(maxsize=50_000)
def is_generic(words: Words) -> bool:
    """Whether a name only says what kind of body it is: "Air Force", "Ministry of Defence"."""
    return sector_of(words)[1] == " ".join(words)


@lru_cache(maxsize=50_000)
def _spelled(word: str) -> str:
    for found, put in _SPELLINGS:
        word = found.sub(put, word)
    return word


@lru_cache(maxsize=50_000)
def acronym(form: str) -> str:
    """A short form in capitals as a key ("U.N." is un), empty for any other name."""
    parts = form.split()
    while len(parts) > 1 and key(parts[-1]) in _LEGAL:
        parts.pop()
    letters = parts[0].replace(".", "").replace("-", "") if len(parts) == 1 else ""
    is_short = 1 < len(letters) < _LONGEST_ACRONYM
    return key(letters) if is_short and sum(map(str.isupper, letters)) > len(letters) / 2 else ""


@lru_cache(maxsize=50_000)
def is_printed_as_name(form: str) -> bool:
    """Whether all telling words have a capital: "No. 5 Miners", "fifth Miners" are no names."""
    return all(word[0].isupper() for word in form.split() if key(word) not in SMALL)
