"""Which happening a denial is about: of all that is said in it, the one that is said not to be so.

"The army denied that jets had bombed the town where people were fleeing": the bombing is denied,
the flight is not. Who denies a part in a raid, or rejects the outcome of a vote, does not deny that
there was one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rashomon.records import Span
from rashomon.tree import Tree

# Nouns for what somebody said: what is denied with them is what they tell of.
_SAID = frozenset(
    """accusation account allegation assertion assumption charge claim finding hint idea insinuation
    news notion report rumor rumour speculation statement story suggestion talk""".split()
)
_OF = frozenset(("nmod", "acl", "ccomp", "obl", "appos"))
_CLAUSES = frozenset(("conj", "xcomp", "ccomp", "csubj"))
_THROUGH = frozenset(("obj", "nsubj"))  # of a verb that only says that it took place
# What one does with a deed that is there: it is turned down, not said to be untrue.
_TURNED_DOWN = frozenset(("dismiss", "dismissal", "dismissive", "reject", "rejection"))


@dataclass(frozen=True, slots=True)
class Denied:
    """What somebody is given as denying, and the words that say so."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def holds(self, span: Span) -> bool:
        """Whether words begin inside what is denied."""
        return any(each.start <= span.start < each.end for each in self.content)


def is_denied(tree: Tree, head: int, each: Denied, events: Collection[int]) -> bool:
    """Whether a denial is about this event; ``events`` are the heads of all."""
    inside = {n for span in each.content for n in tree.inside(span.start, span.end)}
    here = head
    while tree[here].head in inside and tree[here].head != here:
        above = tree[here].head
        if not _passes(tree, tree.dep(here), above, events):
            return False
        here = above
    return here != head or tree[head].upos != "NOUN" or not _is_turned_down(tree, each.cue)


def _passes(tree: Tree, relation: str, above: int, events: Collection[int]) -> bool:
    """Whether who denies the upper word denies what hangs on it."""
    if relation in _CLAUSES:
        return True
    if relation in _THROUGH:
        return tree[above].upos in ("VERB", "AUX") and above not in events
    return relation in _OF and tree.lemma(above) in _SAID


def _is_turned_down(tree: Tree, cue: Sequence[Span]) -> bool:
    return any(
        tree.lemma(n) in _TURNED_DOWN for span in cue for n in tree.inside(span.start, span.end)
    )
