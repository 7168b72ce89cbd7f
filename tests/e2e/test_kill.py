"""A process that is killed at any moment loses nothing that was committed, and is gone on from."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import invented
import rashomon
from rashomon.dossier import jsonl
from rashomon.records import Capture

pytestmark = pytest.mark.usefixtures("read_once")
KILLS = 16
ADD = (
    "import sys, rashomon\n"
    "with rashomon.open(sys.argv[1]) as workspace:\n"
    "    workspace.add(sys.argv[2:])\n"
)


def start(workspace: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", ADD, str(workspace), str(folder)]
    return subprocess.Popen(command, start_new_session=True)


def export(workspace: Path) -> list[str]:
    with rashomon.open(workspace) as opened:
        return list(jsonl(opened.records()))


def captured(workspace: Path) -> set[str]:
    with rashomon.open(workspace) as opened:
        return {record.id for record in opened.records() if isinstance(record, Capture)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More pages than one process takes on alone, so that workers are killed too."""
    desk = tmp_path_factory.mktemp("desk")
    invented.write(invented.coverage(5, 26), desk / "in")
    return desk


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills a group of processes")
@pytest.mark.timeout(900)
def test_killed_at_random_moments_the_record_is_that_of_an_undisturbed_run(folder: Path) -> None:
    calm = folder / "calm.db"
    began = time.monotonic()
    assert start(calm, folder / "in").wait() == 0
    length = time.monotonic() - began
    wanted = export(calm)
    chance = random.Random(11)
    kills = workspaces = 0
    while kills < KILLS:
        workspaces += 1
        path = folder / f"killed-{workspaces}.db"
        kills += killed_until_done(path, folder / "in", length, chance)
        assert export(path) == wanted
        with rashomon.open(path) as workspace:
            assert workspace.counts().waiting == 0
    with rashomon.open(path) as workspace:
        assert workspace.verify().mismatches == ()


def killed_until_done(path: Path, pages: Path, length: float, chance: random.Random) -> int:
    """Add pages, killed at random moments, until a run comes to its end; how often it was."""
    kills = 0
    held: set[str] = set()
    while True:
        process = start(path, pages)
        try:
            assert process.wait(chance.uniform(0.1, 0.8) * length) == 0
        except subprocess.TimeoutExpired:
            # The process alone, or with its workers.
            end = os.killpg if chance.random() < 0.5 else os.kill
            end(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
        else:
            return kills
        if path.exists():
            now = captured(path)
            assert held <= now, "what was committed is there"
            held = now


def test_a_run_stopped_between_any_two_transactions_is_gone_on_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every moment there is between two commits, not only those that the clock happens to hit."""
    from rashomon.store import Store

    invented.write(invented.coverage(7, 5), tmp_path / "in")
    with rashomon.open(tmp_path / "calm.db") as workspace:
        workspace.add([tmp_path / "in"])
    wanted = export(tmp_path / "calm.db")
    real = Store.writing

    class Stopped(BaseException):
        """Stands for the end of the process."""

    for allowed in range(40):
        left = [allowed]

        def writing(store: Store, left: list[int] = left) -> object:
            if not left[0]:
                raise Stopped
            left[0] -= 1
            return real(store)

        path = tmp_path / f"{allowed}.db"
        with monkeypatch.context() as patch, rashomon.open(path) as workspace:
            patch.setattr(Store, "writing", writing)
            try:
                workspace.add([tmp_path / "in"])
                finished = True
            except Stopped:
                finished = False
        with rashomon.open(path) as workspace:
            workspace.add([tmp_path / "in"])
        assert export(path) == wanted, allowed
        if finished:
            return
    pytest.fail("so few pages need no forty transactions")
