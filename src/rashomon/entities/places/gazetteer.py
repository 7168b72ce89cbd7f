"""The gazetteer: places of the world by name, what they lie in, where, and how many live there.

One compressed file made by ``training.gazetteer`` from GeoNames (CC BY 4.0), read once, some 50 MB
in memory. Rows are numbers; row 0 is the world.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from rashomon.spelling import bare, joined, key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "gazetteer.npz.zst"
_EARTH = 6371.0  # km
_MOST_KEPT = 50_000  # names remembered with what they stand for


class Kind(StrEnum):
    """What a row of the gazetteer is."""

    WORLD = "world"
    CONTINENT = "continent"
    REGION = "region"
    WATER = "water"
    COUNTRY = "country"
    PROVINCE = "province"  # first-level subdivision
    DISTRICT = "district"  # second-level
    PLACE = "place"  # populated

    @property
    def number(self) -> int:
        """Its number in the file."""
        return _KINDS.index(self)


_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Row:
    """One place; ``number`` is its GeoNames id (0: none), ``country`` its ISO 3166-1 code."""

    row: int
    number: int
    name: str
    kind: Kind
    parent: int
    latitude: float
    longitude: float
    population: int
    radius: int
    country: str


class Gazetteer:
    """Places by name and by row."""

    def __init__(self, data: bytes) -> None:
        import numpy as np

        with np.load(io.BytesIO(data)) as arrays:
            table: dict[str, NDArray[np.generic]] = {name: arrays[name] for name in arrays.files}
        self._table = table
        self._keys = table["keys"].tobytes()
        self._key_ends = np.flatnonzero(table["keys"] == ord("\n"))
        self._names = table["names"].tobytes()
        self._name_ends = np.flatnonzero(table["names"] == ord("\n"))
        self._countries = table["countries"].tobytes().decode().split("\n")
        self._rows: dict[int, Row] = {}
        self._found: dict[str, tuple[tuple[int, bool], ...]] = {}

    def find(self, name: str) -> tuple[tuple[int, bool], ...]:
        """Rows by name, each with whether it is the row's usual name; an article may be missing."""
        found = self._found.get(name)
        if found is None:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            spelled = key(name)
            found = self._find(joined(spelled)) or self._find(joined(bare(spelled)))
            self._found[name] = found
        return found

    def _find(self, spelled: str) -> tuple[tuple[int, bool], ...]:
        wanted, low, high = spelled.encode(), 0, len(self._key_ends)
        while low < high:
            middle = (low + high) // 2
            if self._text(self._keys, self._key_ends, middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if low == len(self._key_ends) or self._text(self._keys, self._key_ends, low) != wanted:
            return ()
        first = self._table["first"]
        numbers = self._table["flat"][int(first[low]) : int(first[low + 1])]
        return tuple((int(n) // 2, int(n) % 2 == 0) for n in numbers.tolist())

    def names_in(self, country: str) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Every name of a country's places, as a key without blanks, with their rows."""
        import numpy as np

        if country not in self._countries:
            return
        rows = self._table["flat"] // 2
        here = self._table["country"][rows] == self._countries.index(country)
        numbers = np.searchsorted(self._table["first"], np.flatnonzero(here), "right") - 1
        held: dict[int, list[int]] = {}
        for number, row in zip(numbers.tolist(), rows[here].tolist(), strict=True):
            held.setdefault(number, []).append(row)
        for number, mine in held.items():
            yield self._text(self._keys, self._key_ends, number).decode(), tuple(mine)

    def __getitem__(self, row: int) -> Row:
        found = self._rows.get(row)
        if found is None:
            table = self._table
            name = self._text(self._names, self._name_ends, row).decode()
            found = self._rows[row] = Row(
                row,
                int(table["number"][row]),
                name,
                _KINDS[int(table["kind"][row])],
                int(table["parent"][row]),
                float(table["latitude"][row]),
                float(table["longitude"][row]),
                int(table["population"][row]),
                int(table["radius"][row]),
                self._countries[int(table["country"][row])],
            )
        return found

    def above(self, row: int) -> Iterator[int]:
        """What a place lies in, nearest first: district, province, country."""
        while (row := self[row].parent) != 0:
            yield row

    @staticmethod
    def _text(data: bytes, ends: NDArray[np.intp], number: int) -> bytes:
        start = int(ends[number - 1]) + 1 if number else 0
        return data[start : int(ends[number])]


def apart(one: Row, other: Row) -> float:
    """Kilometres between two places (great circle)."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((b - a) / 2) ** 2
    half += (
        math.cos(a) * math.cos(b) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships."""
    import zstandard

    data = (resources.files(__package__) / FILE).read_bytes()
    return Gazetteer(zstandard.ZstdDecompressor().decompress(data))
