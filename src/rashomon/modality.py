"""How a clause is told: negated, hedged, under a condition, of the future.

Read off the tree around the clause's head: auxiliaries, adverbs, negations, clauses with "if".
Attributions, claims and events ask the same questions, so they are answered here, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.records import Certainty
from rashomon.tree import Tree

_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor"))
_IF = frozenset(("if", "unless", "provided"))
_LATER = frozenset("will would shall 'll ’ll wo".split())
_DOUBTFUL = frozenset(
    "allegedly apparently reportedly possibly perhaps probably presumably likely supposedly "
    "purportedly seemingly maybe".split()
)
_SEEMING = frozenset(("appear", "seem"))
_CHECKING = frozenset("confirm prove substantiate verify true correct".split())


def certainty(tree: Tree, top: int) -> Certainty:
    """What a clause says of itself, from its head: conditional, hedged, future, else plain."""
    if is_conditional(tree, top):
        return Certainty.CONDITIONAL
    if is_hedged(tree, top):
        return Certainty.HEDGED
    return Certainty.FUTURE if is_future(tree, top) else Certainty.PLAIN


def is_negated(tree: Tree, numbers: Iterable[int]) -> bool:
    """Whether one of these words is negated itself, not something below it.

    Who is "unable to" or "not able to" do a thing does not do it.
    """
    return any(_has_negation(tree, n) or _is_out_of_reach(tree, n) for n in numbers)


def _has_negation(tree: Tree, number: int) -> bool:
    return any(tree.lemma(child) in _NEGATIONS for child in tree.children[number])


def _is_out_of_reach(tree: Tree, number: int) -> bool:
    """Whether a word stands under "unable to" or "not able to"."""
    if tree.dep(number) != "xcomp":
        return False
    above = tree[number].head
    lemma = tree.lemma(above)
    return lemma == "unable" or (lemma == "able" and _has_negation(tree, above))


def is_hedged(tree: Tree, number: int) -> bool:
    """Whether a modal, an adverb, "appears to" or "if confirmed" takes something back."""
    if tree.lemma(number) in _SEEMING and tree[number].upos == "VERB":
        return True
    below = tree.children[number]
    if {tree.lemma(n) for n in below if tree.dep(n) == "aux"} & {"may", "might"}:
        return True
    if {tree.lemma(n) for n in below if tree.dep(n) in ("advmod", "parataxis")} & _DOUBTFUL:
        return True
    above = tree[number].head
    if tree.dep(number) == "xcomp" and tree.lemma(above) in _SEEMING:
        return True
    near = [*below, *(n for child in tree.of(number, "nsubj", "obj") for n in tree.children[child])]
    return any(tree.lemma(n) in _CHECKING and _conditions(tree, n) for n in near)


def is_conditional(tree: Tree, top: int) -> bool:
    """Whether a clause holds only under another one; "if confirmed" is a hedge instead."""
    clauses = (n for n in tree.of(top, "advcl") if tree.lemma(n) not in _CHECKING)
    return any(_conditions(tree, n) for n in clauses)


def _conditions(tree: Tree, number: int) -> bool:
    return any(tree.lemma(n) in _IF for n in tree.of(number, "mark"))


def is_future(tree: Tree, top: int) -> bool:
    """Whether "will", "would", "shall" or "is going to" puts a clause later."""
    for n in tree.of(top, "aux"):
        if tree.lemma(n) in _LATER or tree[n].form.lower() in _LATER:
            return True
    above = tree[top].head
    return tree.dep(top) == "xcomp" and tree.lemma(above) == "go" and tree[above].xpos == "VBG"


def head_of(tree: Tree, numbers: Sequence[int]) -> int | None:
    """The word that holds some words together: the first whose head is not among them.

    A sign only where there is nothing else.
    """
    inside = set(numbers)
    tops = [n for n in numbers if tree[n].head not in inside or tree[n].head == n]
    return next((n for n in tops if tree[n].upos != "PUNCT"), tops[0] if tops else None)
