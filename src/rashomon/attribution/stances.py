"""What the holder does with the content, and how sure the telling is."""

from __future__ import annotations

from rashomon.attribution.frames import Found
from rashomon.attribution.tree import Tree
from rashomon.records import Certainty, Stance

_NEGATIONS = frozenset(("not", "n't", "never", "no"))
_IF = frozenset(("if", "unless", "provided"))
_LATER = frozenset("will would shall 'll ’ll wo".split())
_DOUBTFUL = frozenset(
    "allegedly apparently reportedly possibly perhaps probably presumably likely supposedly "
    "seemingly maybe".split()
)
_CANNOT = frozenset(("confirm", "verify", "corroborate", "say"))


def stance(tree: Tree, found: Found) -> Stance:
    """The entry's stance, turned by a negation of the cue: who does not confirm cannot confirm."""
    plain = found.entry.stance if found.entry else Stance.ASSERTS
    if not negated(tree, found.cue):
        return plain
    if found.entry and found.entry.lemma in _CANNOT:
        return Stance.CANNOT_CONFIRM
    turned = {
        Stance.ASSERTS: Stance.DENIES,
        Stance.BELIEVES: Stance.DOUBTS,
        Stance.DENIES: Stance.CANNOT_CONFIRM,
        Stance.DOUBTS: Stance.BELIEVES,
    }
    return turned.get(plain, plain)


def negated(tree: Tree, cue: list[int]) -> bool:
    """Whether a cue's own verb or noun is negated."""
    return any(tree.lemma(child) in _NEGATIONS for n in cue for child in tree.children[n])


def certainty(tree: Tree, found: Found) -> Certainty:
    """What the cue leaves of certainty, then what the content says of itself.

    "May have", "allegedly" hedge; a clause with "if" makes it conditional; "will", "would" in
    reported speech and infinitives after a promise or a plan are of the future.
    """
    if found.rule == "hedge" or _hedged(tree, found.cue):
        return Certainty.HEDGED
    if found.entry is not None and found.entry.certainty is not Certainty.PLAIN:
        return found.entry.certainty
    top = _top(tree, found.content)
    if top is None:
        return Certainty.PLAIN
    if any(tree.lemma(mark) in _IF for n in tree.of(top, "advcl") for mark in tree.of(n, "mark")):
        return Certainty.CONDITIONAL
    if _hedged(tree, [top]):
        return Certainty.HEDGED
    auxiliaries = {tree.lemma(n) for n in tree.of(top, "aux")} | {
        tree[n].form.lower() for n in tree.of(top, "aux")
    }
    marks = {tree.lemma(n) for n in tree.of(top, "mark")}
    if auxiliaries & _LATER or (found.rule in ("colon", "dash") and "to" in marks):
        return Certainty.FUTURE
    return Certainty.PLAIN


def _hedged(tree: Tree, numbers: list[int]) -> bool:
    """Whether a modal or an adverb takes something back."""
    children = [child for n in numbers for child in tree.children[n]]
    modal = {tree.lemma(n) for n in children if tree.dep(n) == "aux"}
    adverbs = {tree.lemma(n) for n in children if tree.dep(n) in ("advmod", "parataxis")}
    return bool(modal & {"may", "might"} or adverbs & _DOUBTFUL)


def _top(tree: Tree, content: list[int]) -> int | None:
    """The word that holds the content together."""
    inside = set(content)
    return next((n for n in content if tree[n].head not in inside or tree[n].head == n), None)
