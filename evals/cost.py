"""What it costs: seconds and memory for a thousand, ten thousand, a hundred thousand reports.

Generated reports go through lineage and stories (reading them out of pages is measured by
``evals.extract``, reading who says what by ``evals.reader_speed``); then single reports are added,
and the median of their times is compared over the sizes: adding one more must cost about the same
however many there are.

``python -m evals.cost`` measures 1,000 and 10,000; ``--full`` also 100,000. Each size runs in a
process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from evals.cost_generate import reports
from rashomon.pipeline import JOINING, Stage
from rashomon.records import Capture, Report
from rashomon.runners import Local
from rashomon.stages.run import Run
from rashomon.store import Step, Store, in_chunks

SIZES = (1_000, 10_000)
FULL = (*SIZES, 100_000)
_ONE_MORE = 41  # single additions; the median is told
_LIMIT = 2.0  # how much more one report may cost at the largest size than at the smallest

_TIMED = JOINING[2:]
Made = tuple[Capture, bytes, Report]


def measure(sizes: Iterable[int] = SIZES) -> dict[str, float]:
    """Figures by name; prints them as a table."""
    figures: dict[str, float] = {}
    for size in sizes:
        command = [sys.executable, "-m", "evals.cost", "--size", str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found = json.loads(done.stdout.splitlines()[-1])
        figures |= {f"cost/{size}/{name}": round(value, 4) for name, value in found.items()}
        print(_row(size, found), flush=True)
    ones = [value for name, value in figures.items() if name.endswith("/one_more_ms")]
    figures["cost/speed/one_more_ratio"] = round(ones[-1] / ones[0], 3)
    print(f"one more report costs {ones[-1] / ones[0]:.2f} times as much at the largest size")
    return figures


def _row(size: int, found: dict[str, float]) -> str:
    stages = ", ".join(f"{s.name} {found['s_' + s.name]:.1f}" for s in _TIMED)
    return (
        f"{size:>7,} reports: {found['seconds']:8.1f} s ({stages}), "
        f"{found['peak_mb']:6.0f} MB, worker {found['worker_mb']:.0f} MB, "
        f"file {found['file_mb']:.0f} MB; {found['edges']:.0f} edges, "
        f"{found['stories']:.0f} stories; one more {found['one_more_ms']:.1f} ms "
        f"({found['one_more_cpu_ms']:.1f} of the processor)"
    )


def at_size(size: int, folder: Path) -> dict[str, float]:
    """Fill a workspace, then add to it one by one."""
    store = Store(folder / "cost.db")
    found: dict[str, float] = {}
    with Local() as runner:
        work = Run(store=store, runner=runner)
        for some in in_chunks(reports(size), 500):
            put(store, some)
        started = time.perf_counter()
        for stage in _TIMED:
            found[f"s_{stage.name}"] = _seconds(stage, work)
        found["seconds"] = time.perf_counter() - started
        found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        store.close()
        store = Store(folder / "cost.db")  # as a user adds a report later: opened anew
        work = Run(store=store, runner=runner)
        times = [_one_more(work, made) for made in islice(reports(_ONE_MORE * 3, 2), 0, None, 3)]
    found["worker_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    found["one_more_ms"] = statistics.median(wall for wall, _ in times) * 1000
    found["one_more_cpu_ms"] = statistics.median(cpu for _, cpu in times) * 1000
    found["file_mb"] = (folder / "cost.db").stat().st_size / 2**20
    found["edges"] = float(sum(1 for _ in store.pages.all_edges()))
    found["stories"] = float(store.pages.count_stories())
    store.close()
    return found


def put(store: Store, some: Iterable[Made]) -> None:
    """Keep reports as if they had just been extracted."""
    made = {capture.id: (capture, data, report) for capture, data, report in some}
    with store.writing() as writer:
        for capture, data, _ in made.values():
            writer.keep(capture, data)
        waiting = store.reader.captures(store.reader.waiting(Step.EXTRACT, len(made)))
        results = {n: (made[capture.id][2], ()) for n, capture in waiting.items()}
        writer.extracted(results, waiting)


def _one_more(work: Run, made: Made) -> tuple[float, float]:
    """Seconds by the clock and of this process, which does all of it."""
    started = time.perf_counter(), time.process_time()
    put(work.store, [made])
    for stage in _TIMED:
        stage.work(work)
    return time.perf_counter() - started[0], time.process_time() - started[1]


def _seconds(stage: Stage, work: Run) -> float:
    started = time.perf_counter()
    stage.work(work)
    return time.perf_counter() - started


def main() -> int:
    """Measure; the exit status is 1 where one more report costs too much more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="also 100,000 reports")
    parser.add_argument("--size", type=int, help="one size, in this process, as JSON")
    args = parser.parse_args()
    if args.size:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(at_size(args.size, Path(folder))))
        return 0
    figures = measure(FULL if args.full else SIZES)
    return int(figures["cost/speed/one_more_ratio"] > _LIMIT)


if __name__ == "__main__":
    sys.exit(main())
