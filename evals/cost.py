"""What it costs: seconds and memory for a thousand, ten thousand, a hundred thousand reports.

Generated reports go through lineage and stories (reading them out of pages is measured by
``evals.extract``, reading who says what by ``evals.reader_speed``); then the same single reports
are added to each workspace by turns, so that a machine whose speed drifts drifts for all of them,
and the medians are compared: adding one more must cost about the same however many there are. For
each the workspace is opened anew, as each call of the command does; a few are also added by the
command itself, from its start to its end.

``python -m evals.cost`` measures 1,000 and 10,000; ``--full`` also 100,000, which takes an hour or
two; with ``--keep FOLDER`` the workspaces stay there, and a later call measures only what is new.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
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
_CALLS = 9  # of the command
_LIMIT = 2.0  # how much more one report may cost at the largest size than at the smallest

_TIMED = JOINING[2:]
Made = tuple[Capture, bytes, Report]


def measure(sizes: Sequence[int], folder: Path) -> dict[str, float]:
    """Figures by name; prints them as a table."""
    figures: dict[str, float] = {}
    for size in sizes:
        found = _built(size, folder)
        figures |= {f"cost/{size}/{name}": round(value, 4) for name, value in found.items()}
        print(_row(size, found), flush=True)
    ones = one_more([_workspace(size, folder) for size in sizes])
    for size, (wall, cpu, command) in zip(sizes, ones, strict=True):
        figures[f"cost/{size}/one_more_ms"] = round(wall * 1000, 4)
        figures[f"cost/{size}/command_ms"] = round(command * 1000, 4)
        of_it = f"{cpu * 1000:.0f} of the processor"
        print(
            f"{size:>7,} reports: one more {wall * 1000:.0f} ms ({of_it}); command {command:.2f} s"
        )
    ratio = figures["cost/speed/one_more_ratio"] = round(ones[-1][0] / ones[0][0], 3)
    print(f"one more costs {ratio:.2f} times as much at the largest size")
    return figures


def _row(size: int, found: dict[str, float]) -> str:
    stages = ", ".join(f"{s.name} {found['s_' + s.name]:.1f}" for s in _TIMED)
    return (
        f"{size:>7,} reports: {found['seconds']:8.1f} s ({stages}), "
        f"{found['peak_mb']:6.0f} MB, worker {found['worker_mb']:.0f} MB, "
        f"file {found['file_mb']:.0f} MB; {found['edges']:.0f} edges, "
        f"{found['stories']:.0f} stories"
    )


def _workspace(size: int, folder: Path) -> Path:
    return folder / f"{size}.db"


def _built(size: int, folder: Path) -> dict[str, float]:
    """What filling a workspace took, in a process of its own: its peak memory is its own."""
    told = folder / f"{size}.json"
    if not told.exists():
        command = [sys.executable, "-m", "evals.cost", "--size", str(size), "--keep", str(folder)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        told.write_text(done.stdout.splitlines()[-1], "utf-8")
    found: dict[str, float] = json.loads(told.read_text("utf-8"))
    return found


def fill(size: int, path: Path) -> dict[str, float]:
    """Fill a new workspace."""
    for left in path.parent.glob(f"{path.name}*"):  # of a call that was cut off
        left.unlink()
    found: dict[str, float] = {}
    store = Store(path)
    with Local() as runner:
        work = Run(store=store, runner=runner)
        for some in in_chunks(reports(size), 500):
            put(store, some)
        started = time.perf_counter()
        for stage in _TIMED:
            found[f"s_{stage.name}"] = _seconds(stage, work)
        found["seconds"] = time.perf_counter() - started
        found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found["worker_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    found["edges"] = float(sum(1 for _ in store.pages.all_edges()))
    found["stories"] = float(store.pages.count_stories())
    store.close()
    found["file_mb"] = path.stat().st_size / 2**20
    return found


def one_more(workspaces: Sequence[Path]) -> list[tuple[float, float, float]]:
    """Median seconds of one more report in each workspace, of the processor, and by the command."""
    times: list[list[tuple[float, float]]] = [[] for _ in workspaces]
    called: list[list[float]] = [[] for _ in workspaces]
    with tempfile.TemporaryDirectory(dir=workspaces[0].parent) as folder, Local() as runner:
        copies = [Path(shutil.copy(path, folder)) for path in workspaces]
        for made in islice(reports(_ONE_MORE * 3, 2), 0, None, 3):
            for path, found in zip(copies, times, strict=True):
                store = Store(path)
                found.append(_one_more(Run(store=store, runner=runner), made))
                store.close()
        for _, _, report in islice(reports(_CALLS * 3, 3), 0, None, 3):
            for path, calls in zip(copies, called, strict=True):
                calls.append(_called(path, report))
    walls = [statistics.median(wall for wall, _ in found) for found in times]
    cpus = [statistics.median(cpu for _, cpu in found) for found in times]
    return list(zip(walls, cpus, map(statistics.median, called), strict=True))


def _called(workspace: Path, report: Report) -> float:
    """Seconds of ``rashomon add`` with one more report, without reading its sentences."""
    title = report.title.value if report.title is not None else ""
    text = workspace.parent / f"{report.id}.txt"
    text.write_text(f"{title}\n\n{report.text}\n", "utf-8")
    command = [sys.executable, "-m", "rashomon", "--workspace", str(workspace), "add", str(text)]
    dated = ["--published", report.published.edtf] if report.published is not None else []
    started = time.perf_counter()
    subprocess.run([*command, "--no-statements", *dated], check=True, stdout=subprocess.PIPE)
    return time.perf_counter() - started


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
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the workspaces stay")
    parser.add_argument("--size", type=int, help="fill one, and tell what it took as JSON")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        folder = args.keep or Path(aside)
        folder.mkdir(parents=True, exist_ok=True)
        if args.size:
            print(json.dumps(fill(args.size, _workspace(args.size, folder))))
            return 0
        figures = measure(FULL if args.full else SIZES, folder)
    return int(figures["cost/speed/one_more_ratio"] > _LIMIT)


if __name__ == "__main__":
    sys.exit(main())
