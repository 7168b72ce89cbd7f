"""How many independent texts stand behind a set of reports, as a range."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.records import CopyEdge, CopyKind, Independence, Report, TextGroup

_ONE_TEXT = (CopyKind.REPRINT, CopyKind.REWRITE)
# A quotation or a citation shows a common source, not a common text: it is shown, not counted here.
_SHARED_TEXT = (*_ONE_TEXT, CopyKind.PASSAGES)


def independence(reports: Sequence[Report], edges: Sequence[CopyEdge]) -> Independence:
    """Count texts twice: shared passages join too for ``low``, only whole copies for ``high``.

    Shared quotations and citations join nothing, nor do edges that lead out of the set.
    """
    ids = sorted({report.id for report in reports})
    known = frozenset(ids)
    inside = [e for e in edges if e.kind in _SHARED_TEXT and e.left in known and e.right in known]
    low = _groups(ids, inside)
    high = _groups(ids, [e for e in inside if e.kind in _ONE_TEXT])
    groups = tuple(TextGroup(tuple(group), _held_by(group, inside)) for group in low)
    return Independence(len(low), len(high), groups, _in_words(len(ids), len(low), len(high)))


def _groups(ids: list[str], edges: Iterable[CopyEdge]) -> list[list[str]]:
    """The connected groups, each sorted, in order of their lowest id."""
    parent = {name: name for name in ids}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for edge in edges:
        one, other = sorted((root(edge.left), root(edge.right)))
        parent[other] = one
    members: dict[str, list[str]] = defaultdict(list)
    for name in ids:
        members[root(name)].append(name)
    return list(members.values())


def _held_by(group: list[str], edges: list[CopyEdge]) -> str:
    if len(group) == 1:
        return "shares no passage with the others"
    inside = [edge for edge in edges if edge.left in group and edge.right in group]
    kinds = [kind for kind in CopyKind if any(edge.kind is kind for edge in inside)]
    return f"joined by {', '.join(kinds)}"


def _in_words(reports: int, low: int, high: int) -> str:
    articles = f"{reports} article{'s' if reports != 1 else ''}"
    if low == high:
        return f"{articles}, {low} independent text{'s' if low != 1 else ''}"
    return (
        f"{articles}: {high} texts if only reprints and rewrites count as one, {low} if reports "
        "that share passages do too"
    )
