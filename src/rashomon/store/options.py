"""Limits of the store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How rare a key must be to bring two things together.

    ``most_holders``
        A key under which more reports (or stories) are posted tells nothing any more and is left
        out of every search, also for the pairs it had brought together. It bounds the work of one
        more report: a wire story with more copies than this would come apart.
    ``most_followers``
        The same for the pairs of names under which stories follow one another: names that more
        stories than this turn on tell of a war, not of a thread.
    ``shared``
        So many live keys two reports must share to be compared. By chance two reports often share
        one run of words, or one pair of their heaviest, and seldom two.
    ``repeated_on``
        A line stands on this many pages of one outlet before it counts as repeated.
    """

    most_holders: int = 512
    most_followers: int = 24
    shared: int = 2
    repeated_on: int = 3
