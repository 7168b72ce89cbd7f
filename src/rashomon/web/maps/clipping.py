"""Lines and rings cut to a window."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from rashomon.web.maps.window import Window

Points = NDArray[np.float64]  # one row a point: longitude, latitude


def clipped_ring(ring: Points, window: Window) -> Points:
    """The ring cut to the window, one edge after another; no points where nothing is left.

    Source: Sutherland and Hodgman, "Reentrant polygon clipping", 1974. Pieces that the cut parts
    stay joined along the window's edge, which is drawn just outside the map.
    """
    sides = ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1))
    for axis, limit, sign in sides:
        if not len(ring):
            break
        inside = (ring[:, axis] - limit) * sign >= 0
        if not inside.all():
            ring = _cut(ring, inside, axis, limit)
    return ring


def _cut(ring: Points, inside: NDArray[np.bool_], axis: int, limit: float) -> Points:
    """What lies on one side of a line, with a point wherever the ring crosses it."""
    crosses = np.flatnonzero(inside != np.roll(inside, -1))
    here, there = ring[crosses], ring[(crosses + 1) % len(ring)]
    share = (limit - here[:, axis]) / (there[:, axis] - here[:, axis])
    cuts = here + (there - here) * share[:, None]
    cuts[:, axis] = limit
    number = np.concatenate([np.flatnonzero(inside) * 2, crosses * 2 + 1])
    return np.concatenate([ring[inside], cuts])[np.argsort(number, kind="stable")]


def clipped_line(line: Points, window: Window) -> Iterator[Points]:
    """The pieces of a line that may be seen, each with one point beyond the window at its ends."""
    x, y = line[:, 0], line[:, 1]
    seen = (np.maximum(x[:-1], x[1:]) >= window.west) & (np.minimum(x[:-1], x[1:]) <= window.east)
    seen &= (np.maximum(y[:-1], y[1:]) >= window.south) & (
        np.minimum(y[:-1], y[1:]) <= window.north
    )
    edges = np.flatnonzero(np.diff(seen, prepend=False, append=False))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield line[first : last + 1]
