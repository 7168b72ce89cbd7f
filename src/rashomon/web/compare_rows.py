"""Two to four reports in rows: what is one passage stands side by side, every sentence once.

Reports keep their own order. Of passages that cross, the heaviest that keep it are laid side by
side (a heaviest increasing chain); the others are told by links. What stands between such rows has
nothing beside it in the others, and is gathered in one row, each report's part in its own column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Place = tuple[int, int]  # column and number of a sentence, from 0


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences by column; ``is_kin`` where they are one passage."""

    is_kin: bool
    cells: tuple[tuple[int, ...], ...]


def rows(sizes: Sequence[int], weights: Mapping[tuple[Place, Place], float]) -> list[Row]:
    """Lay out columns of so many sentences; ``weights`` are given for the lower column first."""
    lines: list[dict[int, int]] = []
    for column, size in enumerate(sizes):
        lines = _merged(lines, column, size, weights)
    return _gathered(lines, len(sizes))


def heaviest(found: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Of pairs with weights the heaviest chain that goes up on both sides.

    A Fenwick tree over the right side holds the best chain that ends at or before each place.
    """
    ordered = sorted(found, key=lambda each: (each[0], -each[1]))
    size = max((right for _, right, _ in ordered), default=-1) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    best = (0.0, -1)
    for n, (_, right, weight) in enumerate(ordered):
        top, at = (0.0, -1), right
        while at > 0:
            top = max(top, tree[at])
            at -= at & -at
        before.append(top[1])
        here = (top[0] + weight, n)
        best = max(best, here, key=lambda each: each[0])
        at = right + 1
        while at <= size:
            if here[0] > tree[at][0]:
                tree[at] = here
            at += at & -at
    chain = []
    n = best[1]
    while n >= 0:
        chain.append((ordered[n][0], ordered[n][1]))
        n = before[n]
    return chain[::-1]


def _merged(
    lines: list[dict[int, int]],
    column: int,
    size: int,
    weights: Mapping[tuple[Place, Place], float],
) -> list[dict[int, int]]:
    """The lines with one more column let in."""
    at = {place: n for n, line in enumerate(lines) for place in line.items()}
    best: dict[tuple[int, int], float] = {}
    for (one, other), weight in weights.items():
        if other[0] == column and one in at:
            key = (at[one], other[1])
            best[key] = max(best.get(key, 0.0), weight)
    chain = heaviest([(line, number, weight) for (line, number), weight in best.items()])
    found: list[dict[int, int]] = []
    line_at = number_at = 0
    for line, number in [*chain, (len(lines), size)]:
        found += lines[line_at:line]
        found += ({column: n} for n in range(number_at, number))
        if line < len(lines):
            found.append(lines[line] | {column: number})
        line_at, number_at = line + 1, number + 1
    return found


def _gathered(lines: Sequence[Mapping[int, int]], columns: int) -> list[Row]:
    found: list[tuple[bool, list[list[int]]]] = []
    for line in lines:
        is_kin = len(line) > 1
        at = len(found) if is_kin else _free(found, next(iter(line)))
        if at == len(found):
            found.append((is_kin, [[] for _ in range(columns)]))
        for column, number in line.items():
            found[at][1][column].append(number)
    return [Row(is_kin, tuple(map(tuple, cells))) for is_kin, cells in found]


def _free(rows: Sequence[tuple[bool, Sequence[Sequence[int]]]], column: int) -> int:
    """The first row that a sentence with nothing beside it may stand in, after its report's last:
    the higher, the less paper stays white.
    """
    last = max((n for n, (_, cells) in enumerate(rows) if cells[column]), default=-1)
    later = range(max(last, 0), len(rows))
    return next((n for n in later if not rows[n][0]), len(rows))
