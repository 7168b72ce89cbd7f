"""How quickly the reading room answers over a hundred thousand reports.

A workspace is generated (``evals.large_workspace``), ``rashomon serve`` is started on it, and each
kind of page is asked for many times: another story, report or search each time, so that nothing is
answered from what is kept of earlier answers, and then the same again, so that all of it is. Then
twenty users at once ask for pages at random for half a minute: readers, who look at a page for ten
seconds, and machines, which ask again as soon as a page has come (a closed loop without pauses):
for pages that nobody has asked for, and for those that the room has made before.

``python -m evals.reading_room``; ``--keep PATH`` keeps the workspace there, and takes the one that
is there already; ``--update`` writes the figures to evals/figures.json. A machine's speed drifts,
so nothing is floored; the gate does not run it, because it takes some twenty minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import resource
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import httpx

from evals.gate import FIGURES
from evals.large_workspace import REPORTS, make
from rashomon.store import FacetKind
from rashomon.web import links

EACH = 40  # requests for each kind of page, besides the first one, which is not counted
USERS, SECONDS = 20, 30.0
# Seconds between an answer and the next request, and whether every page is new to the room.
CROWDS = {"readers": (10.0, True), "machines": (0.0, True), "machines, pages made": (0.0, False)}
MEDIAN_MS, P95_MS = 150, 500  # aims; the second one with all users at once
_PATIENCE = 60.0  # seconds for one answer
_LARGE = 60  # reports of a story
# What users ask for, in shares.
MIX = {
    "desk": 10,
    "desk, page": 5,
    "search, rare word": 9,
    "search, common word": 5,
    "search, actor": 6,
    "search, word and dates": 5,
    "story": 25,
    f"story, {_LARGE} reports": 5,
    "report": 20,
    "compare": 8,
    f"compare, {_LARGE} reports": 2,
}


@dataclass(frozen=True)
class Asked:
    """A kind of page, and addresses of it, each of which is asked for once."""

    name: str
    paths: Sequence[str]


@dataclass
class Times:
    """How long answers took, in milliseconds; ``kept`` those that were answered before."""

    name: str
    first: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    size: int = 0  # bytes of the largest answer

    def figures(self) -> dict[str, float]:
        """The figures of this kind of page."""
        return {
            f"room/speed/{self.name}/{name}": round(value, 1)
            for name, value in {
                "median_ms": statistics.median(self.first),
                "p95_ms": p95(self.first),
                "kept_ms": statistics.median(self.kept),
                "kilobytes": self.size / 1024,
                "faults": len(self.faults),
            }.items()
        }


def measure(
    reports: int = REPORTS, keep: Path | None = None, seconds: float = SECONDS
) -> dict[str, float]:
    """Figures by name, as ``room/speed/<page>/<metric>``; prints the tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "large.db"
        if not path.exists():
            make(path, reports)
        with serving(path) as address:
            with closing(Samples(path)) as samples:
                asked = list(pages(samples))
            found = one_by_one(address, asked)
            figures = _told(found)
            there = {each.name for each in found}
            shown = [each for each in asked if each.name in there]
            print(
                f"\n| users at once, {seconds:.0f} s | requests a second | median | p95 | errors |"
            )
            print("|---|--:|--:|--:|--:|")
            for name in CROWDS:
                figures |= together(address, shown, name, seconds)
            print(f"\nAim: a p95 of {P95_MS} ms.")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nThe server took {peak:,.0f} MB at most.")
    return figures | {"room/speed/peak_mb": round(peak)}


def p95(times: Sequence[float]) -> float:
    """The time within which nineteen of twenty answers came."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


# --- what is asked for --------------------------------------------------------------------------


class Samples:
    """Ids and words of a workspace, drawn at random from a fixed seed."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        self.chance = random.Random(1)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def some(self, query: str, *values: object, most: int = EACH + 1) -> list[str]:
        """Some of the values that a query gives."""
        found = [row[0] for row in self._connection.execute(query, values)]
        return self.chance.sample(found, min(most, len(found)))

    def stories(self, low: int, high: int, most: int = EACH + 1) -> list[str]:
        """Stories of so many reports."""
        return self.some(
            "SELECT id FROM story JOIN digest ON story = n WHERE articles BETWEEN ? AND ?",
            low,
            high,
            most=most,
        )

    def reports_of(self, story: str, most: int) -> list[str]:
        """Some of a story's reports."""
        return self.some(
            "SELECT report.id FROM member JOIN report ON report.n = member.report "
            "JOIN story ON story.n = member.story WHERE story.id = ?",
            story,
            most=most,
        )

    def keys(self, kind: FacetKind, low: int = 1, high: int = 10**9) -> list[str]:
        """Facets of so many stories."""
        return self.some(
            "SELECT key FROM heading JOIN facet ON heading = n WHERE kind = ? "
            "GROUP BY heading HAVING count(*) BETWEEN ? AND ?",
            kind,
            low,
            high,
        )

    def top(self, kind: FacetKind, most: int) -> list[str]:
        """The facets that most stories have."""
        rows = self._connection.execute(
            "SELECT key FROM heading JOIN facet ON heading = n WHERE kind = ? "
            "GROUP BY heading ORDER BY count(*) DESC, key LIMIT ?",
            (kind, most),
        )
        return [row[0] for row in rows]

    def days(self) -> list[str]:
        """Days on which stories end."""
        return self.some("SELECT DISTINCT substr(latest, 1, 10) FROM story WHERE latest != ''")


def pages(of: Samples) -> Iterator[Asked]:
    """Every kind of page, and what is asked of it; each also as data for programs."""
    for each in _pages(of):
        yield each
        paths = [_as_data(path) for path in each.paths]
        yield Asked(f"api {each.name}", paths)


def _as_data(path: str) -> str:
    if path.startswith("/?"):
        return "/api/desk" + path[1:]
    return "/api" + path.partition("#")[0]


def _pages(of: Samples) -> Iterator[Asked]:
    count = EACH + 1
    yield Asked("desk", [f"/?visit={n}" for n in range(count)])
    yield Asked("desk, page", [f"/?page={1 + 3 * n}" for n in range(count)])
    yield from _searches(of)
    large = of.stories(_LARGE, 400)
    middle = of.stories(5, _LARGE - 1)
    yield Asked("story", [links.story(each) for each in of.stories(1, 400)])
    yield Asked(f"story, {_LARGE} reports", [links.story(each) for each in large])
    four = [links.compare(of.reports_of(each, 4)) for each in middle]
    yield Asked("compare", four)
    yield Asked(
        f"compare, {_LARGE} reports", [links.compare(of.reports_of(each, 4)) for each in large]
    )
    yield Asked("report", [links.report(each) for each in of.some("SELECT id FROM report")])
    yield Asked("actor", [links.actor(each) for each in of.keys(FacetKind.ACTOR)])
    yield Asked("actor, common", [links.actor(each) for each in of.top(FacetKind.ACTOR, count)])
    yield Asked("place", [links.place(each) for each in of.keys(FacetKind.PLACE)])
    yield Asked("place, common", [links.place(each) for each in of.top(FacetKind.PLACE, count)])
    yield Asked("origin", [links.origin(each) for each in of.keys(FacetKind.ORIGIN)])
    yield Asked("origin, common", [links.origin(each) for each in of.top(FacetKind.ORIGIN, count)])
    yield Asked("review", [f"/review?at={37 * n}" for n in range(count)])


def _searches(of: Samples) -> Iterator[Asked]:
    count, days = EACH + 1, of.days()

    def ask(name: str, fields: Callable[[int], Mapping[str, str]]) -> Asked:
        return Asked(f"search, {name}", [f"/search?{urlencode(fields(n))}" for n in range(count)])

    # Invented villages: named in one to three stories of all.
    rare = [key for key in of.keys(FacetKind.PLACE, 1, 3) if key.isalpha()]
    common = "said people killed police hospital told dead monday road according".split()
    actors, towns = of.keys(FacetKind.ACTOR, 5), of.keys(FacetKind.PLACE, 20)
    types = of.top(FacetKind.TYPE, count)
    yield ask("nothing asked", lambda n: {"visit": str(n)})
    yield ask("rare word", lambda n: {"q": rare[n % len(rare)], "visit": str(n)})
    yield ask("common word", lambda n: {"q": common[n % len(common)], "visit": str(n)})
    yield ask("actor", lambda n: {"actor": actors[n % len(actors)], "visit": str(n)})
    yield ask(
        "word, type, place",
        lambda n: {"q": "killed", "type": types[n % 5], "place": towns[n % len(towns)]},
    )
    yield ask("dates", lambda n: {"from": days[n], "to": days[n][:4] + "-12-31"})
    yield ask("word and dates", lambda n: {"q": common[n % len(common)], "from": days[n]})


# --- one at a time ------------------------------------------------------------------------------


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """The reading room in a process of its own, on a free port; its address."""
    command = [sys.executable, "-m", "rashomon", "-w", str(path), "serve", "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline().strip()
        if not re.match(r"http://", line):
            raise RuntimeError(f"the reading room did not open: {line!r}")
        yield line.rstrip("/")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def one_by_one(address: str, asked: Sequence[Asked]) -> list[Times]:
    """Every kind of page that is there, one request after the other."""
    found = []
    with httpx.Client(base_url=address, timeout=_PATIENCE) as client:
        for each in asked:
            if each.paths and client.get(each.paths[0]).status_code == 404:
                print(f"skipped {each.name}: there is no such page yet", flush=True)
            elif len(each.paths) < 2:
                print(f"skipped {each.name}: too little of it in this workspace", flush=True)
            else:
                found.append(_timed(client, each))
    return found


def _timed(client: httpx.Client, asked: Asked) -> Times:
    times = Times(asked.name)
    for path in asked.paths[1:]:
        for into in (times.first, times.kept):
            started = time.perf_counter()
            answer = client.get(path)
            into.append(1000 * (time.perf_counter() - started))
            times.size = max(times.size, len(answer.content))
            if answer.status_code != 200:
                times.faults.append(f"{answer.status_code} for {path}")
    print(f"{asked.name}: {statistics.median(times.first):.0f} ms", file=sys.stderr, flush=True)
    return times


def _told(found: Sequence[Times]) -> dict[str, float]:
    print("\n| page | median | p95 | seen before | largest |")
    print("|---|--:|--:|--:|--:|")
    figures: dict[str, float] = {}
    for each in found:
        figures |= each.figures()
        median = statistics.median(each.first)
        mark = " **slow**" if median > MEDIAN_MS else ""
        mark += f" **{len(each.faults)} faults**" if each.faults else ""
        print(
            f"| {each.name} | {median:.0f} ms{mark} | {p95(each.first):.0f} ms "
            f"| {statistics.median(each.kept):.1f} ms | {each.size / 1024:.0f} KB |"
        )
    print(f"\nAims: a median of {MEDIAN_MS} ms, one user at a time.", flush=True)
    for fault in (fault for each in found for fault in each.faults[:3]):
        print(f"FAULT {fault}")
    return figures


# --- many at once -------------------------------------------------------------------------------


def together(address: str, asked: Sequence[Asked], name: str, seconds: float) -> dict[str, float]:
    """Twenty users of one crowd at once; prints what they saw."""
    there = {each.name: each.paths for each in asked if each.name in MIX}
    if not there:
        return {}
    before = time.perf_counter()
    times, errors = asyncio.run(_crowd(address, there, seconds, *CROWDS[name]))
    lasted = time.perf_counter() - before
    rate, median, late = len(times) / lasted, statistics.median(times), p95(times)
    print(
        f"| {USERS} {name} | {rate:.1f} | {median:.0f} ms | {late:.0f} ms | {errors} |", flush=True
    )
    figures = {"requests_a_second": rate, "median_ms": median, "p95_ms": late, "errors": errors}
    return {f"room/speed/{USERS}-{name}/{each}": round(v, 1) for each, v in figures.items()}


async def _crowd(
    address: str, shelf: Mapping[str, Sequence[str]], seconds: float, pause: float, is_new: bool
) -> tuple[list[float], int]:
    until, times, errors = time.perf_counter() + seconds, list[float](), 0

    async def user(number: int) -> None:
        nonlocal errors
        chance = random.Random(number)
        async with httpx.AsyncClient(base_url=address, timeout=_PATIENCE) as client:
            await asyncio.sleep(chance.uniform(0, pause))
            while time.perf_counter() < until:
                path = _drawn(shelf, chance, is_new)
                started = time.perf_counter()
                try:
                    status = (await client.get(path)).status_code
                except httpx.HTTPError:
                    status = 0
                times.append(1000 * (time.perf_counter() - started))
                errors += status != 200
                await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)

    await asyncio.gather(*map(user, range(USERS)))
    return times, errors


def _drawn(shelf: Mapping[str, Sequence[str]], chance: random.Random, is_new: bool) -> str:
    """A page as users pick it; where it is to be new, never one that the room has made before."""
    (kind,) = chance.choices(list(shelf), [MIX[name] for name in shelf])
    path = chance.choice(shelf[kind])
    if not is_new:
        return path
    return f"{path}{'&' if '?' in path else '?'}again={chance.getrandbits(40)}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--keep", type=Path, help="keep the workspace here, or take this one")
    parser.add_argument("--update", action="store_true", help="write evals/figures.json")
    args = parser.parse_args()
    figures = measure(args.reports, args.keep)
    if args.update:
        kept = json.loads(FIGURES.read_text("utf-8")) | figures
        FIGURES.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
