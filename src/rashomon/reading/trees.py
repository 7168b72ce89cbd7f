"""Heads of words from arc scores: the best for each word, or the best tree where those are none.

Where each word's best head does not give one tree with one root and no arcs that cross, the best
projective tree is searched (Eisner 1996, in its cubic dynamic programme): English has few arcs that
cross, and most that a reader finds are mistakes. A sentence too long for that keeps its greedy
heads, with every cycle broken at its weakest arc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

_LONGEST = 120  # words: the cube of it is what Eisner's search costs
_NEVER = -1e9
_RIGHT, _LEFT = 0, 1


def heads(scores: Scores) -> list[int]:
    """The head of each word of one sentence: 0 is the root, n the n-th word.

    ``scores`` has a row for each word, a column for the root and one for each word.
    """
    size = len(scores)
    if size == 1:
        return [0]
    scores = scores.copy()
    scores[range(size), range(1, size + 1)] = _NEVER
    root = int(scores[:, 0].argmax())
    greedy = _under(scores, root)
    if size > _LONGEST:
        return _mended(greedy, scores, root)
    return greedy if is_tree(greedy) and not crosses(greedy) else eisner(scores)


def _under(scores: Scores, root: int) -> list[int]:
    """The best head of each word when this one is the root."""
    found: list[int] = (scores[:, 1:].argmax(axis=1) + 1).tolist()
    found[root] = 0
    return found


def is_tree(found: list[int]) -> bool:
    """Whether every word leads to one root."""
    if found.count(0) != 1:
        return False
    sure = {0}
    for word in range(1, len(found) + 1):
        path = []
        while word not in sure:
            if word in path:
                return False
            path.append(word)
            word = found[word - 1]
        sure.update(path)
    return True


def crosses(found: list[int]) -> bool:
    """Whether two arcs cross, the root's among them."""
    import numpy as np

    ends = np.array([found, range(1, len(found) + 1)])
    first, last = ends.min(axis=0), ends.max(axis=0)
    inside = (first[:, None] < first) & (first < last[:, None])
    return bool((inside & (last > last[:, None])).any())


def _mended(found: list[int], scores: Scores, root: int) -> list[int]:
    """Hang each cycle's weakest word from the root word."""
    while not is_tree(found):
        cycle = _cycle(found)
        loss = {w: scores[w - 1, found[w - 1]] - scores[w - 1, root + 1] for w in cycle}
        found[min(cycle, key=lambda w: (loss[w], w)) - 1] = root + 1
    return found


def _cycle(found: list[int]) -> list[int]:
    for word in range(1, len(found) + 1):
        path: list[int] = []
        while word and word not in path:
            path.append(word)
            word = found[word - 1]
        if word:
            return path[path.index(word) :]
    raise ValueError("there is no cycle")


def eisner(scores: Scores) -> list[int]:
    """The best projective tree with one root.

    All spans of one width are searched at once. A chart has a row for the place where a span
    starts, or ends, and a column for its width, so that what is searched lies side by side.
    """
    import numpy as np

    size = len(scores)
    arc = scores[:, 1:].T.astype(np.float64)  # arc[head, word]
    # Spans whose head, on this side of them, has all its words, by start and by end; and spans
    # whose head is to have one more, at the other end of them.
    starting, ending, opening, closing = (np.zeros((2, size, size)) for _ in range(4))
    whole_at = np.zeros((2, size, size), int)
    part_at = np.zeros((size, size), int)
    for width in range(1, size):
        start, end = slice(size - width), slice(width, size)
        row = np.arange(size - width)
        less, more = slice(width), slice(1, width + 1)  # widths of the first of two parts,
        fewer, rest = slice(width - 1, None, -1), slice(width, 0, -1)  # and of the other one
        inner = starting[_RIGHT, start, less] + ending[_LEFT, end, fewer]
        part_at[start, width] = inner.argmax(axis=1) + row
        best = inner.max(axis=1)
        for side, offset in ((_LEFT, -width), (_RIGHT, width)):
            opening[side, start, width] = closing[side, end, width] = best + arc.diagonal(offset)
        left = starting[_LEFT, start, less] + closing[_LEFT, end, rest]
        right = opening[_RIGHT, start, more] + ending[_RIGHT, end, fewer]
        for side, found, first in ((_LEFT, left, 0), (_RIGHT, right, 1)):
            whole_at[side, start, width] = found.argmax(axis=1) + row + first
            starting[side, start, width] = ending[side, end, width] = found.max(axis=1)
    last = size - 1
    ends = starting[_LEFT, 0] + ending[_RIGHT, last, ::-1] + scores[:, 0]
    return _traced(int(ends.argmax()), whole_at, part_at)


def _traced(root: int, whole_at: NDArray[np.int64], part_at: NDArray[np.int64]) -> list[int]:
    """The heads that the search's choices stand for."""
    size = len(part_at)
    found = [0] * size
    todo = [(_LEFT, 0, root, True), (_RIGHT, root, size - 1, True)]
    while todo:
        side, start, end, is_whole = todo.pop()
        if start == end:
            continue
        if not is_whole:
            found[end if side == _RIGHT else start] = (start if side == _RIGHT else end) + 1
            at = int(part_at[start, end - start])
            todo += [(_RIGHT, start, at, True), (_LEFT, at + 1, end, True)]
            continue
        at = int(whole_at[side, start, end - start])
        todo.append((side, start, at, side == _LEFT))
        todo.append((side, at, end, side == _RIGHT))
    return found
