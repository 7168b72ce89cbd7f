"""The inverted index against the plainest account of what it should say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.store import Kind, Options, Store
from rashomon.store.index import Change

Keys = dict[int, frozenset[int]]
KEYS = st.frozensets(st.integers(0, 9), max_size=5)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = Store(":memory:", Options(most_holders=3, most_followers=3))
    yield opened
    opened.close()


def plainly(held: Keys, one: int, least: int) -> set[int]:
    """Who shares enough live keys with an item, by comparing it with all."""
    dead = {k for k in range(10) if sum(k in keys for keys in held.values()) > 3}
    return {n for n, keys in held.items() if len(keys & held[one] - dead) >= least}


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(st.tuples(st.integers(1, 8), KEYS), max_size=25),
    kind=st.sampled_from([Kind.COPIES, Kind.THREADS]),
)
def test_after_any_changes_it_finds_what_comparing_all_finds(
    store: Store, steps: list[tuple[int, frozenset[int]]], kind: Kind
) -> None:
    index = store.reader.index(kind)
    held: Keys = {}
    with store.writing():
        for item, keys in steps:
            index.change([Change(item, held.get(item, frozenset()), keys)])
            held[item] = keys
            index.bury(index.candidates(keys).died)
        least = 2 if kind is Kind.COPIES else 1
        for item in held:
            assert index.candidates(held[item]).items == plainly(held, item, least)
        posted = [key for keys in held.values() for key in keys]
        assert index.dead(range(10)) == {key for key in posted if posted.count(key) > 3}
        for item, keys in held.items():
            index.change([Change(item, keys, frozenset())])
        assert index.dead(range(10)) == set()


def test_a_key_that_dies_or_comes_back_is_told_with_its_holders(store: Store) -> None:
    index = store.reader.index(Kind.THREADS)
    one, none = frozenset({5}), frozenset[int]()
    with store.writing():
        assert index.change([Change(n, none, one) for n in (1, 2, 3)]) == set()
        assert index.candidates(one).died == frozenset()
        index.change([Change(4, none, one)])
        found = index.candidates(one)
        assert (found.items, found.died) == (frozenset(), one)
        assert index.bury(found.died) == [{1, 2, 3, 4}]
        assert index.bury(found.died) == []
        assert index.change([Change(2, one, none)]) == {1, 3, 4}
        assert index.candidates(one).items == {1, 3, 4}
        index.change([Change(n, one, none) for n in (1, 3, 4)])
