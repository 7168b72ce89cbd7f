"""The map of a story: where reports put it, how exactly, and where they contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.web.maps import symbols
from rashomon.web.maps.ground import country_names, ground
from rashomon.web.maps.mark import Mark, apart
from rashomon.web.maps.placing import Box, Page
from rashomon.web.maps.projection import Flat
from rashomon.web.maps.scale import scale_bar
from rashomon.web.maps.setting import SMALL, TYPE, Label, Set, set_marks
from rashomon.web.maps.sheet import sheet
from rashomon.web.maps.svg import element, identifier, link, text
from rashomon.web.maps.window import Window, window_round
from rashomon.web.maps.words import Line, caption, description, lines, whole

LEAST_KM = 60.0  # from the map's top to its foot
_LEAST_REACH = 100.0  # km: an area this large is shown whole, a larger one as far as it fits
_EDGE = 4.0  # pixels that stay free along the frame


@dataclass(frozen=True, slots=True)
class StoryMap:
    """A drawn map: the SVG element, its caption, and the same places as a list."""

    svg: Markup
    caption: str
    lines: tuple[Line, ...]


def story_map(
    marks: Sequence[Mark],
    title: str = "Where it happened",
    *,
    key: str = "map",
    width: float = 640.0,
    height: float = 420.0,
    least_km: float = LEAST_KM,
) -> StoryMap:
    """Draw the marks; ``key`` begins the ids of the drawing, so give each map of a page its own.

    Raises ``ValueError`` where there are no marks.
    """
    view = Flat(_window(marks, width / height, least_km), width, height)
    drawn = ground(view)
    page = Page(Box(_EDGE, _EDGE, width - 2 * _EDGE, height - 2 * _EDGE))
    scale = scale_bar(view, page)
    placed = set_marks(marks, view, page)
    names = country_names(drawn, page)
    hatch = f"{identifier(key)}-hatch"
    body = (
        element("defs", symbols.hatching(hatch)),
        element("g", names, class_="map-countries") if names else Markup(""),
        *_circles(placed, hatch),
        *_links(placed),
        *(part for each in placed for part in _under(each)),
        scale,
        *(_sign(each) for each in placed),
    )
    named = (title, description(marks, view))
    svg = sheet(body, view, drawn, key, named)
    return StoryMap(svg, caption(marks, view, drawn), lines(marks))


def _window(marks: Sequence[Mark], shape: float, least_km: float) -> Window:
    """Round all marks; an area much larger than the others does not make them tiny."""
    exact = [mark for mark in marks if not mark.reach]
    finest = min((mark.reach for mark in marks), default=0.0)
    spread = max((apart(exact[0], mark) for mark in exact), default=0.0)
    most = max(_LEAST_REACH, 3 * finest, 1.5 * spread)
    reaches = [reach for mark in marks for reach in mark.reaches(most)]
    return window_round(reaches, shape, least_km)


def _circles(placed: Sequence[Set], hatch: str) -> Iterator[Markup]:
    """The circles of areas, largest first, then of how far from a place something may be."""
    drawn = [(each.shape.round, each.mark) for each in placed if each.shape.round is not None]
    drawn.sort(key=lambda pair: -pair[0].across)
    yield from (symbols.area(mark, circle, hatch) for circle, mark in drawn if mark.is_area)
    yield from (symbols.near(mark, circle) for circle, mark in drawn if not mark.is_area)


def _links(placed: Sequence[Set]) -> Iterator[Markup]:
    """Dotted lines from the first mark of a number to the others of the same number."""
    same: dict[str, list[Set]] = defaultdict(list)
    for each in placed:
        same[each.mark.number].append(each)
    for first, *others in same.values():
        for other in others:
            yield symbols.line("map-same", first.badge.middle, other.badge.middle)


def _under(placed: Set) -> Iterator[Markup]:
    """Lines that lead to a badge: from the place it lies off, and where it was moved aside."""
    mark, shape, middle = placed.mark, placed.shape, placed.badge.middle
    if shape.base is not None:
        yield symbols.dot(*shape.base)
        if mark.direction and shape.spot is not None:
            name = "map-off" if mark.distance_km else "map-off map-ray"
            yield symbols.line(f"{name} map-{mark.look}", shape.base, shape.spot)
    away = max(abs(middle[0] - placed.touch[0]), abs(middle[1] - placed.touch[1]))
    if away > symbols.BADGE / 2:
        yield symbols.line("map-leader", placed.touch, middle)
        if shape.spot is not None:
            yield symbols.dot(*shape.spot)
    if placed.label is not None and placed.label.is_away:
        yield symbols.line("map-leader", middle, _nearest(placed.label.box, middle))


def _nearest(box: Box, to: tuple[float, float]) -> tuple[float, float]:
    x = min(max(to[0], box.x), box.x + box.width)
    return x, min(max(to[1], box.y), box.y + box.height)


def _sign(placed: Set) -> Markup:
    """A mark's badge and label, as a link where it leads somewhere."""
    mark, middle = placed.mark, placed.badge.middle
    said = whole(mark)
    parts = [
        element("title", text(said)),
        symbols.badge(mark, *middle),
        *_label(placed.label, middle[0], "map-label"),
        *_label(placed.base_label, middle[0], "map-label map-base"),
    ]
    name = f"map-mark map-{mark.look}"
    if href := link(mark.href):
        return element("a", *parts, class_=name, href=href, aria_label=said)
    return element("g", *parts, class_=name)


def _label(label: Label | None, badge: float, name: str) -> Iterator[Markup]:
    """The lines of a label, set towards its badge."""
    if label is None:
        return
    box = label.box
    anchor = "end" if box.x + box.width < badge else "start"
    if box.x < badge < box.x + box.width:
        anchor = "middle"
    x = {"start": box.x, "middle": box.middle[0], "end": box.x + box.width}[anchor]
    y = box.y
    for n, line in enumerate(label.lines):
        size = SMALL if n else TYPE
        y += size
        kind = f"{name} map-note" if n else name
        yield element("text", text(line), class_=kind, x=x, y=y, text_anchor=anchor)
        y += 2.5
