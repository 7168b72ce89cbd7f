"""Times are intervals: they never overlap and precede at once, and impossible ones are refused."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Basis, When

dates = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def when(edtf: str) -> When:
    return When(edtf, Basis.SUPPLIED)


@given(dates, dates)
def test_days_between_days(a: date, b: date) -> None:
    gap = when(a.isoformat()).days_from(when(b.isoformat()))
    assert gap == max(abs((a - b).days) - 1, 0)


@given(dates, dates)
def test_before_and_overlap_exclude_each_other(a: date, b: date) -> None:
    one, other = when(a.isoformat()), when(b.isoformat())
    assert one.before(other) == (a < b)
    if one.before(other):
        assert not other.before(one)


@given(dates)
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    for wider in (f"{day:%Y-%m}", f"{day:%Y}"):
        assert when(wider).earliest <= when(day.isoformat()).earliest
        assert when(day.isoformat()).latest <= when(wider).latest


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_a_month_is_as_long_as_it_is(year: int, month: int) -> None:
    span = when(f"{year}-{month:02}")
    assert (span.latest - span.earliest).days == calendar.monthrange(year, month)[1]


def test_a_zone_moves_the_moment() -> None:
    assert when("2014-06-26T20:04:00+02:00").earliest == when("2014-06-26T18:04:00Z").earliest


def test_an_interval_runs_from_its_first_day_through_its_last() -> None:
    two_days = when("2014-06-24/2014-06-25")
    assert (two_days.latest - two_days.earliest).days == 2


@pytest.mark.parametrize(
    "bad",
    ["", "Thursday", "2014-13", "2014-02-30", "2014-06-25/2014-06-24", "14-06-24", "2014-6-4"],
)
def test_what_is_no_time_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"time|EDTF|month|day"):
        when(bad)
