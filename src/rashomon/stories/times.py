"""Days between reports, and what a gap in coverage says."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from rashomon.records import Basis, When
from rashomon.stories.options import StoriesOptions

_LONGEST = 10.0  # days; a vaguer date ("June 2014") neither finds nor parts reports


class Days(NamedTuple):
    """First and last day of publication, as days since the year 1."""

    first: float
    last: float


@lru_cache(maxsize=50_000)
def stated(published: str) -> When:
    """A publication's time to reckon with; many reports share one."""
    return When(published, Basis.SUPPLIED)


@lru_cache(maxsize=50_000)
def days(published: str | None) -> Days | None:
    """A report's publication as days; None where it is unknown or vaguer than ten days."""
    if published is None:
        return None
    when = stated(published)
    first = when.earliest.toordinal() + when.earliest.hour / 24
    length = (when.latest - when.earliest).total_seconds() / 86400
    return Days(first, first + length) if length <= _LONGEST else None


def gap(one: Days | None, other: Days | None) -> float | None:
    """Whole days of silence between two times; None where one is unknown."""
    if one is None or other is None:
        return None
    return max(0.0, math.floor(max(one.first - other.last, other.first - one.last)))


def fading(silence: float | None, options: StoriesOptions, patience: float | None = None) -> float:
    """What a gap leaves of a likeness, 0 to 1; all of it where a time is unknown.

    It falls within days to ``patience``, which holds while coverage of one happening may pause,
    and from there to nothing: the same matter a year later is another story.
    """
    if silence is None:
        return 1.0
    patience = options.patience if patience is None else patience
    soon = math.exp(-silence / options.fade_days)
    late = math.exp(-max(0.0, silence - options.patient_days) / options.fade_late)
    return (patience + (1 - patience) * soon) * late
