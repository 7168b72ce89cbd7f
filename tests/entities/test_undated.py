"""An undated report's times: when it was likely published, and what its times come to then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities import dateline_day, likely_published, resolved, settled
from rashomon.records import Basis, Bound, Span, TimeMention, When

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONDAY = date(2014, 6, 23)
_STORY = (When("2014-06-24", Basis.METADATA), When("2014-06-27T09:30:00Z", Basis.DATELINE))
_DAYS = st.dates(date(1990, 1, 8), date(2060, 12, 24))


def _time(start: int, relative: str = "", edtf: str = "", bound: Bound = Bound.AT) -> TimeMention:
    """A mention of ten characters."""
    words = Span("r", start, start + 10)
    when = When(edtf, Basis.TEXT, words) if edtf else None
    return TimeMention(words, when, relative, 0, "a time", bound)


def _weekday(day: date, start: int, side: str = "before") -> TimeMention:
    return _time(start, f"publication weekday:{day.isoweekday()}:{side}")


@pytest.mark.parametrize("offset", range(7), ids=_WEEKDAYS)
@pytest.mark.parametrize("weekday", range(7), ids=_WEEKDAYS)
def test_a_weekday_is_the_last_up_to_a_publication_of_the_story(offset: int, weekday: int) -> None:
    published = _MONDAY + timedelta(days=offset)
    said = _weekday(_MONDAY + timedelta(days=weekday), 0)
    (found,) = settled([said], When(published.isoformat(), Basis.STORY))
    wanted = published - timedelta(days=(offset - weekday) % 7)
    assert found.when == When(wanted.isoformat(), Basis.TEXT, said.words)
    assert found.evidence.startswith("a time; publication ")
    assert found.evidence.endswith("taken from the story's other reports")
    assert found.relative == said.relative


def test_what_is_settled_or_left_open_is_not_touched() -> None:
    stated, later = _time(0, edtf="2013-05-04"), _time(20, "event day:+1")
    known = resolved(_time(40, "publication day:-1"), When("2014-01-02", Basis.SUPPLIED))
    loose = _time(60, "publication day:-1")
    of_a_week = When("2014-06-23/2014-06-29", Basis.STORY)
    assert settled([stated, later, known, loose], of_a_week) == (stated, later, known, loose)


def test_a_publication_of_several_days_settles_what_is_the_same_for_all() -> None:
    (month,) = settled(
        [_time(0, "publication month:-1")], When("2014-06-24/2014-06-27", Basis.STORY)
    )
    assert month.when is not None
    assert month.when.edtf == "2014-05"


@given(_DAYS, _DAYS)
def test_settled_gives_the_values_of_resolved(day: date, other: date) -> None:
    times = [_weekday(other, 0), _time(20, "publication day:-1"), _time(40, "publication week:0")]
    published = When(day.isoformat(), Basis.STORY)
    values = [time.when for time in settled(times, published)]
    assert values == [resolved(time, published).when for time in times]


def test_nothing_tells_nothing() -> None:
    assert likely_published([], []) is None
    assert likely_published([_weekday(_MONDAY, 0)], []) is None
    assert likely_published([_time(0, edtf="2014-06-24")], []) is None


def test_without_days_of_its_own_a_report_is_as_old_as_its_story() -> None:
    found = likely_published([_weekday(_MONDAY, 0)], _STORY)
    assert found == When("2014-06-24/2014-06-27", Basis.STORY)
    assert likely_published([], _STORY[:1]) == When("2014-06-24", Basis.STORY)


@pytest.mark.parametrize("day", [_MONDAY + timedelta(days=n) for n in range(7)], ids=_WEEKDAYS)
def test_today_beside_its_date_is_the_day(day: date) -> None:
    date_, today = _time(0, edtf=day.isoformat()), _time(12, "publication day:0")
    found = likely_published([date_, today], [])
    assert found == When(day.isoformat(), Basis.TEXT, date_.words)
    yesterday = _time(12, "publication day:-1")
    after = likely_published([date_, yesterday], [])
    assert after is not None
    assert after.edtf == (day + timedelta(days=1)).isoformat()


@pytest.mark.parametrize("day", [_MONDAY + timedelta(days=n) for n in range(7)], ids=_WEEKDAYS)
@pytest.mark.parametrize("with_year", [True, False])
def test_a_weekday_near_its_date_puts_publication_into_the_week_from_it(
    day: date, with_year: bool
) -> None:
    dated = _time(0, edtf=day.isoformat())
    if not with_year:
        dated = _time(0, f"publication date:{day:%m-%d}:before")
    found = likely_published(
        [dated, _weekday(day, 100)], [When("2014-06-15/2014-07-10", Basis.TEXT)]
    )
    last = day + timedelta(days=6)
    assert found == When(f"{day.isoformat()}/{last.isoformat()}", Basis.TEXT, dated.words)


def test_the_story_narrows_what_the_words_leave_open() -> None:
    times = [_time(0, "publication date:06-25:before"), _weekday(date(2014, 6, 25), 60)]
    found = likely_published(times, _STORY)
    assert found == When("2014-06-25/2014-06-27", Basis.TEXT, times[0].words)


def test_own_words_may_put_a_report_a_little_outside_its_story() -> None:
    times = [_time(0, edtf="2014-06-29"), _time(12, "publication day:0")]
    assert likely_published(times, _STORY) == When("2014-06-29", Basis.TEXT, times[0].words)


@pytest.mark.parametrize(
    "times",
    [
        [_time(0, edtf="2009-03-02"), _time(12, "publication day:0")],  # another year's
        [_time(0, edtf="2014-06-25"), _weekday(date(2014, 6, 25), 2000)],  # far in the text
        [_time(0, edtf="2014-06-25"), _weekday(date(2014, 6, 26), 60)],  # another weekday
        [_time(0, edtf="2014-06-25", bound=Bound.UNTIL), _time(12, "publication day:0")],
        [_time(0, edtf="2014-06"), _time(12, "publication day:0")],  # no day
        [_time(0, edtf="2014-06-25"), _weekday(date(2014, 6, 25), 60, "after")],  # to come
    ],
)
def test_what_is_no_other_name_of_a_date_tells_nothing(times: list[TimeMention]) -> None:
    assert likely_published(times, _STORY) == When("2014-06-24/2014-06-27", Basis.STORY)


@given(_DAYS, st.integers(0, 6), st.integers(0, 3))
def test_the_day_of_publication_is_never_ruled_out_by_true_clues(
    day: date, back: int, off: int
) -> None:
    happened = day - timedelta(days=back)
    times = [_time(0, f"publication date:{happened:%m-%d}:before"), _weekday(happened, 50)]
    near = [When((day + timedelta(days=n)).isoformat(), Basis.METADATA) for n in (-off, off)]
    found = likely_published(times, near)
    assert found is not None
    assert found.earliest.date() <= day < found.latest.date() or found.basis is Basis.STORY


@pytest.mark.parametrize(
    ("text", "dated", "day"),
    [
        ("TUNIS, Tunisia, May 27 (AFP) - Ten died.", ["2014-05-28"], "2014-05-27"),
        ("Toll rises\n\nTUNIS, 27 May (AFP) - Ten died.", ["2014-05-28"], "2014-05-27"),
        ("TUNIS, Dec. 31 (AFP) - Ten died.", ["2014-01-02"], "2013-12-31"),
        ("TUNIS, May 27 (AFP) - Ten died.", [], None),
        ("TUNIS, May 27 (AFP) - Ten died.", ["2014-11-02"], None),
        ("TUNIS, Feb. 30 (AFP) - Ten died.", ["2014-03-01"], None),
        ("Ten died on May 27 (a Tuesday).", ["2014-05-28"], None),
    ],
)
def test_a_dateline_takes_its_year_from_the_story(
    text: str, dated: list[str], day: str | None
) -> None:
    found = dateline_day("r", text, [When(each, Basis.METADATA) for each in dated])
    assert (found.edtf if found is not None else None) == day
    assert found is None or (found.words is not None and found.words.of(text)[0].isalnum())
