"""Places that a map cannot tell apart, counted as one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.web.maps.window import Window, degrees

_CELL = 26.0  # pixels
_NEAREST = 16.0  # pixels between the middles of two circles
_LARGEST, _LEAST = 24.0, 4.0  # pixels of a circle's radius


@dataclass(frozen=True, slots=True)
class Counted:
    """A place and how many reports there are of it; ``href`` leads to them.

    Raises ``ValueError`` for what is no place, and for a count below one.
    """

    label: str
    latitude: float
    longitude: float
    count: int
    href: str = ""

    def __post_init__(self) -> None:
        degrees(self.latitude, self.longitude)
        if self.count < 1:
            raise ValueError(f"a place of a map has a report at least, not {self.count}")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places drawn as one circle, the most reported first; pixels."""

    places: tuple[Counted, ...]
    x: float
    y: float
    radius: float

    @property
    def count(self) -> int:
        """All their reports."""
        return sum(place.count for place in self.places)

    @property
    def window(self) -> Window:
        """The degrees that hold its places; over the date line where they lie on both sides."""
        lats = [place.latitude for place in self.places]
        lons = [degrees(0.0, place.longitude)[1] for place in self.places]
        if max(lons) - min(lons) > 180:
            lons = [lon % 360 for lon in lons]
        return Window(min(lons), min(lats), max(lons), max(lats))


def clusters(places: Sequence[Counted], spots: Iterable[tuple[float, float]]) -> list[Cluster]:
    """One circle a square of the map, and one where two are too near; the largest first."""
    cells: dict[tuple[int, int], list[tuple[Counted, float, float]]] = defaultdict(list)
    for place, (x, y) in zip(places, spots, strict=True):
        cells[int(x // _CELL), int(y // _CELL)].append((place, x, y))
    groups = sorted((sorted(held, key=_rank) for held in cells.values()), key=_weight)
    kept: list[list[tuple[Counted, float, float]]] = []
    middles: list[tuple[float, float]] = []
    for group in groups:
        here = _middle(group)
        near = (n for n, there in enumerate(middles) if math.dist(there, here) < _NEAREST)
        if (joined := next(near, None)) is not None:
            kept[joined].extend(group)
            middles[joined] = _middle(kept[joined])
        else:
            kept.append(list(group))
            middles.append(here)
    most = max((_total(group) for group in kept), default=1)
    drawn = [_cluster(sorted(group, key=_rank), most) for group in kept]
    return sorted(drawn, key=lambda c: (-c.count, c.x, c.y))


def _rank(held: tuple[Counted, float, float]) -> tuple[int, str, float, float]:
    return -held[0].count, held[0].label, held[1], held[2]


def _total(group: Sequence[tuple[Counted, float, float]]) -> int:
    return sum(place.count for place, _, _ in group)


def _weight(group: Sequence[tuple[Counted, float, float]]) -> tuple[int, tuple[float, float]]:
    return -_total(group), _middle(group)


def _middle(group: Sequence[tuple[Counted, float, float]]) -> tuple[float, float]:
    """The mean of its places, each as often as it is reported."""
    total = _total(group)
    x = sum(place.count * x for place, x, _ in group) / total
    return x, sum(place.count * y for place, _, y in group) / total


def _cluster(group: Sequence[tuple[Counted, float, float]], most: int) -> Cluster:
    radius = max(_LARGEST * math.sqrt(_total(group) / max(most, _LEAST**2)), _LEAST)
    return Cluster(tuple(place for place, _, _ in group), *_middle(group), radius)
