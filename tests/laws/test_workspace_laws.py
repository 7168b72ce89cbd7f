"""Laws of the whole record: order, batching and number of workers change nothing."""

from __future__ import annotations

import random
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import invented
import rashomon
from rashomon.dossier import jsonl

pytestmark = pytest.mark.usefixtures("read_once")
LAW = settings(
    max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def record(pages: list[invented.Page], cuts: list[int]) -> list[str]:
    """What is exported after adding pages in this order, in portions that end at ``cuts``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = invented.write(pages, folder / "in")
        ends = sorted({min(cut, len(paths)) for cut in cuts} | {len(paths)})
        with rashomon.open(folder / "w.db") as workspace:
            for start, end in zip([0, *ends], ends, strict=False):
                if start < end:
                    workspace.add(paths[start:end])
            return list(jsonl(workspace.records()))


@cache
def at_once(seed: int) -> tuple[str, ...]:
    """The record of all pages added together, sorted by name."""
    pages = sorted(invented.coverage(seed, 6), key=lambda page: page.name)
    return tuple(record(pages, []))


@LAW
@given(
    seed=st.integers(0, 2),
    order=st.randoms(use_true_random=False),
    cuts=st.lists(st.integers(1, 20), max_size=6),
)
def test_neither_order_nor_portions_change_the_record(
    seed: int, order: random.Random, cuts: list[int]
) -> None:
    pages = invented.coverage(seed, 6)
    order.shuffle(pages)
    assert tuple(record(pages, cuts)) == at_once(seed)


@LAW
@given(seed=st.integers(0, 2), again=st.lists(st.integers(0, 11), min_size=1, max_size=5))
def test_adding_what_is_known_adds_nothing(seed: int, again: list[int]) -> None:
    pages = invented.coverage(seed, 6)
    with tempfile.TemporaryDirectory() as name:
        paths = invented.write(pages, Path(name) / "in")
        with rashomon.open(Path(name) / "w.db") as workspace:
            workspace.add(paths)
            before = list(jsonl(workspace.records()))
            some = [paths[n % len(paths)] for n in again]
            summary = workspace.add(some)
            assert (summary.read, summary.versions, summary.known) == (0, 0, len(some))
            assert list(jsonl(workspace.records())) == before


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    """Seventy pages and more are shared out among processes; the same in memory are not."""
    paths = invented.write(invented.coverage(9, 28), tmp_path / "in")
    assert len(paths) > 64
    records = []
    for workers in (1, 3):
        settings = rashomon.Settings(workers=workers)
        with rashomon.open(tmp_path / f"{workers}.db", settings=settings) as workspace:
            workspace.add(paths)
            records.append(list(jsonl(workspace.records())))
    with rashomon.open(tmp_path / "few.db") as workspace:
        for start in range(0, len(paths), 40):
            workspace.add(paths[start : start + 40])
        records.append(list(jsonl(workspace.records())))
    assert records[0] == records[1] == records[2]


def test_every_report_is_in_one_story_or_an_older_version(tmp_path: Path) -> None:
    paths = invented.write(invented.coverage(3, 10), tmp_path / "in")
    with rashomon.open(tmp_path / "w.db") as workspace:
        workspace.add(paths)
        told = [report for story in workspace.stories() for report in story.reports]
        assert len(told) == len(set(told))
        pages = {report.address for report in workspace.reports()}
        assert len(told) == len(pages)
        dossiers = [story.dossier() for story in workspace.stories()]
        older = {v for dossier in dossiers for entry in dossier.entries for v in entry.versions}
        assert older.isdisjoint(told)
        assert older | set(told) == {report.id for report in workspace.reports()}
