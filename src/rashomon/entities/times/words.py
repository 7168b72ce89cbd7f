"""The words that times are made of, and the patterns of single dates, hours and counts."""

from __future__ import annotations

from rashomon.entities.times import holidays

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}

S = r"[ \t\u00a0]+"  # what parts words of one line
GAP = r"[ \t\u00a0]*"  # what may part them
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Tues|Weds|Thurs)"
_SHORT_WEEKDAY = rf"(?:{WEEKDAY}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?"
ON_WEEKDAY = rf"(?:{_SHORT_WEEKDAY},?{S}(?:the{S})?)?"  # "Sunday, June 8", "Monday the 3rd of May"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d,.]\d|%)"
SEASON = r"spring|summer|autumn|fall|winter"
COUNT = (
    rf"(?:about{S}|around{S}|nearly{S}|almost{S}|some{S}|roughly{S}|(?:just{S})?over{S}|exactly{S}"
    rf"|just{S}|barely{S}|more{S}than{S}|less{S}than{S}|at{S}least{S})?"
    rf"(?:\d{{1,3}}|an?{S}couple(?:{S}of)?|an?|{'|'.join(_COUNTS[1:])}|{'|'.join(_TENS)})"
)
VAGUE = rf"(?:several|an?{S}few|some|many|a{S}number{S}of)"
UNIT = r"(?:hours?|days?|weeks?|fortnights?|months?|years?|decades?)"
CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.][0-5]\d)?{GAP}(?:a\.m\.|p\.m\.|am\b|pm\b)"
    r"|[0-2]?\d:[0-5]\d\b(?!:)|[0-2]\d[0-5]\d(?=[ \t]+(?:GMT|UTC|hours|hrs)\b))"
    rf"(?:{S}(?:GMT|UTC|[CEMPB][DS]T|local{S}time))?"
)
PART_OF_DAY = (
    r"(?:dawn|daybreak|sunrise|dusk|sunset|nightfall|noon|midday|midnight|lunchtime"
    rf"|(?:pre-dawn|early|small|late){S}hours|rush{S}hour"
    rf"|(?:(?:early|late|mid)(?:{S}|-))?(?:morning|afternoon|evening|night))"
)
HOLIDAY = (
    r"(?:Christmas Eve|Christmas(?: Day)?|Boxing Day|New Year['’]s Eve|New Year['’]s Day|New Year"
    r"|Valentine['’]s Day|May Day|Hallowe['’]?en|Ash Wednesday|Palm Sunday|Maundy Thursday"
    r"|Good Friday|Easter Monday|Easter(?: Sunday)?|Ascension Day|Pentecost|Ashura|Ramadan"
    r"|Eid[ -](?:al|ul)[ -](?:Fitr|Adha)|Eid)"
)


def month_number(words: str) -> int:
    """The number of a month's name or short form."""
    return 1 + next(n for n, month in enumerate(MONTHS) if month[:3] == words[:3].title())


def weekday_number(words: str) -> int:
    """The number of a weekday, 1 for Monday."""
    return 1 + next(n for n, day in enumerate(WEEKDAYS) if day[:3] == words[:3].title())


def day_number(words: str) -> int:
    """The number in "3", "03" and "3rd"."""
    return int("".join(c for c in words if c.isdecimal()))


def count_of(words: str) -> int:
    """The number that a match of ``COUNT`` states."""
    last = words.lower().split()
    if "couple" in last:
        return 2
    word = last[-1]
    if word.isdecimal():
        return int(word)
    if word in ("a", "an"):
        return 1
    return _TENS[word] if word in _TENS else _COUNTS.index(word)


def hour_of(words: str) -> str | None:
    """An hour as HH:MM, None where a day has no such hour."""
    digits = "".join(c if c.isdecimal() else " " for c in words).split()
    if len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    half = words.lower().replace(".", "")
    if "am" in half or "pm" in half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if "pm" in half else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def holiday_name(words: str) -> str:
    """The name under which a holiday is reckoned."""
    plain = words.lower().replace("’", "'").replace("-", " ").replace(" ul ", " al ")
    plain = plain.replace("al ", "al-").replace("hallowe'en", "halloween")
    if plain in holidays.NAMES:
        return plain
    return plain.removesuffix("'s day").removesuffix(" day").removesuffix(" sunday")
