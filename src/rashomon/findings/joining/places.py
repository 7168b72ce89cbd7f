"""How two places stand to each other: one, one in the other, close by, apart, or surely apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from rashomon.findings.joining.options import JoiningOptions
from rashomon.records import Located, Relation

_EARTH = 6371.0  # km
_NEAR = 25.0  # km that "near" leaves open (UCDP where_prec 2)


class Lie(IntEnum):
    """From the same place to places that cannot both be meant."""

    UNKNOWN = 0
    SAME = 1
    INSIDE = 2
    CLOSE = 3
    APART = 4
    EXCLUDED = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to compare: where it is if anybody knows, how it is named, km it leaves open.

    ``asserted`` is the country on whose side of a border it is said to lie.
    """

    name: str
    located: Located | None
    open: float
    sure: float
    asserted: str = ""

    @property
    def exact(self) -> bool:
        """Whether it is a town or part of one, and the happening is in it."""
        return self.located is not None and self.located.kind == "place" and not self.open


def slack(relation: Relation, distance: float | None) -> float:
    """Kilometres round a named place in which the happening lies."""
    if relation is Relation.OFF:
        return distance if distance is not None else _NEAR
    return _NEAR if relation is not Relation.IN else 0.0


def lie(one: Spot | None, other: Spot | None, options: JoiningOptions) -> Lie:
    """How two spots stand to each other; UNKNOWN where one is not told or not known."""
    if one is None or other is None:
        return Lie.UNKNOWN
    here, there = one.located, other.located
    if here is None or there is None:
        return Lie.SAME if one.name and one.name == other.name else Lie.UNKNOWN
    if here.id == there.id:
        return Lie.SAME
    if holds(here, there) or holds(there, here):
        return Lie.INSIDE
    gap = kilometres(here, there) - here.radius - there.radius - one.open - other.open
    bordering = bool(one.asserted or other.asserted) or "country" in (here.kind, there.kind)
    if gap <= options.close:
        return Lie.APART if bordering and here.country != there.country else Lie.CLOSE
    sure = min(one.sure, other.sure) >= options.located and one.exact and other.exact
    return Lie.EXCLUDED if sure and gap > options.far else Lie.APART


def holds(whole: Located, part: Located) -> bool:
    """Whether one place lies in another."""
    if whole.country and part.country and whole.country != part.country:
        return False
    if whole.kind == "country":
        return whole.country == part.country and part.kind != "country"
    return whole.name in part.within and whole.kind != "place"


def kilometres(one: Located, other: Located) -> float:
    """The great-circle distance."""
    lat, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = (
        math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))
