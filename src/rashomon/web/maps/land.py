"""Land and borders of the world, read once from the file that ships, and what a window sees of it.

The file is made by ``training.make_land`` from Natural Earth (1:10 million, public domain).
Degrees are WGS 84. Rings run on across the date line: a ring's longitudes may pass ±180.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import zstandard
from numpy.typing import NDArray

from rashomon.web.maps.clipping import Points, clipped_line, clipped_ring
from rashomon.web.maps.window import Window

FILE = "land.npz.zst"
GRID = 0.002  # degrees in a step of the file: 0.2 km
LEVEL_KM = 0.5  # a point of level n shifts the line by this times 2 ** (n - 1)
BORDER_KM = 0.2  # how far a border of the file lies at most from Natural Earth's
COAST_KM = 0.5  # and a coast
_SIGNED = ("x", "y")
_TURNS = (-360.0, 0.0, 360.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of land of one country, as the window sees it; ``name`` is empty where unnamed."""

    country: int
    name: str
    points: Points


@dataclass(frozen=True, slots=True)
class Border:
    """A piece of a border between two countries; ``disputed`` where maps disagree on it."""

    points: Points
    disputed: bool


class Land:
    """The world's land. ``data`` is the file's content, decompressed."""

    def __init__(self, data: bytes) -> None:
        table = unpack(data)
        points = np.column_stack([np.cumsum(table["x"]), np.cumsum(table["y"])]) * GRID
        self._points: Points = points.astype(np.float64)
        self._level = table["level"]
        self._mark = table["mark"]
        self._starts = _starts(table["arc_length"])
        self._refs, self._turns = table["ref"].astype(np.int64), table["turn"] * 360.0
        self._ring_starts = _starts(table["ring_length"])
        self._country = table["country"]
        self._names = table["name"].tobytes().decode().split("\n")
        self._arc_box = _boxes(self._points, self._starts[:-1])
        self._ring_box = self._boxes_of_rings()
        self._thinned: dict[int, tuple[Points, NDArray[np.int64]]] = {}
        self._rings: dict[tuple[int, int], Points] = {}

    def shapes(self, window: Window, km: float) -> Iterator[Shape]:
        """The land in a window, left without what is smaller than ``km`` (a pixel, mostly)."""
        level, least = level_of(km), km / 111.2
        large = (self._ring_box[:, 3] - self._ring_box[:, 1]) >= least
        large |= (self._ring_box[:, 2] - self._ring_box[:, 0]) >= least
        for turn in _TURNS:
            whole = _holds(window, self._ring_box, turn)
            for ring in np.flatnonzero(_meets(self._ring_box, window, turn) & large).tolist():
                points = _turned(self._ring(ring, level), turn)
                points = points if whole[ring] else clipped_ring(points, window)
                if len(points) > 2:
                    country = int(self._country[ring])
                    yield Shape(country, self._names[country], points)

    def borders(self, window: Window, km: float) -> Iterator[Border]:
        """The borders in a window, generalised to ``km``."""
        points, starts = self._at(level_of(km))
        borders = self._mark > 0
        for turn in _TURNS:
            whole = _holds(window, self._arc_box, turn)
            for arc in np.flatnonzero(_meets(self._arc_box, window, turn) & borders).tolist():
                line = _turned(points[starts[arc] : starts[arc + 1]], turn)
                for piece in (line,) if whole[arc] else clipped_line(line, window):
                    yield Border(piece, bool(self._mark[arc] == 2))

    def _ring(self, ring: int, level: int) -> Points:
        if (ring, level) not in self._rings:
            points, starts = self._at(level)
            parts = []
            for n in range(self._ring_starts[ring], self._ring_starts[ring + 1]):
                ref = int(self._refs[n])
                arc = ref if ref >= 0 else ~ref
                line = points[starts[arc] : starts[arc + 1]]
                line = (line if ref >= 0 else line[::-1])[:-1]
                parts.append(_turned(line, float(self._turns[n])))
            self._rings[ring, level] = np.concatenate(parts)
        return self._rings[ring, level]

    def _at(self, level: int) -> tuple[Points, NDArray[np.int64]]:
        """The points of a level or a higher one, and where each arc of them starts."""
        if level not in self._thinned:
            kept = self._level >= level
            before = np.concatenate([[0], np.cumsum(kept)])
            self._thinned[level] = self._points[kept], before[self._starts]
        return self._thinned[level]

    def _boxes_of_rings(self) -> Points:
        arcs = np.where(self._refs >= 0, self._refs, ~self._refs)
        boxes = self._arc_box[arcs]
        boxes[:, [0, 2]] += self._turns[:, None]
        first = self._ring_starts[:-1]
        low = np.minimum.reduceat(boxes[:, :2], first)
        return np.hstack([low, np.maximum.reduceat(boxes[:, 2:], first)])


@cache
def land() -> Land:
    """The land of the file that ships, read at the first call (some 20 ms)."""
    packed = (resources.files("rashomon.web") / FILE).read_bytes()
    return Land(zstandard.ZstdDecompressor().decompress(packed))


def level_of(km: float) -> int:
    """The level of points to draw where a shift of ``km`` is not seen."""
    return max(0, math.floor(math.log2(km / LEVEL_KM)) + 1) if km >= LEVEL_KM else 0


def pack(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """The arrays as one file; steps as planes of bytes, which compress well."""
    out = io.BytesIO()
    ready = {name: _planes(a) if name in _SIGNED else a for name, a in arrays.items()}
    np.savez(out, allow_pickle=False, **ready)
    return out.getvalue()


def unpack(data: bytes) -> dict[str, NDArray[Any]]:
    """The arrays of ``pack``."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {n: _steps(arrays[n]) if n in _SIGNED else arrays[n] for n in arrays.files}


def _planes(steps: NDArray[Any]) -> NDArray[np.uint8]:
    wide = steps.astype(np.int64)
    folded = np.where(wide < 0, -2 * wide - 1, 2 * wide).astype("<u4")
    return np.ascontiguousarray(folded.view(np.uint8).reshape(-1, 4).T)


def _steps(planes: NDArray[np.uint8]) -> NDArray[np.int64]:
    folded = np.ascontiguousarray(planes.T).view("<u4").ravel().astype(np.int64)
    return np.where(folded & 1, -(folded >> 1) - 1, folded >> 1)


def _starts(lengths: NDArray[Any]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


def _boxes(points: Points, first: NDArray[np.int64]) -> Points:
    """West, south, east, north of each run of points."""
    return np.hstack([np.minimum.reduceat(points, first), np.maximum.reduceat(points, first)])


def _turned(points: Points, turn: float) -> Points:
    """The points so many degrees further east."""
    return points + np.array((turn, 0.0)) if turn else points


def _meets(boxes: Points, window: Window, turn: float) -> NDArray[np.bool_]:
    wide = (boxes[:, 0] + turn < window.east) & (boxes[:, 2] + turn > window.west)
    return wide & (boxes[:, 1] < window.north) & (boxes[:, 3] > window.south)


def _holds(window: Window, boxes: Points, turn: float) -> NDArray[np.bool_]:
    wide = (boxes[:, 0] + turn >= window.west) & (boxes[:, 2] + turn <= window.east)
    return wide & (boxes[:, 1] >= window.south) & (boxes[:, 3] <= window.north)
