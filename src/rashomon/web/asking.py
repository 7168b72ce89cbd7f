"""What a search asks for: read from an address, written back into one, and said in words.

Every way of asking stands in the address, so that a search can be kept, sent and cited.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from rashomon.errors import UsageError
from rashomon.store import Box, FacetKind
from rashomon.web.visits import moment

# The fields of an address that hold facets, in the order of the form.
FIELDS: Mapping[str, FacetKind] = {
    "actor": FacetKind.ACTOR,
    "place": FacetKind.PLACE,
    "type": FacetKind.TYPE,
    "status": FacetKind.STATUS,
    "outlet": FacetKind.OUTLET,
    "origin": FacetKind.ORIGIN,
}
NAMES = {kind: name for name, kind in FIELDS.items()}
WORDS = {
    "q": "words",
    "actor": "actor",
    "place": "place",
    "type": "event type",
    "status": "status",
    "outlet": "outlet",
    "origin": "origin",
    "from": "from",
    "to": "to",
    "since": "received since",
    "box": "on the map",
}
MAP = ("map", "1")  # a part that asks for nothing but to be shown where it is
LONGEST = 400  # characters of one field
_MOST = 12  # facets at a time
_TERMS = 40  # words and phrases at a time
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,8})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as asked; ``parts`` are the fields that say something, each with one value.

    A field may be asked several times where it holds facets. ``faults`` says in words what cannot
    be understood; such parts are still among the parts.
    """

    parts: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = field(default=(), compare=False)

    def of(self, name: str) -> str:
        """The first value of a field; empty where nothing is asked there."""
        return next((value for field, value in self.parts if field == name), "")

    def facets(self) -> Iterator[tuple[FacetKind, str]]:
        """What is asked of facets: keys, or words for them."""
        return ((FIELDS[name], value) for name, value in self.parts if name in FIELDS)

    def plus(self, name: str, value: str) -> Asked:
        """The same with one part more; a field that holds one value is given the new one."""
        kept = self.parts if name in FIELDS else tuple(p for p in self.parts if p[0] != name)
        return replace(self, parts=tuple(dict.fromkeys((*kept, (name, value)))))

    def minus(self, name: str, value: str) -> Asked:
        """The same without one part."""
        return replace(self, parts=tuple(part for part in self.parts if part != (name, value)))

    @property
    def has_map(self) -> bool:
        """Whether a map is to be shown."""
        return MAP in self.parts or bool(self.of("box"))

    @property
    def href(self) -> str:
        """The address of this search."""
        return f"/search?{urlencode(self.parts)}" if self.parts else "/search"

    @property
    def box(self) -> Box | None:
        """The part of the world that is asked for, where it can be understood."""
        return _box(self.of("box"))


def asked(values: Mapping[str, Sequence[str]]) -> Asked:
    """A search from the fields of an address. Never fails: what is wrong is among the faults."""
    parts = tuple(
        dict.fromkeys(
            (name, " ".join(value.split()))
            for name in WORDS
            for value in values.get(name, ())
            if value.strip()
        )
    )
    found = Asked((*parts, MAP) if "1" in values.get("map", ()) else parts)
    return replace(found, faults=tuple(_faults(found)))


def box(west: float, south: float, east: float, north: float) -> str:
    """A part of the world as an address holds it, a little larger than asked."""
    edges = (_floor(_round(west)), _floor(south), -_floor(-_round(east)), -_floor(-north))
    return ",".join(f"{edge:g}" for edge in edges)


def _faults(found: Asked) -> Iterator[str]:
    for name, value in found.parts:
        if name in WORDS and len(value) > LONGEST:
            yield f"The {WORDS[name]} asked for are longer than {LONGEST} characters."
    if len(found.of("q").split()) > _TERMS:
        yield f"More than {_TERMS} words are asked for at a time."
    if len(list(found.facets())) > _MOST:
        yield f"More than {_MOST} things are asked for at a time."
    for name in ("from", "to"):
        if found.of(name) and not _is_day(found.of(name)):
            yield f"“{found.of(name)[:40]}” is no date; write it like 2014-06-26."
    if _is_day(found.of("from")) and _is_day(found.of("to")) and found.of("from") > found.of("to"):
        yield f"No day is both after {found.of('from')} and before {found.of('to')}."
    if found.of("since"):
        try:
            moment(found.of("since"))
        except UsageError as error:
            yield f"{error}."
    if found.of("box") and found.box is None:
        yield "A part of the map is asked for as west,south,east,north in degrees."


def _is_day(value: str) -> bool:
    if _DAY.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _box(value: str) -> Box | None:
    edges = value.split(",")
    if len(edges) != 4 or not all(_NUMBER.fullmatch(edge) for edge in edges):
        return None
    west, south, east, north = map(float, edges)
    if max(abs(west), abs(east)) > 180 or not -90 <= south <= north <= 90:
        return None
    return Box(west, south, east, north)


def _round(longitude: float) -> float:
    """A longitude between -180 and 180."""
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def _floor(degrees: float) -> float:
    return max(math.floor(degrees * 100) / 100, -180.0)
