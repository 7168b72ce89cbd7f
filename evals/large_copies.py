"""Copies of a unit of stories: other ids, other days, other names, every span where it was.

A unit is what belongs together: stories that follow one another, their reports, and all rows on
them. Each kept value is cut once at what changes from copy to copy (ids, days, names, places);
making a copy is putting it together again. Whatever stands in for a part of a string is as long as
what it stands for, so texts agree with every span, and MessagePack with its lengths. Ids are made
again by the rules that made them, which the pipeline was overheard using.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Table

from evals.large_pages import MONTHS, UNIT
from rashomon.records import Located, content_id, ids
from rashomon.store import FacetKind, codec, schema

_IDS = (
    rb"(?:attribution|capture|claim|edge|entity|event|finding|happening|origin|quotation|report"
    rb"|story|thread|tie)-[0-9a-f]{16}"
)
_NAMED = [month.encode() for month in MONTHS]
_MONTH = b"(?:" + b"|".join(_NAMED) + b")"
_DAYS = (
    rb"20[0-4]\d-[01]\d-[0-3]\d|[0-3]\d "
    + _MONTH
    + rb"(?: 20[0-4]\d)?|"
    + _MONTH
    + rb" [0-3]\d(?:,? 20[0-4]\d)?"
)
_PACKED = {  # in zstd
    schema.blob.c.data,
    schema.statement.c.body,
    schema.record.c.body,
    schema.passages.c.body,
    schema.sheet.c.body,
}
TABLES = (
    schema.blob,
    schema.capture,
    schema.report,
    schema.reading,
    schema.statement,
    schema.edge,
    schema.passages,
    schema.link,
    schema.story,
    schema.member,
    schema.matter,
    schema.record,
    schema.sheet,
    schema.digest,
    schema.doubt,
    schema.follow,
)

Row = dict[str, Any]


class Heard:
    """How ids came about: of each its kind and the parts that it was made from."""

    def __init__(self) -> None:
        self.parts: dict[bytes, tuple[str, tuple[str, ...]]] = {}

    def name(self, kind: str, *parts: str) -> str:
        """As ``content_id``, which this stands in for."""
        made = content_id(kind, *parts)
        self.parts[made.encode()] = (kind, parts)
        return made

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Stand in for ``content_id`` in every module that has it or comes to have it."""
        self._stand_in(content_id, self.name)
        try:
            yield
        finally:
            self._stand_in(self.name, content_id)

    def _stand_in(self, old: object, new: object) -> None:
        rooms = [m for n, m in list(sys.modules.items()) if n.startswith("rashomon")]
        for module in {ids, *rooms}:
            if getattr(module, "content_id", None) == old:
                setattr(module, "content_id", new)  # noqa: B010 - a module's attribute


@dataclass(frozen=True, slots=True)
class Town:
    """A place of the gazetteer that stands in for another of as many letters."""

    place: Located

    @property
    def label(self) -> str:
        """As values and lists print it."""
        return ", ".join(dict.fromkeys((self.place.name, *self.place.within)))


@dataclass(frozen=True, slots=True)
class Spelled:
    """What changes in a unit: invented names, and its town, where it has one."""

    names: tuple[str, ...] = ()
    town: Town | None = None


class Words(dict[bytes, bytes]):
    """What stands in for each piece in one copy; ids and days are worked out when first met."""

    def __init__(self, number: int, weeks: int, year: int, heard: Mapping[bytes, Made]) -> None:
        super().__init__({UNIT.encode(): b"n%06d" % number})
        self._days = timedelta(weeks=weeks)
        self._year = year
        self._heard = heard
        self._own = f"copy {number}"

    def __missing__(self, piece: bytes) -> bytes:
        kind, dash, _ = piece.partition(b"-")
        found = self._name(kind, piece) if dash and kind.isalpha() else self._day(piece)
        self[piece] = found
        return found

    def spell(self, old: str, new: str) -> None:
        """Put one word for another, in all the cases it may be written in."""
        if len(old.encode()) != len(new.encode()):
            raise ValueError(f"{new!r} is not as long as {old!r}")
        for case in (str, str.lower, str.upper):
            self[case(old).encode()] = case(new).encode()

    def move(self, old: Town, new: Town) -> None:
        """Put one town for another."""
        self.spell(old.place.name, new.place.name)
        self[codec.squeeze(old.place)] = codec.squeeze(new.place)
        self[codec.squeeze(old.label)] = codec.squeeze(new.label)
        self[old.place.id.encode()] = new.place.id.encode()

    def _name(self, kind: bytes, piece: bytes) -> bytes:
        made = self._heard.get(piece)
        if made is None:  # of no consequence how it was made: nobody can make it again
            return content_id(kind.decode(), piece.decode(), self._own).encode()
        return content_id(made.kind, *(part.of(self).decode() for part in made.parts)).encode()

    def _day(self, piece: bytes) -> bytes:
        try:
            return self._moved(piece)
        except ValueError:  # no day of any year: a number that only looks like one
            return piece

    def _moved(self, piece: bytes) -> bytes:
        if piece[4:5] == b"-":
            moved = date.fromisoformat(piece.decode()) + self._days
            return moved.isoformat().encode()
        first, second, *year = piece.replace(b",", b"").split()
        day, month = (first, second) if first.isdigit() else (second, first)
        whole = int(year[0]) if year else self._year
        moved = date(whole, _NAMED.index(month) + 1, int(day)) + self._days
        of = {day: b"%02d" % moved.day, month: _NAMED[moved.month - 1]}
        said = b"%b %b" % (of[first], of[second])
        return said + (b"%b %d" % (b"," * (b"," in piece), moved.year) if year else b"")


@dataclass(frozen=True, slots=True)
class Cut:
    """A value cut at what changes: what stays at even places, what changes at odd ones."""

    pieces: tuple[bytes, ...]
    changing: tuple[bytes, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "changing", self.pieces[1::2])

    def of(self, words: Words) -> bytes:
        """The value of one copy."""
        pieces = list(self.pieces)
        pieces[1::2] = [words[each] for each in self.changing]
        return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class Made:
    """An id's kind and its parts, cut."""

    kind: str
    parts: tuple[Cut, ...]


class Blade:
    """Cuts the values of one unit."""

    def __init__(self, spelled: Spelled, exact: Sequence[str]) -> None:
        """``exact`` are further pieces that change: hashes, and the marks in files' names."""
        town = spelled.town
        words = [*spelled.names, *([town.place.name] if town else [])]
        spellings = {case(word) for word in words for case in (str, str.lower, str.upper)}
        pieces = [each.encode() for each in {*spellings, *exact, UNIT}]
        if town:
            pieces += [codec.squeeze(town.place), codec.squeeze(town.label), town.place.id.encode()]
        # Of two pieces at one place the longer one: a whole place before its name.
        ordered = sorted(pieces, key=lambda piece: (-len(piece), piece))
        every = b"|".join([*map(re.escape, ordered), _IDS, _DAYS])
        self._pattern = re.compile(b"(" + every + b")", re.DOTALL)

    def cut(self, value: bytes | str) -> Cut:
        """A value in pieces."""
        data = value.encode() if isinstance(value, str) else value
        return Cut(tuple(self._pattern.split(data)))


@dataclass(frozen=True, slots=True)
class Value:
    """How a column's value of one row is made in a copy."""

    name: str
    kind: str  # "same", "text", "bytes", "packed", or the table of which it is a row's number
    what: Any  # the value itself, the number within the unit, or a ``Cut``

    def of(self, words: Words, before: Mapping[str, int]) -> Any:
        """The value of one copy; ``before``: after which numbers its rows begin, by table."""
        if self.kind in before:
            return before[self.kind] + self.what
        match self.kind:
            case "text":
                return self.what.of(words).decode()
            case "bytes":
                return self.what.of(words)
            case "packed":
                return codec.compress(self.what.of(words))
        return self.what


@dataclass(frozen=True, slots=True)
class Source:
    """One capture of a unit, and what its ids are made from; ``rank`` is its report's place."""

    sha256: bytes
    mark: bytes  # in its address: whatever stands here decides what its ids are
    data: Cut
    address: Cut
    capture: bytes
    report: bytes
    rank: int


@dataclass(frozen=True, slots=True)
class Under:
    """A facet of a story of a unit; ``place`` is where it lies, for places."""

    story: int
    kind: FacetKind
    key: Cut
    label: Cut
    spot: tuple[str, float, float] | None = None


@dataclass(frozen=True)
class Unit:
    """Stories that belong together, ready to be copied."""

    spelled: Spelled
    counts: Mapping[str, int]  # of the rows that a copy numbers, by table
    weeks: int  # from its first day to the one that copies begin on
    year: int
    sources: tuple[Source, ...]
    rows: Mapping[str, Sequence[Sequence[Value]]]
    under: tuple[Under, ...]
    heard: Mapping[bytes, Made]

    @property
    def reports(self) -> int:
        """How many reports a copy has."""
        return self.counts["report"]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Those with rows in this unit."""
        return tuple(table for table in TABLES if self.rows.get(table.name))

    def words(self, number: int, weeks: int) -> Words:
        """The words of a copy: ids and days; names are for the caller to put in."""
        return Words(number, self.weeks + weeks, self.year, self.heard)

    def name_sources(self, words: Words) -> None:
        """Give each capture and report of a copy its id, so that reports sort as the first did.

        Pairs run from the lower id to the higher. The mark in an address is free, so it is counted
        up until the report's id falls into the report's share of all ids.
        """
        for source in self.sources:
            hashed = sha256(source.data.of(words)).hexdigest()
            words[source.sha256] = hashed.encode()
            first, after = (
                (rank << 64) // len(self.sources) for rank in (source.rank, source.rank + 1)
            )
            for count in range(1_000_000):
                words[source.mark] = b"%b-%06d." % (source.mark[:4], count)
                capture = content_id("capture", source.address.of(words).decode(), hashed)
                report = content_id("report", capture)
                if first <= int(report[-16:], 16) < after:
                    break
            words[source.capture], words[source.report] = capture.encode(), report.encode()


def values(
    table: Table,
    row: Mapping[str, Any],
    blade: Blade,
    numbers: Mapping[str, Mapping[int, int]],
) -> tuple[Value, ...]:
    """How a row of a table is made in a copy; rows that number themselves have no number.

    ``numbers``: by table, the row numbers of the unit, each with the one it has in a copy.
    """
    found = []
    for column in table.columns:
        value = row[column.name]
        of = _numbered(column)
        if of:
            found.append(Value(column.name, of, numbers[of][value]))
        elif column is schema.story.c.posted:  # copies are posted nowhere
            found.append(Value(column.name, "same", codec.squeeze(())))
        elif column in _PACKED:
            found.append(Value(column.name, "packed", blade.cut(codec.expand(value))))
        elif isinstance(value, bytes):
            found.append(Value(column.name, "bytes", blade.cut(value)))
        elif isinstance(value, str):
            found.append(Value(column.name, "text", blade.cut(value)))
        elif column.name != "n":
            found.append(Value(column.name, "same", value))
    return tuple(found)


def _numbered(column: Column[Any]) -> str:
    """Of what a column holds the row number: ``report``, ``story``, ``edge``, or of nothing."""
    own = {schema.capture.c.n: "report", schema.member.c.part: "report"}
    own |= {schema.story.c.n: "story", schema.edge.c.n: "edge"}
    targets = (key.column.table.name for key in column.foreign_keys)
    of = {"capture": "report", "report": "report", "story": "story", "edge": "edge"}
    return own.get(column) or next((of[each] for each in targets if each in of), "")
