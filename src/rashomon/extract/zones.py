"""The zone that a printed time names, where the name can only mean one offset on that day."""

from __future__ import annotations

import re

# Hours and minutes from UTC. North American names as RFC 5322, section 4.3, fixes them; the others
# from the IANA time zone database, those that one part of the world uses. Left out are names that
# stand for several: IST (India, Ireland, Israel), BST (Britain, Bangladesh), CST (America, China),
# AST, PST in Asia, SST, WST.
_STANDARD = {
    "EST": "-05:00", "MST": "-07:00", "PST": "-08:00", "ET": "-05:00", "PT": "-08:00",
    "CET": "+01:00", "EET": "+02:00",
}  # fmt: skip
_SUMMER = {
    "EDT": "-04:00", "CDT": "-05:00", "MDT": "-06:00", "PDT": "-07:00", "ET": "-04:00",
    "PT": "-07:00", "CEST": "+02:00", "EEST": "+03:00",
}  # fmt: skip
_ALWAYS = {
    "GMT": "Z", "UTC": "Z", "Z": "Z", "MSK": "+03:00", "EAT": "+03:00", "CAT": "+02:00",
    "SAST": "+02:00", "PKT": "+05:00", "HKT": "+08:00", "SGT": "+08:00", "JST": "+09:00",
    "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
}  # fmt: skip
NAMES = "|".join(sorted({*_STANDARD, *_SUMMER, *_ALWAYS} - {"Z"}, key=lambda n: (-len(n), n)))
# Months in which clocks of the northern zones stand on one time only; in March, April, October and
# November the day decides, and "EST" is said of either.
_WINTER_MONTHS = (12, 1, 2)
_SUMMER_MONTHS = (5, 6, 7, 8, 9)
_CHANGING = (3, 4, 10, 11)


def offset(words: str | None, month: int) -> str:
    """The EDTF offset of a zone's name or number; empty where it says none or could say several.

    A winter name in summer is an everyday slip for the summer one, so it gives no offset.

    >>> offset("EDT", 6), offset("EST", 6), offset("ET", 1), offset("+0530", 1), offset("IST", 6)
    ('-04:00', '', '-05:00', '+05:30', '')
    """
    if not words:
        return ""
    name = words.strip(" ()").upper()
    numbers = re.search(r"([+-])(\d\d?):?(\d\d)?$", name)
    if numbers:
        zero = int(numbers[2] + (numbers[3] or "")) == 0
        return "Z" if zero else f"{numbers[1]}{int(numbers[2]):02}:{numbers[3] or '00'}"
    if name in _ALWAYS:
        return _ALWAYS[name]
    if name in _STANDARD and name in _SUMMER:
        table = {_WINTER_MONTHS: _STANDARD, _SUMMER_MONTHS: _SUMMER}
        return next((found[name] for months, found in table.items() if month in months), "")
    if month in _SUMMER_MONTHS + _CHANGING and name in _SUMMER:
        return _SUMMER[name]
    return _STANDARD.get(name, "") if month in _WINTER_MONTHS + _CHANGING else ""
