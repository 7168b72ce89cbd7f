"""A person's printed name as words to compare: no titles, no articles, no "Jr"."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.entities.linking.romanised import alike
from rashomon.spelling import key

Words = tuple[str, ...]
_ARTICLES = frozenset("al el ad ar as ash at az an adh ath ul".split())
_OPENING = re.compile(r"(?:[Aa][dlnrstz]h?|[Ee]l|[Uu]l)[-–‐’' ](?=\S)")
_SUFFIXES = frozenset("jr sr ii iii iv phd md mp".split())
_LONG = 7  # letters in which one may be wrong
_SHORT = 3  # letters of a short first name, and of what it leaves out: Dan, but no Jan of Jana


@lru_cache(maxsize=50_000)
def person_words(form: str) -> Words:
    """A name's words as keys: "Nadir al-Qasimi" is nadir, qasimi; "al-Qasimi" is qasimi."""
    words = key(form).split()
    opening = _OPENING.match(form)
    if opening is not None and (form[0].islower() or form[opening.end() - 1] != " "):
        words = words[1:]
    rest = [word for n, word in enumerate(words) if n == 0 or word not in _ARTICLES]
    while len(rest) > 1 and rest[-1] in _SUFFIXES:
        rest.pop()
    return tuple(rest)


def same_words(one: Words, other: Words) -> bool:
    """Whether two names are one in two romanisations, word for word."""
    return len(one) == len(other) and all(map(alike, one, other))


def is_part(shorter: Words, longer: Words) -> bool:
    """Whether a name leaves out first or middle names of another, or gives them in short.

    "Elias Dalwani" and "K. Dalwani" of "Karim Elias Dalwani", "Fred Brandt" of "Frederick Brandt".
    """
    if len(shorter) > len(longer) or not alike(shorter[-1], longer[-1]):
        return False
    if len(shorter) < len(longer) and same_words(shorter, longer[-len(shorter) :]):
        return True
    if not _stands_for(shorter[0], longer[0]):
        return False
    rest = iter(longer[1:-1])
    return all(any(_stands_for(word, each) for each in rest) for word in shorter[1:-1])


def _stands_for(word: str, full: str) -> bool:
    """Whether a word is another, its initial, or its beginning as short forms are made."""
    if alike(word, full) or (len(word) == 1 and full.startswith(word)):
        return True
    is_short = len(word) >= _SHORT and len(full) >= len(word) + _SHORT
    return is_short and full.startswith(word) and word[-1] not in "aeiouy"


def misprinted(one: Words, other: Words) -> bool:
    """Whether one letter differs within one long word of two names of as many words.

    The first and the last letter are the same: "Martina" is no misprint of "Martin".
    """
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    ((word, printed),) = differing
    if min(len(word), len(printed)) < _LONG or (word[0], word[-1]) != (printed[0], printed[-1]):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(word, printed, score_cutoff=1) == 1
