"""What becomes of an event that somebody ends: to suspend aid is a sanction, to end a siege not.

PLOVER's rule for every type at once (manual, draft 0.8: reducing or stopping cooperation is
SANCTION; ending force, restrictions or sanctions is RETREAT; giving up a protest is CONCEDE).
"""

from __future__ import annotations

from rashomon.records import EventType
from rashomon.tree import Tree

_ENDING = frozenset(
    """end halt suspend stop cancel freeze cut sever discontinue terminate scrap abandon withhold
    withdraw break interrupt reduce curtail slash axe""".split()
)
_LIFTING = frozenset(
    "end halt suspend stop lift ease relax cancel abandon remove repeal revoke relent".split()
)
_FRIENDLY = frozenset(
    (EventType.CONSULT, EventType.COOPERATE, EventType.AID, EventType.AGREE, EventType.SUPPORT)
)
_FORCE = frozenset(
    (
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.THREATEN,
    )
)
_PARTS = frozenset("part most all some program programme effort campaign delivery".split())


def ended(tree: Tree, head: int, kind: EventType) -> tuple[int, EventType, str] | None:
    """The verb that ends a noun's event, and the type and mode that the two make."""
    noun = head
    above = tree[head].head
    if tree.lemma(above) in _PARTS and tree.dep(head) in ("nmod", "compound") and above != head:
        noun, above = above, tree[above].head
        if tree.lemma(above) in _PARTS and tree.dep(noun) == "nmod":
            noun, above = above, tree[above].head
    if above == noun or tree[above].upos != "VERB":
        return None
    if tree.dep(noun) != "obj" and tree[noun].deprel != "nsubj:pass":
        return None
    lemma = tree.lemma(above)
    if kind in _FRIENDLY and lemma in _ENDING:
        return above, EventType.SANCTION, "discontinue"
    if kind in _FORCE and lemma in _LIFTING:
        return above, EventType.RETREAT, ""
    if kind is EventType.PROTEST and lemma in _LIFTING:
        return above, EventType.CONCEDE, ""
    return None
