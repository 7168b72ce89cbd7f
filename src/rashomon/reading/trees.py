"""Heads of words from arc scores: the best for each word, or the best tree where those are none.

Where each word's best head does not give one tree with one root, the best projective tree is
searched (Eisner 1996, in its cubic dynamic programme); a sentence too long for that keeps its
greedy heads, with every cycle broken at its weakest arc.
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
    if is_tree(greedy):
        return greedy
    return eisner(scores) if size <= _LONGEST else _mended(greedy, scores, root)


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
    """The best projective tree with one root."""
    import numpy as np

    size = len(scores)
    arc = scores[:, 1:].T.astype(np.float64)  # arc[head, word]
    whole = np.zeros((2, size, size))  # [RIGHT: the head starts the span; LEFT: it ends it]
    whole_at = np.zeros((2, size, size), int)
    part, part_at = np.zeros((2, size, size)), np.zeros((size, size), int)
    for width in range(1, size):
        for start in range(size - width):
            end = start + width
            inner = whole[_RIGHT, start, start:end] + whole[_LEFT, start + 1 : end + 1, end]
            part_at[start, end] = start + int(inner.argmax())
            part[_LEFT, start, end] = inner.max() + arc[end, start]
            part[_RIGHT, start, end] = inner.max() + arc[start, end]
            left = whole[_LEFT, start, start:end] + part[_LEFT, start:end, end]
            right = (
                part[_RIGHT, start, start + 1 : end + 1] + whole[_RIGHT, start + 1 : end + 1, end]
            )
            whole_at[_LEFT, start, end] = start + int(left.argmax())
            whole_at[_RIGHT, start, end] = start + 1 + int(right.argmax())
            whole[:, start, end] = right.max(), left.max()
    root = int((whole[_LEFT, 0, :] + whole[_RIGHT, :, size - 1] + scores[:, 0]).argmax())
    return _traced(root, whole_at, part_at)


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
            at = int(part_at[start, end])
            todo += [(_RIGHT, start, at, True), (_LEFT, at + 1, end, True)]
            continue
        at = int(whole_at[side, start, end])
        todo.append((side, start, at, side == _LEFT))
        todo.append((side, at, end, side == _RIGHT))
    return found
