"""One item that goes wrong costs that item; the order of results is that of the items."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import hard_tasks
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.runners import Local, RunnerOptions
from rashomon.stages.run import Fault

AWAY = RunnerOptions(workers=2, few=1, chunk=3, seconds=1.0, memory=2 * 2**30)
HERE = RunnerOptions(few=10**9, seconds=1.0)


def faults(results: list[int | Fault]) -> dict[int, str]:
    return {n: r.reason for n, r in enumerate(results) if isinstance(r, Fault)}


@pytest.mark.parametrize("options", [AWAY, HERE], ids=["away", "here"])
def test_results_come_in_the_order_of_the_items(options: RunnerOptions) -> None:
    with Local(options) as runner:
        assert runner.each(hard_tasks.double, range(40)) == list(range(0, 80, 2))
        assert runner.each(hard_tasks.double, []) == []


def test_the_garbage_collector_comes_seldom_to_a_worker_and_as_ever_to_who_calls_us() -> None:
    with Local(AWAY) as runner:
        (away,) = set(runner.each(hard_tasks.collects_after, range(4)))
    with Local(HERE) as runner:
        (here,) = set(runner.each(hard_tasks.collects_after, range(4)))
    assert here == gc.get_threshold()[0]
    assert away == 500_000


@pytest.mark.parametrize("options", [AWAY, HERE], ids=["away", "here"])
def test_an_exception_is_the_fault_of_its_item(options: RunnerOptions) -> None:
    with Local(options) as runner:
        results = runner.each(hard_tasks.unless_thirteen, range(20))
    assert faults(results) == {13: "ValueError"}
    assert results[13] == Fault("ValueError", "thirteen is unlucky")


@pytest.mark.parametrize("options", [AWAY, HERE], ids=["away", "here"])
def test_what_hangs_is_given_up(options: RunnerOptions) -> None:
    with Local(options) as runner:
        results = runner.each(hard_tasks.hangs_on_three, range(10))
    assert faults(results) == {3: "timeout"}


def test_a_dead_process_costs_the_item_it_died_of() -> None:
    with Local(AWAY) as runner:
        results = runner.each(hard_tasks.dies_on_five, range(30))
        assert faults(results) == {5: "crashed"}
        assert runner.each(hard_tasks.double, range(9)) == list(range(0, 18, 2))


@pytest.mark.skipif(sys.platform != "linux", reason="limits on memory are the system's")
def test_what_wants_too_much_memory_fails_alone() -> None:
    with Local(AWAY) as runner:
        assert faults(runner.each(hard_tasks.hungry, range(6))) == {2: "out-of-memory"}


def test_a_result_that_cannot_be_sent_is_a_fault() -> None:
    with Local(AWAY) as runner:
        results = runner.each(hard_tasks.unpicklable, range(4))
    assert [isinstance(r, Fault) for r in results] == [False, True, False, False]


def test_what_a_library_prints_is_not_among_the_results() -> None:
    with Local(AWAY) as runner:
        assert runner.each(hard_tasks.chatty, range(8)) == list(range(8))


def test_few_items_are_done_here_and_heavy_ones_never() -> None:
    options = RunnerOptions(workers=2, few=10, heavy=100)
    with Local(options) as runner:
        assert set(runner.each(hard_tasks.pid, range(3))) == {os.getpid()}
        pids = runner.each(hard_tasks.pid, [1, 2, 3], weigh=lambda n: 101 if n == 2 else 1)
        assert [p == os.getpid() for p in pids] == [True, False, True]
        assert os.getpid() not in runner.each(hard_tasks.pid, range(3), expected=500)
        assert len(set(runner.each(hard_tasks.pid, range(40)))) <= 2


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 20), max_size=30), st.integers(1, 7))
def test_any_chunking_gives_the_same(items: list[int], chunk: int) -> None:
    with Local(RunnerOptions(few=10**9)) as here:
        wanted = here.each(hard_tasks.unless_thirteen, items)
    with Local(RunnerOptions(workers=2, few=1, chunk=chunk)) as away:
        assert away.each(hard_tasks.unless_thirteen, items) == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    code = (
        "import sys, hard_tasks\n"
        "from rashomon.runners import Local, RunnerOptions\n"
        "runner = Local(RunnerOptions(workers=2, few=1))\n"
        "print(*set(runner.each(hard_tasks.pid, range(40))), flush=True)\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=Path(hard_tasks.__file__).parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    workers = [int(word) for word in parent.stdout.readline().split()]
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    deadline = time.monotonic() + 10
    while any(_lives(worker) for worker in workers):
        assert time.monotonic() < deadline, "a worker outlived its parent"
        time.sleep(0.05)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and " Z " in status.read_text())
