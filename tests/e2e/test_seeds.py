"""The acceptance case: five real reports in; stories, copies and a quotation out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import rashomon
from rashomon.records import CopyKind, Dossier
from rashomon.workspace import Story


@pytest.fixture(scope="module")
def stories() -> Iterator[list[Story]]:
    folder = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the five seed reports are not part of the repository")
    with rashomon.open(":memory:") as workspace:
        workspace.add([str(p) for p in sorted(folder.glob("[0-9]*.txt"))])
        yield list(workspace.stories())


def number(address: str) -> str:
    return address.rsplit("/", 1)[-1][:3]


def dossiers(stories: list[Story]) -> tuple[Dossier, Dossier]:
    by_size = sorted((s.dossier() for s in stories), key=lambda d: len(d.entries))
    return by_size[-1], by_size[0]


def names(dossier: Dossier) -> dict[str, str]:
    return {e.report.id: number(e.report.address) for e in dossier.entries}


def test_four_reports_are_one_story_and_the_fifth_follows_in_its_thread(
    stories: list[Story],
) -> None:
    assert len(stories) == 2
    main, later = dossiers(stories)
    assert sorted(names(main).values()) == ["000", "001", "002", "003"]
    assert sorted(names(later).values()) == ["004"]
    assert [n.story.id for n in main.thread] == [later.story.id]
    assert main.thread[0].link.reason


def test_two_that_cite_each_other_nowhere_share_passages(stories: list[Story]) -> None:
    main, _ = dossiers(stories)
    number_of = names(main)
    edges = {
        tuple(sorted((number_of[e.left], number_of[e.right]))): e
        for e in main.edges
        if e.kind in (CopyKind.PASSAGES, CopyKind.REWRITE, CopyKind.REPRINT)
    }
    edge = edges["002", "003"]
    text = {e.report.id: e.report.text for e in main.entries}
    shared = " ".join(p.left.of(text[edge.left]) for p in edge.passages)
    for words in ("seized large parts of Iraq", "brutality and extremism", "Sunni Muslim allies"):
        assert words in shared
    assert main.independence.low < main.independence.high or main.independence.high < 4


def test_the_quotation_is_one_in_versions(stories: list[Story]) -> None:
    main, _ = dossiers(stories)
    number_of = names(main)
    quoted = [
        q for q in main.quotations if any("no co-ordination involved" in v.text for v in q.versions)
    ]
    assert len(quoted) == 1
    assert {number_of[v.words.report] for v in quoted[0].versions} == {"000", "001", "002"}
    assert "jets did strike" in quoted[0].versions[0].text


def test_who_is_cited(stories: list[Story]) -> None:
    main, _ = dossiers(stories)
    number_of = names(main)
    text = {e.report.id: e.report.text for e in main.entries}
    printed = {(number_of[c.report], c.words.of(text[c.report]).split()[0]) for c in main.citations}
    wanted = {("000", "BBC"), ("001", "BBC"), ("002", "BBC"), ("000", "AFP"), ("001", "AP")}
    assert wanted <= printed
    assert len({c.cited for c in main.citations if "BBC" in c.words.of(text[c.report])}) == 1
