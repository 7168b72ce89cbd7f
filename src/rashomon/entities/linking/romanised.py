"""Whether two words are one name in two romanisations: Nadir Qasimi, Nader Gassimi.

English print has no one way to write names of other scripts. Systems and habits differ in few
things: which letter stands for a consonant that English lacks (q, k, g, gh), whether a digraph is
used (ch, sh), whether consonants are doubled, and above all in the vowels, three in Arabic and
five letters in ours. These differences are taken as none; all others as different names.
Sources: the romanisation tables of ALA-LC and BGN/PCGN for Arabic, Persian, Russian and Ukrainian,
and French practice (ou, ch, dj) where it was the language of print.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Spellings of one sound, longest first: what print writes, and the letter it is kept as here.
# Capitals are sounds, so that they cannot meet a letter that was printed.
_SOUNDS = tuple(
    (re.compile(found), sound)
    for found, sound in (
        (r"abd[aeu]ll?", "abdul"),  # the article inside a name: Abdel, Abdal, Abdul
        (r"[aou]ll?ah?$", "ula"),  # -ullah, -allah, -ollah
        (r"tsch|tch|sch|ch|sh", "S"),
        (r"dj|dzh|zh", "J"),
        (r"dh", "d"),
        (r"kh", "X"),
        (r"gh", "G"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|c(?![eiy])", "k"),
        (r"c", "s"),
        (r"x", "ks"),
        (r"(?<![a-z])ou(?=[aei])", "w"),
        (r"w", "v"),
        (r"ff$", "v"),
        (r"(?<=[aeiouy])h$", ""),
        (r"(?<=[aeiouy])h(?=[^aeiouyh])", ""),
        (r"([^aeiouy])\1", r"\1"),
        (r"[iyj]+$", "i"),
        (r"(?<![a-z])[yj](?=[aeiou])", "j"),
        (r"(?<=[aeiou])y(?=[aeiou])", "j"),
        (r"ou|oo|u+", "u"),
        (r"ee|ie|ii|y|i+", "i"),
        (r"aa+", "a"),
    )
)
_CONSONANT = re.compile("[^aeiou]")
# Consonants that stand for one another, and the class under which such names are looked up.
_SAME = frozenset(map(frozenset, ("qk", "qg", "qG", "Xk", "Gg", "Jj", "jg")))
_CLASS = str.maketrans("qgGXjJ", "kkkkkk")
_VOWELS = frozenset(map(frozenset, ("ae", "ei", "ou")))


@lru_cache(maxsize=50_000)
def _sounds(word: str) -> tuple[str, tuple[str, ...]]:
    """The consonants of a word's key, and the vowels before, between and after them."""
    for found, sound in _SOUNDS:
        word = found.sub(sound, word)
    pieces = _CONSONANT.split(word)
    return "".join(_CONSONANT.findall(word)), tuple(pieces)


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """What all romanisations of a word's key share; a word of vowels is itself."""
    consonants = _sounds(word)[0].translate(_CLASS)
    return consonants or word


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Whether two keys of words are one name in two romanisations, or the same."""
    if one == other:
        return True
    if skeleton(one) != skeleton(other):
        return False
    (consonants, vowels), (theirs, other_vowels) = _sounds(one), _sounds(other)
    if len(consonants) < 2 or len(consonants) != len(theirs):
        return False
    if any(
        a != b and frozenset((a, b)) not in _SAME for a, b in zip(consonants, theirs, strict=True)
    ):
        return False
    if len("".join(vowels)) < 2 and len("".join(other_vowels)) < 2:
        return vowels == other_vowels  # Bell and Bill: a short word has too little else
    (first, *inner, last), (opening, *within, end) = vowels, other_vowels
    return (
        _near(first, opening)
        and last == end  # Daniel and Daniela, Mario and Maria
        and all(_near(a, b, inside=True) for a, b in zip(inner, within, strict=True))
    )


def _near(one: str, other: str, inside: bool = False) -> bool:
    """Whether two runs of vowels may be one; inside a word a short one may be left out."""
    if one == other:
        return True
    if not one or not other:
        return inside and (one or other) in ("a", "e", "i")
    if len(one) == len(other):
        return all(a == b or frozenset((a, b)) in _VOWELS for a, b in zip(one, other, strict=True))
    return {one, other} <= {"ai", "ei", "i", "e"}
