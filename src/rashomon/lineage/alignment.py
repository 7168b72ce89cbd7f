"""Where two texts run alike: seeds of three words, grown along the diagonal, chained over gaps.

Seed-and-extend as in BLAST (Altschul and others 1990). A stretch never crosses a line break on
either side, so that a line put between two others changes no stretch.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace

from rashomon.lineage.wording import Wording

_MISS = 0.8  # cost of an unlike word where a shared one gains 1; growth survives 30 % replacement
_DROP = 4.0  # growth stops this far below its best
_REACH = 12  # words a chain may leap on either side
_SKEW = 4  # words by which the two sides of a leap may differ
_LONG, _END = 8, 3  # words alike from which a stretch takes in so many unlike ones at a line's end
_OVERLAP = 8  # words by which two stretches of one chain may overlap before they are cut
_OFTEN = 12  # a seed that stands more often than this on one side is a refrain and seeds nothing


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``left``..``left_end`` beside ``right``..``right_end``, and which pairs are alike."""

    left: int
    left_end: int
    right: int
    right_end: int
    pairs: tuple[tuple[int, int], ...]


def stretches(left: Wording, right: Wording) -> list[Stretch]:
    """Every stretch in which the two texts run alike, in order of the left text."""
    cells: dict[tuple[int, int], list[Stretch]] = defaultdict(list)
    for grown in _grown(left, right):
        cells[left.line[grown.left], right.line[grown.right]].append(grown)
    return sorted(
        (_to_ends(chain, left, right) for cell in cells.values() for chain in _chained(cell)),
        key=lambda s: (s.left, s.right),
    )


def _to_ends(chain: Stretch, left: Wording, right: Wording) -> Stretch:
    """Take in the few unlike words between a long stretch and the ends of both its lines."""
    if len(chain.pairs) < _LONG:
        return chain
    back = _left_over(left.line, chain.left - 1, -1)
    if back < 0 or back != _left_over(right.line, chain.right - 1, -1):
        back = 0
    ahead = _left_over(left.line, chain.left_end, 1)
    if ahead < 0 or ahead != _left_over(right.line, chain.right_end, 1):
        ahead = 0
    return replace(
        chain,
        left=chain.left - back,
        left_end=chain.left_end + ahead,
        right=chain.right - back,
        right_end=chain.right_end + ahead,
    )


def _left_over(line: list[int], at: int, step: int) -> int:
    """Words of a line from ``at`` to its end, or -1 where there are more than a few."""
    here = line[at - step]
    for count in range(_END + 1):
        if not 0 <= at < len(line) or line[at] != here:
            return count
        at += step
    return -1


def _grown(left: Wording, right: Wording) -> list[Stretch]:
    covered: dict[int, int] = {}
    found = []
    seeds = left.seeds
    for gram, places in right.seeds.items():
        here = seeds.get(gram)
        if here is None or len(here) > _OFTEN or len(places) > _OFTEN:
            continue
        found += [(j, i) for j in places for i in here]
    result = []
    for j, i in sorted(found):
        if covered.get(i - j, -1) > j:
            continue
        stretch = _grow(left, right, i, j)
        covered[i - j] = stretch.right_end
        result.append(stretch)
    return result


def _grow(left: Wording, right: Wording, i: int, j: int) -> Stretch:
    """Grow a seed both ways along its diagonal, to where the likeness was at its best."""
    ahead = _reach(left, right, i + 2, j + 2, 1)
    back = _reach(left, right, i, j, -1)
    pairs = tuple(
        (i + k, j + k) for k in range(-back, 3 + ahead) if left.keys[i + k] == right.keys[j + k]
    )
    return Stretch(i - back, i + 3 + ahead, j - back, j + 3 + ahead, pairs)


def _reach(left: Wording, right: Wording, i: int, j: int, step: int) -> int:
    """How many words past (i, j) the stretch grows in one direction."""
    here, there = left.line[i], right.line[j]
    score = best = 0.0
    best_at = count = 0
    i, j = i + step, j + step
    stop_i, stop_j = len(left.keys), len(right.keys)
    while 0 <= i < stop_i and 0 <= j < stop_j:
        if left.line[i] != here or right.line[j] != there:
            break
        count += 1
        score += 1.0 if left.keys[i] == right.keys[j] else -_MISS
        if score > best:
            best, best_at = score, count
        elif score < best - _DROP:
            break
        i, j = i + step, j + step
    return best_at


def _chained(cell: list[Stretch]) -> list[Stretch]:
    """Join stretches of one pair of lines that follow each other over a short gap on both sides.

    The longest comes first and takes what joins it, nearest first.
    """
    by_start = sorted(cell, key=lambda s: (s.left, s.right))
    by_end = sorted(cell, key=lambda s: (s.left_end, s.right_end))
    starts, ends = [s.left for s in by_start], [s.left_end for s in by_end]
    used: set[Stretch] = set()
    result: list[Stretch] = []
    for chain in sorted(cell, key=lambda s: (-len(s.pairs), s.left, s.right)):
        if chain in used:
            continue
        used.add(chain)
        grown: Stretch | None = chain
        while grown is not None:
            chain = grown
            first = bisect_left(starts, chain.left_end - _OVERLAP)
            last = bisect_right(starts, chain.left_end + _REACH)
            after = by_start[first:last]
            first = bisect_left(ends, chain.left - _REACH)
            last = bisect_right(ends, chain.left + _OVERLAP)
            grown = _next(chain, [*after, *reversed(by_end[first:last])], used)
        result.append(chain)
    return result


def _next(chain: Stretch, near: list[Stretch], used: set[Stretch]) -> Stretch | None:
    """The chain with the first of some stretches that joins it."""
    for other in near:
        joined = _joined(chain, other) if other not in used else None
        if joined is not None:
            used.add(other)
            return joined
    return None


def _joined(one: Stretch, other: Stretch) -> Stretch | None:
    first, second = (one, other) if one.left <= other.left else (other, one)
    gap_left, gap_right = second.left - first.left_end, second.right - first.right_end
    overlap = max(0, -gap_left, -gap_right)
    if overlap >= len(second.pairs) or max(gap_left, gap_right) > _REACH:
        return None
    if abs(gap_left - gap_right) > _SKEW:
        return None
    kept = tuple((i, j) for i, j in second.pairs if i >= first.left_end and j >= first.right_end)
    if not kept:
        return None
    return Stretch(
        first.left,
        max(first.left_end, second.left_end),
        first.right,
        max(first.right_end, second.right_end),
        first.pairs + kept,
    )
