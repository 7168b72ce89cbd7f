"""What can be chosen about joining."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JoiningOptions:
    """``enough`` is the mean score between two groups from which they are one event.

    Distances in km, after what both places reach: up to ``close`` two places are as good as one,
    past ``far`` two towns exclude each other where both are surely located (``located``, a share).
    ``told_apart``: whether a mere possibility or habit is never one with a happening.
    """

    enough: float = 0.5
    close: float = 10.0
    far: float = 50.0
    located: float = 0.8
    told_apart: bool = True
