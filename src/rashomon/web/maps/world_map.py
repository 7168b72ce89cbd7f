"""Where reports are from, all over the world or a part of it: circles that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from rashomon.web.maps.clipping import Points
from rashomon.web.maps.clusters import Cluster, Counted, clusters
from rashomon.web.maps.ground import country_names, ground
from rashomon.web.maps.placing import Box, Page, around
from rashomon.web.maps.projection import EqualEarth, Flat, Projection
from rashomon.web.maps.scale import scale_bar
from rashomon.web.maps.sheet import sheet
from rashomon.web.maps.svg import (
    element,
    link,
    one_line,
    text,
    text_width,
)
from rashomon.web.maps.window import Reach, Window, degrees, window_round

_SOUTH, _NORTH = -56.0, 78.0  # where people live
_MARGIN = 26.0  # pixels
_SMALL = 50.0  # degrees of latitude: a smaller part of the world is drawn alone
_SHAPE = 1.9
_LEAST_KM = 300.0
_MOST = 14  # labels
_TYPE = 12.0
_FIGURE = 8.0  # pixels of a circle's radius, from which its count is written in it
_HIT = 12.0  # pixels: the least that a finger hits


@dataclass(frozen=True, slots=True)
class WorldMap:
    """A drawn overview: the SVG element, its caption, and the circles in words, largest first."""

    svg: Markup
    caption: str
    lines: tuple[tuple[str, str], ...]  # what a circle says, and where it leads


def world_map(
    places: Sequence[Counted],
    title: str = "Where reports are from",
    *,
    key: str = "world",
    width: float = 960.0,
    whole: bool = False,
    leads: Callable[[Window], str] | None = None,
) -> WorldMap:
    """Draw the places; the whole world where they lie far apart, or with ``whole``.

    ``leads`` gives the address for a circle of several places from the window that holds them;
    without it such a circle leads where its most reported place does.
    """
    view = _view(places, width, whole=whole)
    spots = view.points(_degrees(places, view))
    circles = clusters(places, [(float(x), float(y)) for x, y in spots])
    page = Page(Box(4, 4, view.width - 8, view.height - 8))
    drawn = ground(view)
    scale = scale_bar(view, page) if isinstance(view, Flat) else Markup("")
    for circle in circles:
        page.take(around(circle.x, circle.y, 1.8 * circle.radius, 1.8 * circle.radius))
    labels = [_label(circle, page) if n < _MOST else Markup("") for n, circle in enumerate(circles)]
    names = country_names(drawn, page) if isinstance(view, Flat) else Markup("")
    found = [(_says(circle), _href(circle, leads)) for circle in circles]
    pieces = zip(circles, found, labels, strict=True)
    body = (
        element("g", names, class_="map-countries") if names else Markup(""),
        scale,
        *(_circle(circle, *said, label) for circle, said, label in pieces),
    )
    svg = sheet(body, view, drawn, key, (title,))
    return WorldMap(svg, _caption(circles), tuple(found))


def _view(places: Sequence[Counted], width: float, *, whole: bool) -> Projection:
    reaches = [Reach(*degrees(place.latitude, place.longitude)) for place in places]
    if reaches and not whole:
        window = window_round(reaches, _SHAPE, _LEAST_KM)
        if window.north - window.south < _SMALL:
            return Flat(window, width, round(width / _SHAPE))
    south = -90.0 if any(reach.latitude < _SOUTH + 1 for reach in reaches) else _SOUTH
    north = 90.0 if any(reach.latitude > _NORTH - 1 for reach in reaches) else _NORTH
    return EqualEarth(south, north, width, _MARGIN)


def _degrees(places: Sequence[Counted], view: Projection) -> Points:
    """Longitudes and latitudes, moved round the earth into the window."""
    middle = (view.window.west + view.window.east) / 2
    rows = [degrees(place.latitude, place.longitude) for place in places]
    moved = [(lon - 360 * round((lon - middle) / 360), lat) for lat, lon in rows]
    return np.array(moved, np.float64).reshape(-1, 2)


def _says(circle: Cluster) -> str:
    """``Baghdad and 3 places near it: 23 reports``."""
    others, count = len(circle.places) - 1, circle.count
    near = "" if not others else f" and {others} place{'s' if others > 1 else ''} near it"
    name = one_line(circle.places[0].label, 80) or "an unnamed place"
    return f"{name}{near}: {count:,} report{'s' if count > 1 else ''}"


def _href(circle: Cluster, leads: Callable[[Window], str] | None) -> str:
    if leads is not None and len(circle.places) > 1:
        return link(leads(circle.window))
    return link(circle.places[0].href)


def _circle(circle: Cluster, says: str, href: str, label: Markup) -> Markup:
    parts = [
        element("title", text(says)),
        element("circle", class_="map-hit", cx=circle.x, cy=circle.y, r=max(circle.radius, _HIT)),
        element("circle", cx=circle.x, cy=circle.y, r=circle.radius),
        *_figure(circle),
        label,
    ]
    if href:
        return element("a", *parts, class_="map-count", href=href, aria_label=says)
    return element("g", *parts, class_="map-count")


def _figure(circle: Cluster) -> Iterator[Markup]:
    said = f"{circle.count:,}"
    if circle.radius >= _FIGURE and text_width(said, 11.0) < 1.8 * circle.radius:
        yield element("text", text(said), class_="map-figure", x=circle.x, y=circle.y + 4)


def _label(circle: Cluster, page: Page) -> Markup:
    """The name of its first place beside a circle; nothing where there is no room."""
    said = one_line(circle.places[0].label, 28)
    wide, half = 1.12 * text_width(said, _TYPE), circle.radius + 3
    boxes = (
        Box(circle.x + half, circle.y - 7, wide, 14),
        Box(circle.x - half - wide, circle.y - 7, wide, 14),
        Box(circle.x - wide / 2, circle.y + half, wide, 14),
        Box(circle.x - wide / 2, circle.y - half - 14, wide, 14),
    )
    box = page.first_free(boxes) if said else None
    if box is None:
        return Markup("")
    anchor = "start" if box is boxes[0] else "end" if box is boxes[1] else "middle"
    x = {"start": box.x, "end": box.x + wide, "middle": circle.x}[anchor]
    return element("text", text(said), class_="map-label", x=x, y=box.y + 11, text_anchor=anchor)


def _caption(circles: Sequence[Cluster]) -> str:
    shared = any(len(circle.places) > 1 for circle in circles)
    together = " Places close together share a circle." if shared else ""
    return (
        "A circle's area stands for how many reports there are; places that reports name, not "
        f"where they were written.{together} Land and borders: Natural Earth, generalised."
    )
