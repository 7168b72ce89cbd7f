"""What the stages read: records by row number, many at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, select

from rashomon.records import Capture, Claim, Coding, Marks, Profile, Record, Report, Story
from rashomon.store import codec, schema, sqlite
from rashomon.store.index import Index
from rashomon.store.options import Options
from rashomon.store.statements import Claimed, Coded, Narrated, Statements
from rashomon.store.work import Kind, Step

T = TypeVar("T")
_AT_ONCE = 500  # values in one IN


class Reader:
    """Reads the record; holds nothing open between calls."""

    def __init__(self, connection: Connection, options: Options) -> None:
        self._connection = connection
        self._options = options
        self._indexes = {kind: Index(connection, kind, options) for kind in Kind}

    def index(self, kind: Kind) -> Index:
        """The inverted index of one kind."""
        return self._indexes[kind]

    # What waits

    def waiting(self, step: Step, limit: int) -> list[int]:
        """The first items that wait at a step."""
        table = schema.work
        query = select(table.c.item).where(table.c.step == step).order_by(table.c.item)
        return list(self._connection.execute(query.limit(limit)).scalars())

    def count_waiting(self, step: Step) -> int:
        """How many items wait at a step."""
        table = schema.work
        query = select(func.count()).where(table.c.step == step)
        return self._connection.execute(query).scalar_one()

    def still_waiting(self, items: Iterable[int], steps: Sequence[Step]) -> set[int]:
        """Those items that wait at any of these steps."""
        table = schema.work
        query = select(table.c.item).where(table.c.step.in_(steps))
        return {row[0] for row in self.rows(query, table.c.item, items)}

    # Records by row number

    def captures(self, numbers: Iterable[int]) -> dict[int, Capture]:
        """Captures by row number."""
        table = schema.capture
        rows = self.rows(select(table.c.n, table.c.body), table.c.n, numbers)
        return {n: codec.unpack(Capture, body) for n, body in rows}

    def data(self, sha256: str) -> bytes | None:
        """Kept bytes by their hash; None where there are none; ``ValueError`` where damaged."""
        table = schema.blob
        query = select(table.c.data).where(table.c.sha256 == sha256)
        kept = self._connection.execute(query).scalar_one_or_none()
        return None if kept is None else codec.expand(kept)

    def reports(self, numbers: Iterable[int]) -> dict[int, Report]:
        """Reports by row number."""
        table = schema.report
        rows = self.rows(select(table.c.n, table.c.text, table.c.body), table.c.n, numbers)
        return {n: codec.join(text, body) for n, text, body in rows}

    def marks(self, numbers: Iterable[int]) -> dict[int, Marks]:
        """Marks by the row number of their report; read reports only."""
        table = schema.reading
        rows = self.rows(select(table.c.report, table.c.marks), table.c.report, numbers)
        return {n: codec.unsqueeze(Marks, data) for n, data in rows}

    def profiles(self, numbers: Iterable[int]) -> dict[int, Profile]:
        """Profiles by the row number of their report; read reports only."""
        return self.profiled(Profile, numbers)

    def profiled(self, kind: type[T], numbers: Iterable[int]) -> dict[int, T]:
        """The same, or those of their fields that this kind has."""
        table = schema.reading
        rows = self.rows(select(table.c.report, table.c.profile), table.c.report, numbers)
        return {n: codec.unsqueeze(kind, data) for n, data in rows}

    def statements(self, numbers: Iterable[int]) -> dict[int, Statements]:
        """Who says what, by the row number of the report; those that were read for it."""
        return self._said(Statements, numbers)

    def narrated(self, numbers: Iterable[int]) -> dict[int, Narrated]:
        """Only the claims and coded events of the same."""
        return self._said(Narrated, numbers)

    def claims(self, numbers: Iterable[int]) -> dict[int, tuple[Claim, ...]]:
        """Only the claims of the same, in half the time."""
        return {n: said.claims for n, said in self._said(Claimed, numbers).items()}

    def codings(self, numbers: Iterable[int]) -> dict[int, Coding | None]:
        """Only the coded events of the same."""
        return {n: said.coding for n, said in self._said(Coded, numbers).items()}

    def _said(self, kind: type[T], numbers: Iterable[int]) -> dict[int, T]:
        """The statements of reports, or those of their fields that this kind has."""
        table = schema.statement
        rows = self.rows(select(table.c.report, table.c.body), table.c.report, numbers)
        return {n: codec.restore(kind, body) for n, body in rows}

    def stories(self, numbers: Iterable[int]) -> dict[int, Story]:
        """Stories by row number."""
        table = schema.story
        rows = self.rows(select(table.c.n, table.c.body), table.c.n, numbers)
        return {n: codec.unpack(Story, body) for n, body in rows}

    def stories_with(self, reports: Iterable[int]) -> list[int]:
        """The row numbers of stories that hold these reports or newer versions of their pages."""
        pages = {address for address, _ in self.pages(reports).values()}
        table, member = schema.report, schema.member
        current = self.rows(select(table.c.n), table.c.address, sorted(pages))
        rows = self.rows(select(member.c.story), member.c.report, [row[0] for row in current])
        return sorted({row[0] for row in rows})

    def records(self, stories: Iterable[int]) -> dict[int, Record]:
        """What is found on stories, by row number; those for which it was worked out."""
        table = schema.record
        rows = self.rows(select(table.c.story, table.c.body), table.c.story, stories)
        return {n: codec.restore(Record, body) for n, body in rows}

    def matters(self, kind: type[T], stories: Iterable[int]) -> dict[int, T]:
        """What stories turn on, as records of this kind, by row number; those that are kept."""
        table = schema.matter
        rows = self.rows(select(table.c.story, table.c.body), table.c.story, stories)
        return {n: codec.unsqueeze(kind, body) for n, body in rows}

    def report_numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """Row numbers of reports by their ids."""
        table = schema.report
        return dict(self.rows(select(table.c.id, table.c.n), table.c.id, ids))

    # What belongs together

    def pages(self, numbers: Iterable[int]) -> dict[int, tuple[str, bool]]:
        """Each report's page address, and whether it is the page's newest version."""
        table = schema.report
        query = select(table.c.n, table.c.address, table.c.current)
        return {row[0]: (row[1], row[2]) for row in self.rows(query, table.c.n, numbers)}

    def repeated(self, number: int) -> tuple[int, ...]:
        """Which of a report's lines stand on enough pages of its outlet to be furniture."""
        table = schema.line
        query = select(table.c.key).where(table.c.report == number).order_by(table.c.key)
        keys = self._connection.execute(query).scalars().all()
        return tuple(key for key in keys if self.is_repeated(key))

    def is_repeated(self, key: int, without: frozenset[int] = frozenset()) -> bool:
        """Whether a line stands on enough pages of its outlet, some reports left aside."""
        pages: set[str] = set()
        for report, address in sqlite.pages_with_line(self._connection, key):
            if report not in without:
                pages.add(address)
            if len(pages) >= self._options.repeated_on:
                return True
        return False

    def groupable(self, numbers: Iterable[int]) -> list[int]:
        """Those reports that were read and are the newest version of their page."""
        table, reading = schema.report, schema.reading
        query = select(table.c.n).join(reading, reading.c.report == table.c.n)
        return [row[0] for row in self.rows(query.where(table.c.current), table.c.n, numbers)]

    def near(self) -> Callable[[int, int], list[tuple[int, float]]]:
        """A look-up of a report's strongest links, so many at the most: whom with, the scores."""
        return sqlite.linked(self._connection)

    def settled(self, numbers: Iterable[int]) -> set[int]:
        """Those reports whose parts stay as they are, whatever the others are linked with."""
        numbers, table = set(numbers), schema.member
        query = select(table.c.report, table.c.part).where(table.c.part > 0, table.c.rung > 0)
        here = dict(self.rows(query, table.c.report, self.groupable(numbers)))
        changed = sqlite.joined(self._connection, sorted(numbers - here.keys()))
        return {report for report, part in here.items() if part not in changed}

    def parts(self, numbers: Iterable[int]) -> set[int]:
        """The parts that reports were grouped in; negative once a report of it was read anew."""
        table = schema.member
        return {row[0] for row in self.rows(select(table.c.part), table.c.report, numbers)}

    def standing(self, reports: Iterable[int]) -> list[Story]:
        """The stories of these reports, save those of parts of which a report was read anew."""
        table = schema.member
        query = select(table.c.story).where(table.c.part > 0)
        stories = {row[0] for row in self.rows(query, table.c.report, reports)}
        return list(self.stories(sorted(stories)).values())

    def in_parts(self, parts: Iterable[int]) -> dict[int, set[int]]:
        """The reports that were grouped in each of these parts, save those that are gone."""
        table = schema.member
        found: dict[int, set[int]] = {}
        query = select(table.c.part, table.c.report)
        for part, report in self.rows(query, table.c.part, parts):
            found.setdefault(part, set()).add(report)
        return found

    def members(self, stories: Iterable[int]) -> dict[int, list[int]]:
        """The reports of stories, by row numbers."""
        table = schema.member
        query = select(table.c.story, table.c.report)
        found: dict[int, list[int]] = {}
        for story, report in self.rows(query, table.c.story, stories):
            found.setdefault(story, []).append(report)
        return found

    def rows(self, query: Select[Any], column: Any, values: Iterable[Any]) -> Iterator[Any]:
        """Run a query for many values of one column, a bounded number at a time."""
        for some in in_chunks(values, _AT_ONCE):
            among = sqlite.among(column, some)
            yield from map(tuple, self._connection.execute(query.where(among)).all())


def in_chunks(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most ``size``, in order."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
