"""Which ways of being told go together: an occurrence may be contested, a mere thought is none."""

from __future__ import annotations

from rashomon.records import Status

# Somebody says that it took place, or that it did not: one happening, its occurrence contested.
_OF_RECORD = frozenset((Status.HAPPENED, Status.NEGATED, Status.DENIED))


def excluded(one: tuple[Status, bool], other: tuple[Status, bool]) -> bool:
    """Whether mentions told in these ways cannot be one event; each with whether it is alleged.

    What is suspected or charged is a happening in doubt; what may, might or could be is none yet.
    """
    ways = {one, other}
    if one[0] is other[0] or not any(status in _OF_RECORD for status, _ in ways):
        return False
    return any(
        status is Status.HABITUAL or (status is Status.HYPOTHETICAL and not alleged)
        for status, alleged in ways
    )


def differ(one: Status, other: Status) -> bool:
    """Whether one is told as having happened, or not, and the other as still to come."""
    return (one in _OF_RECORD) != (other in _OF_RECORD)
