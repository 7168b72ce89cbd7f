"""The workspace as a program uses it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import invented
import rashomon
from rashomon.dossier.strongest import strongest
from rashomon.errors import NotFound
from rashomon.recording import finding_material
from rashomon.records import (
    CopyEdge,
    CopyKind,
    Direction,
    Dossier,
    Report,
    Towards,
    story_id,
)
from rashomon.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("desk")
    invented.write(invented.coverage(3, 10), folder / "in")
    opened = rashomon.open(folder / "w.db")
    opened.add([folder / "in"])
    return opened


def test_a_story_is_found_by_number_id_beginning_and_title(workspace: Workspace) -> None:
    stories = list(workspace.stories())
    for number, story in enumerate(stories, 1):
        for which in (number, str(number), story.id, story.id[:-4]):
            assert workspace.story(which).id == story.id
    titles = [story.title for story in stories]
    alone = next(story for story in stories if titles.count(story.title) == 1)
    assert workspace.story(alone.title.upper()).id == alone.id


@pytest.mark.parametrize("which", ["0", "-1", "999", "no such thing", "story-ffffffffffffffff", ""])
def test_what_is_not_there_is_told(workspace: Workspace, which: str) -> None:
    with pytest.raises(NotFound, match="rashomon stories"):
        workspace.story(which)


def test_what_fits_several_stories_is_told_with_their_ids(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match=r"several stories fit 'at': story-"):
        workspace.story("at")


def test_the_list_numbers_and_counts(workspace: Workspace) -> None:
    stories = list(workspace.stories())
    listed = workspace.list_stories(limit=3)
    assert listed.total == len(stories) > 3
    assert [row.number for row in listed.rows] == [1, 2, 3]
    assert [row.title for row in listed.rows] == [story.title for story in stories[:3]]
    for row, story in zip(listed.rows, stories, strict=False):
        assert row.articles == len(story.reports)
        assert 1 <= row.low <= row.high <= row.articles


def test_stories_are_found_by_the_words_of_their_reports(workspace: Workspace) -> None:
    report = next(workspace.reports())
    words = " ".join(report.text.split()[2:8])
    hits = workspace.search(f'"{words}"')
    assert report.id in {hit.report.id for hit in hits}
    listed = workspace.list_stories(find=f'"{words}"')
    assert 1 <= listed.total < workspace.counts().stories
    assert workspace.list_stories(find="zzzzunheardof").rows == ()


def test_a_dossier_holds_the_story_s_reports_with_their_copies(workspace: Workspace) -> None:
    for story in workspace.stories():
        dossier = story.dossier()
        assert isinstance(dossier, Dossier)
        assert tuple(entry.report.id for entry in dossier.entries) == story.reports
        assert all(entry.report.capture == entry.capture.id for entry in dossier.entries)


def test_a_report_is_had_by_its_id(workspace: Workspace) -> None:
    report = next(workspace.reports())
    assert isinstance(report, Report)
    assert workspace.report(report.id) == report
    with pytest.raises(NotFound):
        workspace.report("report-ffffffffffffffff")


def test_the_workspace_s_own_files_are_not_its_material(tmp_path: Path) -> None:
    invented.write(invented.coverage(1, 2), tmp_path)
    with rashomon.open(tmp_path / "w.db") as opened:
        first = opened.add([tmp_path])
        again = opened.add([tmp_path])
        assert opened.failures() == []
    assert (again.read, again.known, again.failures) == (0, first.read, 0)


def test_what_was_moved_keeps_its_record(tmp_path: Path) -> None:
    """Addresses are relative to the workspace's folder, so that a folder can be moved whole."""
    records = []
    for name in ("here", "there"):
        invented.write(invented.coverage(1, 2), tmp_path / name / "in")
        with rashomon.open(tmp_path / name / "w.db") as opened:
            opened.add([tmp_path / name / "in"])
            records.append(list(opened.records()))
    assert records[0] == records[1]


def test_progress_is_told(tmp_path: Path) -> None:
    invented.write(invented.coverage(1, 2), tmp_path / "in")
    heard: list[tuple[int, int | None, str]] = []
    with rashomon.open(":memory:") as opened:
        opened.add([tmp_path / "in"], progress=lambda *told: heard.append(told))
    labels = list(dict.fromkeys(label for _, _, label in heard))
    stages = ["receiving", "extracting", "reading", "comparing", "grouping", "following"]
    assert labels == [*stages, "reading who says what", "comparing accounts"]
    assert all(total is None or done <= total for done, total, _ in heard)


def test_a_story_is_found_by_an_id_from_before_a_lower_report_joined_it(
    workspace: Workspace,
) -> None:
    story = next(each for each in workspace.stories() if len(each.reports) > 2)
    for report in story.reports:
        assert workspace.story(story_id([report])).id == story.id


def test_a_dossier_without_proof_lacks_passages_attributions_and_weak_edges_only(
    workspace: Workspace,
) -> None:
    passages = 0
    for story in workspace.stories():
        whole, brief = story.dossier(), story.dossier(proof=False)
        edges = {edge.id: replace(edge, passages=()) for edge in whole.edges}
        assert all(edges[edge.id] == edge for edge in brief.edges)
        assert len(brief.edges) + brief.unlisted == len(whole.edges)
        same = replace(whole, edges=brief.edges, unlisted=brief.unlisted, attributions=())
        assert brief == same
        passages += sum(len(edge.passages) for edge in whole.edges)
    assert passages


def test_what_is_kept_for_a_page_is_what_is_worked_out(workspace: Workspace) -> None:
    shared = 0
    for story in workspace.stories():
        sheet = workspace.pages.sheet(story.id)
        material = finding_material(workspace.pages, story.record)
        assert sheet is not None
        assert sheet.quotations == tuple(material.quotations)
        shared += len(sheet.quotations)
    assert shared
    assert workspace.pages.sheet("story-ffffffffffffffff") is None


def test_a_page_keeps_the_edges_that_hold_its_reports_together() -> None:
    def edge(one: int, other: int, score: float) -> CopyEdge:
        ends = f"report-{one}", f"report-{other}"
        unknown = Direction(Towards.UNKNOWN, 0.0, ("nothing tells",))
        return CopyEdge(f"edge-{one}-{other}", CopyKind.PASSAGES, *ends, (), score, unknown, "")

    edges = [edge(1, 2, 0.9), edge(1, 3, 0.8), edge(2, 3, 0.7), edge(3, 4, 0.1)]
    assert strongest(edges, 9) == edges
    assert strongest(edges, 3) == [edges[0], edges[1], edges[3]]
    assert strongest(edges, 1) == [edges[0], edges[1], edges[3]]
