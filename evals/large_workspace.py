"""A workspace of a hundred thousand reports: a few stories read in earnest, then copied.

Reading so many reports takes half a day; what a page costs depends on what is kept, not on how it
came there. So the stories of ``evals.large_pages`` are read by the real pipeline, and their rows
are written again and again under other ids, days, names and places, spread over three years, until
there are as many reports as wanted. A copy holds together: ``rashomon verify`` finds nothing wrong.

Left out is what only adding more reports needs: lines, postings, and dead keys. The same number and
seed give the same workspace.

``python -m evals.large_workspace PATH [--reports 100000] [--seed 1]``
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from evals.large_copies import (
    TABLES,
    Blade,
    Heard,
    Made,
    Source,
    Spelled,
    Town,
    Under,
    Unit,
    Words,
    values,
)
from evals.large_pages import (
    COVERAGES,
    MONTHS,
    SIZES,
    START,
    UNIT,
    Invented,
    Names,
    Page,
    examples,
    themes,
)
from rashomon.capture import GatherOptions
from rashomon.entities.places.gazetteer import Kind, gazetteer
from rashomon.pipeline import run
from rashomon.records import Capture, Located, Profile, Report
from rashomon.runners import Local, RunnerOptions
from rashomon.spelling import key as folded
from rashomon.stages.run import Run
from rashomon.store import FacetKind, Store, codec, schema, sqlite

REPORTS = 100_000
_WEEKS = 156  # over which the copies are spread
_AT_ONCE = 500  # reports in one transaction
_HERE = RunnerOptions(few=10**9)  # all in this process, where ids are overheard
# How often a story is copied falls with its size; so there are some three reports to a story.
_FALL = 0.8
_LIVES = 5_000  # people in the smallest town that may stand in for another
# Which of the invented names of a length may stand for whom: officials come again, villages don't.
_POOLS = {
    "official": (0, 300),
    "group": (300, 450),
    "agency": (450, 490),
    "outlets": (490, 690),
    "author": (690, 1_090),
    "doctor": (1_090, 2_590),
    "witness": (2_590, 6_590),
    "village": (6_590, 26_590),
}


def main() -> None:
    """Make one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    make(args.path, args.reports, args.seed)


def make(path: Path, reports: int = REPORTS, seed: int = 1) -> None:
    """Write a workspace of so many reports to ``path``, where nothing may be yet."""
    with tempfile.TemporaryDirectory() as folder:
        units = read_units(Path(folder))
    fill(path, units, reports, seed)


# --- reading the stories that are copied --------------------------------------------------------


def read_units(
    folder: Path, sizes: Sequence[int] = SIZES, coverages: Sequence[str] = COVERAGES
) -> list[Unit]:
    """Read invented stories of these sizes, and these examples, in workspaces in ``folder``."""
    units = []
    for number, (town, names, pages) in enumerate(themes(sizes)):
        _say(f"reading story {number + 1} of {len(sizes)}: {len(pages)} reports")
        units.append(_unit(folder / f"theme-{number}", pages, names, town))
    for coverage in coverages:
        _say(f"reading the example {coverage}")
        units.append(_unit(folder / coverage, examples(coverage), None, ""))
    return units


def _unit(folder: Path, pages: Sequence[Page], names: Names | None, town: str) -> Unit:
    """Read some pages together, and cut what is kept of them."""
    (folder / UNIT).mkdir(parents=True)
    for page in pages:
        (folder / UNIT / page.name).write_bytes(page.data)
    store, heard = Store(folder / "base.db"), Heard()
    try:
        with Local(_HERE) as runner, heard.listening():
            options = GatherOptions(now=lambda: START.replace(tzinfo=UTC) + timedelta(days=10))
            sources = [str(folder / UNIT)]
            run(Run(store, runner, sources=sources, gather=options, base=folder))
        for failure in store.pages.all_failures():
            raise RuntimeError(f"{failure.stage} of {failure.address}: {failure.detail}")
        spelled = Spelled(names.all() if names else (), _town(store, town) if town else None)
        return _cut(store, spelled, heard)
    finally:
        store.close()


def _town(store: Store, name: str) -> Town:
    """A town as the reports' place names were resolved."""
    for number in sorted(store.reader.captures(range(1, 10_000))):
        for said in store.reader.statements([number]).values():
            for mention in said.coding.places if said.coding else ():
                if mention.located and mention.located.name == name:
                    return Town(mention.located)
    raise ValueError(f"no report was read to be of {name}")


def _cut(store: Store, spelled: Spelled, heard: Heard) -> Unit:
    connection = sqlite.connect(store.path)
    try:
        return _cut_rows(store, connection, spelled, heard)
    finally:
        sqlite.close(connection)


def _cut_rows(store: Store, connection: Connection, spelled: Spelled, heard: Heard) -> Unit:
    rows = {
        table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in TABLES
    }
    for row in rows["reading"]:
        row["profile"] = _without_months(row["profile"])
    captures = [codec.unpack(Capture, row["body"]) for row in rows["capture"]]
    marks = {each.id: _mark(each.address) for each in captures}
    exact = [each.sha256 for each in captures] + list(marks.values())
    blade = Blade(spelled, exact)
    numbers = {
        of: {row["n"]: number for number, row in enumerate(rows[table], 1)}
        for of, table in (("report", "capture"), ("story", "story"), ("edge", "edge"))
    }
    cut = partial(values, blade=blade, numbers=numbers)
    weeks, year = _start(store)
    return Unit(
        spelled=spelled,
        counts={of: len(every) for of, every in numbers.items()},
        weeks=weeks,
        year=year,
        sources=tuple(_sources(store, captures, marks, blade)),
        rows={table.name: [cut(table, row) for row in rows[table.name]] for table in TABLES},
        under=tuple(_under(connection, numbers["story"], blade)),
        heard={
            named: Made(kind, tuple(blade.cut(part) for part in parts))
            for named, (kind, parts) in heard.parts.items()
        },
    )


def _without_months(kept: bytes) -> bytes:
    """A profile without ``Jan``: taken for a name, it would stay when the day is another."""
    profile = codec.unsqueeze(Profile, kept)
    return codec.squeeze(replace(profile, names=tuple(n for n in profile.names if n not in MONTHS)))


def _mark(address: str) -> str:
    """What may be anything in the address of a file: its number, and zeros."""
    end = address.index("-000000.")
    return address[end - 4 : end + 8]


def _start(store: Store) -> tuple[int, int]:
    """How many weeks lie between a unit's first day and the day on which copies begin; its year."""
    days = [story.first[:10] for story in store.pages.stories() if story.first]
    first = date.fromisoformat(min(days))
    return (START.date() - first).days // 7, first.year


def _sources(
    store: Store, captures: Sequence[Capture], marks: Mapping[str, str], blade: Blade
) -> Iterator[Source]:
    named = {Report.name(each.id): each for each in captures}
    for rank, report in enumerate(sorted(named)):
        capture = named[report]
        data = store.reader.data(capture.sha256)
        assert data is not None
        yield Source(
            sha256=capture.sha256.encode(),
            mark=marks[capture.id].encode(),
            data=blade.cut(data),
            address=blade.cut(capture.address),
            capture=capture.id.encode(),
            report=report.encode(),
            rank=rank,
        )


def _under(connection: Connection, stories: Mapping[int, int], blade: Blade) -> Iterator[Under]:
    facet, heading, spot = schema.facet, schema.heading, schema.spot
    spots = {row.key: row for row in connection.execute(select(spot))}
    query = select(facet.c.story, heading.c.kind, heading.c.key, heading.c.label)
    query = query.join(heading, heading.c.n == facet.c.heading)
    for story, kind, key, label in connection.execute(query.order_by(*facet.primary_key)):
        lies = spots.get(key) if kind == FacetKind.PLACE else None
        yield Under(
            story=stories[story],
            kind=FacetKind(kind),
            key=blade.cut(key),
            label=blade.cut(label),
            spot=(lies.kind, lies.latitude, lies.longitude) if lies else None,
        )


# --- copying ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cast:
    """Who may stand in for whom: invented names by length, and towns by what they stand for."""

    names: Mapping[int, Sequence[str]]
    towns: Mapping[str, Sequence[Town]]

    @classmethod
    def of(cls, units: Sequence[Unit], seed: int) -> Cast:
        """The cast for copies of these units."""
        taken = [name for unit in units for name in unit.spelled.names]
        lengths = sorted({len(name) for name in taken})
        most = max(last for _, last in _POOLS.values())
        invented = {length: Invented(f"{seed} {length}", taken) for length in lengths}
        return cls(
            {n: [invented[n].name(n) for _ in range(most)] for n in lengths},
            _towns([unit.spelled.town for unit in units if unit.spelled.town]),
        )

    def play(self, unit: Unit, words: Words, chance: random.Random) -> None:
        """Give everybody in a copy another name."""
        known: set[str] = set()
        for old, role in zip(unit.spelled.names, _roles(unit.spelled.names), strict=True):
            first, after = _POOLS[role]
            new = old
            while new == old or new in known:
                place = first + int((after - first) * chance.random() ** 2)
                new = self.names[len(old)][place]
            known.add(new)
            words.spell(old, new)
        town = unit.spelled.town
        if town is not None:
            others = self.towns[town.place.id]
            words.move(town, others[int(len(others) * chance.random() ** 2)])


def _roles(names: Sequence[str]) -> Iterator[str]:
    """Whose each of a theme's names is, in the order of ``Names.all``."""
    first = ("official", "witness", "doctor", "author", "group", "village", "agency")
    return iter((*first[: len(names)], *["outlets"] * (len(names) - len(first))))


def _towns(wanted: Sequence[Town]) -> dict[str, list[Town]]:
    """Towns of as many letters and digits in the same country, largest first, for each of these."""
    book = gazetteer()
    shapes = {_shape(town.place): town for town in wanted}
    found: dict[Any, list[Town]] = defaultdict(list)
    for row in _rows():
        shape = (row.country, len(row.name), len(f"geonames:{row.number}"))
        plain = row.name.isascii() and row.name.isalpha() and row.population > _LIVES
        like = shapes.get(shape) if plain and row.kind is Kind.PLACE else None
        if like is not None and len(book.find(row.name)) == 1:
            place = replace(
                like.place,
                id=f"geonames:{row.number}",
                name=row.name,
                within=tuple(book[above].name for above in book.above(row.row)),
                latitude=round(row.latitude, 4),
                longitude=round(row.longitude, 4),
                population=row.population,
                radius=row.radius,
            )
            found[shape].append(Town(place))
    for towns in found.values():
        towns.sort(key=lambda town: (-town.place.population, town.place.id))
    return {town.place.id: found[_shape(town.place)] for town in wanted}


def _shape(place: Located) -> tuple[str, int, int]:
    return place.country, len(place.name), len(place.id)


def _rows() -> Iterator[Any]:
    """Every row of the gazetteer."""
    book, number = gazetteer(), 1
    while True:
        try:
            yield book[number]
        except IndexError:
            return
        number += 1


def plan(units: Sequence[Unit], reports: int, chance: random.Random) -> Iterator[Unit]:
    """Which unit to copy next, until there are exactly so many reports, or no unit is so small."""
    left = reports
    while fitting := [unit for unit in units if unit.reports <= left]:
        shares = list(accumulate(unit.reports**-_FALL for unit in fitting))
        unit = fitting[bisect(shares, chance.random() * shares[-1])]
        left -= unit.reports
        yield unit


def fill(path: Path, units: Sequence[Unit], reports: int, seed: int = 1) -> None:
    """Write copies of units into a new workspace until it holds so many reports."""
    if path.exists():
        raise FileExistsError(f"{path} is there already")
    Store(path).close()
    connection = sqlite.connect(path)
    connection.exec_driver_sql("PRAGMA synchronous = OFF")
    chance, cast = random.Random(seed), Cast.of(units, seed)
    filling, started = _Filling(connection), time.monotonic()
    for number, unit in enumerate(plan(units, reports, chance), 1):
        words = unit.words(number, chance.randrange(_WEEKS))
        cast.play(unit, words, chance)
        unit.name_sources(words)
        if filling.add(unit, words):
            seconds = time.monotonic() - started
            _say(f"{filling.reports:,} of {reports:,} reports, {seconds:.0f} s")
    filling.finish()
    sqlite.close(connection)
    _say(f"{filling.reports:,} reports in {filling.stories:,} stories")


class _Filling:
    """Writes copies, some at a time, and last what is shared by stories of several copies."""

    def __init__(self, connection: Connection) -> None:
        self._made: Counter[str] = Counter(report=0, story=0, edge=0)
        self._connection = connection
        self._waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._written = 0
        self._headings: dict[tuple[int, str], int] = {}
        self._labels: dict[int, str] = {}
        self._spots: dict[str, dict[str, Any]] = {}

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return self._made["report"]

    @property
    def stories(self) -> int:
        """How many stories there are."""
        return self._made["story"]

    def add(self, unit: Unit, words: Words) -> bool:
        """Take a copy; whether this wrote those that waited."""
        for table in unit.tables:
            self._waiting[table.name] += [
                {each.name: each.of(words, self._made) for each in row}
                for row in unit.rows[table.name]
            ]
        for under in unit.under:
            self._put_under(under, unit.spelled.town, words)
        self._made.update(unit.counts)
        if self.reports - self._written < _AT_ONCE:
            return False
        self._write()
        return True

    def finish(self) -> None:
        """Write the rest."""
        self._waiting["heading"] = [
            {"n": n, "kind": kind, "key": key, "label": label, "folded": folded(label)}
            for (kind, key), n in self._headings.items()
            for label in [self._labels[n]]
        ]
        self._waiting["spot"] = list(self._spots.values())
        self._write()

    def _put_under(self, under: Under, town: Town | None, words: Words) -> None:
        key, label = under.key.of(words).decode(), under.label.of(words).decode()
        if under.spot is not None:
            kind, latitude, longitude = under.spot
            if town is not None and under.key.changing == (town.place.id.encode(),):
                new = codec.unsqueeze(Located, words[codec.squeeze(town.place)])
                label, latitude, longitude = Town(new).label, new.latitude, new.longitude
            self._spots[key] = {
                "key": key,
                "label": label,
                "kind": kind,
                "latitude": latitude,
                "longitude": longitude,
            }
        n = self._headings.setdefault((under.kind, key), len(self._headings) + 1)
        self._labels[n] = min(self._labels.get(n, label), label)
        self._waiting["facet"].append({"heading": n, "story": self.stories + under.story})

    def _write(self) -> None:
        with sqlite.transaction(self._connection):
            for table in (*TABLES, schema.facet, schema.heading, schema.spot):
                rows = self._waiting.pop(table.name, None)
                if rows:  # one text from several addresses is kept once
                    self._connection.execute(insert(table).prefix_with("OR IGNORE"), rows)
                if rows and table is schema.report:
                    listed = [(row["n"], row["title"], row["text"]) for row in rows]
                    sqlite.list_for_search(self._connection, listed)
        self._written = self.reports


def _say(line: str) -> None:
    print(f"  {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
