"""Of many edges those that tell most: what holds reports together, then the strongest."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import CopyEdge, CopyKind

LISTED = 60  # on the page of a story that is read again and again
_RANK = {kind: n for n, kind in enumerate(CopyKind)}  # strongest first, as the records list them


def by_strength(edge: CopyEdge) -> tuple[int, float, str]:
    """A key that sorts edges, the strongest first."""
    return _RANK[edge.kind], -edge.score, edge.id


def strongest(edges: Sequence[CopyEdge], most: int) -> list[CopyEdge]:
    """At most so many edges, in their order; more only where that many hold the reports together.

    Every report keeps the strongest edges that hold it to the others; beyond those the strongest
    of all are kept.
    """
    if len(edges) <= most:
        return list(edges)
    joined: dict[str, str] = {}
    holding: list[str] = []
    others: list[str] = []
    for edge in sorted(edges, key=by_strength):
        left, right = _root(joined, edge.left), _root(joined, edge.right)
        (others if left == right else holding).append(edge.id)
        if left != right:
            joined[right] = left
    kept = {*holding, *others[: max(0, most - len(holding))]}
    return [edge for edge in edges if edge.id in kept]


def _root(joined: dict[str, str], key: str) -> str:
    while key in joined:
        key = joined[key]
    return key
