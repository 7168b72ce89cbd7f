"""The signs of a map: numbered badges, circles of areas, and lines between what belongs together.

What stands, what is contested and what was withdrawn differ in shape, not in colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from rashomon.web.maps.mark import Look, Mark
from rashomon.web.maps.svg import element, number, one_line, text, text_width

BADGE = 18.0  # pixels
_TYPE = 11.0
_HATCH = 6.0  # pixels between the lines of a contested area


@dataclass(frozen=True, slots=True)
class Round:
    """A circle on the earth as the map shows it: its middle and half its width and height."""

    x: float
    y: float
    across: float
    down: float


def key(mark: Mark) -> str:
    """What a badge bears."""
    return one_line(mark.number, 4)


def badge_width(mark: Mark) -> float:
    """How wide a mark's badge is, in pixels."""
    widest = max(BADGE, text_width(key(mark), _TYPE) + 8)
    return widest + 6 if mark.look is Look.RIVAL else widest


def badge(mark: Mark, x: float, y: float) -> Markup:
    """A mark's number in its shape: a disc that stands, a diamond contested, a struck-out ring."""
    wide, high = badge_width(mark) / 2, BADGE / 2
    parts = [_outline(mark, x, y, wide, high)]
    if mark.look is Look.WITHDRAWN:
        slant = f"M{number(x - wide)} {number(y + high)}L{number(x + wide)} {number(y - high)}"
        parts.append(element("path", class_="map-struck", d=slant))
    parts.append(element("text", text(key(mark)), x=x, y=y + 0.36 * _TYPE))
    kind = " map-open" if mark.is_open else ""
    return element("g", *parts, class_=f"map-badge map-{mark.look}{kind}")


def _outline(mark: Mark, x: float, y: float, wide: float, high: float) -> Markup:
    if mark.look is Look.RIVAL:
        tall = high + 3
        d = (
            f"M{number(x)} {number(y - tall)}L{number(x + wide)} {number(y)}"
            f"L{number(x)} {number(y + tall)}L{number(x - wide)} {number(y)}Z"
        )
        return element("path", d=d)
    return element("rect", x=x - wide, y=y - high, width=2 * wide, height=2 * high, rx=high)


def area(mark: Mark, drawn: Round, hatch: str) -> Markup:
    """A place that reaches over land: a dashed circle, hatched where it is contested."""
    parts = [_ellipse(drawn, "map-reach")]
    if mark.look is Look.RIVAL:
        filling = element(
            "ellipse",
            cx=drawn.x,
            cy=drawn.y,
            rx=drawn.across,
            ry=drawn.down,
            fill=f"url(#{hatch})",
        )
        parts.insert(0, filling)
    return element("g", *parts, class_=f"map-area map-{mark.look}")


def near(mark: Mark, drawn: Round) -> Markup:
    """How far from a place something may lie that is only said to be near it, or so far off it."""
    return element("g", _ellipse(drawn, "map-around"), class_=f"map-{mark.look}")


def _ellipse(drawn: Round, name: str) -> Markup:
    return element("ellipse", class_=name, cx=drawn.x, cy=drawn.y, rx=drawn.across, ry=drawn.down)


def hatching(name: str) -> Markup:
    """The pattern that fills contested areas."""
    stroke = element("path", class_="map-hatch", d=f"M0 0V{number(_HATCH)}")
    return element(
        "pattern",
        stroke,
        id=name,
        width=_HATCH,
        height=_HATCH,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def dot(x: float, y: float) -> Markup:
    """The exact place of a badge that was moved aside, or the place that another lies off."""
    return element("circle", class_="map-spot", cx=x, cy=y, r=2.4)


def line(name: str, start: tuple[float, float], end: tuple[float, float]) -> Markup:
    """A straight line of the class ``name``."""
    d = f"M{number(start[0])} {number(start[1])}L{number(end[0])} {number(end[1])}"
    return element("path", class_=name, d=d, fill="none")
