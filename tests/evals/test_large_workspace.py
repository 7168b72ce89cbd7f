"""A generated workspace is like one that was read: it opens, it holds, and it can be made again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import rashomon
from evals.large_copies import Unit, Words
from evals.large_pages import one_width
from evals.large_workspace import fill, read_units
from rashomon.records import content_id, ids
from rashomon.store import FacetKind, Wanted
from rashomon.workspace import Workspace

REPORTS = 300
SIZES = (6, 2, 1)  # of the stories that are copied


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> list[Unit]:
    return read_units(tmp_path_factory.mktemp("read"), SIZES, ("savar-2013",))


@pytest.fixture(scope="module")
def workspace(units: list[Unit], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("made") / "large.db"
    fill(path, units, REPORTS)
    with rashomon.open(path) as opened:
        yield opened


def made(path: Path, units: list[Unit], seed: int) -> bytes:
    """All records of a workspace made from a seed."""
    fill(path, units, 60, seed)
    with rashomon.open(path) as opened:
        return b"".join(opened.export("jsonl"))


def test_it_holds_as_many_reports_as_asked_and_nothing_waits(workspace: Workspace) -> None:
    counts = workspace.counts()
    assert (counts.reports, counts.failures, counts.waiting) == (REPORTS, 0, 0)
    assert workspace.desk.count_found() == counts.stories
    assert sum(len(story.reports) for story in workspace.stories()) == REPORTS


def test_every_value_is_in_the_kept_copies(workspace: Workspace) -> None:
    checked = workspace.verify()
    assert checked.reports == REPORTS
    assert checked.mismatches == ()


def test_one_seed_gives_the_same_records_another_one_others(
    units: list[Unit], tmp_path: Path
) -> None:
    first = made(tmp_path / "1.db", units, 7)
    assert made(tmp_path / "2.db", units, 7) == first
    assert made(tmp_path / "3.db", units, 8) != first


def test_copies_differ_in_names_places_and_days(workspace: Workspace) -> None:
    facets = workspace.desk.facets(Wanted(), 500)
    for kind in (FacetKind.ACTOR, FacetKind.PLACE, FacetKind.ORIGIN, FacetKind.OUTLET):
        assert len(facets[kind]) > 60
    assert len(workspace.desk.spots(Wanted(), 500)) > 30
    days = [day for day, _, _ in workspace.desk.days(Wanted(), 500)]
    assert max(days)[:4] > min(days)[:4]


def test_a_copy_is_found_by_its_own_words_and_facets(workspace: Workspace) -> None:
    desk = workspace.desk
    (village,) = [
        each
        for each in desk.facets(Wanted(), 500)[FacetKind.PLACE]
        if each.stories == 1 and each.facet.key.isalpha()
    ][:1]
    (by_facet,) = desk.rows(Wanted(facets=((FacetKind.PLACE, village.facet.key),)), 5)
    (by_words,) = desk.rows(Wanted(words=village.facet.key), 5)
    assert by_words.story == by_facet.story
    assert by_words.around is not None
    assert by_words.around.hit.lower() == village.facet.key
    assert [hit.story for hit in workspace.search(village.facet.label)] == [
        by_facet.story.id
    ] * len(by_facet.story.reports)


def test_a_story_has_its_dossier_and_its_thread(workspace: Workspace) -> None:
    stories = list(workspace.stories())
    large = next(story for story in stories if len(story.reports) == max(SIZES))
    dossier = large.dossier()
    assert [entry.report.id for entry in dossier.entries] == list(large.reports)
    assert dossier.record is not None
    assert dossier.record.findings
    assert any(len(story.thread()) > 1 for story in stories)


def test_what_is_set_aside_is_found_among_the_origins_that_are_kept(workspace: Workspace) -> None:
    story = next(s for s in workspace.stories() if len(s.reports) == max(SIZES))
    record = workspace.dossier(story.record).record
    assert record is not None
    left = story.without(record.origins[0].id)
    assert left.record != record


def test_ids_are_made_as_before_once_the_stories_are_read(units: list[Unit]) -> None:
    assert units
    assert ids.content_id is content_id
    assert content_id("report", "a").startswith("report-")


def test_a_name_is_replaced_by_one_of_as_many_letters_in_every_case() -> None:
    words = Words(1, 0, 2023, {})
    words.spell("Karim", "Tolun")
    assert (words[b"Karim"], words[b"karim"], words[b"KARIM"]) == (b"Tolun", b"tolun", b"TOLUN")
    with pytest.raises(ValueError, match="not as long"):
        words.spell("Karim", "Tom")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2023-01-28", "2023-02-04"),
        ("28 Jan", "04 Feb"),
        ("28 Jan 2023", "04 Feb 2023"),
        ("Dec 27, 2023", "Jan 03, 2024"),
        ("Dec 27 2023", "Jan 03 2024"),
        ("31 Feb", "31 Feb"),  # no day of any year
    ],
)
def test_a_day_is_moved_by_whole_weeks_in_the_form_it_has(before: str, after: str) -> None:
    assert Words(1, 1, 2023, {})[before.encode()].decode() == after
    assert timedelta(weeks=1).days == 7


def test_days_are_brought_to_one_width() -> None:
    said = "On 5 January and June 26, 2014; not in May, nor 1 Marchers."
    assert one_width(said) == "On 05 Jan and Jun 26, 2014; not in May, nor 1 Marchers."
