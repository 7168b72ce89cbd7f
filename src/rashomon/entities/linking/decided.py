"""What people decided on who is who, as nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.entities.linking.nodes import Node
from rashomon.records import Decision, Subject, Verdict, words_of


@dataclass(frozen=True, slots=True)
class Said:
    """Nodes that are one, with the reason in words, and pairs of node ids that are two."""

    same: tuple[tuple[Node, Node, str], ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()


def decided(nodes: Sequence[Node], decisions: Sequence[Decision]) -> Said:
    """The decisions on actors, as far as their words name any of these nodes.

    Two names that are printed differently are decided on wherever they are printed: who says that
    Haddad is not Karim Haddad means it of every report of the story. Of two that are printed alike
    only those very two are meant.
    """
    same: list[tuple[Node, Node, str]] = []
    apart: set[tuple[int, int]] = set()
    for each in decisions:
        if each.subject is not Subject.ACTOR:
            continue
        one, other = (_named(side, nodes) for side in each.about)
        if one is None or other is None or one is other:
            continue
        pairs = [(a, b) for a in _alike(one, other, nodes) for b in _alike(other, one, nodes)]
        if each.verdict is Verdict.SAME:
            same += [(a, b, f"decided by {each.signed}") for a, b in pairs]
        else:
            apart |= {(a.id, b.id) for a, b in pairs if a is not b}
    return Said(tuple(same), frozenset(apart))


def _named(side: str, nodes: Sequence[Node]) -> Node | None:
    """The node that words name; of several the one whose words are the shortest."""
    words = words_of(side)
    if words is None:
        return None
    found = [
        (span.end - span.start, node.id, node)
        for node in nodes
        if node.report == words.report and node.actor is not None
        for span in node.actor.mentions
        if span.start < words.end and words.start < span.end
    ]
    return min(found)[2] if found else None


def _alike(node: Node, other: Node, nodes: Sequence[Node]) -> list[Node]:
    """Whoever bears the node's name, where that tells it from the other."""
    if node.name == other.name:
        return [node]
    return [each for each in nodes if each.name == node.name and each.label == node.label]
