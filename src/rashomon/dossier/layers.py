"""Where the boxes and lines of the lineage drawing stand: rows from source to copy.

A small layered layout (after Sugiyama, Tagawa and Toda 1981): rows by the longest chain of known
directions, rows no wider than the page, few crossings by repeated barycentres, positions by
isotonic regression. Lines that pass a row run through a lane of their own, and lines that leave
one box in one style share their lane, so no line crosses a box. Nothing here depends on hash order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise

from rashomon.dossier.boxes import Graph, Line, Node
from rashomon.records import CopyKind

_SWEEPS = 12
_LANE = 12.0  # width that a passing line takes in a row


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row: a box, or a lane through which lines pass."""

    key: str
    width: float
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One line's way down: the slots it touches, row by row, from upper to lower box."""

    line: Line
    via: tuple[str, ...]
    is_upturned: bool = False  # drawn from a lower row to a higher one: a cycle in the record


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows from top to bottom, the middle of every slot, and how each line runs."""

    rows: tuple[tuple[Slot, ...], ...]
    middle: dict[str, float]
    runs: tuple[Run, ...]
    width: float


def layout(graph: Graph, columns: int, box: float, gap: float) -> Layout:
    """Place the graph's boxes in rows of at most ``columns``; ``box`` and ``gap`` are widths."""
    rows = _rows(graph, columns)
    row_of = {node.key: number for number, row in enumerate(rows) for node in row}
    runs = tuple(_run(line, row_of) for line in graph.lines)
    slots: list[list[Slot]] = [[Slot(node.key, box, node) for node in row] for row in rows]
    for run in runs:
        for row, key in enumerate(run.via[1:-1], _first_lane(run, row_of)):
            if all(slot.key != key for slot in slots[row]):
                slots[row].append(Slot(key, _LANE))
    links = _links(runs)
    ordered = _fewest_crossings(slots, links)
    widest = max((_row_width(row, gap) for row in ordered), default=box)
    room = max(widest, columns * box + (columns - 1) * gap)
    middle, width = _cropped(ordered, _spread(ordered, links, room, gap))
    return Layout(tuple(tuple(row) for row in ordered), middle, runs, width)


def _rows(graph: Graph, columns: int) -> list[list[Node]]:
    """Rows of boxes: longest chain of known directions first, then no wider than the page."""
    rank, family = _ranks(graph), _families(graph)
    rows: list[list[Node]] = []
    for number in sorted(set(rank.values())):
        row = [node for node in graph.nodes if rank[node.key] == number]
        row.sort(key=lambda node: family[node.key])
        lines = -(-len(row) // columns)
        size = -(-len(row) // lines)
        rows += [row[at : at + size] for at in range(0, len(row), size)]
    return rows


def _families(graph: Graph) -> dict[str, tuple[int, ...]]:
    """Sorts boxes that lines join next to each other, the closer joined the nearer."""
    order = {node.key: number for number, node in enumerate(graph.nodes)}
    kinds = (tuple(CopyKind)[:-1], (CopyKind.REPRINT, CopyKind.REWRITE), (CopyKind.REPRINT,))
    found: dict[str, tuple[int, ...]] = {node.key: () for node in graph.nodes}
    for joining in kinds:
        first = dict(order)
        for _ in graph.nodes:
            before = dict(first)
            for line in graph.lines:
                if line.kind in joining:
                    least = min(first[line.upper], first[line.lower])
                    first[line.upper] = first[line.lower] = least
            if first == before:
                break
        found = {key: (*family, first[key]) for key, family in found.items()}
    return found


def _ranks(graph: Graph) -> dict[str, int]:
    """Origins first; a copy below its source; reports that no line touches last."""
    above = _sources(graph)
    origins = {node.key for node in graph.nodes if node.is_origin}
    rank: dict[str, int] = {}
    for key in TopologicalSorter(above).static_order():
        least = 0 if key in origins or not origins else 1
        rank[key] = max([least, *(rank[source] + 1 for source in above[key])])
    last = max(rank.values(), default=0) + 1
    return rank | {node.key: last for node in graph.nodes if node.is_alone}


def _sources(graph: Graph) -> dict[str, list[str]]:
    """The known sources of each box; of lines that close a circle the weakest is left out."""
    above: dict[str, list[str]] = {node.key: [] for node in graph.nodes}
    for line in sorted(graph.lines, key=lambda line: -line.weight):
        if line.is_directed and not _leads_to(above, line.upper, line.lower):
            above[line.lower].append(line.upper)
    return above


def _leads_to(above: dict[str, list[str]], low: str, high: str) -> bool:
    """Whether ``high`` is ``low`` or stands somewhere above it."""
    seen, waiting = {low}, [low]
    while waiting:
        key = waiting.pop()
        if key == high:
            return True
        fresh = [source for source in above[key] if source not in seen]
        seen.update(fresh)
        waiting += fresh
    return False


def _run(line: Line, row_of: dict[str, int]) -> Run:
    upper, lower = line.upper, line.lower
    is_upturned = row_of[upper] > row_of[lower]
    if is_upturned:
        upper, lower = lower, upper
    style = f"{line.kind}{'>' if line.is_directed else ''}"
    lanes = (f"{upper}|{style}|{row}" for row in range(row_of[upper] + 1, row_of[lower]))
    return Run(line, (upper, *lanes, lower), is_upturned)


def _first_lane(run: Run, row_of: dict[str, int]) -> int:
    return row_of[run.via[0]] + 1


def _links(runs: Sequence[Run]) -> list[tuple[str, str]]:
    """Pairs of slots joined between neighbouring rows or within one, each once."""
    pairs = (pair for run in runs for pair in pairwise(run.via))
    return list(dict.fromkeys(pairs))


def _fewest_crossings(rows: list[list[Slot]], links: Sequence[tuple[str, str]]) -> list[list[Slot]]:
    """Order each row by the middle of what its slots are joined to, down and up; keep the best."""
    beside = _beside(links)
    best, least = [list(row) for row in rows], _crossings(rows, links)
    current = [list(row) for row in rows]
    for sweep in range(_SWEEPS):
        turn = range(len(current)) if sweep % 2 == 0 else range(len(current) - 1, -1, -1)
        at = {s.key: (n + 0.5) / len(row) for row in current for n, s in enumerate(row)}
        for number in turn:
            current[number] = _by_barycentre(current[number], at, beside)
            size = len(current[number])
            at.update((s.key, (n + 0.5) / size) for n, s in enumerate(current[number]))
        found = _crossings(current, links)
        if found < least:
            best, least = [list(row) for row in current], found
    return best


def _beside(links: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    beside: dict[str, list[str]] = {}
    for upper, lower in links:
        beside.setdefault(upper, []).append(lower)
        beside.setdefault(lower, []).append(upper)
    return beside


def _by_barycentre(
    row: list[Slot], at: Mapping[str, float], beside: Mapping[str, list[str]]
) -> list[Slot]:
    def middle(slot: Slot) -> float:
        return _mean([at[key] for key in beside.get(slot.key, ())], at[slot.key])

    return sorted(row, key=middle)


def _crossings(rows: Sequence[Sequence[Slot]], links: Sequence[tuple[str, str]]) -> int:
    """Pairs of lines that cross, and boxes that a line within a row has to pass."""
    row_of = {s.key: n for n, row in enumerate(rows) for s in row}
    at = {s.key: n for row in rows for n, s in enumerate(row)}
    found = 0
    between: dict[int, list[tuple[int, int]]] = {}
    for upper, lower in links:
        if row_of[upper] == row_of[lower]:
            found += 2 * (abs(at[upper] - at[lower]) - 1)
        else:
            between.setdefault(row_of[upper], []).append((at[upper], at[lower]))
    for pairs in between.values():
        pairs.sort()
        found += sum(a < c and b > d for n, (a, b) in enumerate(pairs) for c, d in pairs[n + 1 :])
    return found


def _row_width(row: Sequence[Slot], gap: float) -> float:
    gaps = sum(_gap(left, right, gap) for left, right in pairwise(row))
    return sum(slot.width for slot in row) + gaps


def _gap(left: Slot, right: Slot, gap: float) -> float:
    """Lanes need less room beside them than boxes do."""
    return gap if left.node and right.node else gap / 4


def _spread(
    rows: Sequence[Sequence[Slot]], links: Sequence[tuple[str, str]], width: float, gap: float
) -> dict[str, float]:
    """The middle of each slot: near what it is joined to, in order, inside the width."""
    beside = _beside(links)
    middle: dict[str, float] = {}
    for row in rows:
        start = (width - _row_width(row, gap)) / 2
        middle.update(_in_order(row, [start] * len(row), width, gap))
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else tuple(reversed(rows)):
            wished = [
                _mean([middle[key] for key in beside.get(s.key, ())], middle[s.key]) for s in row
            ]
            middle.update(_in_order(row, wished, width, gap))
    return middle


def _cropped(
    rows: Sequence[Sequence[Slot]], middle: dict[str, float]
) -> tuple[dict[str, float], float]:
    """The same places without empty room at the sides, and the width that is left."""
    slots = [slot for row in rows for slot in row]
    left = min((middle[slot.key] - slot.width / 2 for slot in slots), default=0.0)
    right = max((middle[slot.key] + slot.width / 2 for slot in slots), default=0.0)
    return {key: round(at - left, 1) for key, at in middle.items()}, round(right - left, 1)


def _mean(found: Sequence[float], otherwise: float) -> float:
    return sum(found) / len(found) if found else otherwise


def _in_order(
    row: Sequence[Slot], wished: Sequence[float], width: float, gap: float
) -> dict[str, float]:
    """The nearest places to those wished that keep the order and the gaps (isotonic regression)."""
    before = [0.0]
    for left, right in pairwise(row):
        before.append(before[-1] + (left.width + right.width) / 2 + _gap(left, right, gap))
    pools: list[list[float]] = []
    for wish, shift in zip(wished, before, strict=True):
        pools.append([wish - shift, 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, size = pools.pop()
            total = pools[-1][1] + size
            pools[-1] = [(pools[-1][0] * pools[-1][1] + value * size) / total, total]
    level = [value for value, size in pools for _ in range(int(size))]
    lowest = row[0].width / 2
    highest = width - before[-1] - row[-1].width / 2
    return {
        slot.key: round(min(max(value, lowest), max(highest, lowest)) + shift, 1)
        for slot, value, shift in zip(row, level, before, strict=True)
    }
