"""Where each mark of a story's map is drawn: its sign, its numbered badge and its label."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.web.maps.mark import WINDS, Look, Mark
from rashomon.web.maps.placing import Box, Page, around
from rashomon.web.maps.projection import Flat
from rashomon.web.maps.svg import one_line, text_width
from rashomon.web.maps.symbols import BADGE, Round, badge_width
from rashomon.web.maps.words import gone

TYPE = 12.0  # pixels
SMALL = 10.5
_BOLD = 1.12  # how much wider the first line of a label is set
_LONGEST_ROW = 5
_GAP = 3.0
_RAY = 0.16  # of the map's height: a direction with no distance
_TURNS = (-45, -135, 45, 135, -90, 0, 90, 180, -68, -112, 68, 112, -22, 22, -158, 158)
_RINGS = (16, 22, 30, 40, 52, 66, 82, 100)  # pixels that a badge is moved aside
_FURTHER = (14.0, 26.0, 40.0)  # pixels that a label is moved off its badge

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text and the box that holds them; ``is_away`` where a line must lead to it."""

    lines: tuple[str, ...]
    box: Box
    is_away: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """What is drawn of a mark, in pixels.

    ``spot`` is its place, none where it has a circle only; ``base`` the place that it lies off;
    ``round`` the circle of an area, or of how far something may lie.
    """

    spot: Spot | None = None
    base: Spot | None = None
    round: Round | None = None


@dataclass(frozen=True, slots=True)
class Set:
    """A mark as it lies on the map.

    ``touch`` is where a badge that was moved aside is led to; ``is_beyond`` says that the edge of
    its circle is not on the map.
    """

    mark: Mark
    shape: Shape
    touch: Spot
    badge: Box
    is_beyond: bool = False
    label: Label | None = None
    base_label: Label | None = None


def set_marks(marks: Sequence[Mark], view: Flat, page: Page) -> list[Set]:
    """Place all marks: every badge, then labels as far as there is room, in the order given."""
    shapes = [_shape(mark, view) for mark in marks]
    for shape in shapes:
        for x, y in _way(shape):
            page.take(around(x, y, 5, 5))
    row = _rows(marks, shapes)
    placed = {n: _with_badge(marks[n], shapes[n], row.get(n), page) for n in _order(marks)}
    for shape in shapes:
        for x, y in _edge(shape.round, page.frame):
            page.take(around(x, y, 1, 1))
    return [_with_label(placed[n], page) for n in range(len(marks))]


def _way(shape: Shape) -> Iterator[Spot]:
    """Points of the line from the place that a mark lies off, up to where its badge begins."""
    if shape.base is None:
        return
    yield shape.base
    if shape.spot is not None:
        (x, y), (to_x, to_y) = shape.base, shape.spot
        count = min(int((math.dist(shape.base, shape.spot) - BADGE) / 6), 200)
        for n in range(1, count + 1):
            share = 6 * n / math.dist(shape.base, shape.spot)
            yield x + (to_x - x) * share, y + (to_y - y) * share


def _rows(marks: Sequence[Mark], shapes: Sequence[Shape]) -> dict[int, Spot]:
    """Marks of one and the same place stand in a row above it: none of them has it alone."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, shape in enumerate(shapes):
        if shape.spot is not None and shape.base is None:
            groups[round(shape.spot[0] / 3), round(shape.spot[1] / 3)].append(n)
    rows = {}
    for held in groups.values():
        if 1 < len(held) <= _LONGEST_ROW:
            wide = max(badge_width(marks[n]) for n in held) + 3
            for place, n in enumerate(held):
                x, y = shapes[n].spot or (0.0, 0.0)
                rows[n] = (x + (place - (len(held) - 1) / 2) * wide, y - BADGE)
    return rows


def _order(marks: Sequence[Mark]) -> list[int]:
    """Points before areas, what stands before what does not: the first get the best places."""
    looks = tuple(Look)
    return sorted(range(len(marks)), key=lambda n: (marks[n].is_area, looks.index(marks[n].look)))


def _with_badge(mark: Mark, shape: Shape, row: Spot | None, page: Page) -> Set:
    spot, drawn = shape.spot, shape.round
    if spot is not None:
        wanted = [row] if row is not None else [spot]
    else:
        wanted = list(_on_edge(drawn, page.frame)) if drawn is not None else []
    wide = badge_width(mark)
    boxes = (around(x, y, wide, BADGE) for x, y in _moved(wanted, page.frame))
    touch = spot or (wanted[0] if wanted else page.frame.middle)
    taken = page.first_free(boxes)
    if taken is None:
        taken = page.take(page.pulled_in(around(*touch, wide, BADGE)))
    if spot is None:
        touch = min(wanted or [taken.middle], key=lambda at: math.dist(at, taken.middle))
    return Set(mark, shape, touch, taken, is_beyond=spot is None and not wanted)


def _shape(mark: Mark, view: Flat) -> Shape:
    """The place that a mark lies off, its own place, and its circle."""
    here = view.spot(mark.latitude, mark.longitude)
    if mark.is_off and not mark.direction:
        return Shape(None, here, _round(mark, view, here, mark.distance_km or 0.0))
    if mark.is_off and not mark.distance_km:
        turn = math.radians(WINDS.index(mark.direction) * 22.5)
        length = _RAY * view.height
        return Shape((here[0] + length * math.sin(turn), here[1] - length * math.cos(turn)), here)
    base, spot = (here, view.spot(*mark.spot)) if mark.is_off else (None, here)
    drawn = _round(mark, view, spot, mark.reach) if mark.reach else None
    return Shape(None if mark.is_area else spot, base, drawn)


def _round(mark: Mark, view: Flat, middle: Spot, km: float) -> Round:
    across, down = view.radii(mark.spot[0], km)
    return Round(*middle, max(across, 4.0), max(down, 4.0))


def _on_edge(drawn: Round, frame: Box) -> Iterator[Spot]:
    """Points of a circle's edge that lie in the frame, upper right first."""
    for turn in _TURNS:
        x = drawn.x + drawn.across * math.cos(math.radians(turn))
        y = drawn.y + drawn.down * math.sin(math.radians(turn))
        if frame.holds(around(x, y, BADGE, BADGE)):
            yield x, y


def _moved(wanted: Sequence[Spot], frame: Box) -> Iterator[Spot]:
    """The places wanted, places around the first of them, then any place of the frame."""
    yield from wanted
    step = BADGE + 4
    down = [frame.y + step * (n + 0.5) for n in range(int(frame.height / step))]
    if not wanted:  # an area that is larger than the map: a corner, and nothing leads to it
        yield from ((frame.x + step * 0.6, y) for y in down)
    for x, y in wanted[:1]:
        for ring in _RINGS:
            count = max(8, int(ring / 3))
            for n in range(count):
                turn = 2 * math.pi * n / count - math.pi / 4
                yield x + ring * math.cos(turn), y + ring * math.sin(turn)
    every = ((frame.x + step * (n + 0.5), y) for n in range(int(frame.width / step)) for y in down)
    middle = wanted[0] if wanted else frame.middle
    yield from sorted(every, key=lambda at: (math.dist(at, middle), at))


def _edge(drawn: Round | None, frame: Box) -> Iterator[Spot]:
    """Points along a circle, which labels keep off."""
    if drawn is None:
        return
    count = min(int((drawn.across + drawn.down) * math.pi / 8) + 8, 400)
    for n in range(count):
        turn = 2 * math.pi * n / count
        x, y = drawn.x + drawn.across * math.cos(turn), drawn.y + drawn.down * math.sin(turn)
        if frame.holds(around(x, y, 1, 1)):
            yield x, y


def _with_label(placed: Set, page: Page) -> Set:
    mark, base = placed.mark, placed.shape.base
    notes = (
        one_line(mark.side, 44),
        gone(mark),
        "larger than this map" if placed.is_beyond else "",
    )
    lines = (one_line(mark.label, 32), *notes)
    named = (one_line(mark.base, 32),) if base is not None and mark.base else ()
    base_label = _label(named, around(*(base or placed.touch), 6, 6), page)
    label = _label(tuple(filter(None, lines)), placed.badge, page)
    return replace(placed, label=label, base_label=base_label)


def _label(lines: tuple[str, ...], beside: Box, page: Page) -> Label | None:
    """The text beside a box, or led to from further off; none where there is no room."""
    if not lines:
        return None
    sizes = [TYPE, *(SMALL for _ in lines[1:])]
    wide = (text_width(line, size) for line, size in zip(lines, sizes, strict=True))
    width = max(next(wide) * _BOLD, *wide, 0.0) + 2
    height = sum(sizes) + 2.5 * len(lines)
    close = page.first_free(_beside(beside, width, height, _GAP))
    if close is not None:
        return Label(lines, close, is_away=False)
    for gap in _FURTHER:
        away = page.first_free(_beside(beside, width, height, gap))
        if away is not None:
            return Label(lines, away, is_away=True)
    return None


def _beside(box: Box, width: float, height: float, gap: float) -> Iterator[Box]:
    """Right, left, below and above of a box, then off its corners."""
    (x, y), right, low = box.middle, box.x + box.width + gap, box.y + box.height + gap
    left, high = box.x - gap - width, box.y - gap - height
    yield Box(right, y - height / 2, width, height)
    yield Box(left, y - height / 2, width, height)
    yield Box(x - width / 2, low, width, height)
    yield Box(x - width / 2, high, width, height)
    for across in (right, left):
        yield Box(across, high + gap, width, height)
        yield Box(across, low - gap, width, height)
    for down in (low, high):
        yield Box(x - box.width / 2, down, width, height)
        yield Box(x + box.width / 2 - width, down, width, height)
