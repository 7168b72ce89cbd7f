"""The scale bar: a round number of km as long as it is on the map."""

from __future__ import annotations

import math

from markupsafe import Markup

from rashomon.web.maps.placing import Box, Page
from rashomon.web.maps.projection import Flat
from rashomon.web.maps.svg import element, number, text, text_width
from rashomon.web.maps.window import KM

_LONGEST = 0.22  # of the map's width
_TYPE = 11.0
_WIDEST_KM = 5000.0  # of a map on which one bar is true enough
_EVEN = 1.12  # how much longer a km may be at one edge than at the other


def scale_bar(view: Flat, page: Page) -> Markup:
    """A bar in the lower left corner; nothing on maps so wide that it would mislead."""
    window = view.window
    middle = (window.south + window.north) / 2
    km = KM * max(math.cos(math.radians(middle)), 0.02) / view.across  # in a pixel, west to east
    if km * view.width > _WIDEST_KM or abs(window.north) > 88 or abs(window.south) > 88:
        return Markup("")
    length = round_km(_LONGEST * view.width * km)
    said = f"{number(length)} km"
    if _uneven(window.south, window.north):
        said += f" at {abs(middle):.0f}° {'N' if middle >= 0 else 'S'}"
    x, y = page.frame.x + 6, page.frame.y + page.frame.height - 9
    pixels = length / km
    page.take(Box(x - 4, y - 20, max(pixels, text_width(said, _TYPE)) + 10, 28))
    bar = f"M{number(x)} {number(y - 4)}v4h{number(pixels)}v-4"
    return element(
        "g",
        element("path", d=bar, fill="none"),
        element("text", text(said), x=x, y=y - 8),
        class_="map-scale",
    )


def round_km(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20, … that is not more."""
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in (5, 2, 1) if step * power <= most)


def _uneven(south: float, north: float) -> bool:
    ends = [math.cos(math.radians(each)) for each in (south, north)]
    return max(ends) > _EVEN * max(min(ends), 0.01)
