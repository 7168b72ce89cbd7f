"""From degrees to pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.web.maps.clipping import Points
from rashomon.web.maps.window import KM, Window

_A = (1.340264, -0.081106, 0.000893, 0.003796)  # Equal Earth's coefficients
_M = math.sqrt(3) / 2
_HALF = 2 * math.sqrt(3) * math.pi / (3 * _A[0])  # half the equator


class Projection(Protocol):
    """A way to draw a window on so many pixels."""

    @property
    def window(self) -> Window:
        """What is drawn."""

    @property
    def width(self) -> float:
        """Pixels across."""

    @property
    def height(self) -> float:
        """Pixels down."""

    @property
    def km(self) -> float:
        """Km in a pixel at the map's middle."""

    def points(self, degrees: Points) -> NDArray[np.float64]:
        """Pixels from the top left corner, of rows of longitude and latitude."""

    def __hash__(self) -> int:
        """Equal for equal views: what is drawn of a view is kept."""


@dataclass(frozen=True, slots=True)
class Flat:
    """Degrees drawn straight: true to scale near the middle of a window, north always up."""

    window: Window
    width: float
    height: float

    @property
    def across(self) -> float:
        """Pixels in a degree of longitude."""
        return self.width / (self.window.east - self.window.west)

    @property
    def down(self) -> float:
        """Pixels in a degree of latitude."""
        return self.height / (self.window.north - self.window.south)

    @property
    def km(self) -> float:
        """Km in a pixel, from north to south."""
        return KM / self.down

    def points(self, degrees: Points) -> NDArray[np.float64]:
        """Pixels of degrees that are within the window's turn of the earth."""
        return np.column_stack(
            (
                (degrees[:, 0] - self.window.west) * self.across,
                (self.window.north - degrees[:, 1]) * self.down,
            )
        )

    def spot(self, latitude: float, longitude: float) -> tuple[float, float]:
        """One place, moved round the earth into the window where it lies in it."""
        middle = (self.window.west + self.window.east) / 2
        longitude -= 360 * round((longitude - middle) / 360)
        x = (longitude - self.window.west) * self.across
        return x, (self.window.north - latitude) * self.down

    def radii(self, latitude: float, km: float) -> tuple[float, float]:
        """How wide and how high so many km are round a place, in pixels."""
        wide = max(math.cos(math.radians(latitude)), 0.02)
        return km / KM / wide * self.across, km / KM * self.down


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole world, each country as large as it is, Greenwich in the middle.

    Source: Šavrič, Patterson and Jenny, "The Equal Earth map projection", 2019.
    """

    south: float
    north: float
    width: float
    margin: float = 0.0  # pixels left free at the west and east ends

    @property
    def window(self) -> Window:
        """All longitudes, and the latitudes that are drawn."""
        return Window(-180.0, self.south, 180.0, self.north)

    @property
    def height(self) -> float:
        """Pixels down."""
        return float(round(self._down(self.north) - self._down(self.south)))

    @property
    def km(self) -> float:
        """Km in a pixel at the equator."""
        return 360 * KM / (self.width - 2 * self.margin)

    def points(self, degrees: Points) -> NDArray[np.float64]:
        """Pixels from the top left corner."""
        flat = _equal_earth(degrees) * self._scale
        return np.column_stack((flat[:, 0] + self.width / 2, self._down(self.north) - flat[:, 1]))

    @property
    def _scale(self) -> float:
        return (self.width / 2 - self.margin) / _HALF

    def _down(self, latitude: float) -> float:
        return _north(latitude) * self._scale


@lru_cache(maxsize=64)
def _north(latitude: float) -> float:
    return float(_equal_earth(np.array([[0.0, latitude]]))[0, 1])


def _equal_earth(degrees: Points) -> NDArray[np.float64]:
    longitude, latitude = np.radians(degrees[:, 0]), np.radians(np.clip(degrees[:, 1], -90, 90))
    a, b, c, d = _A
    t = np.arcsin(_M * np.sin(latitude))
    t2 = t * t
    t6 = t2**3
    slope = 9 * d * t6 * t2 + 7 * c * t6 + 3 * b * t2 + a
    x = 2 * math.sqrt(3) * longitude * np.cos(t) / (3 * slope)
    return np.column_stack((x, t * (a + b * t2 + t6 * (c + d * t2))))
