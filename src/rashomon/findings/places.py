"""How two places stand to each other: one in the other, near each other, or apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Literal

from rashomon.records import Located, Place, PlaceMention, Precision
from rashomon.spelling import bare, joined, key

Found = Literal["same", "finer", "coarser", "both", "excludes"]
_NEAR = 25  # km: within it two points are one place of a happening (UCDP's "near")
_LOOSE = 100  # km: a place that is only near, off or between others may lie so far away


def place_relation(
    one: PlaceMention, where: Place, other: PlaceMention, there: Place
) -> tuple[Found, str]:
    """The relation and its reason; the likeliest reading of two names that fits is taken."""
    if _spelled(one) == _spelled(other):
        return "same", "the same name"
    best: tuple[Found, str] = ("both", "one of the places is not known")
    order: tuple[Found, ...] = ("same", "finer", "coarser", "both", "excludes")
    rank = len(order)
    loose = Precision.NEAR in (where.precision, there.precision)
    for a in one.candidates[:3]:
        for b in other.candidates[:3]:
            found = relation(a, b, loose=loose)
            if order.index(found[0]) < rank:
                rank, best = order.index(found[0]), found
        if rank < len(order) and a is one.candidates[0] and best[0] != "excludes":
            break
    return best


def relation(a: Located, b: Located, *, loose: bool = False) -> tuple[Found, str]:
    """How two entries of the gazetteer stand to each other."""
    if a.id == b.id:
        return "same", "the same place"
    if _holds(b, a):
        return "finer", f"{a.name} lies in {b.name}"
    if _holds(a, b):
        return "coarser", f"{b.name} lies in {a.name}"
    apart = distance(a, b)
    reach = a.radius + b.radius + (_LOOSE if loose else _NEAR)
    if apart <= reach:
        finer = a.radius < b.radius
        if a.radius == b.radius:
            return "both", f"{a.name} and {b.name} lie {apart:.0f} km apart"
        return ("finer" if finer else "coarser"), f"{a.name} and {b.name} lie {apart:.0f} km apart"
    if "country" in (a.kind, b.kind):  # a country is named for many reasons; sides are told apart
        return "both", f"{a.name} and {b.name} lie apart"
    return "excludes", f"{a.name} and {b.name} lie {apart:.0f} km apart"


def _holds(outer: Located, inner: Located) -> bool:
    if outer.kind in ("place", "water"):
        return False
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    same_country = not outer.country or not inner.country or outer.country == inner.country
    return same_country and outer.name in inner.within


def distance(a: Located, b: Located) -> float:
    """Kilometres between two points on the sphere."""
    lat, other = radians(a.latitude), radians(b.latitude)
    half = sin((other - lat) / 2) ** 2
    half += cos(lat) * cos(other) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def _spelled(mention: PlaceMention) -> str:
    found = mention.located
    return found.id if found is not None else joined(bare(key(str(mention.words))))
