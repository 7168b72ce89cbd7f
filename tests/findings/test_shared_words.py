"""Words that reports share are counted once, with the report that they began in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from short_stories import Told, found, material, reach

from rashomon.findings.copies import copied
from rashomon.findings.recording import told_by
from rashomon.findings.shared import Shared
from rashomon.records import CopyEdge, CopyKind, Direction, Passage, Span, Towards

UNKNOWN = Direction(Towards.UNKNOWN, 0.0, ("nothing tells",))


def edge(
    left: str, right: str, *passages: tuple[int, int], source: Towards | None = None
) -> CopyEdge:
    """Two reports that share passages at the same places, or the whole text without any."""
    kind = CopyKind.PASSAGES if passages else CopyKind.REPRINT
    spans = tuple(
        Passage(Span(left, *place), Span(right, *place), 1.0) for place in passages or ((0, 100),)
    )
    direction = UNKNOWN if source is None else Direction(source, 0.9, ("came later",))
    return CopyEdge(f"{left}-{right}", kind, left, right, spans, 1.0, direction, "shared")


def source(report: str, *edges: CopyEdge, at: int = 20) -> str:
    """The report that a few words of a report are counted with."""
    return Shared(edges).source(report, Span(report, at, at + 5))[0]


def test_a_report_that_shares_nothing_is_its_own() -> None:
    assert Shared([]).source("a", None) == ("a", "")


@pytest.mark.parametrize(("towards", "first"), [(Towards.LEFT, "a"), (Towards.RIGHT, "b")])
def test_of_a_text_and_its_reprint_the_source_is_told_by_the_direction(
    towards: Towards, first: str
) -> None:
    shared = edge("a", "b", source=towards)
    assert source("a", shared) == source("b", shared) == first


def test_without_a_direction_both_are_counted_with_one_of_them() -> None:
    assert source("a", edge("a", "b")) == source("b", edge("a", "b")) == "a"


def test_a_reprint_of_a_reprint_is_the_first_text() -> None:
    edges = edge("b", "c", source=Towards.RIGHT), edge("a", "b", source=Towards.RIGHT)
    assert {source(each, *edges) for each in "abc"} == {"c"}


def test_only_the_words_inside_a_shared_passage_are_shared() -> None:
    shared = edge("a", "b", (10, 60), source=Towards.LEFT)
    assert source("b", shared, at=20) == "a"
    assert source("b", shared, at=70) == "b"


def test_a_passage_is_followed_through_a_third_report() -> None:
    edges = edge("a", "b", (10, 60)), edge("b", "c", (10, 60))
    assert source("c", *edges) == "a"
    assert source("c", edges[0], edge("b", "c", (70, 90)), at=75) == "b"


def test_a_link_is_no_copy() -> None:
    assert source("b", replace(edge("a", "b", (10, 60)), kind=CopyKind.CITATION)) == "b"


# --- in a story ----------------------------------------------------------------------------------

RAID = "Jets bombed a market in Tikrit on Tuesday, killing 23 people"


@pytest.mark.parametrize("text", [f"{RAID}.", f"{RAID}, police said."])
def test_a_reprint_adds_a_report_and_no_origin(text: str) -> None:
    reports = Told(text, "Harbour Ledger"), Told(text, "Tern Mail")
    assert reach(found(*reports).event.support) == (1, 2)
    copy = found(*reports, copies=[(0, 1)]).event
    assert reach(copy.support) == (1, 1)
    assert copy.reports == ("report-0", "report-1")


def test_each_mention_of_a_reprint_is_one_of_the_original() -> None:
    text = f"{RAID}. The bombing was the second in Tikrit. The bombing began at dawn."
    held = material(Told(text), Told(text), copies=[(0, 1)])
    mentions = {each.report.id: told_by(each, held.parties) for each in held.spoken}
    of = copied(mentions, held.edges)
    assert list(of) == [each.id for each in mentions["report-1"]]
    assert list(of.values()) == [each.id for each in mentions["report-0"]]
    assert len(of) > 3
