"""Under which root the words of one deed meet: "announce" and "announcement", "explode" and
"explosion".

A rough rule: endings of inflection and derivation off, then a last consonant that changes between
verb and noun. Words of different deeds that meet by chance are parted by all other evidence.
"""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = sorted(
    """ations ation itions ition utions ution ments ment ings ing ions ion ances ance ences ence
    als al ers er ors or ures ure ed ies es s e y age ages ful ity
    ate ates ated ating ator ators ee ees""".split(),
    key=lambda ending: (-len(ending), ending),
)
_LEAST = 4  # letters that stay
_CHANGING = "dstr"  # explode, explosion; acquire, acquisition
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """The root of a lower-case word; short words stay as they are."""
    if not word.isalpha():
        return word
    stem = _without_ending(_without_ending(word))
    if stem.endswith("s") and len(stem) == _LEAST and not stem.endswith("ss"):
        stem = stem[:-1]
    if len(stem) > _LEAST and stem[-1] == stem[-2] and stem[-1] not in "ls":
        stem = stem[:-1]
    if len(stem) > _LEAST and stem[-1] in _CHANGING and stem[-2] in _VOWELS:
        stem = stem[:-1]
    return stem


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word.removesuffix(ending)
    return word
