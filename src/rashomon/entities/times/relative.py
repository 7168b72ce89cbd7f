"""How a time hangs on the day of publication: a small notation, and its arithmetic.

An expression is an anchor and steps, parted by blanks: ``publication weekday:2:before day:+3`` is
three days past the last Tuesday up to publication. The anchor is ``publication``, or ``event`` for
a happening that is not dated. Each step makes an interval of days from the one before it:

- ``day:N`` moves by days; ``week:N``, ``month:N``, ``year:N`` take the whole calendar unit, N off
  (weeks begin on Monday); ``weekend:N`` the Saturday and Sunday of such a week
- ``span:A:B`` from A to B days off; ``past:14d``, ``coming:2m`` (d, w, m, y) up to it, or from it
- ``weekday:2:SIDE`` a weekday (1 is Monday), ``weekday:2:week:-1`` that of a week N off
- ``date:06-24:SIDE``, ``date:06:SIDE``, ``season:summer:SIDE``, ``holiday:easter:SIDE``,
  ``weekend:SIDE`` by name. SIDE is ``before`` (the last up to that day, or around it), ``last``
  (wholly past), ``after`` (the first from that day on, or around it), ``next`` (wholly to come)
- ``rest:month:earlier``, ``rest:week:later`` what of a unit lies before or after
- ``part:early`` (``mid``, ``late``) a third of it; ``part:1:4`` its first quarter
- ``from:STEP``, ``to:STEP`` stretches it back or on to what a step finds
- ``on:2014-06-24``, ``on:1990/1999`` a time stated in full; ``clock:20:45`` an hour of the day
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.entities.times import holidays
from rashomon.records import When

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MID_MONTH = 15  # the only day that "mid-July" names
_STATED_UNITS = {1: "year", 2: "month", 3: "day"}  # by the parts of an EDTF date
_Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``first`` to ``last`` (included), and an hour where one was given."""

    first: date
    last: date
    clock: str = ""

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def edtf(self) -> str:
        """The shortest EDTF expression for these days."""
        if self.clock and self.first == self.last:
            return f"{self.first.isoformat()}T{self.clock}"
        for unit, characters in (("year", 4), ("month", 7)):
            whole = unit_of(self.first, unit)[0], unit_of(self.last, unit)[1]
            if whole == (self.first, self.last):
                return _joined(
                    self.first.isoformat()[:characters], self.last.isoformat()[:characters]
                )
        return _joined(self.first.isoformat(), self.last.isoformat())


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def settle(relative: str, published: When | None) -> str | None:
    """The EDTF time of an expression, None where a publication date leaves it open.

    A date of publication that allows several days settles what comes out the same for all.
    """
    anchor, *steps = relative.split()
    if anchor == "event" or (published is None and not steps[0].startswith("on:")):
        return None
    if published is None:
        found = walked(steps, date(2000, 1, 1))
        return found.edtf if found else None
    # Each side of every step is monotone, so the two ends speak for all days between.
    edges = {found.edtf if (found := walked(steps, end)) else None for end in ends_of(published)}
    return edges.pop() if len(edges) == 1 else None


def walked(steps: Iterable[str], day: date) -> Stretch | None:
    """The days that steps lead to from a day, None where the calendar does not have them."""
    here = Stretch(day, day)
    try:
        for step in steps:
            here = _stepped(here, step)
    except (ValueError, OverflowError):
        return None
    return here


def ends_of(when: When) -> _Days:
    """First and last day of a time; a stamp's own calendar day counts, not that of another zone."""
    if len(when.edtf) >= len("2014-06-24") and "/" not in when.edtf:
        day = date.fromisoformat(when.edtf[:10])
        return day, day
    return when.earliest.date(), (when.latest - timedelta(seconds=1)).date()


def _stepped(here: Stretch, step: str) -> Stretch:
    name, _, value = step.partition(":")
    if name == "clock":
        return replace(here, clock=value)
    first, last = _STEPS[name](here, value)
    if first > last:
        raise ValueError(f"{step!r} ends before it begins")
    return Stretch(first, last)


def _day(here: Stretch, value: str) -> _Days:
    offset = timedelta(days=int(value))
    # What is later than a stretch is later than its end, what is earlier than its beginning.
    day = (here.last if offset.days >= 0 else here.first) + offset
    return (here.first, here.last) if not offset.days else (day, day)


def _week(here: Stretch, value: str) -> _Days:
    monday = here.first - timedelta(days=here.first.weekday()) + timedelta(weeks=int(value))
    return monday, monday + timedelta(days=6)


def _month(here: Stretch, value: str) -> _Days:
    return unit_of(months_off(here.first, int(value)), "month")


def _year(here: Stretch, value: str) -> _Days:
    return unit_of(date(here.first.year + int(value), 1, 1), "year")


def _weekend(here: Stretch, value: str) -> _Days:
    if value.lstrip("+-").isdigit():
        saturday = _week(here, value)[0] + timedelta(days=5)
        return saturday, saturday + timedelta(days=1)
    saturdays = (_weekend(here, str(n)) for n in range(-2, 3))
    return _chosen(here, saturdays, value)


def _span(here: Stretch, value: str) -> _Days:
    first, last = value.split(":")
    return here.first + timedelta(days=int(first)), here.last + timedelta(days=int(last))


def _past(here: Stretch, value: str) -> _Days:
    return moved(here.first, -int(value[:-1]), value[-1]), here.last


def _coming(here: Stretch, value: str) -> _Days:
    return here.first, moved(here.last, int(value[:-1]), value[-1])


def _weekday(here: Stretch, value: str) -> _Days:
    number, side, *week = value.split(":")
    if week:
        day = _week(here, week[0])[0] + timedelta(days=int(number) - 1)
        return day, day
    since = (here.first.isoweekday() - int(number)) % 7
    offsets = range(-since - 7, here.length + 15, 7)
    return _chosen(here, ((d, d) for d in (here.first + timedelta(n) for n in offsets)), side)


def _date(here: Stretch, value: str) -> _Days:
    named, side = value.split(":")
    return _chosen(here, _dates(here.first.year, named), side)


def _dates(year: int, named: str) -> Iterator[_Days]:
    month, _, day = named.partition("-")
    for each in range(year - 8, year + 9):  # eight years hold a 29 February, centuries aside
        if not day:
            yield unit_of(date(each, int(month), 1), "month")
        elif int(day) <= monthrange(each, int(month))[1]:
            yield date(each, int(month), int(day)), date(each, int(month), int(day))


def _season(here: Stretch, value: str) -> _Days:
    named, side = value.split(":")
    years = range(here.first.year - 2, here.first.year + 3)
    return _chosen(here, (season(named, year) for year in years), side)


def season(named: str, year: int) -> _Days:
    """The three months of a northern season that begins in a year."""
    first = date(year, _SEASONS[named], 1)
    return first, unit_of(months_off(first, 2), "month")[1]


def _holiday(here: Stretch, value: str) -> _Days:
    named, side = value.rsplit(":", 1)
    years = range(here.first.year - 2, here.first.year + 3)
    named = named.replace("_", " ")
    return _chosen(here, (days for year in years for days in holidays.days_of(named, year)), side)


def _rest(here: Stretch, value: str) -> _Days:
    unit, which = value.split(":")
    first, last = unit_of(here.first, unit)
    if which == "earlier":  # on the first day of a month nothing but that day is left
        return first, max(first, here.first - timedelta(days=1))
    return min(last, here.last + timedelta(days=1)), last


def _part(here: Stretch, value: str) -> _Days:
    if value == "mid" and here.edtf.count("-") == 1:
        middle = here.first.replace(day=_MID_MONTH)
        return middle, middle
    thirds = {"early": (1, 3), "mid": (2, 3), "late": (3, 3)}
    number, of = thirds[value] if value in thirds else tuple(map(int, value.split(":")))
    if (here.first, here.last) == (_year(here, "0")[0], unit_of(here.last, "year")[1]):
        # Whole months of a year, whole years of a decade.
        years = here.last.year - here.first.year + 1
        units, months = (12, 1) if years == 1 else (years, 12)
        cuts = [units * n // of * months for n in (number - 1, number)]
        first = months_off(here.first, cuts[0])
        return first, months_off(here.first, cuts[1]) - timedelta(days=1)
    cuts = [here.length * n // of for n in (number - 1, number)]
    first = here.first + timedelta(days=cuts[0])
    return first, here.first + timedelta(days=cuts[1] - 1)


def _from(here: Stretch, value: str) -> _Days:
    return _stepped(Stretch(here.first, here.first), f"{value}:before").first, here.last


def _to(here: Stretch, value: str) -> _Days:
    return here.first, _stepped(Stretch(here.last, here.last), f"{value}:after").last


def _on(here: Stretch, value: str) -> _Days:
    first, _, last = value.partition("/")
    return _stated(first)[0], _stated(last or first)[1]


def _stated(edtf: str) -> _Days:
    parts = [int(part) for part in edtf.split("-")]
    unit = _STATED_UNITS[len(parts)]
    return unit_of(date(*[*parts, 1, 1][:3]), unit)


_STEPS: dict[str, Callable[[Stretch, str], _Days]] = {
    "day": _day,
    "week": _week,
    "month": _month,
    "year": _year,
    "weekend": _weekend,
    "span": _span,
    "past": _past,
    "coming": _coming,
    "weekday": _weekday,
    "date": _date,
    "season": _season,
    "holiday": _holiday,
    "rest": _rest,
    "part": _part,
    "from": _from,
    "to": _to,
    "on": _on,
}


def _chosen(here: Stretch, candidates: Iterable[_Days], side: str) -> _Days:
    ordered = list(candidates)
    match side:
        case "before":
            return max(days for days in ordered if days[0] <= here.last)
        case "last":
            return max(days for days in ordered if days[1] < here.first)
        case "after":
            return min(days for days in ordered if days[1] >= here.first)
        case _:
            return min(days for days in ordered if days[0] > here.last)


def unit_of(day: date, unit: str) -> _Days:
    """First and last day of the day, week, month or year around a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if unit == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day, day


def months_off(day: date, count: int) -> date:
    """The same day some months away, or the last that such a month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(day: date, count: int, unit: str) -> date:
    """A day some days, weeks, months or years (d, w, m, y) away."""
    if unit in "my":
        return months_off(day, count * (12 if unit == "y" else 1))
    return day + timedelta(days=count * (7 if unit == "w" else 1))
