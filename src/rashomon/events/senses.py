"""Which sense of a word a text has: it keeps to one (Gale, Church and Yarowsky 1992).

Strikes are of planes or of nurses; nothing in "the strikes in Sumy" tells which.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.events.bases import bases
from rashomon.nations import people
from rashomon.sectors import organisation, sector_of
from rashomon.tree import Tree

_FIGHTING = re.compile(
    r"\b(?:kill\w*|wounded|injured|dead|air ?strikes?|missiles?|drones?|rockets?|shell(?:ing|ed|s)"
    r"|bomb\w*|warplanes?|fighter jets?|troops|soldiers?|army|armies|militar(?:y|ies)|militants?"
    r"|militias?|rebels?|insurgents?|ceasefire|air defences?|air defenses?)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:trade unions?|unions?|unionists?|walk-?outs?|picket\w*|wages?|pay|payrolls?|workers?"
    r"|staff|strikers?|pensions?|employe(?:r|e)s?|nurses|teachers|doctors|rail|hunger)\b",
    re.IGNORECASE,
)
_UNREST = re.compile(
    r"\b(?:protest\w*|demonstrators?|rioters?|riots?|unrest|uprisings?|rall(?:y|ies)|marchers?"
    r"|crackdowns?|tear ?gas|rubber bullets|dissent|took to the streets|killed|died|injured)\b",
    re.IGNORECASE,
)
_CREWED = frozenset(
    "jet warplane plane aircraft helicopter gunship bomber warship drone coalition alliance".split()
)
_ARMED = frozenset("MIL REB UAF SPY".split())


def tells_of(tree: Tree, what: str) -> bool:
    """Whether a text tells of ``fighting``, and more of it than of work; or of ``unrest``."""
    return _UNREST.search(tree.text) is not None if what == "unrest" else _fighting(tree.text)


@lru_cache(maxsize=64)
def _fighting(text: str) -> bool:
    return len(_FIGHTING.findall(text)) > len(_WORK.findall(text))


def is_armed(tree: Tree, number: int) -> bool:
    """Whether a word names who strikes with arms: a state, a force, what its men fly."""
    form = tree[number].form
    if tree.label(number) == "LOCATION" or form.lower() in people():
        return True
    if tree.label(number) == "ORG":
        known = organisation(form)
        if known is not None:
            return known.sector in _ARMED
    before = [tree.lemma(n) for n in tree.of(number, "compound", "amod") if n < number]
    sector, _ = sector_of([*before, tree.lemma(number)])
    return sector in _ARMED or not _CREWED.isdisjoint(bases(tree, number))
