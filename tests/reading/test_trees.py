"""Heads always make one tree; the search for the best one finds the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rashomon.reading import trees
from rashomon.reading.trees import eisner, heads, is_tree


def scores_of(size: int) -> st.SearchStrategy[np.ndarray]:
    numbers = st.floats(-9, 9, width=32).map(lambda x: round(x, 3))
    return hnp.arrays(np.float32, (size, size + 1), elements=numbers)


SCORES = st.integers(1, 12).flatmap(scores_of)


@given(SCORES)
def test_heads_are_one_tree(scores: np.ndarray) -> None:
    found = heads(scores)
    assert len(found) == len(scores)
    assert is_tree(found)


@given(SCORES)
def test_a_sentence_too_long_for_the_search_is_a_tree_too(scores: np.ndarray) -> None:
    root = int(scores[:, 0].argmax())
    masked = scores.copy()
    masked[range(len(scores)), range(1, len(scores) + 1)] = -1e9
    greedy = trees._under(masked, root)
    if len(scores) > 1:
        assert is_tree(trees._mended(greedy, masked, root))


@given(st.integers(2, 5).flatmap(scores_of))
def test_the_search_finds_the_best_projective_tree(scores: np.ndarray) -> None:
    def worth(found: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(found)))

    size = len(scores)
    every = product(range(size + 1), repeat=size)
    best = max(worth(each) for each in every if is_tree(list(each)) and projective(each))
    found = eisner(scores)
    assert is_tree(found)
    assert projective(found)
    assert abs(worth(found) - best) < 1e-3


def projective(found: tuple[int, ...] | list[int]) -> bool:
    arcs = [sorted((word, head)) for word, head in enumerate(found, 1)]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


def test_cycles_and_two_roots_are_no_tree() -> None:
    assert is_tree([2, 0, 2])
    assert not is_tree([2, 1, 0])
    assert not is_tree([0, 0])
    assert not is_tree([2, 3, 1])


@given(SCORES)
def test_no_arcs_cross(scores: np.ndarray) -> None:
    assert projective(heads(scores))


@given(st.integers(2, 9).flatmap(lambda n: st.lists(st.integers(0, n), min_size=n, max_size=n)))
def test_crossing_arcs_are_seen(found: list[int]) -> None:
    assert trees.crosses(found) is not projective(found)


def test_where_the_greedy_heads_cross_the_best_tree_without_crossing_is_taken() -> None:
    scores = np.full((4, 5), -5, np.float32)
    for word, head in enumerate([3, 4, 0, 3]):
        scores[word, head] = 5
    scores[1, 3] = 4
    assert heads(scores) == [3, 3, 0, 3]


def test_where_the_greedy_heads_do_not_cross_nothing_is_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trees, "eisner", None)
    scores = np.full((4, 5), -5, np.float32)
    for word, head in enumerate([2, 3, 0, 3]):
        scores[word, head] = 5
    assert heads(scores) == [2, 3, 0, 3]
