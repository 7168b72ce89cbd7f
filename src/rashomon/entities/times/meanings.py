"""What a time phrase stands for: each builder reads a pattern's groups as steps of ``relative``."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from enum import StrEnum

from rashomon.entities.times.words import (
    S,
    count_of,
    day_number,
    holiday_name,
    hour_of,
    month_number,
    weekday_number,
)


class Hold(StrEnum):
    """What a phrase hangs on."""

    PUBLICATION = "publication"
    STATED = "stated"  # nothing: it is said in full
    EARLIER = "earlier"  # the last time mentioned before it
    COMPLEMENT = "complement"  # what follows it: "two days after …"
    DAY = "day"  # the day of which it is an hour, in its sentence


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase hangs on, and the steps from there; ``Phrase`` says what the flags mean."""

    hold: Hold
    steps: tuple[str, ...]
    about: bool = False
    bare: bool = False
    ahead: bool = False


_LEAP = 2012  # a year that has every day
_PARTS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "beginning": "early",
    "start": "early",
    "middle": "mid",
    "end": "late",
    "first half": "1:2",
    "second half": "2:2",
    "first quarter": "1:4",
    "second quarter": "2:4",
    "third quarter": "3:4",
    "fourth quarter": "4:4",
}


def _stated(*steps: str, about: bool = False) -> Meaning:
    return Meaning(Hold.STATED, steps, about)


def _published(*steps: str, about: bool = False, bare: bool = False) -> Meaning:
    return Meaning(Hold.PUBLICATION, steps, about, bare)


def _part(match: re.Match[str]) -> tuple[str, ...]:
    """The step for "early", "mid-" or "the end of", if one of them was said."""
    for group in ("edge", "part", "modifier"):
        if (words := match[group]) and (found := _PARTS.get(words.lower())):
            return (f"part:{found}",)
    return ()


def _group(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


# --- dates ---------------------------------------------------------------------------------------


def date(match: re.Match[str]) -> Meaning | None:
    """ "24 June", "June 24, 2014"."""
    return _dated(month_number(match["month"]), day_number(match["day"]), match["year"])


def _dated(month: int, day: int, year: str | None) -> Meaning | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(int(year or _LEAP), month)[1]):
        return None
    if year:
        return _stated(f"on:{int(year):04}-{month:02}-{day:02}")
    return _published(f"date:{month:02}-{day:02}:?")


def numbers(match: re.Match[str]) -> Meaning | None:
    """ "25/06/2014", either order; only where one of the two cannot be a month."""
    first, second, year = int(match["one"]), int(match["two"]), _group(match, "year") or None
    if first > 12 >= second or first == second:
        return _dated(second, first, year)
    return _dated(first, second, year) if second > 12 >= first else None


def days_and_month(match: re.Match[str]) -> Meaning | None:
    """ "between 3 and 5 May", "28 May to 3 June 2014"."""
    last = month_number(match["month"])
    first = month_number(match["other_month"]) if match["other_month"] else last
    return _ranged(match, first, last)


def month_and_days(match: re.Match[str]) -> Meaning | None:
    """ "May 3-5", "May 28 to June 3, 2014"."""
    first = month_number(match["month"])
    last = month_number(match["other_month"]) if match["other_month"] else first
    return _ranged(match, first, last)


def _ranged(match: re.Match[str], first: int, last: int) -> Meaning | None:
    start, end = day_number(match["day"]), day_number(match["other_day"])
    if first == last and start >= end:
        return None
    closing = _dated(last, end, match["year"])
    opening = f"from:date:{first:02}-{start:02}"
    return closing and Meaning(closing.hold, (*closing.steps, opening))


def iso(match: re.Match[str]) -> Meaning:
    """ "2014-06-24"."""
    return _stated(f"on:{match['iso']}")


def month_range(match: re.Match[str]) -> Meaning:
    """ "between March and May"."""
    first, last = month_number(match["month"]), month_number(match["other_month"])
    if year := match["year"]:
        return _stated(f"on:{year}-{last:02}", f"from:date:{first:02}")
    return _published(f"date:{last:02}:?", f"from:date:{first:02}")


def weekday_range(match: re.Match[str]) -> Meaning:
    """ "from Monday to Wednesday"."""
    first, last = weekday_number(match["weekday"]), weekday_number(match["other_weekday"])
    return _published(f"weekday:{last}:?", f"from:weekday:{first}")


def year_range(match: re.Match[str]) -> Meaning | None:
    """ "between 1990 and 1995"."""
    first, last = match["year"], match["other_year"]
    return _stated(f"on:{first}/{last}") if first < last else None


def month_and_year(match: re.Match[str]) -> Meaning:
    """ "June 2014", "mid-June of 2014"."""
    return _stated(f"on:{match['year']}-{month_number(match['month']):02}", *_part(match))


def month(match: re.Match[str]) -> Meaning | None:
    """ "in June", "last June"."""
    side = {"last": "last", "next": "next", "past": "last"}.get(_group(match, "which"), "?")
    shown = match["preposition"] or match["which"] or match["possessive"] or _part(match)
    step = f"date:{month_number(match['month']):02}:{side}"
    return _published(step, *_part(match), bare=not shown)


def year(match: re.Match[str]) -> Meaning:
    """ "in 2014"."""
    shown = match["preposition"] or match["possessive"] or _part(match)
    found = _stated(f"on:{match['year']}", *_part(match))
    return found if shown else Meaning(found.hold, found.steps, found.about, bare=True)


def decade(match: re.Match[str]) -> Meaning:
    """ "the 1990s"."""
    short = match["decade"]
    first = int(short) if len(short) == 4 else 1900 + int(short)
    return _stated(f"on:{first:04}/{first + 9:04}", *_part(match))


def season(match: re.Match[str]) -> Meaning | None:
    """ "last summer", "spring 2014"."""
    season, which = match["season"].lower(), _group(match, "which")
    if not (which or match["preposition"] or match["year"]):
        return None
    if year := match["year"]:
        return _stated(f"on:{year}", f"season:{season}:after", *_part(match), about=True)
    side = {"last": "last", "next": "next", "this": "?", "past": "last"}.get(which, "?")
    return _published(f"season:{season}:{side}", *_part(match), about=True)


def holiday(match: re.Match[str]) -> Meaning:
    """ "on Christmas Day", "the third day of Eid"."""
    name = holiday_name(match["holiday"])
    about = name in ("ashura", "ramadan") or name.startswith("eid")
    named = name.replace(" ", "_")
    nth = {"second": ("day:+1",), "third": ("day:+2",), "fourth": ("day:+3",)}
    offset = nth.get(_group(match, "nth"), ("part:1:29",) if match["nth"] and about else ())
    if not name.startswith("ramadan") and _group(match, "nth") == "first":
        offset = ()
    if year := match["year"]:
        return _stated(f"on:{year}", f"holiday:{named}:after", *offset, about=about)
    side = {"last": "last", "next": "next"}.get(_group(match, "which"), "?")
    return _published(f"holiday:{named}:{side}", *offset, *_part(match), about=about)


# --- weekdays and days ---------------------------------------------------------------------------


def weekday(match: re.Match[str]) -> Meaning:
    """ "on Tuesday", "last Tuesday"."""
    sides = {"last": "last", "past": "last", "next": "next", "coming": "next"}
    side = sides.get((_group(match, "which").split() or [""])[-1], "?")
    return _published(f"weekday:{weekday_number(match['weekday'])}:{side}", bare=not side)


def weekday_of_week(match: re.Match[str]) -> Meaning:
    """ "Wednesday of last week"."""
    weeks = {"last": -1, "this": 0, "next": 1, "the following": 1, "the previous": -1}
    offset = weeks[re.sub(S, " ", _group(match, "week"))]
    return _published(f"weekday:{weekday_number(match['weekday'])}:week:{offset:+}")


_DAYS = {
    "today": ("day:0",),
    "tonight": ("day:0",),
    "this morning": ("day:0",),
    "this afternoon": ("day:0",),
    "this evening": ("day:0",),
    "this lunchtime": ("day:0",),
    "yesterday": ("day:-1",),
    "last night": ("day:-1",),
    "last evening": ("day:-1",),
    "tomorrow": ("day:+1",),
    "overnight": ("span:-1:0",),
    "the day before yesterday": ("day:-2",),
    "the day after tomorrow": ("day:+2",),
    "at the weekend": ("weekend:?",),
    "over the weekend": ("weekend:?",),
    "during the weekend": ("weekend:?",),
    "this weekend": ("weekend:0",),
    "last weekend": ("weekend:-1",),
    "this past weekend": ("weekend:before",),
    "next weekend": ("weekend:+1",),
}


def day(match: re.Match[str]) -> Meaning:
    """ "yesterday", "over the weekend"."""
    return _published(*_DAYS[re.sub(S, " ", match["words"].lower())])


# --- calendar units and counts -------------------------------------------------------------------

_LETTERS = {"day": "d", "week": "w", "month": "m", "year": "y"}
_LARGER = {"fortnight": ("week", 2), "decade": ("year", 10)}
# Vague counts, in units: "recent" reaches back so far, "days later" lies between so many. Wide on
# purpose, so that the interval says nothing that the words do not.
_RECENT = {"hour": "1d", "day": "7d", "week": "6w", "month": "6m", "year": "5y"}
_SOME = {"day": (2, 13), "week": (14, 62), "month": (60, 730)}


def unit(match: re.Match[str]) -> Meaning | None:
    """ "last week", "this month", "later this year", "late next year"."""
    which, unit = _group(match, "which").split()[-1], _group(match, "unit")
    rest = _group(match, "modifier") or _group(match, "part")
    if which == "this" and rest in ("earlier", "later"):
        return _published(f"rest:{unit}:{rest}")
    offset = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[which]
    return _published(f"{unit}:{offset:+}" if offset else f"{unit}:0", *_part(match))


def unit_here(match: re.Match[str]) -> Meaning | None:
    """ "the end of the year", "earlier in the week"."""
    unit, rest = _group(match, "unit"), _group(match, "modifier")
    if rest in ("earlier", "later"):
        return _published(f"rest:{unit}:{rest}" if unit != "day" else "day:0")
    part = _part(match)
    return _published(f"{unit}:0", *part) if match["edge"] and unit != "day" else None


def unit_before(match: re.Match[str]) -> Meaning:
    """ "the previous day", "the following week", "that year": off the last time mentioned."""
    which, unit = _group(match, "which"), _group(match, "unit")
    night = unit in ("night", "evening", "afternoon", "morning", "weekend")
    base = "day" if night else unit
    offsets = {"previous": -1, "preceding": -1, "next": 1, "following": 1}
    offset = offsets.get(which, 0)
    if (words := _group(match, "side")) and not which:
        offset = -1 if words == "before" else 1
    return Meaning(Hold.EARLIER, (f"{base}:{offset:+}" if offset else f"{base}:0",))


def unit_at(match: re.Match[str]) -> Meaning:
    """ "the day after the raid", "a week before the vote"; the raid is looked for behind it."""
    offset = -1 if match["side"].lower() in ("before", "prior to") else 1
    return Meaning(Hold.COMPLEMENT, _off(1, _singular(match), offset))


def count_ago(match: re.Match[str]) -> Meaning | None:
    """ "two weeks ago"."""
    return _counted(match, Hold.PUBLICATION, -1)


def count_off(match: re.Match[str]) -> Meaning | None:
    """ "three days later"."""
    back = match["side"].lower() in ("earlier", "before", "previously", "beforehand")
    return _counted(match, Hold.EARLIER, -1 if back else 1)


def count_at(match: re.Match[str]) -> Meaning | None:
    """ "two days after …"."""
    back = match["side"].lower() in ("before", "prior to", "ahead of")
    if _singular(match) == "hour":  # tells no day, and the happening is at hand to be read itself
        return None
    return _counted(match, Hold.COMPLEMENT, -1 if back else 1)


def count_ahead(match: re.Match[str]) -> Meaning | None:
    """ "in three weeks"."""
    if _singular(match) == "hour" or (found := _counted(match, Hold.PUBLICATION, 1)) is None:
        return None
    return replace(found, ahead=True)


def _counted(match: re.Match[str], hold: Hold, sign: int) -> Meaning | None:
    unit = _singular(match)
    if not match["count"]:
        if not match["unit"].lower().endswith("s"):
            return None
        if unit == "hour":
            return Meaning(hold, (_spanned(0, 1, sign),), about=True)
        if unit not in _SOME:
            return None
        return Meaning(hold, (_spanned(*_SOME[unit], sign),), about=True)
    count = count_of(match["count"])
    exact = unit == "day" and len(match["count"].split()) == 1
    if unit == "hour":
        reach = -(-count // 24)
        return Meaning(hold, (_spanned(max(0, reach - 1), reach, sign),), about=True)
    return Meaning(hold, _off(count, unit, sign), about=not exact)


def _spanned(near: int, far: int, sign: int) -> str:
    first, last = sorted((near * sign, far * sign))
    return f"span:{first:+}:{last:+}"


def _off(count: int, unit: str, sign: int) -> tuple[str, ...]:
    unit, times = _LARGER.get(unit, (unit, 1))
    count *= times * sign
    if unit == "week":
        unit, count = "day", count * 7
    return (f"{unit}:{count:+}",)


def _singular(match: re.Match[str]) -> str:
    return match["unit"].lower().removesuffix("s")


def past(match: re.Match[str]) -> Meaning | None:
    """ "over the past two weeks", "in recent days", "in the coming months"."""
    unit, which = _singular(match), match["which"].lower()
    if which in ("last", "next") and not match["count"] and match["unit"].lower() == unit:
        return None  # "last week" is a calendar's
    step = "coming" if which in ("coming", "next") else "past"
    vague = which == "recent" or match["vague"] is not None or not match["count"]
    if not match["count"] and not vague:
        return None
    if vague and match["unit"].lower().endswith("s"):
        return _published(f"{step}:{_RECENT[unit]}", about=True) if unit in _RECENT else None
    count = count_of(match["count"]) if match["count"] else 1
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    unit, times = _LARGER.get(unit, (unit, 1))
    return _published(f"{step}:{count * times}{_LETTERS[unit]}")


def hour(match: re.Match[str]) -> Meaning | None:
    """ "at 8.45 pm"."""
    hour = hour_of(match["alone"])
    return Meaning(Hold.DAY, (f"clock:{hour}",)) if hour else None


def early_hours(match: re.Match[str]) -> Meaning:
    """ "in the small hours"."""
    return Meaning(Hold.DAY, ("day:0",))
