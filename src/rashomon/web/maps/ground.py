"""What lies under the marks: land, borders, and the names of countries where there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from rashomon.web.maps.land import land
from rashomon.web.maps.placing import Box, Page, around
from rashomon.web.maps.projection import Projection
from rashomon.web.maps.svg import element, path, text, text_width
from rashomon.web.maps.window import KM

SURE_KM = 2.0  # no border of a map of 1:10 million is surer than this, to each side
_STEP = 12.0  # pixels between the points at which it is asked whose land is there
_TYPE = 11.0
_MOST = 12  # names of countries
_SEEN = 6.0  # pixels from which a border's unsure band is drawn


Pixels = NDArray[np.float64]  # rows of x and y


@dataclass(frozen=True)
class Ground:
    """The drawn land and borders of a view, and the outlines of each country of ``names``.

    ``disputed`` and ``unsure`` say whether disputed borders and the bands beside borders are drawn.
    """

    markup: Markup
    names: tuple[str, ...]
    rings: tuple[tuple[Pixels, ...], ...]
    size: tuple[float, float]
    disputed: bool
    unsure: bool

    @cached_property
    def owner(self) -> NDArray[np.int64]:
        """Whose land the points of a grid are, by their place in ``names``; -1 for nobody's."""
        return _owners(self.rings, *self.size)


@lru_cache(maxsize=32)
def ground(view: Projection) -> Ground:
    """Draw a window's land and borders, left without what is smaller than a pixel."""
    window = view.window.wider(6 * view.km / KM)
    rings: dict[tuple[int, str], list[Pixels]] = defaultdict(list)
    for shape in land().shapes(window, 0.8 * view.km):
        rings[shape.country, shape.name].append(view.points(shape.points))
    lines: dict[bool, list[str]] = {False: [], True: []}
    for border in land().borders(window, 0.6 * view.km):
        lines[border.disputed].append(path(view.points(border.points), closed=False))
    area = "".join(path(ring, closed=True) for held in rings.values() for ring in held)
    plain, disputed = "".join(lines[False]), "".join(lines[True])
    band = 2 * SURE_KM / view.km
    unsure = band >= _SEEN and bool(plain or disputed)
    markup = _drawn(area, plain, disputed, band if unsure else 0.0)
    names, outlines = tuple(name for _, name in rings), tuple(map(tuple, rings.values()))
    return Ground(markup, names, outlines, (view.width, view.height), bool(disputed), unsure)


def _drawn(area: str, plain: str, disputed: str, band: float) -> Markup:
    """Land, the band beside borders, so wide in pixels, and the borders themselves."""
    parts = [element("path", class_="map-land", fill_rule="evenodd", d=area)] if area else []
    if band:
        lines = f"{plain}{disputed}"
        wide = round(10 * band, 1)
        parts.append(element("path", class_="map-unsure", fill="none", stroke_width=wide, d=lines))
    for name, line in (("map-border", plain), ("map-border map-disputed", disputed)):
        if line:
            parts.append(element("path", class_=name, fill="none", d=line))
    return element("g", *parts, transform="scale(.1)") if parts else Markup("")


def country_names(ground: Ground, page: Page) -> Markup:
    """Names of countries where they lie on their own land or on water, and on nothing else."""
    owner = ground.owner
    owners, sizes = np.unique(owner[owner >= 0], return_counts=True)
    order = [int(owners[n]) for n in np.lexsort((owners, -sizes))]
    named = [n for n in order if ground.names[n]][:_MOST]
    labels = [_label(ground.names[n], owner, n, page) for n in named]
    return Markup("").join(label for label in labels if label is not None)


def _owners(rings: Sequence[Sequence[Pixels]], width: float, height: float) -> NDArray[np.int64]:
    """Whose land each point of a grid is, -1 for nobody's: odd crossings of a line from the west.

    The grid has a point in the middle of each square of ``_STEP`` pixels.
    """
    columns, rows = np.arange(_STEP / 2, width, _STEP), np.arange(_STEP / 2, height, _STEP)
    owner = np.full((len(rows), len(columns)), -1)
    for number, held in enumerate(rings):
        starts = np.concatenate(held)
        ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in held])
        low, high = np.searchsorted(rows, (starts[:, 1].min(), starts[:, 1].max()))
        for n in range(int(low), int(high)):
            over = (starts[:, 1] <= rows[n]) != (ends[:, 1] <= rows[n])
            a, b = starts[over], ends[over]
            x = a[:, 0] + (rows[n] - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
            owner[n, np.searchsorted(np.sort(x), columns) % 2 == 1] = number
    return owner


def _label(name: str, owner: NDArray[np.int64], country: int, page: Page) -> Markup | None:
    """The name at the roomiest point of the country that nothing else has taken."""
    width = text_width(name.upper(), _TYPE) * 1.12 + 10
    for row, column in _roomiest((owner == country) * 1.0, (owner >= 0) & (owner != country)):
        box = around((column + 0.5) * _STEP, (row + 0.5) * _STEP, width, _TYPE + 8)
        if page.free(box) and not _touches(box, owner[row], country):
            page.take(box)
            x, y = box.middle
            return element("text", text(name), class_="map-country", x=x, y=y + _TYPE / 3)
    return None


def _touches(box: Box, owners: NDArray[np.int64], country: int) -> bool:
    """Whether text in this box would run over another country's land."""
    under = owners[max(int(box.x / _STEP), 0) : int((box.x + box.width) / _STEP) + 1]
    return bool(((under >= 0) & (under != country)).any())


def _roomiest(own: NDArray[np.float64], other: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The country's points, those with most of its own land around them first."""
    room = own.copy()
    for reach in (1, 3, 7):
        room += _mean(own - other, reach)
    at = np.argwhere(own > 0)
    order = np.lexsort((at[:, 1], at[:, 0], -np.round(room[at[:, 0], at[:, 1]], 6)))
    return ((int(row), int(column)) for row, column in at[order[:400]])


def _mean(grid: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """The mean over a wide box round each point; outside the map counts as nothing."""
    for axis, size in ((0, reach), (1, 2 * reach)):
        wide = [(size + 1, size) if n == axis else (0, 0) for n in (0, 1)]
        total = np.cumsum(np.pad(grid, wide), axis=axis)
        high = np.take(total, range(2 * size + 1, total.shape[axis]), axis=axis)
        low = np.take(total, range(total.shape[axis] - 2 * size - 1), axis=axis)
        grid = (high - low) / (2 * size + 1)
    return grid
