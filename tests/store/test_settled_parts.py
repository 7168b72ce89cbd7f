"""Law: parts that are left alone are what looking for all of them anew would give."""

from __future__ import annotations

import hashlib
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import Capture, Marks, Profile, Report, StoryLink
from rashomon.runners import Local
from rashomon.stages.group import group_waiting
from rashomon.stages.run import Run
from rashomon.store import Step, Store
from rashomon.stories import Parts, StoriesOptions, parts

MOST = 14
SMALL = StoriesOptions(cap=3)
SCORES = st.sampled_from([0.12, 0.2, 0.3, 0.45, 0.69, 0.71, 0.9])
LINKS = st.dictionaries(st.integers(1, MOST), SCORES, max_size=6)
Graph = dict[tuple[int, int], float]


def filled() -> Store:
    """A workspace of reports that were read and not yet compared, the first with the number 1."""
    store = Store(":memory:")
    for number in range(MOST):
        data, address = str(number).encode(), f"file:{number}.txt"
        sha256 = hashlib.sha256(data).hexdigest()
        named = Capture.name(address, sha256)
        capture = Capture(named, sha256, 1, address, "2020-01-01T00:00:00Z", "text/plain")
        report = Report(Report.name(capture.id), capture.id, address, data.decode(), "utf-8")
        with store.writing() as writer:
            writer.keep(capture, data)
            (n,) = store.reader.waiting(Step.EXTRACT, 1)
            writer.extracted({n: (report, ())}, {n: capture})
            read = report, Marks(report.id, ()), Profile(report.id, (), (), ())
            writer.read({n: read}, {n: capture})
            writer.done(Step.RELATE, [n])
    return store


def relate(store: Store, graph: Graph, n: int, links: dict[int, float]) -> None:
    """Give a report these links with reports that are there, in place of those it had."""
    for pair in [pair for pair in graph if n in pair]:
        del graph[pair]
    graph.update({(min(n, other), max(n, other)): score for other, score in links.items()})
    with store.writing() as writer:
        writer.wait(Step.RELATE, [n])
        writer.related({n: ((), links)})


def expected(graph: Graph, there: set[int]) -> set[frozenset[int]]:
    """All parts of the graph, looked for at once."""
    named = {n: f"r{n:02}" for n in there}
    links = [StoryLink(named[a], named[b], score, "a reason") for (a, b), score in graph.items()]
    found = parts(list(named.values()), links, SMALL)
    return {frozenset(int(name[1:]) for name in members) for members in found}


@given(st.lists(st.tuples(st.integers(1, MOST), LINKS, st.booleans()), max_size=30))
@settings(max_examples=50, deadline=None)
def test_whatever_is_linked_and_parted_in_whatever_order(
    steps: list[tuple[int, dict[int, float], bool]],
) -> None:
    store, graph, there = filled(), Graph(), set[int]()
    with Local() as runner, pytest.MonkeyPatch.context() as patch:
        patch.setattr("rashomon.stories.Parts", partial(Parts, options=SMALL))
        work = Run(store=store, runner=runner)
        for n, links, group_now in [*steps, (1, {}, True)]:
            there.add(n)
            relate(store, graph, n, {o: s for o, s in links.items() if o in there - {n}})
            if group_now:
                group_waiting(work)
                held = store.reader.in_parts(store.reader.parts(there))
                assert {frozenset(members) for members in held.values()} == expected(graph, there)
    store.close()


def test_a_weak_link_leaves_a_part_alone_and_a_strong_one_does_not() -> None:
    store, graph = filled(), Graph()
    with Local() as runner, pytest.MonkeyPatch.context() as patch:
        patch.setattr("rashomon.stories.Parts", partial(Parts, options=SMALL))
        work = Run(store=store, runner=runner)
        for n, links in ((1, {}), (2, {1: 0.69}), (3, {1: 0.69}), (4, {1: 0.2})):
            relate(store, graph, n, links)
            group_waiting(work)
        assert store.reader.settled({1, 2, 3, 4}) == {1, 2, 3, 4}
        relate(store, graph, 5, {2: 0.2})
        assert store.reader.settled({1, 2, 3, 4, 5}) == {1, 2, 3, 4}
        relate(store, graph, 5, {2: 0.9})
        assert store.reader.settled({1, 2, 3, 4, 5}) == {4}
    store.close()
