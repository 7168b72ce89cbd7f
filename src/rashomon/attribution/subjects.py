"""Whose verb it is: a subject, its own or shared over coordination, control and "as saying"."""

from __future__ import annotations

from rashomon.attribution.found import CITING
from rashomon.attribution.lexicon import cues
from rashomon.people import HUMAN
from rashomon.records import Stance
from rashomon.tree import Tree

_SAYING = frozenset((Stance.ASSERTS, Stance.DENIES, Stance.PROMISES, Stance.CANNOT_CONFIRM))
_NOBODY = frozenset(("no", "none", "nobody", "neither"))
_SUBJECTS = ("nsubj", "csubj")


def subject(tree: Tree, number: int) -> int | None:
    """Who does it: the subject, its own or the one that it shares with the words above."""
    seen = set[int]()
    while number not in seen:
        seen.add(number)
        own = [
            n
            for n in tree.of(number, *_SUBJECTS)
            if not tree[n].deprel.endswith(":outer")
            and not is_put_off(tree, n)
            and not _is_of_a_hearer(tree, number, n)
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
            return token.head if _acts(tree, token.head, number) else None
        else:
            return None
    return None


def _acts(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a noun does what a clause without a subject says of it.

    "A man claiming to be …" and "the first envoy to call for …" do; "a reason to believe" and "a
    road considered safe" do not.
    """
    if tree[clause].xpos in ("VBN", "VBD") and not tree.of(clause, "aux"):
        return False
    if "to" not in {tree.lemma(n) for n in tree.of(clause, "mark")}:
        return True
    return tree.label(noun) in ("PERSON", "ORG") or tree.lemma(noun) in HUMAN


def _is_of_a_hearer(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a word is of one name with who is told: "told Channel 9"."""
    name = tree.name_of.get(noun)
    heard = tree.of(verb, "obj", "iobj")
    return name is not None and any(tree.name_of.get(n) == name for n in heard if n != noun)


def is_nobody(tree: Tree, number: int) -> bool:
    """ "Nobody", "no group", "neither side"."""
    words = {tree.lemma(number), *(tree.lemma(n) for n in tree.of(number, "det", "cc:preconj"))}
    return bool(words & _NOBODY)


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
    if not _speaks(tree, above):
        return False
    if tree[number].xpos == "VBD" and any(tree[n].xpos == "MD" for n in tree.of(first, "aux")):
        return True  # "said they would stay and accused …": no "would accused"
    return _speaks(tree, number) and not _speaks(tree, first)


def _speaks(tree: Tree, number: int) -> bool:
    """Whether a word is a verb by which something is asserted, denied or promised."""
    entry = cues().get((tree.lemma(number), "VERB"))
    return entry is not None and "c" in entry.frames and entry.stance in _SAYING
