"""What a map says in words: its caption, and the same places as a list for who does not see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.records import Precision, Standing
from rashomon.web.maps.ground import SURE_KM, Ground
from rashomon.web.maps.land import COAST_KM
from rashomon.web.maps.mark import Look, Mark
from rashomon.web.maps.projection import Flat
from rashomon.web.maps.svg import link, number, one_line

_PRECISION = {
    Precision.NEAR: "near it only, within about 25 km",
    Precision.DISTRICT: "somewhere in this district",
    Precision.PROVINCE: "somewhere in this province",
    Precision.PART: "somewhere in this part of a country",
    Precision.COUNTRY: "somewhere in this country",
    Precision.WATERS: "somewhere in these waters",
}
_STANDING = {
    Standing.RIVAL: "contested",
    Standing.REPLACED: "replaced",
    Standing.WITHDRAWN: "withdrawn",
}
_WINDS = {"N": "north", "E": "east", "S": "south", "W": "west"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list beside a map: a mark's number, its label and the rest in words."""

    number: str
    label: str
    says: str
    look: Look
    href: str


def lines(marks: Sequence[Mark]) -> tuple[Line, ...]:
    """The list, one line a mark, in the order given."""
    return tuple(
        Line(
            one_line(mark.number, 4),
            one_line(mark.label, 120),
            says(mark),
            mark.look,
            link(mark.href),
        )
        for mark in marks
    )


def says(mark: Mark) -> str:
    """What the map shows of a mark beside its label: ``somewhere in this province; contested``."""
    parts = (
        _off(mark),
        _how_exact(mark),
        one_line(mark.side, 120),
        _STANDING.get(mark.standing, ""),
    )
    return "; ".join(part for part in parts if part)


def whole(mark: Mark) -> str:
    """Number, label and the rest, or the mark's own title: the name of its link."""
    said = one_line(mark.title, 300) or says(mark)
    return f"{one_line(mark.number, 4)}, {one_line(mark.label, 120)}" + (
        f": {said}" if said else ""
    )


def direction(wind: str) -> str:
    """A direction in words: ``north-north-west`` for NNW."""
    parts = [_WINDS[letter] for letter in wind]
    return "-".join(parts) if len(parts) != 2 else "".join(parts)


def gone(mark: Mark) -> str:
    """``withdrawn`` or ``replaced``, nothing for what was neither."""
    return _STANDING[mark.standing] if mark.look is Look.WITHDRAWN else ""


def _off(mark: Mark) -> str:
    if not mark.is_off:
        return ""
    far = f"{number(mark.distance_km)} km " if mark.distance_km else ""
    way = f"{direction(mark.direction)} of" if mark.direction else "from"
    return f"{far}{way} {one_line(mark.base, 60) or 'the place named'}"


def _how_exact(mark: Mark) -> str:
    if mark.precision in _PRECISION and not (mark.is_off and not mark.is_area):
        return _PRECISION[mark.precision]
    return "an area, not a point" if mark.is_area else ""


def description(marks: Sequence[Mark], view: Flat) -> str:
    """What the drawing shows, for who has it read aloud; the rest is in the list."""
    wide, high = view.width * view.km, view.height * view.km
    count = "one place" if len(marks) == 1 else f"{len(marks)} places"
    first = "; ".join(whole(mark) for mark in marks[:12])
    more = f"; and {len(marks) - 12} more" if len(marks) > 12 else ""
    return f"A map some {_round(wide)} by {_round(high)} km with {count}. {first}{more}."


def _round(km: float) -> str:
    step = 10.0 if km < 1000 else 100.0
    return f"{round(km / step) * step:,.0f}"


def caption(marks: Sequence[Mark], view: Flat, ground: Ground) -> str:
    """What the map cannot show, and what its signs mean, as far as they are on it."""
    km = max(1.0, COAST_KM, view.km)
    parts = [
        f"Borders: Natural Earth, generalised to about {number(round(km))} km; which side of a "
        "border a place lies on is what the reports say, not what this map shows."
    ]
    if ground.unsure:
        parts.append(f"The pale band beside a border reaches {number(SURE_KM)} km to each side.")
    if ground.disputed:
        parts.append("Dashed borders are disputed.")
    if any(mark.is_area for mark in marks):
        parts.append("A dashed circle is an area: somewhere there, not at its middle.")
    if any(mark.is_near or (mark.is_off and not mark.direction) for mark in marks):
        parts.append("A dotted circle is how far from a place something may be, or is.")
    looks = {mark.look for mark in marks}
    if Look.RIVAL in looks:
        parts.append("Diamonds are contested.")
    if Look.WITHDRAWN in looks:
        parts.append("What is struck out was withdrawn or replaced.")
    return " ".join(parts)
