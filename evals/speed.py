"""What one report costs on its whole way: extract, read, attribute, claims, and coded events.

The pages of ``examples/``, our own words, are read over and over; counts are in reports of 500
words. One process, then two beside each other, each with one thread and reading all of it; the
share of each part; the peak memory of a process. A machine's speed drifts, so nothing is floored.

``python -m evals.speed``; ``--quick`` reads two rounds instead of twelve.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from rashomon.records import Capture, Failure, Report, Stance

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WORDS = 500
_ROUNDS, _QUICK = 12, 2
_WARM = 3  # pages read before the clock runs: the model and the gazetteer are loaded by then
_PROCESSES = (1, 2)
PARTS = (
    "extract",
    "reader",
    "attribution",
    "times",
    "places",
    "quantities",
    "actors",
    "events",
    "claims",
)
T = TypeVar("T")
Page = tuple[Capture, bytes]


class Clock:
    """Seconds of the processor by part: other programs on the machine do not count."""

    def __init__(self) -> None:
        self.spent = defaultdict[str, float](float)

    def of(self, part: str, work: Callable[[], T]) -> T:
        """Do some work and count its time."""
        started = time.process_time()
        found = work()
        self.spent[part] += time.process_time() - started
        return found


def pages() -> Iterator[Page]:
    """The example pages as captures with their bytes."""
    from rashomon.capture import GatherOptions, gather
    from rashomon.settings import Settings

    for folder in sorted(path for path in EXAMPLES.iterdir() if path.is_dir()):
        options = GatherOptions()
        for item in gather(str(folder), base=EXAMPLES, settings=Settings(), options=options):
            if not isinstance(item, Failure):
                yield item.capture, item.data


def read(capture: Capture, data: bytes, clock: Clock) -> int:
    """A page on its whole way, as the pipeline takes it; how many words its report has."""
    from rashomon.extract import extract

    report = clock.of("extract", lambda: extract(capture, data))
    _said(report, clock)
    return len(report.text.split())


def _said(report: Report, clock: Clock) -> None:
    """The parts of ``rashomon.stages.attribute.said``, each with its time."""
    from rashomon.attribution import attribute, wire
    from rashomon.claims import claims
    from rashomon.entities import actors, places, times
    from rashomon.events import Around, Denied, events, quantities
    from rashomon.reading import read as read_text

    name, text = report.id, report.text
    reading = clock.of("reader", lambda: read_text(text, 1))
    found = clock.of("attribution", lambda: attribute(name, text, reading))
    carrier = clock.of("attribution", lambda: wire(name, text, reading))
    around = Around(
        times=clock.of("times", lambda: times(name, text, reading, report.published)),
        places=clock.of("places", lambda: places(name, text, reading)),
        quantities=clock.of("quantities", lambda: quantities(name, text, reading)),
        actors=clock.of("actors", lambda: actors(name, text, reading)),
        denied=[Denied(a.cue, a.content) for a in found if a.stance is Stance.DENIES],
    )
    coded = clock.of("events", lambda: events(name, text, reading, around))
    clock.of("claims", lambda: claims(name, text, reading, found, carrier, coded))


def worked(rounds: int, quiet: bool) -> dict[str, float]:
    """Read all pages some times in this process: words, seconds of each part, peak memory."""
    known = list(pages())
    for page in known[:_WARM]:
        read(*page, Clock())
    clock, words, total = Clock(), 0, rounds * len(known)
    started = time.perf_counter()
    for number in range(total):
        words += read(*known[number % len(known)], clock)
        if not quiet and (number % len(known) == len(known) - 1):
            print(f"  {number + 1} of {total} reports", file=sys.stderr, flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**clock.spent, "words": words, "wall": time.perf_counter() - started, "peak": peak}


def beside(processes: int, rounds: int) -> list[dict[str, float]]:
    """What each of some processes found, all running at once."""
    command = [sys.executable, "-m", "evals.speed", "--worker", str(rounds)]
    running = [
        subprocess.Popen(
            [*command, "--quiet"] if number else command, stdout=subprocess.PIPE, text=True
        )
        for number in range(processes)
    ]
    found = [process.communicate()[0] for process in running]
    if any(process.returncode for process in running):
        raise RuntimeError("a process that reads the pages failed; its error stands above")
    return [json.loads(output.splitlines()[-1]) for output in found]


def measure(rounds: int = _ROUNDS) -> dict[str, float]:
    """Figures by name, as ``events/speed/<processes>/<metric>``; prints the table."""
    figures: dict[str, float] = {}
    for processes in _PROCESSES:
        print(f"{processes} process(es), {rounds} rounds", file=sys.stderr, flush=True)
        found = beside(processes, rounds)
        figures |= {f"events/speed/{processes}/{k}": v for k, v in _figures(found).items()}
        _table(processes, figures)
    return figures


def _figures(found: Sequence[dict[str, float]]) -> dict[str, float]:
    spent = {part: sum(each[part] for each in found) for part in PARTS}
    whole = sum(spent.values())
    speeds = [each["words"] / WORDS / each["wall"] for each in found]
    return {
        "reports_a_second": round(sum(speeds), 2),
        "processor_ms": round(1000 * whole * WORDS / sum(each["words"] for each in found), 1),
        "peak_mb": round(max(each["peak"] for each in found)),
        **{f"share_{part}": round(seconds / whole, 4) for part, seconds in spent.items()},
    }


def _table(processes: int, figures: dict[str, float]) -> None:
    own = {k.rsplit("/", 1)[1]: v for k, v in figures.items() if f"/{processes}/" in k}
    speed, peak = own["reports_a_second"], own["peak_mb"]
    print(f"{processes} process(es): {speed:.1f} reports of {WORDS} words a second")
    print(f"  {peak:.0f} MB at most in a process")
    print(f"  {own['processor_ms']:.0f} ms of the processor for a report, of which")
    for part in PARTS:
        share = own[f"share_{part}"]
        milliseconds = own["processor_ms"] * share
        print(f"  {part:<12}{100 * share:5.1f} %{milliseconds:8.1f} ms", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two rounds")
    parser.add_argument("--worker", type=int, help="so many rounds, in this process, as JSON")
    parser.add_argument("--quiet", action="store_true", help="a worker without progress")
    args = parser.parse_args()
    if args.worker:
        print(json.dumps(worked(args.worker, args.quiet)))
        return
    measure(_QUICK if args.quick else _ROUNDS)


if __name__ == "__main__":
    main()
