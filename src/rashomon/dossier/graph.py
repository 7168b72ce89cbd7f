"""What the lineage drawing shows: boxes for reports and cited publishers, lines for dependence.

The drawing says less than the record where the record would make it unreadable, and says so in
``Graph.notes``: two reports joined in more than one way are joined by one line, lines that follow
from stronger ones are left out where there are too many, and a large story's reprints share a box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.dossier.beginnings import beginnings
from rashomon.dossier.boxes import Graph, Line, Node
from rashomon.dossier.found import Found
from rashomon.dossier.labels import (
    KIND,
    STRENGTH,
    Labels,
    clock,
    count,
    name_key,
    numbers,
    outlet,
)
from rashomon.dossier.options import Options
from rashomon.dossier.safe import one_line
from rashomon.dossier.strongest import by_strength, strongest
from rashomon.dossier.summary import cited_by, shared_groups
from rashomon.records import CopyEdge, CopyKind, Dossier, Towards

_Cited = tuple[str, tuple[str, ...]]  # a publisher, and the reports that name it

_COPIED = STRENGTH[:-1]  # all kinds of lines but citations


def letters(dossier: Dossier) -> dict[str, str]:
    """The letter of each report that shares a text: A for the first group, then B."""
    found: dict[str, str] = {}
    for number, group in enumerate(shared_groups(dossier)):
        for report in group.reports:
            found.setdefault(report, _letter(number))
    return found


def graph(dossier: Dossier, options: Options, *, first: bool = False) -> Graph:
    """Choose the boxes and lines that the drawing shows; ``first``: the record's origins too."""
    labels = Labels(dossier)
    cited = _drawn_citations(dossier)
    origins, left = _origins(cited, options)
    nodes = [*origins, *_reports(dossier, labels)]
    lines = [*_citations(cited, origins), *_edges(dossier, labels)]
    notes = [left] if left else []
    if first:
        boxes, ways, note = beginnings(Found(dossier, options), origins, lines)
        nodes, lines, notes = [*boxes, *nodes], [*ways, *lines], [*notes, *([note] * bool(note))]
    if len(dossier.entries) > options.most_nodes:
        nodes, lines, note = _folded(dossier, nodes, lines, options)
        notes.append(note)
    lines, dropped = _thinned(lines, len(nodes), options)
    if dropped:
        notes.append(
            f"{count(dropped, 'weaker line')} between reports that stronger lines already join "
            f"{'is' if dropped == 1 else 'are'} left to the table."
        )
    touched = {key for line in lines for key in (line.upper, line.lower)}
    placed = tuple(
        node
        if node.key in touched
        else replace(
            node, is_alone=True, full=f"{node.full}; no link found", detail="no link found"
        )
        for node in nodes
    )
    return Graph(placed, tuple(lines), tuple(notes))


def _letter(number: int) -> str:
    first = _letter(number // 26 - 1) if number > 25 else ""
    return first + chr(ord("A") + number % 26)


def _reports(dossier: Dossier, labels: Labels) -> list[Node]:
    letter = letters(dossier)
    nodes = []
    for entry in dossier.entries:
        report, number = entry.report, labels.place[entry.report.id]
        heading = f"{number} {outlet(report)}"
        detail = clock(report.published)
        group = letter.get(report.id, "")
        full = f"Report {heading}, {detail}" + (f"; text {group}" if group else "")
        nodes.append(Node(report.id, heading, detail, full, f"#r{number}", group))
    return nodes


def _origins(cited: Sequence[_Cited], options: Options) -> tuple[list[Node], str]:
    kept = cited
    if len(cited) > options.most_origins:
        kept = [item for item in cited if len(item[1]) > 1][: options.most_origins]
    nodes = [
        Node(
            f"origin {name_key(name)}",
            name,
            f"cited by {count(len(reports), 'report')}",
            f"{name}, cited by {count(len(reports), 'report')}",
            "#citations",
            is_origin=True,
        )
        for name, reports in kept
    ]
    left = len(cited) - len(kept)
    verb = "is" if left == 1 else "are"
    note = f"{count(left, 'publisher')} cited less often {verb} in the list below only."
    return nodes, note if left else ""


def _drawn_citations(dossier: Dossier) -> list[_Cited]:
    """Citations of publishers, without those of a publisher whose own report a line leads to."""
    outlets = {entry.report.id: name_key(outlet(entry.report)) for entry in dossier.entries}
    shown = set()
    for edge in dossier.edges:
        if edge.left in outlets and edge.right in outlets:
            shown |= {(edge.left, outlets[edge.right]), (edge.right, outlets[edge.left])}
    drawn = []
    for name, reports in cited_by(dossier):
        citing = tuple(report for report in reports if (report, name_key(name)) not in shown)
        if citing:
            drawn.append((name, citing))
    return drawn


def _citations(cited: Iterable[_Cited], origins: Sequence[Node]) -> list[Line]:
    drawn = {node.key: node for node in origins}
    lines = []
    for name, reports in cited:
        node = drawn.get(f"origin {name_key(name)}")
        lines += [
            Line(node.key, report, CopyKind.CITATION, True, 1.0, f"cites {node.heading}")
            for report in reports
            if node is not None
        ]
    return lines


def _edges(dossier: Dossier, labels: Labels) -> list[Line]:
    """One line a pair of reports: its strongest edge, directed where any of the edges is."""
    pairs: dict[tuple[str, str], list[CopyEdge]] = {}
    for edge in dossier.edges:
        if edge.left in labels.place and edge.right in labels.place:
            pairs.setdefault((edge.left, edge.right), []).append(edge)
    lines = []
    for edges in pairs.values():
        strongest = min(edges, key=by_strength)
        known = [e for e in edges if e.direction.source is not Towards.UNKNOWN]
        surest = max(known, key=lambda e: (e.direction.confidence, e.id), default=strongest)
        upper, lower = labels.sides(surest)
        kinds = " and ".join(dict.fromkeys(KIND[edge.kind] for edge in edges))
        ends = f"{labels.short(upper)} and {labels.short(lower)}"
        says = f"{ends}: {kinds}; {labels.direction(surest)}"
        weight = len(STRENGTH) - STRENGTH.index(strongest.kind) + strongest.score
        lines.append(Line(upper, lower, strongest.kind, bool(known), weight, says))
    return lines


def _thinned(lines: list[Line], nodes: int, options: Options) -> tuple[list[Line], int]:
    """Leave out lines whose ends a chain of lines at least as strong already joins."""
    copies = [line for line in lines if line.kind in _COPIED]
    if len(copies) <= options.links_per_node * nodes:
        return lines, 0
    joined: dict[str, str] = {}
    kept = {id(line) for line in lines if line.kind not in _COPIED}
    for line in sorted(copies, key=lambda line: -line.weight):
        upper, lower = _root(joined, line.upper), _root(joined, line.lower)
        if upper != lower:
            joined[lower] = upper
            kept.add(id(line))
    left = [line for line in lines if id(line) in kept]
    return left, len(lines) - len(left)


_FOLDS: tuple[tuple[tuple[CopyKind, ...], str], ...] = (
    ((CopyKind.REPRINT,), "reprints of one text"),
    ((CopyKind.REPRINT, CopyKind.REWRITE), "versions of one text"),
    (_COPIED, "reports that share words"),
)


def _folded(
    dossier: Dossier, nodes: list[Node], lines: list[Line], options: Options
) -> tuple[list[Node], list[Line], str]:
    """Put reports of one text into one box, ever more freely until the boxes are few enough."""
    labels = Labels(dossier)
    touched = {key for line in lines for key in (line.upper, line.lower)}
    alone = [node.key for node in nodes if node.key not in touched and not node.is_origin]
    folded, into, note = nodes, dict[str, str](), ""
    for kinds, what in _FOLDS:
        into = _joined(lines, kinds, labels) | dict.fromkeys(alone[1:], "".join(alone[:1]))
        folded = [
            _box(held, labels, "reports without a line" if held[0].key in alone else what)
            for held in _boxes(nodes, into)
        ]
        note = f"{what.capitalize()} stand in one box, and so do reports that no line touches."
        if len(folded) <= options.most_nodes:
            break
    return folded, _one_a_pair(lines, into), note


def _boxes(nodes: Iterable[Node], into: dict[str, str]) -> Iterable[list[Node]]:
    boxes: dict[str, list[Node]] = {}
    for node in nodes:
        boxes.setdefault(_root(into, node.key), []).append(node)
    return boxes.values()


def _joined(lines: Iterable[Line], kinds: Sequence[CopyKind], labels: Labels) -> dict[str, str]:
    """Each report that shares another's box, and which: the first of them in reading order."""
    into: dict[str, str] = {}
    for line in lines:
        if line.kind in kinds:
            roots = (_root(into, line.upper), _root(into, line.lower))
            ends = sorted(roots, key=labels.place.__getitem__)
            if ends[0] != ends[1]:
                into[ends[1]] = ends[0]
    return into


def _box(held: Sequence[Node], labels: Labels, what: str) -> Node:
    first = held[0]
    if len(held) == 1:
        return first
    heading = f"{len(held)} {what}"
    said = one_line(numbers([labels.place[node.key] for node in held]))
    full = f"{heading}: reports {said}"
    return replace(first, heading=heading, detail=f"from {first.heading}", full=full)


def _one_a_pair(lines: Iterable[Line], into: dict[str, str]) -> list[Line]:
    """The heaviest line between any two boxes; those inside one are left out."""
    best: dict[tuple[str, str], tuple[Line, str, str]] = {}
    for line in lines:
        upper, lower = _root(into, line.upper), _root(into, line.lower)
        if upper == lower:
            continue
        pair = (min(upper, lower), max(upper, lower))
        if pair not in best or best[pair][0].weight < line.weight:
            best[pair] = line, upper, lower
    return [replace(line, upper=upper, lower=lower) for line, upper, lower in best.values()]


def listed(dossier: Dossier, options: Options) -> tuple[Dossier, int]:
    """The dossier with as many edges as a page can list, and how many were left out."""
    edges = tuple(strongest(dossier.edges, options.most_edges))
    left = len(dossier.edges) - len(edges)
    return replace(dossier, edges=edges), left + dossier.unlisted


def _root(joined: dict[str, str], key: str) -> str:
    while key in joined:
        key = joined[key]
    return key
