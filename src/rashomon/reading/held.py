"""A name before its verb holds together: "… on Friday the Observatory for Rights monitor said".

Where a comma is missing before it, the reader may take a name's first words for part of the clause
before. What stands in one name hangs on its last word, where that is the subject of what follows.
So do those of whom a list behind "according to" is made.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.clauses import Clauses
from rashomon.reading.names import NameSpan

_NAMES = ("ORG", "PERSON")
_LISTED = frozenset("obl obj nsubj nsubj:pass".split())
_TORN = frozenset("nsubj nsubj:pass conj appos obj obl nmod".split())


def mend(words: Clauses, names: Sequence[NameSpan]) -> None:
    """Hang the torn words of names on the last one, and those of a list on its first."""
    _list(words)
    _among(words)
    for name in names:
        last = name.end - 1
        verb = words.head[last]
        if name.label not in _NAMES or verb != name.end or words.deprel[last] != "nsubj":
            continue
        for number in range(name.start, last):
            head = words.head[number]
            if not name.start <= head < name.end and words.deprel[number] in _TORN:
                words.head[number], words.deprel[number] = last, "compound"


def _list(words: Clauses) -> None:
    """ "According to the UN, displaced residents and aid workers": all three tell it."""
    first: int | None = None  # who was named last behind "according to"
    for number, relation in enumerate(words.deprel):
        if relation == "obj" and first is not None and _described(words, first, number):
            words.head[words.head[number]], words.head[number] = number, first
            words.deprel[number] = "conj"
        if relation not in _LISTED:
            continue
        cases = [words.lemma[n] for n in words.children(number, "case")]
        if first is not None and not cases and _next(words, first, number):
            words.head[number], words.deprel[number] = first, "conj"
        elif relation == "obl":
            first = number if "accord" in cases or "according" in cases else None


def _described(words: Clauses, first: int, number: int) -> bool:
    """Whether a participle before a word was taken for one of the name before that."""
    participle = words.head[number]
    return (
        participle == number - 1
        and words.deprel[participle] == "amod"
        and words.head[participle] == first < participle - 1
        and words.lemma[participle - 1] == ","
    )


def _next(words: Clauses, first: int, number: int) -> bool:
    """Whether only a comma, and what describes the second, stands between two words."""
    between = range(first + 1, number)
    if words.head[number] > number:
        return False  # who acts in a clause behind the list
    return (
        bool(between)
        and words.lemma[between[0]] == ","
        and all(words.head[n] == number for n in between[1:])
        and bool(words.children(number, "conj"))
    )


def _among(words: Clauses) -> None:
    """ "More than 400 were hurt, among them 300 officers": the 400 were hurt."""
    for number in range(2, len(words.head)):
        if words.lemma[number - 1] != "among" or words.xpos[number] != "PRP":
            continue
        verb = words.head[number]
        first = [n for n in words.children(number, "nsubj", "nsubj:pass") if n < verb]
        last = [n for n in words.children(verb, "nsubj", "nsubj:pass") if n > number]
        if first and last and words.upos[verb] == "VERB":
            words.head[first[0]], words.deprel[first[0]] = verb, words.deprel[last[0]]
            words.head[last[0]], words.deprel[last[0]] = number, "nsubj"
