"""Who claims a deed, or is blamed for it: "claimed responsibility for the bombing".

The claim names the doer of a happening that is told as a noun, which its own words leave open.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.events.arguments import Filler
from rashomon.records import CLAIMS_IT
from rashomon.tree import Tree

BLAMED = "is blamed for it"
_DEEDS = ("responsibility", "credit")
_STEPS = 3


def behind(tree: Tree, head: int) -> Iterator[Filler]:
    """Who claims the deed named by a noun, or is blamed for it."""
    here = head
    for _ in range(_STEPS):
        above, relation = tree[here].head, tree.dep(here)
        if above == here:
            return
        lemma = tree.lemma(above)
        if relation in ("nmod", "obl", "conj", "obj", "nsubj"):
            if lemma == "claim" and relation in ("obj", "nsubj"):
                yield from _claimants(tree, above, passive=relation == "nsubj")
                return
            if lemma in ("blame", "accuse") and relation in ("obl", "nmod", "obj", "nsubj"):
                yield from _blamed(tree, above, here)
                return
            if lemma in _DEEDS or lemma == "claim":
                here = above
                continue
        return


def _claimants(tree: Tree, verb: int, *, passive: bool) -> Iterator[Filler]:
    if any(tree.lemma(n) in ("no", "nobody", "not") for n in _under(tree, verb)):
        return
    relation = "obl" if passive else "nsubj"
    for number in tree.of(verb, relation):
        if not passive or "by" in tree.cases(number):
            yield Filler(number, CLAIMS_IT)


def _blamed(tree: Tree, verb: int, deed: int) -> Iterator[Filler]:
    """ "Blamed rebels for the raid", "the raid was blamed on rebels", "rebels were blamed for"."""
    for number in tree.of(verb, "obl"):
        if number != deed and "on" in tree.cases(number):
            yield Filler(number, BLAMED)
            return
    passive = any(tree[n].deprel in ("aux:pass", "nsubj:pass") for n in tree.children[verb])
    for number in tree.of(verb, "nsubj" if passive else "obj"):
        if number != deed:
            yield Filler(number, BLAMED)


def _under(tree: Tree, verb: int) -> Iterator[int]:
    for number in tree.children[verb]:
        yield number
        if tree.dep(number) == "nsubj":
            yield from tree.children[number]
