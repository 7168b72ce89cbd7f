"""The part of the world that a map shows: picked round what it is to show."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

KM = 111.2  # in a degree of latitude, and of longitude at the equator
_MARGIN = 0.16  # of the span, on each side
_STEEPEST = 0.12  # the least cosine of a latitude: near the poles a degree is not drawn narrower


@dataclass(frozen=True, slots=True)
class Window:
    """Degrees; ``west`` is less than ``east``, and either may pass ±180."""

    west: float
    south: float
    east: float
    north: float

    def wider(self, degrees: float) -> Window:
        """The window with so much more on each side."""
        return Window(
            self.west - degrees, self.south - degrees, self.east + degrees, self.north + degrees
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """A place that a map is to show, and how far it reaches in km."""

    latitude: float
    longitude: float
    km: float = 0.0


def narrowed(latitude: float) -> float:
    """How much shorter a degree of longitude is than at the equator, never quite nothing."""
    return max(math.cos(math.radians(latitude)), _STEEPEST)


def degrees(latitude: float, longitude: float) -> tuple[float, float]:
    """The same place with its longitude from -180 up to 180.

    Raises ``ValueError`` where it is no place: not a number, or beyond a pole.
    """
    if not (math.isfinite(latitude) and math.isfinite(longitude)) or abs(latitude) > 90:
        raise ValueError(f"not a place: latitude {latitude}, longitude {longitude}")
    return latitude, (longitude + 180) % 360 - 180


def window_round(places: Sequence[Reach], shape: float, least_km: float) -> Window:
    """The window round the places: ``shape`` times as wide as high, at least so many km high.

    It lies across the date line where that is the shorter way, and never passes a pole. Raises
    ``ValueError`` where there are no places.
    """
    if not places:
        raise ValueError("a map needs a place to show")
    south = max(min(p.latitude - p.km / KM for p in places), -90.0)
    north = min(max(p.latitude + p.km / KM for p in places), 90.0)
    middle = (south + north) / 2
    west, east = _wide(places)
    slim = narrowed(middle)
    margin = 1 + 2 * _MARGIN
    high = max((north - south) * margin, (east - west) * margin * slim / shape, least_km / KM)
    high = min(high, 180.0)
    middle = min(max(middle, high / 2 - 90), 90 - high / 2)
    wide = min(max(high * shape / slim, (east - west) * margin), 360.0)
    half, centre = wide / 2, (west + east) / 2
    return Window(centre - half, middle - high / 2, centre + half, middle + high / 2)


def _wide(places: Sequence[Reach]) -> tuple[float, float]:
    """The least arc of longitudes that holds all places, from its west end to its east end."""
    spans = []
    for place in places:
        half = min(place.km / KM / narrowed(place.latitude), 180.0)
        west = (place.longitude - half) % 360
        spans.append((west, west + 2 * half))
    spans.sort()
    end, widest, start = spans[0][1], -math.inf, 0.0
    for west, east in [*spans[1:], (spans[0][0] + 360, 0.0)]:
        if west - end > widest:
            widest, start = west - end, west
        end = max(end, east)
    if widest <= 0:
        return -180.0, 180.0
    start = start - 360 if start >= 180 else start
    return start, start + 360 - widest
