"""Dates as pages print them, read into EDTF; what two readers could read differently is left."""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.extract.zones import NAMES, offset
from rashomon.records import Basis, When

_MONTHS = "january february march april may june july august september october november december"
_NUMBER = {name[:3]: i for i, name in enumerate(_MONTHS.split(), 1)}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_TIME = (
    r"(?:(?:,|\s|T|-|–|—|\||at|@|•|·){0,6}"
    r"(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?\s?(?P<zone>Z\b|\(?(?:GMT|UTC)\b\)?(?:[+-]\d\d?(?::?\d\d)?)?"
    rf"|[+-]\d\d:?\d\d|\(?(?-i:{NAMES})\b\)?)?)?"
)
# Printed dates with the day's and month's order plain; 06/07/2014 is read only where one of the
# two numbers cannot be a month.
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-])(?:{form})(?!\d){_TIME}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_YEAR}[/.](?P<number>[01]?\d)[/.](?P<day>[0-3]?\d)",
        rf"{_YEAR}(?P<number>[01]\d)(?P<day>[0-3]\d)(?=T|\b)",
        rf"{_MONTH}\s{{0,2}}{_DAY},?\s{{1,2}}{_YEAR}",
        rf"{_DAY}(?:\s{{1,2}}of)?[\s-]{{0,2}}{_MONTH},?[\s-]{{1,2}}{_YEAR}",
        rf"(?P<one>[0-3]?\d)(?P<mark>[/.-])(?P<two>[0-3]?\d)(?P=mark){_YEAR}",
    )
)
# The time may stand before the day: "8:04 pm, 26 June 2014".
_CLOCK = re.compile(
    r"(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    rf"\s?(?P<zone>(?:GMT|UTC|(?-i:{NAMES}))\b)?"
    r"[\s,|•·–—-]{0,4}(?:on\s)?(?:\w{3,9}day,?\s|(?:mon|tue|wed|thu|fri|sat|sun),?\s)?$",
    re.IGNORECASE,
)
_MOST = 4000  # characters of one field or line that are searched


class Dated(NamedTuple):
    """A date in some text: where it stands and what it says."""

    start: int
    end: int
    edtf: str


def dates(text: str) -> list[Dated]:
    """The unambiguous dates of a line or field, in order, with the time of day where it is given.

    >>> dates("Jun 26 2014, 8:04pm")
    [Dated(start=0, end=19, edtf='2014-06-26T20:04')]
    """
    sample = text[:_MOST]
    found: list[Dated] = []
    for form in _FORMS:
        for match in form.finditer(sample):
            edtf = _read(match)
            if edtf and not any(d.start < match.end() and match.start() < d.end for d in found):
                found.append(_with_clock(sample, match, edtf))
    return sorted(found)


def believed(edtf: str, retrieved: str) -> bool:
    """Whether a publication date can be true: after 1900, at most two days past the retrieval.

    Two days: a clock or a zone may be wrong by one day, a date line may say tomorrow's paper.
    """
    try:
        moment, last = When(edtf, Basis.SUPPLIED), When(retrieved[:10], Basis.SUPPLIED)
    except ValueError:
        return False
    return moment.earliest.year >= 1900 and (moment.earliest - last.latest).days < 2


def same_day(words: str, edtf: str) -> bool:
    """Whether some words state the day of an EDTF date."""
    return any(d.edtf[:10] == edtf[:10] for d in dates(words))


def _read(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = parts["year"]
    if parts.get("one"):
        month, day = _ordered(int(parts["one"]), int(parts["two"]))
    else:
        day = int(parts["day"])
        month = int(parts["number"]) if parts.get("number") else _NUMBER[parts["month"][:3].lower()]
    date = f"{year}-{month:02}-{day:02}"
    for edtf in (date + _clock(match, month), date):
        try:
            When(edtf, Basis.SUPPLIED)
        except ValueError:
            continue
        return edtf
    return None


def _ordered(one: int, two: int) -> tuple[int, int]:
    """Month and day of ``one/two``; month 0, which no date has, where either order could be."""
    if one > 12 >= two:
        return two, one
    if two > 12 >= one or one == two:
        return one, two
    return 0, 0


def _clock(match: re.Match[str], month: int) -> str:
    parts = match.groupdict()
    if not parts["hour"]:
        return ""
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    second = f":{parts['second']}" if parts.get("second") else ""
    return f"T{hour:02}:{parts['minute']}{second}{offset(parts.get('zone'), month)}"


def _with_clock(text: str, match: re.Match[str], edtf: str) -> Dated:
    """The date with a time that is printed before it, where none is printed after."""
    before = (
        None if "T" in edtf else _CLOCK.search(text[max(0, match.start() - 40) : match.start()])
    )
    if before is None:
        return Dated(match.start(), match.end(), edtf)
    start = max(0, match.start() - 40) + before.start()
    try:
        full = edtf + _clock(before, int(edtf[5:7]))
        When(full, Basis.SUPPLIED)
    except ValueError:
        return Dated(match.start(), match.end(), edtf)
    return Dated(start, match.end(), full)
