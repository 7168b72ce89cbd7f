"""Lemmas as edits: what to cut from the end of a word, what to put there, and whose capitals.

A rule is ``case|cut|ending``: ``case`` is ``l`` (the lemma is lower case), ``k`` (kept as written)
or ``t`` (first letter upper, the rest lower); ``cut`` characters go from the end of the word and
``ending`` comes in their place. ``l|*|be`` gives a whole lemma, whatever the word.
"""

from __future__ import annotations

KEEP = "k|0|"
_MOST_CUT = 6


def rule_for(word: str, lemma: str) -> str:
    """The rule that makes the lemma of the word: the least cut, else the whole lemma."""
    small, wanted = word.lower(), lemma.lower()
    shared = 0
    for a, b in zip(small, wanted, strict=False):
        if a != b:
            break
        shared += 1
    cut, ending = len(small) - shared, lemma[shared:]
    whole = shared == 0 or cut > _MOST_CUT
    for case in "klt":
        rule = f"{case}|*|{lemma}" if whole else f"{case}|{cut}|{ending}"
        if apply(rule, word) == lemma:
            return rule
    return f"k|*|{lemma}"


def apply(rule: str, word: str) -> str:
    """The lemma; a rule that would leave nothing gives the word as it is."""
    case, cut, ending = rule.split("|", 2)
    if cut == "*":
        return ending
    if int(cut) >= len(word) and not ending:
        return word
    if case == "l":
        word = word.lower()
    elif case == "t":
        word = word[:1].upper() + word[1:].lower()
    return (word[: len(word) - int(cut)] if int(cut) < len(word) else "") + ending
