"""Two processes may add to one workspace at once; the record is the one that one would make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import invented
import rashomon
from rashomon.dossier import jsonl
from rashomon.records import Capture
from rashomon.workspace import Workspace

ADD = (
    "import sys, rashomon\n"
    "with rashomon.open(sys.argv[1]) as workspace:\n"
    "    summary = workspace.add(sys.argv[2:])\n"
    "    assert summary.failures == 0\n"
)


def export(workspace: Path) -> list[str]:
    with rashomon.open(workspace) as opened:
        return list(jsonl(opened.records()))


def sources(workspace: Workspace) -> set[str]:
    """The captures that it holds; what is read from them may be read anew, these only grow."""
    return {r.id for r in workspace.records() if isinstance(r, Capture)}


def at_once(workspace: Path, shares: list[list[Path]]) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", ADD, str(workspace), *map(str, share)])
        for share in shares
    ]
    assert [process.wait() for process in running] == [0] * len(shares)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_processes_make_the_record_of_one(tmp_path: Path, seed: int) -> None:
    paths = invented.write(invented.coverage(seed, 12), tmp_path / "in")
    with rashomon.open(tmp_path / "one.db") as workspace:
        workspace.add(paths)
    half = len(paths) // 2
    # Both make the workspace, and they share some pages.
    at_once(tmp_path / "two.db", [paths[: half + 3], paths[half - 3 :]])
    assert export(tmp_path / "two.db") == export(tmp_path / "one.db")


def test_the_same_pages_twice_at_once_are_read_once(tmp_path: Path) -> None:
    paths = invented.write(invented.coverage(4, 8), tmp_path / "in")
    at_once(tmp_path / "two.db", [paths, list(reversed(paths)), paths])
    with rashomon.open(tmp_path / "two.db") as workspace:
        counts = workspace.counts()
        assert (counts.captures, counts.reports, counts.waiting) == (len(paths), len(paths), 0)


def test_reading_goes_on_while_another_process_writes(tmp_path: Path) -> None:
    paths = invented.write(invented.coverage(6, 10), tmp_path / "in")
    with rashomon.open(tmp_path / "w.db") as workspace:
        workspace.add(paths[:4])
        before = sources(workspace)
        process = subprocess.Popen(
            [sys.executable, "-c", ADD, str(tmp_path / "w.db"), *map(str, paths[4:])]
        )
        while process.poll() is None:
            seen = sources(workspace)
            assert seen >= before
        assert workspace.counts().reports == len(paths)
