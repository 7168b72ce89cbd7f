"""What the holder does with the content, and how sure the telling is: his, and his carrier's."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon import modality
from rashomon.attribution.found import Found
from rashomon.attribution.lexicon import cues
from rashomon.records import PLAIN, Certainty, Stance, Telling
from rashomon.tree import Tree

# Verbs of telling: who does not do so leaves a question open, and denies nothing.
ANSWERS = frozenset(
    (
        "confirm",
        "verify",
        "corroborate",
        "say",
        "clear",
        "know",
        "specify",
        "identify",
        "disclose",
        "reveal",
        "give",
        "elaborate",
        "name",
        "provide",
    )
)
_HOLDING_BACK = frozenset(("decline", "refuse", "fail"))
_TURNED = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.BELIEVES: Stance.DOUBTS,
    Stance.DENIES: Stance.CANNOT_CONFIRM,
    Stance.DOUBTS: Stance.BELIEVES,
}


def stance(tree: Tree, found: Found) -> Stance:
    """The entry's stance, turned by a negation of the cue: who does not confirm cannot confirm."""
    plain = found.entry.stance if found.entry else Stance.ASSERTS
    if not is_withheld(tree, found.cue):
        return plain
    if found.entry and found.entry.lemma in ANSWERS:
        return Stance.CANNOT_CONFIRM
    return _TURNED.get(plain, plain)


def answers(tree: Tree, found: Found) -> bool:
    """Whether it is a denial by its own word, which answers a claim; "did not say" answers none."""
    denies = found.entry is not None and found.entry.stance is Stance.DENIES
    return denies and not is_withheld(tree, found.cue)


def is_withheld(tree: Tree, cue: Sequence[int]) -> bool:
    """Whether a cue is negated, or under "declined to", "refused to"."""
    return modality.is_negated(tree, cue) or any(holds_back(tree, n) for n in cue)


def holds_back(tree: Tree, number: int) -> bool:
    """Whether a word stands under one that says it was not done: "declined to say"."""
    above = tree[number].head
    return tree.dep(number) == "xcomp" and tree.lemma(above) in _HOLDING_BACK


def certainty(tree: Tree, found: Found) -> Certainty:
    """How sure the first speaker is: what the cue leaves of it, then what the content says."""
    if found.rule == "hedge":
        return Certainty.HEDGED
    entry = found.entry
    if entry is not None and entry.certainty is not Certainty.PLAIN and not _keeps_apart(found):
        return entry.certainty
    if _is_hearsay(tree, found) or _seems_to_show(tree, found):
        return Certainty.HEDGED
    top = modality.head_of(tree, found.content)
    if top is None:
        return Certainty.PLAIN
    if found.rule in ("colon", "dash") and _is_to_come(tree, top):
        return Certainty.FUTURE
    return modality.certainty(tree, top)


def _is_hearsay(tree: Tree, found: Found) -> bool:
    """ "It was reported that …", "he is said to …": nobody answers for it."""
    passive = any(tree.of(n, "aux:pass") for n in found.cue)
    return found.hidden and found.source is None and passive


def _seems_to_show(tree: Tree, found: Found) -> bool:
    """ "Images appear to show …": a document shows what whoever reads it sees in it."""
    if found.source is None or found.entry is None:
        return False
    document = cues().get((tree.lemma(found.source), "NOUN"))
    shown = document is not None and "d" in document.frames
    return shown and modality.is_hedged(tree, found.cue[0])


def _is_to_come(tree: Tree, top: int) -> bool:
    """Whether a headline says what is to be: "Carmaker to close two plants"."""
    return any(
        tree.lemma(mark) == "to" for n in (top, *tree.of(top, "acl")) for mark in tree.of(n, "mark")
    )


def carried(tree: Tree, found: Found) -> Telling:
    """How the words are passed on where nobody else's statement is around them.

    "Claims" and "alleged" keep the holder at arm's length; "reportedly said", "may have said",
    "if, as she says," and "will announce" are the carrier's doubt, condition and future.
    """
    if _keeps_apart(found) or found.rule == "hedge" or found.hidden:
        return Telling(Stance.ASSERTS, Certainty.HEDGED)
    top = found.cue[0]
    if tree[top].upos not in ("VERB", "AUX"):
        return PLAIN
    return Telling(Stance.ASSERTS, modality.certainty(tree, top))


def _keeps_apart(found: Found) -> bool:
    """Whether the cue is one by which a writer does not vouch for an assertion."""
    entry = found.entry
    return (
        entry is not None
        and entry.stance is Stance.ASSERTS
        and entry.certainty is Certainty.HEDGED
        and found.source is not None
    )
