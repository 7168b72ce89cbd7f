"""What the holder does with the content, and how sure the telling is: his, and his carrier's."""

from __future__ import annotations

from rashomon import modality
from rashomon.attribution.found import Found
from rashomon.records import PLAIN, Certainty, Stance, Telling
from rashomon.tree import Tree

_CANNOT = frozenset(
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
_TURNED = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.BELIEVES: Stance.DOUBTS,
    Stance.DENIES: Stance.CANNOT_CONFIRM,
    Stance.DOUBTS: Stance.BELIEVES,
}


def stance(tree: Tree, found: Found) -> Stance:
    """The entry's stance, turned by a negation of the cue: who does not confirm cannot confirm."""
    plain = found.entry.stance if found.entry else Stance.ASSERTS
    if not modality.is_negated(tree, found.cue):
        return plain
    if found.entry and found.entry.lemma in _CANNOT:
        return Stance.CANNOT_CONFIRM
    return _TURNED.get(plain, plain)


def answers(tree: Tree, found: Found) -> bool:
    """Whether it is a denial by its own word, which answers a claim; "did not say" answers none."""
    denies = found.entry is not None and found.entry.stance is Stance.DENIES
    return denies and not modality.is_negated(tree, found.cue)


def certainty(tree: Tree, found: Found) -> Certainty:
    """How sure the first speaker is: what the cue leaves of it, then what the content says."""
    if found.rule == "hedge":
        return Certainty.HEDGED
    entry = found.entry
    if entry is not None and entry.certainty is not Certainty.PLAIN and not _keeps_apart(found):
        return entry.certainty
    top = modality.head_of(tree, found.content)
    if top is None:
        return Certainty.PLAIN
    if found.rule in ("colon", "dash") and "to" in {tree.lemma(n) for n in tree.of(top, "mark")}:
        return Certainty.FUTURE
    return modality.certainty(tree, top)


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
