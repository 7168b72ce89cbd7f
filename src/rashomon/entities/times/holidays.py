"""The days of holidays that news dates by, each year's reckoned and none looked up.

Western feasts hang on 25 December or on Easter (the anonymous Gregorian computus; Meeus,
Astronomical Algorithms, ch. 8). Muslim months follow the tabular calendar (Dershowitz and
Reingold, Calendrical Calculations, ch. 7), with the Thursday epoch, which lies nearer to the days
kept in Mecca from 2014 to 2024; sightings of the moon differ from it by a day or two,
so what rests on them is marked as inexact. Jewish, Hindu and Chinese feasts are not read.
"""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "halloween": (10, 31),
}
_FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
}
_ISLAMIC = {  # month, day, how many days it lasts
    "ashura": (1, 10, 1),
    "ramadan": (9, 1, 29),
    "eid al-fitr": (10, 1, 1),
    "eid al-adha": (12, 10, 1),
}
_HIJRA = date(622, 7, 18)  # 1 Muharram of the first year by the Thursday epoch
_EITHER_EID = ("eid al-fitr", "eid al-adha")
NAMES = (*_FIXED, *_FROM_EASTER, *_ISLAMIC, "eid")
INEXACT = frozenset((*_ISLAMIC, "eid"))


def days_of(name: str, year: int) -> list[tuple[date, date]]:
    """First and last day of a holiday, each time that it begins in a year."""
    if name in _FIXED:
        day = date(year, *_FIXED[name])
        return [(day, day)]
    if name in _FROM_EASTER:
        day = easter(year) + timedelta(days=_FROM_EASTER[name])
        return [(day, day)]
    names = _EITHER_EID if name == "eid" else (name,)
    return sorted(days for each in names for days in _islamic(each, year))


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _islamic(name: str, year: int) -> list[tuple[date, date]]:
    month, day, length = _ISLAMIC[name]
    guess = round((year - 622) * 33 / 32)
    firsts = [_gregorian(each, month, day) for each in range(max(1, guess - 1), guess + 4)]
    return [(d, d + timedelta(days=length - 1)) for d in firsts if d.year == year]


def _gregorian(year: int, month: int, day: int) -> date:
    """The day of a date in the tabular calendar of thirty years with eleven leap days."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return _HIJRA + timedelta(days=before + day - 1)
