"""How two times stand to each other: one day, overlapping, apart, or surely apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rashomon.records import Bound, Status, TimeMention, When

_DAY = 86_400.0  # seconds
_ONE_DAY = 1.5  # days: a night runs over midnight
_NEWS = 10.0  # days before it is published, past which what no day is told of is no news
_EVER = 1e6  # days before or after everything


class Fit(IntEnum):
    """From the same day to times that cannot both be meant."""

    UNKNOWN = 0
    SAME_DAY = 1
    OVERLAP = 2
    APART = 3
    EXCLUDED = 4


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, in days since 1970; ``told``: its own words say so."""

    first: float
    last: float
    exact: bool = True
    told: bool = True

    @property
    def days(self) -> float:
        """How long it is."""
        return self.last - self.first


def period(time: TimeMention | None, published: When | None, status: Status) -> Period | None:
    """When a mention lets its event be; what happened did so before it was published."""
    if time is not None and time.when is not None:
        first, last = _days(time.when)
        exact = not time.about and time.bound is Bound.AT
        if time.bound is Bound.FROM:
            last = _EVER
        elif time.bound is Bound.UNTIL:
            first = -_EVER
        return Period(first, last, exact)
    if published is not None and status is Status.HAPPENED:
        return Period(-_EVER, _days(published)[1], exact=False, told=False)
    return None


def fit(one: Period | None, other: Period | None) -> Fit:
    """How two periods stand to each other.

    An inexact one may be a day off: time zones, and "on Monday" for Sunday night.
    """
    if one is None or other is None:
        return Fit.UNKNOWN
    gap = max(one.first - other.last, other.first - one.last)
    both = one.told and other.told
    if gap < 0:
        if not both:
            told, news = (one, other) if one.told else (other, one)
            return Fit.APART if told.told and news.last - told.last > _NEWS else Fit.UNKNOWN
        return Fit.SAME_DAY if max(one.days, other.days) <= _ONE_DAY else Fit.OVERLAP
    allowed = 0.0 if one.exact and other.exact else 1.0
    if gap >= allowed:
        return Fit.EXCLUDED
    return Fit.APART if both else Fit.UNKNOWN


def _days(when: When) -> tuple[float, float]:
    return when.earliest.timestamp() / _DAY, when.latest.timestamp() / _DAY
