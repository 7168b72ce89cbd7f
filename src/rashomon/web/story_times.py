"""When events happened, on one scale with when the reports were published.

The scale holds the days of publication and what happened within some days of them. What lies
further off, or is only known to a month or a year, is told in words: on the scale it would be a
bar that says nothing, or make everything else a dot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.dossier.found import GONE, Found
from rashomon.dossier.sentences import rival_values
from rashomon.dossier.timeline import Scale, Tick, Timeline, scale_over, timeline
from rashomon.dossier.wording import time
from rashomon.records import Attribute, Basis, Event, FindingStatus, Value, When

_MOST = 24  # events drawn, and as many told in words
_AROUND = timedelta(days=4)  # at least, before and after the publications
_COARSE = timedelta(days=14)  # a time no more exact than this is told in words
_HOUR = timedelta(hours=1)
_EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Mark:
    """One time of an event on the scale, in percent; an open end runs to the end of the scale."""

    start: float
    length: float
    is_moment: bool
    is_open: bool
    look: str  # stands, rival or gone
    label: str


@dataclass(frozen=True, slots=True)
class TimeRow:
    """An event with its times: those that contradict each other as marks of their own."""

    number: int
    heading: str
    said: str
    is_contested: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """Events on the scale and beside it, and the publications on the same scale."""

    drawn: tuple[TimeRow, ...]
    told: tuple[TimeRow, ...]
    unlisted: int
    ticks: tuple[Tick, ...]
    published: Timeline


Bounds = tuple[datetime, datetime]


def times(found: Found) -> Times:
    """The times of the listed events, earliest first."""
    published = [e.report.published for e in found.dossier.entries if e.report.published]
    given = [(event, values) for event in found.listed if (values := _values(event, found))]
    scale = _scale(published, [bounds(v.value) for _, values in given for v in values])
    if scale is None:
        return Times((), tuple(_told(given, found)), 0, (), timeline(found.dossier))
    drawn = [each for each in given if any(_fits(bounds(v.value), scale) for v in each[1])]
    told = [each for each in given if each not in drawn]
    rows = [_row(event, values, scale, found) for event, values in _earliest(drawn[:_MOST])]
    left = max(0, len(drawn) - _MOST) + max(0, len(told) - _MOST)
    listed = tuple(_told(_earliest(told[:_MOST]), found))
    return Times(tuple(rows), listed, left, scale.ticks(), timeline(found.dossier, scale))


def bounds(edtf: str) -> Bounds:
    """The first and the last moment that a time allows; an open end is the end of all time."""
    first, slash, last = edtf.replace("~", "").partition("/")
    if not slash:
        return _ends(first)
    return _ends(first)[0], _ends(last)[1]


def _ends(edtf: str) -> Bounds:
    try:
        when = When(edtf, Basis.TEXT)
    except ValueError:  # an open end, or words that a person set
        return _EVER
    return when.earliest, when.latest


def _values(event: Event, found: Found) -> list[Value]:
    finding = found.of(event).get(Attribute.TIME)
    return [v for v in finding.values if bounds(v.value) != _EVER] if finding is not None else []


def _scale(published: Sequence[When], given: Sequence[Bounds]) -> Scale | None:
    """Round the publications, or round the exact times where no report is dated."""
    exact = [each for each in given if each[1] - each[0] <= _COARSE]
    if not published:
        return _over(exact) if exact else None
    first, last = min(w.earliest for w in published), max(w.latest for w in published)
    reach = max(_AROUND, last - first)
    near = [each for each in exact if first - reach <= each[0] and each[1] <= last + reach]
    return _over([*near, (first, last)])


def _over(given: Sequence[Bounds]) -> Scale:
    first, last = min(each[0] for each in given), max(each[1] for each in given)
    whole = f"{first.date().isoformat()}/{(last - timedelta(microseconds=1)).date().isoformat()}"
    return scale_over([When(whole, Basis.TEXT)])


def _fits(given: Bounds, scale: Scale) -> bool:
    """Whether a time says something on the scale: one of its ends, exact, lies on it."""
    first, last = given
    if _EVER[0] < first and last < _EVER[1]:
        return scale.first <= first and last <= scale.last and last - first <= _COARSE
    end = first if last == _EVER[1] else last
    return scale.first <= end <= scale.last


def _earliest(given: Sequence[tuple[Event, list[Value]]]) -> list[tuple[Event, list[Value]]]:
    return sorted(given, key=lambda pair: min(_moment(value) for value in pair[1]))


def _moment(value: Value) -> datetime:
    first, last = bounds(value.value)
    return last if first == _EVER[0] else first


def _row(event: Event, values: Sequence[Value], scale: Scale, found: Found) -> TimeRow:
    drawn = [value for value in values if _fits(bounds(value.value), scale)]
    marks = tuple(_mark(value, scale) for value in drawn)
    return _said(event, values, marks, found)


def _told(given: Sequence[tuple[Event, list[Value]]], found: Found) -> Iterator[TimeRow]:
    yield from (_said(event, values, (), found) for event, values in given)


def _said(event: Event, values: Sequence[Value], marks: tuple[Mark, ...], found: Found) -> TimeRow:
    finding = found.of(event)[Attribute.TIME]
    contested = finding.status is FindingStatus.CONTESTED
    stand = [value for value in values if value.standing not in GONE] or list(values)
    stand = rival_values(finding) if contested else stand
    said = (" or " if contested else "; ").join(dict.fromkeys(time(v.value) for v in stand[:3]))
    more = f"; {len(stand) - 3} more" if len(stand) > 3 else ""
    return TimeRow(found.numbers[event.id], found.heading(event), f"{said}{more}", contested, marks)


def _mark(value: Value, scale: Scale) -> Mark:
    first, last = bounds(value.value)
    start, end = max(first, scale.first), min(last, scale.last)
    look = "gone" if value.standing in GONE else value.standing.value
    return Mark(
        scale.percent(start),
        round(max(scale.percent(end) - scale.percent(start), 0.4), 2),
        last - first <= _HOUR,
        first < scale.first or scale.last < last,
        look if look in ("gone", "rival") else "stands",
        time(value.value),
    )
