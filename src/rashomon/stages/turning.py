"""What a story turns on, with the keys under which it finds what came before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.stories import Matter

    Turning = tuple[tuple[int, ...], Matter]


def turning(matter: Matter) -> Turning:
    """The keys, and what they were made from."""
    from rashomon.stories import thread_keys

    return thread_keys(matter), matter
