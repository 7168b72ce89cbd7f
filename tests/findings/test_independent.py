"""How many origins surely differ: the independence number of the graph of doubts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings.independent import surely_different

_NODES = "abcdefg"
_PAIRS = tuple(combinations(_NODES, 2))
_doubts = st.sets(st.sampled_from(_PAIRS), max_size=18)
_LAW = settings(max_examples=150, deadline=None)


def graph(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """For each origin those that it may be the same as."""
    near: dict[str, set[str]] = {}
    for one, other in pairs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return {each: frozenset(others) for each, others in near.items()}


def most(nodes: Iterable[str], pairs: set[tuple[str, str]]) -> int:
    """The size of the largest set without a pair, found by trying all of them."""
    some = sorted(nodes)
    return max(
        size
        for size in range(len(some) + 1)
        for chosen in combinations(some, size)
        if not pairs & set(combinations(chosen, 2))
    )


@_LAW
@given(_doubts, st.sets(st.sampled_from(_NODES)))
def test_it_is_the_most_of_which_no_two_may_be_one(
    pairs: set[tuple[str, str]], nodes: set[str]
) -> None:
    assert surely_different(nodes, graph(pairs)) == most(nodes, pairs)


@_LAW
@given(_doubts, st.sets(st.sampled_from(_NODES)), st.sampled_from(_NODES))
def test_one_origin_more_never_lowers_it_nor_raises_it_by_two(
    pairs: set[tuple[str, str]], nodes: set[str], more: str
) -> None:
    near = graph(pairs)
    before, after = surely_different(nodes, near), surely_different(nodes | {more}, near)
    assert before <= after <= before + 1


@_LAW
@given(_doubts, st.sets(st.sampled_from(_NODES)), st.sampled_from(_PAIRS))
def test_one_doubt_more_never_raises_it(
    pairs: set[tuple[str, str]], nodes: set[str], more: tuple[str, str]
) -> None:
    after = surely_different(nodes, graph(pairs | {more}))
    assert after <= surely_different(nodes, graph(pairs))


def test_doubts_about_those_who_are_not_there_count_for_nothing() -> None:
    near = graph((("a", "b"), ("b", "c")))
    assert surely_different("abc", near) == 2
    assert surely_different("ac", near) == 2
    assert surely_different("", near) == 0


def test_a_hundred_who_all_may_be_one_are_one_and_without_doubts_a_hundred() -> None:
    many = [f"{n:03}" for n in range(100)]
    assert surely_different(many, graph(combinations(many, 2))) == 1
    assert surely_different(many, {}) == 100


def test_of_many_in_a_ring_it_is_never_too_high() -> None:
    many = [f"{n:03}" for n in range(61)]
    ring = zip(many, [*many[1:], many[0]], strict=True)
    assert 1 <= surely_different(many, graph(ring)) <= 30
