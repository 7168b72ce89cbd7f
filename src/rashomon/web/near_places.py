"""Places of the record that lie near another, along great circles."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rashomon.dossier.safe import one_line
from rashomon.records import Located
from rashomon.store import Box, Desk, FacetKind, Spot, Wanted
from rashomon.web.across import KEY, href

NEAR_KM = 50.0
SMALL = ("place", "district")  # kinds of which other places are near
_SPOTS = 5_000
_NEAREST = 24
_EARTH = 6371.0  # km
_POLAR = 0.05  # cosine of a latitude at which 50 km span many degrees


@dataclass(frozen=True, slots=True)
class Near:
    """A place of the record near this one."""

    label: str
    href: str
    kind: str
    km: float
    stories: int


def nearby(desk: Desk, here: Located) -> tuple[Near, ...]:
    """Other places of the record within 50 km, nearest first; of the latest stories of many.

    None of what is too large for that to mean anything.
    """
    if here.kind not in SMALL:
        return ()
    found = desk.found(Wanted(box=_around(here))).spots(_SPOTS)
    far = [(distance(here, each.spot), each) for each in found if each.spot.key != here.id]
    close = sorted((e for e in far if e[0] <= NEAR_KM), key=lambda e: (e[0], e[1].spot.key))
    return tuple(
        Near(
            one_line(each.spot.label, KEY),
            href(FacetKind.PLACE, each.spot.key),
            each.spot.kind,
            round(km, 1),
            each.stories,
        )
        for km, each in close[:_NEAREST]
    )


def _around(here: Located) -> Box:
    """A box that holds everything within 50 km; all longitudes near a pole."""
    up = math.degrees(NEAR_KM / _EARTH)
    wide = math.cos(math.radians(here.latitude))
    aside = up / wide if wide > _POLAR else 180.0
    south, north = max(-90.0, here.latitude - up), min(90.0, here.latitude + up)
    if aside >= 180.0:
        return Box(-180.0, south, 180.0, north)
    west, east = here.longitude - aside, here.longitude + aside
    return Box((west + 180) % 360 - 180, south, (east + 180) % 360 - 180, north)


def distance(one: Located | Spot, other: Located | Spot) -> float:
    """Km between two places along a great circle."""
    lat, to_lat = math.radians(one.latitude), math.radians(other.latitude)
    across = math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    down = math.sin((to_lat - lat) / 2) ** 2
    return (
        2
        * _EARTH
        * math.asin(min(math.sqrt(down + math.cos(lat) * math.cos(to_lat) * across), 1.0))
    )
