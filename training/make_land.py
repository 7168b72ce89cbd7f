"""Makes the map that ships: ``python -m training.make_land countries-10m.json`` (a minute).

Land and borders are Natural Earth's admin 0 countries, 1:10 million, version 4.1, public domain
(https://www.naturalearthdata.com/about/terms-of-use/), in the TopoJSON form of the npm package
world-atlas 2.0.2 (Mike Bostock; ISC): ``npm pack world-atlas@2.0.2``, then its
``countries-10m.json``.

Lines are thinned by Ramer, Douglas and Peucker's rule: no point that is left out lies further from
the line than ``BORDER_KM`` or ``COAST_KM``. Each point that stays keeps how far it would shift the
line (its level), so that a map of the world draws few points and a map of a town all of them.
Natural Earth draws who holds a territory. Two things are ours: lines in ``_DISPUTED`` are marked,
and Crimea is a piece of its own, which no map here names as anybody's.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import zstandard
from numpy.typing import NDArray

from rashomon.web.maps.land import BORDER_KM, COAST_KM, FILE, GRID, LEVEL_KM, pack

Line = NDArray[np.float64]
_KM = 111.2  # in a degree of latitude
_ENDS = 255  # the level of what is never left out
_CRIMEA = ("Russia", "Crimea", (32.0, 44.0, 37.0, 46.5))
# Chosen by hand: ceasefire lines, and borders that the United Nations' maps draw dashed.
_DISPUTED: dict[frozenset[str], float] = {
    frozenset(pair): south
    for *pair, south in (
        ("Kosovo", "Serbia", -90.0),
        ("Morocco", "W. Sahara", -90.0),
        ("Somalia", "Somaliland", -90.0),
        ("Israel", "Palestine", -90.0),
        ("Israel", "Syria", -90.0),
        ("India", "China", -90.0),
        ("India", "Pakistan", 32.5),  # the line of control, north of here
        ("India", "Siachen Glacier", -90.0),
        ("China", "Siachen Glacier", -90.0),
        ("Pakistan", "Siachen Glacier", -90.0),
        ("Cyprus", "Cyprus U.N. Buffer Zone", -90.0),
        ("N. Cyprus", "Cyprus U.N. Buffer Zone", -90.0),
        ("Dhekelia", "N. Cyprus", -90.0),
        ("Crimea", "Ukraine", -90.0),
        ("Sudan", "S. Sudan", -90.0),
    )
}
_UNNAMED = frozenset(
    ("Baikonur", "Crimea", "Cyprus U.N. Buffer Zone", "Siachen Glacier", "USNB Guantanamo Bay")
)
_FULL = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Czechia": "Czech Republic",
    "Côte d'Ivoire": "Ivory Coast",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Fr. Polynesia": "French Polynesia",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "N. Cyprus": "Northern Cyprus",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line round land of one country, as arcs, ``~n`` for one that runs backwards."""

    country: str
    arcs: tuple[int, ...]


def main(path: str) -> None:
    """Write the file and say how large it came out."""
    topology = json.loads(Path(path).read_text("utf-8"))
    arcs, rings = _arcs(topology), list(_rings(topology))
    rings = [_renamed(ring, arcs) for ring in rings]
    lines, rings, marks = _cut(arcs, rings)
    arrays = _table(lines, rings, marks)
    data = zstandard.ZstdCompressor(level=19).compress(pack(arrays))
    out = Path(str(resources.files("rashomon.web"))) / FILE
    out.write_bytes(data)
    points = sum(map(len, arcs)), len(arrays["level"])
    print(f"{points[0]:,} points, {points[1]:,} kept; {len(data) / 2**10:.0f} KB")


def _arcs(topology: dict[str, Any]) -> list[Line]:
    """Degrees, from the file's steps; longitudes run on across the date line."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        line = np.cumsum(np.array(arc, np.float64), 0) * scale + shift
        steps = np.diff(line[:, 0], prepend=line[0, 0])
        line[:, 0] -= 360 * np.cumsum(np.round(steps / 360))
        if abs(line[-1, 0] - line[0, 0]) > 359:  # round the pole: close it there
            pole = np.array([[line[-1, 0], -90.0], [line[0, 0], -90.0]])
            line = np.vstack([line, pole, line[:1]])
        found.append(line)
    return found


def _rings(topology: dict[str, Any]) -> Iterator[Ring]:
    for shape in topology["objects"]["countries"]["geometries"]:
        many = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in many:
            for ring in polygon:
                yield Ring(shape["properties"]["name"], tuple(ring))


def _renamed(ring: Ring, arcs: Sequence[Line]) -> Ring:
    was, name, (west, south, east, north) = _CRIMEA
    points = np.vstack([arcs[_of(n)] for n in ring.arcs])
    inside = (points >= (west, south)).all() and (points <= (east, north)).all()
    return Ring(name, ring.arcs) if ring.country == was and inside else ring


def _of(number: int) -> int:
    return number if number >= 0 else ~number


def _cut(arcs: Sequence[Line], rings: Iterable[Ring]) -> tuple[list[Line], list[Ring], list[int]]:
    """Arcs that are disputed in one part only become two; marks: 0 coast, 1 border, 2 disputed."""
    rings = list(rings)
    owners: dict[int, set[str]] = defaultdict(set)
    for ring in rings:
        for n in ring.arcs:
            owners[_of(n)].add(ring.country)
    lines: list[Line] = []
    marks: list[int] = []
    parts: list[list[int]] = []
    for n, arc in enumerate(arcs):
        south = _DISPUTED.get(frozenset(owners[n]))
        pieces = [arc] if south is None else _split(arc, south)
        parts.append(list(range(len(lines), len(lines) + len(pieces))))
        for piece in pieces:
            lines.append(piece)
            disputed = south is not None and float(piece[:, 1].mean()) > south
            marks.append(0 if len(owners[n]) < 2 else 2 if disputed else 1)
    return lines, [Ring(r.country, tuple(_swapped(r.arcs, parts))) for r in rings], marks


def _split(arc: Line, south: float) -> list[Line]:
    """In two where it first crosses a latitude."""
    crosses = np.flatnonzero(np.diff(arc[:, 1] > south))
    if not len(crosses):
        return [arc]
    at = int(crosses[0]) + 1
    return [piece for piece in (arc[: at + 1], arc[at:]) if len(piece) > 1]


def _swapped(arcs: Iterable[int], parts: Sequence[Sequence[int]]) -> Iterator[int]:
    for n in arcs:
        if n >= 0:
            yield from parts[n]
        else:
            yield from (~part for part in reversed(parts[~n]))


def _table(
    lines: Sequence[Line], rings: Sequence[Ring], marks: Sequence[int]
) -> dict[str, NDArray[Any]]:
    """The file's arrays, as ``rashomon.web.maps.land`` reads them."""
    thin = [_thinned(line, mark) for line, mark in zip(lines, marks, strict=True)]
    steps = np.vstack([points for points, _ in thin])
    countries = sorted({ring.country for ring in rings})
    names = [_FULL.get(name, name) if name not in _UNNAMED else "" for name in countries]
    refs = [n for ring in rings for n in ring.arcs]
    return {
        "x": np.diff(steps[:, 0], prepend=0).astype(np.int32),
        "y": np.diff(steps[:, 1], prepend=0).astype(np.int32),
        "level": np.concatenate([levels for _, levels in thin]),
        "arc_length": np.array([len(points) for points, _ in thin], np.int32),
        "mark": np.array(marks, np.uint8),
        "ref": np.array(refs, np.int16),
        "turn": np.array([t for ring in rings for t in _turns(ring, lines)], np.int8),
        "ring_length": np.array([len(ring.arcs) for ring in rings], np.int32),
        "country": np.array([countries.index(ring.country) for ring in rings], np.uint8),
        "name": np.frombuffer("\n".join(names).encode(), np.uint8),
    }


def _turns(ring: Ring, lines: Sequence[Line]) -> Iterator[int]:
    """How many times round the earth each arc is moved, that the ring runs on."""
    before: float | None = None
    for n in ring.arcs:
        line = lines[_of(n)] if n >= 0 else lines[~n][::-1]
        turn = 0 if before is None else round((before - float(line[0, 0])) / 360)
        before = float(line[-1, 0]) + 360 * turn
        yield turn


def _thinned(line: Line, mark: int) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """The points that stay, in steps of the grid, and their levels."""
    shift = _shifts(line, BORDER_KM if mark else COAST_KM)
    shift[[0, -1]] = np.inf
    kept = shift > 0
    points, shift = np.round(line[kept] / GRID).astype(np.int64), shift[kept]
    levels = np.full(len(shift), _ENDS, np.uint8)
    inner = np.isfinite(shift)
    levels[inner] = np.clip(np.floor(np.log2(shift[inner] / LEVEL_KM)) + 1, 0, 12)
    return points, levels


def _shifts(line: Line, least: float) -> Line:
    """How far each point lies from the line without it, in km; 0 where it may be left out."""
    shift = np.zeros(len(line))
    ends = [(0, len(line) - 1, np.inf)]
    if len(line) > 3 and (line[0] == line[-1]).all():  # an island: from its far side
        across = _from_chord(line, 0, len(line) - 1)
        far = int(across.argmax()) + 1
        shift[far] = np.inf
        least = min(least, float(across.max()) / 10)
        ends = [(0, far, np.inf), (far, len(line) - 1, np.inf)]
    while ends:
        first, last, most = ends.pop()
        if last - first < 2:
            continue
        away = _from_chord(line, first, last)
        at = int(away.argmax())
        if away[at] >= least:
            middle = first + 1 + at
            shift[middle] = min(most, float(away[at]))
            ends += [(first, middle, shift[middle]), (middle, last, shift[middle])]
    return shift


def _from_chord(line: Line, first: int, last: int) -> Line:
    """Km from the points between two points to the straight line on the map that joins them."""
    wide = np.cos(np.radians((line[first, 1] + line[last, 1]) / 2))
    flat = line[first : last + 1] * (_KM * wide, _KM) - line[first] * (_KM * wide, _KM)
    inner, end = flat[1:-1], flat[-1]
    square = float(end @ end)
    along = np.clip(inner @ end / square, 0, 1) if square else np.zeros(len(inner))
    off = inner - along[:, None] * end
    away: Line = np.hypot(off[:, 0], off[:, 1])
    return away


if __name__ == "__main__":
    main(sys.argv[1])
