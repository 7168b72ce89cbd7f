"""Whose verb it is: a subject, its own or shared over coordination, control and "as saying"."""

from __future__ import annotations

from rashomon.attribution.found import CITING
from rashomon.attribution.lexicon import cues
from rashomon.records import Stance
from rashomon.tree import Tree

_SAYING = frozenset((Stance.ASSERTS, Stance.DENIES, Stance.PROMISES, Stance.CANNOT_CONFIRM))
_SUBJECTS = ("nsubj", "csubj")


def subject(tree: Tree, number: int) -> int | None:
    """Who does it: the subject, its own or the one that it shares with the words above."""
    seen = set[int]()
    while number not in seen:
        seen.add(number)
        own = [
            n
            for n in tree.of(number, *_SUBJECTS)
            if not tree[n].deprel.endswith(":outer") and not is_put_off(tree, n)
        ]
        if own:
            return min(own, key=lambda n: (abs(n - number), n))
        token = tree[number]
        if token.head == number:
            return None
        if is_quoted_as(tree, number):
            return next(iter(tree.of(token.head, "obj", "nsubj:pass")), None)
        if tree.dep(number) in ("conj", "xcomp", "advcl", "parataxis"):
            number = tree[token.head].head if goes_on_outside(tree, number) else token.head
        elif tree.dep(number) == "acl":
            return token.head
        else:
            return None
    return None


def is_put_off(tree: Tree, number: int) -> bool:
    """Whether a clause is a subject put off: "it was clear that shells had hit the mill"."""
    head = tree[number].head
    return tree[number].deprel == "csubj" and number > head and bool(tree.of(head, "expl"))


def is_quoted_as(tree: Tree, number: int) -> bool:
    """Whether this is the "saying" of "quoted as saying"."""
    above = tree[number].head
    marks = {tree.lemma(n) for n in tree.of(number, "mark", "case")}
    return above != number and "as" in marks and tree.lemma(above) in CITING


def goes_on_outside(tree: Tree, number: int) -> bool:
    """Whether a cue joined to what somebody says is his too: "said it fell and denied that …".

    Trees hang it on the nearest verb; a verb of saying goes with a verb of saying.
    """
    first = tree[number].head
    above = tree[first].head
    if tree.dep(number) != "conj" or tree.dep(first) != "ccomp" or tree.of(number, "nsubj"):
        return False
    return _speaks(tree, number) and not _speaks(tree, first) and _speaks(tree, above)


def _speaks(tree: Tree, number: int) -> bool:
    """Whether a word is a verb by which something is asserted, denied or promised."""
    entry = cues().get((tree.lemma(number), "VERB"))
    return entry is not None and "c" in entry.frames and entry.stance in _SAYING
