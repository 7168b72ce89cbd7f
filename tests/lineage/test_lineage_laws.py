"""What holds for any texts: symmetry, no order, reprints, furniture, independence."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from lineage_samples import FURNITURE, OTHER, UNRELATED, WIRE, marked, report

from rashomon.lineage import independence, mark, relate
from rashomon.lineage.marking import Marked
from rashomon.records import CopyEdge, CopyKind

SENTENCES = [
    sentence
    for text in (WIRE, OTHER, UNRELATED)
    for paragraph in text.split("\n\n")
    for sentence in [paragraph]
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n\n".join)
ANY_TEXT = st.text(alphabet=st.sampled_from("ab cd\n“”\"'‘’.…(é1"), max_size=120)


def edges_of(all_marked: list[Marked]) -> list[CopyEdge]:
    """Every edge among some reports, each added after those before it."""
    found: list[CopyEdge] = []
    for at, one in enumerate(all_marked):
        found += relate(one, all_marked[:at])
    return sorted(found, key=lambda edge: edge.id)


def named(texts: list[str]) -> list[Marked]:
    return [marked(text, f"r{at}") for at, text in enumerate(texts)]


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=60)
def test_relate_is_symmetric(one: str, other: str) -> None:
    left, right = marked(one, "a"), marked(other, "b")
    assert relate(left, [right]) == relate(right, [left])


@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_adding_changes_nothing(texts: list[str], chance: random.Random) -> None:
    reports = named(texts)
    mixed = chance.sample(reports, len(reports))
    assert edges_of(reports) == edges_of(mixed)


@given(TEXTS)
@settings(deadline=None, max_examples=40)
def test_a_text_under_a_new_address_is_a_reprint(text: str) -> None:
    (edge,) = relate(marked(text, "a"), [marked(text, "b", address="https://copy.example/1")])
    assert edge.kind is CopyKind.REPRINT
    assert edge.score == 1.0


@given(TEXTS, TEXTS, st.lists(st.sampled_from(FURNITURE), max_size=4), st.data())
@settings(deadline=None, max_examples=60)
def test_furniture_removes_no_edge(
    one: str, other: str, furniture: list[str], data: st.DataObject
) -> None:
    outlet = data.draw(st.sampled_from([None, "Pell Courier"]))
    before = relate(marked(one, "a", outlet=outlet), [marked(other, "b", outlet=outlet)])
    lines = other.split("\n\n")
    for line in furniture:
        lines.insert(data.draw(st.integers(0, len(lines))), line)
    page = marked("\n\n".join(lines), "b", outlet=outlet)
    after = relate(marked(one, "a", outlet=outlet), [page])
    assert len(after) >= len(before)


@given(ANY_TEXT)
@settings(deadline=None, max_examples=150)
def test_marks_point_into_any_text(text: str) -> None:
    marks = mark(report(text, "a"))
    assert all(span.end <= len(text) for span in marks.quotes)
    assert all(0 <= key < 2**63 for key in marks.keys)
    assert list(marks.keys) == sorted(set(marks.keys))


@given(ANY_TEXT, ANY_TEXT)
@settings(deadline=None, max_examples=100)
def test_passages_point_into_both_texts(one: str, other: str) -> None:
    for edge in relate(marked(one, "a"), [marked(other, "b")]):
        for passage in edge.passages:
            assert passage.left.end <= len(one)
            assert passage.right.end <= len(other)
            assert 0 < passage.likeness <= 1


@given(st.lists(TEXTS, min_size=1, max_size=5), st.integers(0, 4))
@settings(deadline=None, max_examples=40)
def test_independence_is_a_range_and_a_reprint_raises_neither_end(
    texts: list[str], which: int
) -> None:
    reports = named(texts)
    before = independence([m.report for m in reports], edges_of(reports))
    assert 1 <= before.low <= before.high <= len(reports)
    reports.append(marked(texts[which % len(texts)], "copy"))
    after = independence([m.report for m in reports], edges_of(reports))
    assert after.low <= before.low
    assert after.high <= before.high


def test_independence_names_its_groups() -> None:
    reports = named([WIRE, WIRE + "\n\n" + OTHER, UNRELATED])
    found = independence([m.report for m in reports], edges_of(reports))
    assert (found.low, found.high) == (2, 2)
    assert [group.reports for group in found.groups] == [("r0", "r1"), ("r2",)]
    assert all(group.reason for group in found.groups)
    assert independence([], []).high == 0


def test_passages_join_for_low_only() -> None:
    paragraph = WIRE.split("\n\n")[2]
    reports = named([WIRE, OTHER + "\n\n" + paragraph + "\n\n" + UNRELATED])
    found = independence([m.report for m in reports], edges_of(reports))
    assert (found.low, found.high) == (1, 2)


def test_any_seven_telling_words_in_a_row_share_keys() -> None:
    telling = WIRE.split("\n\n")[1]
    embedded = marked(OTHER + "\n\n" + telling + "\n\n" + UNRELATED, "b").marks.keys
    assert len(set(marked(telling, "a").marks.keys) & set(embedded)) >= 2


def test_a_report_of_four_hundred_words_has_about_150_keys() -> None:
    text = "\n\n".join([WIRE, OTHER, UNRELATED])
    size = len(text.split())
    assert len(mark(report(text, "a")).keys) <= size * 0.45 + 2


def test_marks_do_not_depend_on_the_other_reports() -> None:
    pairs = combinations(named([WIRE, OTHER, UNRELATED]), 2)
    assert all(one.marks == mark(one.report) for one, _ in pairs)
