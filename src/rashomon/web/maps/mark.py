"""What a map of a story shows: one place as reports give it, with how exactly they give it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from rashomon.records import Precision, Standing
from rashomon.web.maps.window import Reach, degrees

WINDS = tuple("N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split())
_EARTH = 6371.0  # km
NEAR_KM = 25.0  # UCDP's "near". Source: UCDP GED Codebook 23.1, "where_prec"
# About how far an area reaches where nobody says: for the drawing only.
_REACH = {
    Precision.DISTRICT: 25.0,
    Precision.PROVINCE: 80.0,
    Precision.PART: 150.0,
    Precision.COUNTRY: 300.0,
    Precision.WATERS: 150.0,
}


class Kind(StrEnum):
    """Whether a mark is a point or reaches over land."""

    POINT = "point"
    AREA = "area"


class Look(StrEnum):
    """How a mark is drawn, by how its value stands."""

    STANDS = "stands"
    RIVAL = "rival"
    WITHDRAWN = "withdrawn"


_LOOKS = {
    Standing.RIVAL: Look.RIVAL,
    Standing.REPLACED: Look.WITHDRAWN,
    Standing.WITHDRAWN: Look.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of a map.

    ``number`` is the key that it bears on the map and in the list; marks of one number are said of
    one thing, and are joined. ``latitude`` and ``longitude`` are of the place that is named. Where
    the happening lies off it, ``direction`` (N, NNE, …) and ``distance_km`` say how, and ``base``
    names it. ``side`` are the words for the side of a border that reports put it on. ``href`` leads
    to where it is told; ``title`` is what it says to readers who stop at it.

    Raises ``ValueError`` for what is no place, no distance or no direction.
    """

    number: str
    label: str
    latitude: float
    longitude: float
    kind: Kind = Kind.POINT
    radius_km: float = 0.0
    precision: Precision | None = None
    standing: Standing = Standing.STANDS
    side: str = ""
    href: str = ""
    title: str = ""
    direction: str = ""
    distance_km: float | None = None
    base: str = ""

    def __post_init__(self) -> None:
        degrees(self.latitude, self.longitude)
        for km in (self.radius_km, self.distance_km or 0.0):
            if not 0 <= km <= 20_100:
                raise ValueError(f"not a distance on the earth: {km} km")
        if self.direction and self.direction not in WINDS:
            raise ValueError(f"not a direction: {self.direction!r}")

    @property
    def look(self) -> Look:
        """How it is drawn."""
        return _LOOKS.get(self.standing, Look.STANDS)

    @property
    def is_area(self) -> bool:
        """Whether it reaches over land: said to be one, or no more exact than a district."""
        coarse = self.precision is not None and self.precision >= Precision.DISTRICT
        return self.kind is Kind.AREA or coarse

    @property
    def is_off(self) -> bool:
        """Whether it lies some way from the place that is named."""
        return bool(self.direction) or bool(self.distance_km)

    @property
    def is_open(self) -> bool:
        """Whether it has no exact place on a map."""
        return self.is_area or (self.is_off and not (self.direction and self.distance_km))

    @property
    def is_near(self) -> bool:
        """Whether it is only known to be near the place."""
        return self.precision is Precision.NEAR and not self.is_area and not self.is_off

    @property
    def reach(self) -> float:
        """How far it reaches in km; 0 for a point."""
        if self.is_area:
            return self.radius_km or _REACH.get(self.precision or Precision.DISTRICT, 25.0)
        return (self.radius_km or NEAR_KM) if self.is_near else 0.0

    @property
    def spot(self) -> tuple[float, float]:
        """Latitude and longitude of the mark itself: off the place where it is said to lie off."""
        if self.direction and self.distance_km:
            return beyond(self.latitude, self.longitude, self.direction, self.distance_km)
        return degrees(self.latitude, self.longitude)

    def reaches(self, most: float) -> tuple[Reach, ...]:
        """What a map should show of it, areas no further than ``most`` km."""
        latitude, longitude = degrees(self.latitude, self.longitude)
        if self.is_off:
            around = 0.0 if self.direction else self.distance_km or 0.0
            return Reach(latitude, longitude, around), Reach(*self.spot)
        return (Reach(latitude, longitude, min(self.reach, most)),)


def beyond(latitude: float, longitude: float, direction: str, km: float) -> tuple[float, float]:
    """The place so many km off another along a great circle."""
    bearing = math.radians(WINDS.index(direction) * 22.5)
    lat, arc = math.radians(latitude), km / _EARTH
    sine = math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(bearing)
    north = math.asin(min(max(sine, -1.0), 1.0))
    east = math.atan2(
        math.sin(bearing) * math.sin(arc) * math.cos(lat),
        math.cos(arc) - math.sin(lat) * math.sin(north),
    )
    return degrees(math.degrees(north), longitude + math.degrees(east))


def apart(one: Mark, other: Mark) -> float:
    """Km between two marks along a great circle."""
    (lat, lon), (to_lat, to_lon) = one.spot, other.spot
    across = math.sin(math.radians(to_lon - lon) / 2) ** 2
    down = math.sin(math.radians(to_lat - lat) / 2) ** 2
    wide = math.cos(math.radians(lat)) * math.cos(math.radians(to_lat))
    return 2 * _EARTH * math.asin(min(math.sqrt(down + wide * across), 1.0))
