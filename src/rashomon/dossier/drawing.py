"""The lineage drawing in numbers: boxes, paths and arrowheads, ready for the SVG template."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.dossier.boxes import Graph, Node, Style
from rashomon.dossier.layers import Layout, Run, layout

_HEIGHT = 60.0  # of a box
_MARGIN = 6.0
_ARROW = 7.0
_LETTER = 7.2  # width of a letter of the heading, on the wide side of common system fonts


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its corner and size, the lines of its heading, and its node."""

    x: float
    y: float
    width: float
    height: float
    heading: tuple[str, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line: SVG path data for the stroke and, where a direction is known, for its arrowhead."""

    path: str
    arrow: str
    kind: Style
    says: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the SVG shows, in its own units (pixels at full size)."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]


def drawing(graph: Graph, columns: int, box: float, gap: float) -> Drawing:
    """Draw the graph with boxes of width ``box``, at most ``columns`` in a row."""
    placed = layout(graph, columns, box, gap)
    tops, height = _tops(placed)
    row = _row_of(placed)
    top = {key: tops[number] for key, number in row.items()}
    at = _Places(placed, row, top, _ports(placed, box), box)
    boxes = tuple(
        Box(
            round(_MARGIN + placed.middle[slot.key] - box / 2, 1),
            at.top[slot.key],
            box,
            _HEIGHT,
            wrapped(slot.node.heading, int((box - 34) / _LETTER), 2),
            slot.node,
        )
        for row in placed.rows
        for slot in row
        if slot.node is not None
    )
    strokes = tuple(_stroke(run, at) for run in placed.runs)
    return Drawing(round(placed.width + 2 * _MARGIN, 1), height, boxes, strokes)


def wrapped(text: str, width: int, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines of so many letters, the rest cut with an ellipsis."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if _letters(longer) <= width or not found[-1]:
            found[-1] = longer
        elif len(found) < lines:
            found.append(word)
        else:
            found[-1] = longer
            break
    return tuple(_cut(line, width) for line in found)


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(line: str, width: int) -> str:
    if _letters(line) <= width:
        return line
    while line and _letters(line) > width - 1:
        line = line[:-1]
    return line.rstrip() + "…"


@dataclass(frozen=True, slots=True)
class _Places:
    """Where lines begin and end: each slot's row and its top, and each box's ports."""

    placed: Layout
    row: Mapping[str, int]
    top: Mapping[str, float]
    ports: Mapping[tuple[str, str], float]
    box: float


def _row_of(placed: Layout) -> dict[str, int]:
    return {slot.key: n for n, held in enumerate(placed.rows) for slot in held}


def _tops(placed: Layout) -> tuple[dict[int, float], float]:
    """The top of each row, further apart where more lines run between, and the whole height."""
    row = _row_of(placed)
    busy: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for run in placed.runs:
        for upper, lower in pairwise(run.via):
            busy[row[upper]].add((upper, lower))
    tops, top = {}, _MARGIN
    for number in range(len(placed.rows)):
        tops[number] = top
        top += _HEIGHT + 34 + min(5 * len(busy[number]), 56)
    last = len(placed.rows) - 1
    below = 34.0 if busy.get(last) else 0.0
    return tops, (tops[last] if tops else 0.0) + _HEIGHT + below + _MARGIN


def _ports(placed: Layout, box: float) -> dict[tuple[str, str], float]:
    """How far from a box's middle each of its lines is fastened, in the order of their far ends."""
    row = _row_of(placed)
    boxes = {s.key for held in placed.rows for s in held if s.node is not None}
    ends: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for run in placed.runs:
        for here, there in ((run.via[0], run.via[1]), (run.via[-1], run.via[-2])):
            side = (here, row[there] >= row[here])
            if here in boxes and there not in ends[side]:
                ends[side].append(there)
    ports = {}
    for (here, _), far in ends.items():
        far.sort(key=lambda key: (placed.middle[key], key))
        step = min(16.0, (box - 40) / max(len(far) - 1, 1))
        for number, there in enumerate(far):
            ports[here, there] = (number - (len(far) - 1) / 2) * step
    return ports


def _stroke(run: Run, at: _Places) -> Stroke:
    row, middle = at.row, at.placed.middle
    first, last = run.via[0], run.via[-1]
    if row[first] == row[last]:
        return Stroke(_within_row(run, at), "", run.line.kind, run.line.says)
    start = (_MARGIN + middle[first] + at.ports[first, run.via[1]], at.top[first] + _HEIGHT)
    end = (_MARGIN + middle[last] + at.ports[last, run.via[-2]], at.top[last])
    arrow = ""
    if run.line.is_directed and run.is_upturned:
        arrow, start = _head(start, 1), (start[0], start[1] + _ARROW)
    elif run.line.is_directed:
        arrow, end = _head(end, -1), (end[0], end[1] - _ARROW)
    points = [start]
    for key in run.via[1:-1]:
        points += [
            (_MARGIN + middle[key], at.top[key]),
            (_MARGIN + middle[key], at.top[key] + _HEIGHT),
        ]
    return Stroke(_down([*points, end]), arrow, run.line.kind, run.line.says)


def _down(points: Sequence[tuple[float, float]]) -> str:
    """Curves between rows, straight lines through them."""
    path = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for number, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        if number % 2:
            path.append(f"L{_n(to_x)} {_n(to_y)}")
        else:
            half = _n((y + to_y) / 2)
            path.append(f"C{_n(x)} {half} {_n(to_x)} {half} {_n(to_x)} {_n(to_y)}")
    return "".join(path)


def _within_row(run: Run, at: _Places) -> str:
    """From side to side where two boxes are neighbours, else a bow below the row."""
    row = [slot.key for slot in at.placed.rows[at.row[run.via[0]]] if slot.node is not None]
    left, right = sorted(run.via, key=row.index)
    x, to_x = (_MARGIN + at.placed.middle[key] for key in (left, right))
    top = at.top[left]
    apart = row.index(right) - row.index(left)
    if apart == 1:
        level = _n(top + _HEIGHT / 2)
        return f"M{_n(x + at.box / 2)} {level}L{_n(to_x - at.box / 2)} {level}"
    x, to_x = x + at.ports[left, right], to_x + at.ports[right, left]
    low, foot = _n(top + _HEIGHT + 14 + 10 * min(apart, 4)), _n(top + _HEIGHT)
    return f"M{_n(x)} {foot}C{_n(x)} {low} {_n(to_x)} {low} {_n(to_x)} {foot}"


def _head(tip: tuple[float, float], down: int) -> str:
    x, y = tip
    back = y + down * _ARROW
    return f"M{_n(x)} {_n(y)}L{_n(x - 4)} {_n(back)}L{_n(x + 4)} {_n(back)}Z"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
