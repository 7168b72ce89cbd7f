"""When an undated report was likely published, and what its times come to then.

The story's other reports say about when; a day that the report states in full beside one that it
counts from publication ("today, 26 June 2014"; "June 25 … on Wednesday") says it more closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.entities.times.mentions import resolved
from rashomon.entities.times.relative import ends_of, walked
from rashomon.entities.times.words import MONTH, month_number
from rashomon.records import Basis, Bound, Span, TimeMention, When

_BESIDE = 3  # characters between a day and its other name: "on Tuesday (24 June)"
_NEAR = 400  # characters, some three sentences, in which a weekday is the one of a date
_AROUND = timedelta(days=7)  # how far from its story a report's own words may put it
_WEEK = timedelta(days=6)
_WEEKS = timedelta(days=30)  # how far a dateline may lie from its story, whose year it takes
_DATELINE = re.compile(
    r"^(?=[A-Z])[\w .,'’/-]{2,60}?,\s+"
    rf"(?P<said>(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\s+(?P<later>{MONTH}))"
    r"\s*(?:\([A-Z][^)\n]{1,40}\)|[-–—]\s)",
    re.MULTILINE,
)
_SOURCES = {
    Basis.TEXT: "reckoned from a date in its own words",
    Basis.DATELINE: "from its dateline, the year from the story's other reports",
}
_Days = tuple[date, date]


def settled(times: Sequence[TimeMention], published: When) -> tuple[TimeMention, ...]:
    """The times of an undated report for a date of publication that its story gives.

    What was settled already stays, and so does what such a date leaves open. The evidence of the
    rest says what was settled by.
    """
    source = _SOURCES.get(published.basis, "taken from the story's other reports")
    return tuple(_settled(time, published, source) for time in times)


def _settled(time: TimeMention, published: When, source: str) -> TimeMention:
    found = resolved(time, published) if time.when is None else time
    if found.when is None or time.when is not None:
        return time
    return replace(found, evidence=f"{found.evidence}; publication {published.edtf} {source}")


def likely_published(times: Sequence[TimeMention], dated: Sequence[When]) -> When | None:
    """An estimate of when an undated report was published, None where nothing tells.

    ``dated`` are the publications of its story's other reports. The basis is ``story`` where they
    alone tell, ``text`` (with the words of the date) where the report's own days narrow it.
    """
    story = _hull(dated)
    tried, first = list(_tried(times, story)), None
    for clue in _clues(times):
        fitting = [day for day in tried if clue.fits(day)]
        if fitting:  # a clue that contradicts those before it is a chance likeness
            tried, first = fitting, first or clue
    if first is None:
        return When(_edtf(story), Basis.STORY) if story else None
    inside = [day for day in tried if story and story[0] <= day <= story[1]]
    days = inside or tried
    return When(_edtf((days[0], days[-1])), Basis.TEXT, first.stated.words)


@dataclass(frozen=True, slots=True)
class _Clue:
    """A stated day that is also counted from publication: which publications make them one."""

    stated: TimeMention
    counted: TimeMention

    def fits(self, published: date) -> bool:
        """Whether the two are one day of the week up to such a publication."""
        one, other = _on(self.stated, published), _on(self.counted, published)
        return one is not None and one == other and one[0] >= published - _WEEK


def dateline_day(report: str, text: str, dated: Sequence[When]) -> When | None:
    """The day of a dateline without a year, "TUNIS, May 27 (AFP) -", in the year of its story.

    ``dated`` are the publications of its story's other reports; without any, or with none within a
    few weeks of that day, nothing tells the year.
    """
    story, found = _hull(dated), _DATELINE.search(text)
    if story is None or found is None:
        return None
    month, day = found["month"] or found["later"], int(found["day"] or found["first"])
    days = []
    for year in {story[0].year - 1, story[0].year, story[1].year, story[1].year + 1}:
        with suppress(ValueError):
            days.append(date(year, month_number(month), day))
    near = [each for each in days if story[0] - _WEEKS <= each <= story[1] + _WEEKS]
    words = Span(report, found.start("said"), found.end("said"))
    return When(near[0].isoformat(), Basis.DATELINE, words) if near else None


def _hull(dated: Sequence[When]) -> _Days | None:
    """First and last day of a story's publications."""
    if not dated:
        return None
    ends = [ends_of(when) for when in dated]
    return min(first for first, _ in ends), max(last for _, last in ends)


def _tried(times: Sequence[TimeMention], story: _Days | None) -> Iterator[date]:
    """Days of publication to try, in order: around the story, else around days stated in full."""
    spans = [story] if story else [ends_of(t.when) for t in times if t.when and not t.relative]
    days = {
        day
        for first, last in spans
        if (last - first).days <= 366  # a year or a decade says nothing of a day
        for day in _each(first - _AROUND, last + _AROUND)
    }
    yield from sorted(days)


def _each(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _clues(times: Sequence[TimeMention]) -> list[_Clue]:
    """Pairs of a date and a day counted from publication, those side by side first."""
    dates = [time for time in times if _is_date(time)]
    counted = [time for time in times if _is_counted(time)]
    found = [(_gap(a, b), a, b) for a in dates for b in counted]
    return [
        _Clue(stated, other)
        for gap, stated, other in sorted(found, key=lambda pair: pair[0])
        if gap <= _BESIDE or (gap <= _NEAR and "weekday:" in other.relative)
    ]


def _gap(one: TimeMention, other: TimeMention) -> int:
    left, right = sorted((one.words, other.words), key=lambda span: span.start)
    return right.start - left.end


def _is_date(time: TimeMention) -> bool:
    """Whether a time is a day of the calendar, its year said or not."""
    if time.bound is not Bound.AT or time.about:
        return False
    if not time.relative:
        return time.when is not None and len(set(ends_of(time.when))) == 1
    anchor, step, *more = time.relative.split()
    return anchor == "publication" and not more and step.startswith("date:") and "-" in step


def _is_counted(time: TimeMention) -> bool:
    """Whether a time is a day past, counted from publication: "today", "on Wednesday"."""
    if time.bound is not Bound.AT or time.about or not time.relative.startswith("publication "):
        return False
    step, *more = time.relative.split()[1:]
    is_weekday = step.startswith("weekday:") and step.endswith((":before", ":last"))
    return not more and (is_weekday or step in ("day:0", "day:-1"))


def _on(time: TimeMention, published: date) -> _Days | None:
    """The days of a time for a day of publication."""
    if not time.relative:
        return ends_of(time.when) if time.when else None
    found = walked(time.relative.split()[1:], published)
    return (found.first, found.last) if found else None


def _edtf(days: _Days) -> str:
    first, last = (day.isoformat() for day in days)
    return first if first == last else f"{first}/{last}"
