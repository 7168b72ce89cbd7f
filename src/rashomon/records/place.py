"""A place: as named, as resolved in the gazetteer, and as the happening is said to lie to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from rashomon.records.span import Span


class Precision(IntEnum):
    """UCDP's ``where_prec``. Source: UCDP GED Codebook 23.1, "where_prec"."""

    EXACT = 1  # the place itself
    NEAR = 2  # within about 25 km of it
    DISTRICT = 3  # a second-order division
    PROVINCE = 4  # a first-order division
    PART = 5  # a part of a country, a line, a fuzzy area
    COUNTRY = 6
    WATERS = 7  # international waters or airspace


class Relation(StrEnum):
    """How a happening lies to the place that is named."""

    IN = "in"
    NEAR = "near"
    OFF = "off"  # some way from it: "30 km west of"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Located:
    """An entry of the gazetteer.

    ``id`` is "geonames:99762", or "rashomon:" and a name for what GeoNames' part at hand does not
    have; ``kind`` one of place, district, province, country, region, water, continent; ``within``
    the names of what it lies in, nearest first; ``country`` ISO 3166-1 alpha-2, empty where it lies
    in several; degrees (WGS 84); ``radius`` in km about how far it reaches, 0 for a point.
    """

    id: str
    name: str
    kind: str
    within: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int = 0
    radius: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a report. ``candidates`` are best first, none where no gazetteer has it.

    ``head`` is the number of its token; ``inside`` are the words of what the report says it lies in
    ("Marj, near Tarim in Hadramawt"); ``confidence`` is the best candidate's share; ``reason`` says
    in words why it is the best.
    """

    words: Span
    head: int
    candidates: tuple[Located, ...]
    confidence: float
    reason: str
    inside: Span | None = None

    @property
    def located(self) -> Located | None:
        """The best candidate."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened, as stated.

    ``mention`` is the place in the report's list of place mentions that it hangs on, ``words`` the
    whole phrase; ``direction`` one of N, NE, … and ``distance`` km from it; ``side`` the words that
    put it on one side of a border or inside a territory ("the Syrian side of"), ``asserted`` the
    country that they name (ISO 3166-1 alpha-2).
    """

    mention: int
    words: Span
    precision: Precision
    relation: Relation = Relation.IN
    direction: str = ""
    distance: float | None = None
    side: Span | None = None
    asserted: str = ""
