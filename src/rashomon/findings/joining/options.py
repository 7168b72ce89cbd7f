"""What can be chosen about joining."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JoiningOptions:
    """``enough`` is the tie between two groups from which they are one event: the mean score, and
    for a part of ``chain`` the best.

    Distances in km, after what both places reach: up to ``close`` two places are as good as one,
    past ``far`` two towns exclude each other where both are surely located (``located``, a share).
    ``told_apart``: whether a mere possibility or habit is never one with a happening.
    What makes a tie was chosen on the training and development parts of ECB+ together.
    """

    enough: float = 0.55
    chain: float = 0.4
    close: float = 10.0
    far: float = 50.0
    located: float = 0.7
    told_apart: bool = True
