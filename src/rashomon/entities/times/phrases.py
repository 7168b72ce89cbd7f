"""The grammar of times: a table of patterns, each with the expression that it stands for.

Patterns are tried in order on the text alone, and what one takes the later ones no longer see, so
a longer reading ("on Wednesday of last week") stands above a shorter one ("on Wednesday"). Each
names the words of which it needs one, and is tried only on lines that have it. Whether words are a
time at all where the text alone does not tell ("the Sunday Courier", "in 2000 villages") is decided
in ``times`` with the tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.entities.times import meanings as means
from rashomon.entities.times.meanings import Hold, Meaning
from rashomon.entities.times.words import (
    CLOCK,
    COUNT,
    DAY,
    GAP,
    HOLIDAY,
    MONTH,
    MONTHS,
    ON_WEEKDAY,
    PART_OF_DAY,
    SEASON,
    UNIT,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    S,
    hour_of,
)
from rashomon.records import Bound


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time phrase: characters ``start`` to ``end``; the core from ``core`` on, without "on".

    ``steps`` are those of ``relative``; ``?`` stands for the side that the tense decides.
    """

    start: int
    core: int
    end: int
    rule: str
    hold: Hold
    steps: tuple[str, ...]
    bound: Bound = Bound.AT
    about: bool = False
    possessive: bool = False
    bare: bool = False  # no preposition or other word shows that it is a time
    ahead: bool = False  # a time only with what is to come: "in three weeks"


_Build = Callable[[re.Match[str]], Meaning | None]

_FROM = frozenset(("since", "from", "after", "starting", "beginning", "as of"))
_UNTIL = frozenset(("by", "until", "till", "before", "up to", "prior to"))
_UNSAID = frozenset(("of", "for", "through"))  # belong to what stands before, not to the time
_PREPOSITION = (
    rf"on|in|at|by|since|until|till|during|over|within|from|before|after|throughout|around|about"
    rf"|through|up{S}to|as{S}of|prior{S}to|starting|beginning|of|for"
)
_EDGE = r"beginning|start|middle|end|first half|second half|(?:first|second|third|fourth) quarter"
_LEAD = (
    rf"(?<![\w’'])(?:(?P<modifier>earlier|later|early|late){S})?"
    rf"(?:(?P<preposition>{_PREPOSITION}){S}(?:or{S}(?:around|about|before){S})?)?"
    rf"(?:(?:the{S})?(?P<edge>{_EDGE}){S}of{S}(?:the{S})?)?"
    rf"(?:(?:the{S})?(?P<hour>{CLOCK})(?:,|{S}on|{S}in|{S}of)?{S}"
    rf"|(?:the{S})?{PART_OF_DAY}(?:,?{S}on|{S}of)?{S}"
    rf"|overnight{S}(?:on{S})?)?(?P<core>)"
    rf"(?:the{S})?(?:(?P<part>early|mid|late|earlier|later)(?:-|{S}))?"
)
_TAIL = (
    rf"(?:{S}{PART_OF_DAY})?"
    rf"(?:,?{S}(?:(?:at|around|about|shortly{S}(?:after|before)|just{S}(?:after|before)){S}){{1,2}}"
    rf"(?P<hour_after>{CLOCK}))?(?P<possessive>['’]s(?!\w))?(?!\w)"
)


# --- the table -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: a pattern, and what its matches stand for."""

    name: str
    needs: frozenset[str]  # see ``keys``: a line that has none of them has no such phrase
    pattern: re.Pattern[str]
    build: _Build


def _rule(
    name: str,
    needs: frozenset[str],
    core: str,
    build: _Build,
    lead: str = _LEAD,
    tail: str = _TAIL,
) -> Rule:
    return Rule(name, needs, re.compile(lead + core + tail, re.IGNORECASE), build)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


# What rules need, as keys of a line; figures are as many zeros.
_MONTHS = _words(" ".join(MONTHS)) | _words("jan feb mar apr jun jul aug sep sept oct nov dec")
_WEEKDAYS = _words(" ".join(WEEKDAYS)) | _words("tues weds thurs")
_HOLIDAYS = _words(
    "christmas boxing year valentine may halloween hallowe ash palm maundy good easter ascension "
    "pentecost ashura ramadan eid"
)
_SEASONS = _words(SEASON.replace("|", " "))
_UNITS = _words(
    "hour hours day days week weeks fortnight fortnights month months year years decade decades"
)
_ONE_UNIT = _words("day week month year")
_BESIDE = _ONE_UNIT | _words("night evening afternoon morning weekend")
_TODAY = _words(
    "today tonight yesterday tomorrow overnight weekend morning afternoon evening lunchtime night"
)
_YEARS, _TWO_FIGURES, _HOURS = (_words(figures) for figures in ("0000", "00", "0 00 0000"))


_PLAIN = r"(?<![\w’'])(?P<modifier>)(?P<preposition>)(?P<edge>)(?P<part>)(?P<hour>)(?P<core>)"
_PLAIN_END = r"(?P<hour_after>)(?P<possessive>['’]s(?!\w))?(?!\w)"
_NUMERIC = _PLAIN + rf"(?<![\d/.,:$€£-])(?:on{S})?"
_TO = rf"(?:{S}(?:and|to|until|till|through){S}|{GAP}[-–—]{GAP})"
_BETWEEN = rf"(?:(?:between|from|on|during|over){S})?"
_OF_YEAR = rf"(?:,?{S}(?:of{S})?(?P<year>{YEAR}))?"
_OF_SAID_YEAR = rf",?{S}(?:of{S})?(?P<year>{YEAR})"
_COUNTED = rf"(?:(?P<count>{COUNT})(?:{S}|-)|(?P<vague>{VAGUE}){S})"

# What looks like a time and is none; it is taken from the text before the table is tried.
_TRAPPED = _WEEKDAYS | _words("00 0 year years")
_TRAPS = re.compile(
    rf"\b(?:(?:every|each|any|one|some|most|alternate|a|Black|Bloody|Super|Cyber){S}{WEEKDAY}\b"
    rf"|24/7\b|9/11\b|7/7\b|{COUNT}[ -]years?[ -]old\b)",
    re.IGNORECASE,
)
RULES = (
    _rule(
        "a day beside today",
        _TODAY,
        rf"(?P<words>the{S}day{S}(?:before{S}yesterday|after{S}tomorrow))",
        means.day,
        _PLAIN,
        _PLAIN_END,
    ),
    # Ranges.
    _rule(
        "a range of dates",
        _MONTHS,
        rf"{_BETWEEN}{ON_WEEKDAY}(?P<day>{DAY})(?:{S}(?P<other_month>{MONTH}))?{_TO}"
        rf"{ON_WEEKDAY}(?P<other_day>{DAY}){S}(?:of{S})?(?P<month>{MONTH}){_OF_YEAR}",
        means.days_and_month,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "a range of dates",
        _MONTHS,
        rf"{_BETWEEN}{ON_WEEKDAY}(?P<month>{MONTH}){S}(?P<day>{DAY}){_TO}"
        rf"{ON_WEEKDAY}(?:(?P<other_month>{MONTH}){S})?(?P<other_day>{DAY}){_OF_YEAR}",
        means.month_and_days,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "a range of weekdays",
        _WEEKDAYS,
        rf"(?:between|from){S}(?P<weekday>{WEEKDAY}){_TO}(?P<other_weekday>{WEEKDAY})",
        means.weekday_range,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "a range of months",
        _MONTHS,
        rf"(?:between|from){S}(?P<month>{MONTH}){_TO}(?P<other_month>{MONTH}){_OF_YEAR}",
        means.month_range,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "a range of years",
        _YEARS,
        rf"{_BETWEEN}(?P<year>{YEAR})(?:{S}(?:and|to|until){S}|[-–])(?P<other_year>{YEAR})",
        means.year_range,
        _PLAIN,
        _PLAIN_END,
    ),
    # Dates in figures.
    _rule(
        "a date in figures",
        _YEARS,
        r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))(?![\d-])",
        means.iso,
        _NUMERIC,
        _PLAIN_END,
    ),
    _rule(
        "a date in figures",
        _YEARS,
        r"(?P<one>[0-3]?\d)(?P<sign>[/.-])(?P<two>[0-3]?\d)(?P=sign)(?P<year>(?:19|20)\d\d)"
        r"(?![\d/.-]\d)",
        means.numbers,
        _NUMERIC,
        _PLAIN_END,
    ),
    _rule(
        "a date in figures, without a year",
        _TWO_FIGURES,
        r"(?P<one>[0-3]\d)/(?P<two>[0-3]\d)(?![\d/])",
        means.numbers,
        _NUMERIC,
        _PLAIN_END,
    ),
    # Times that hang on what is said beside them.
    _rule(
        "a count from something",
        _UNITS,
        rf"(?:{_COUNTED})?(?P<unit>{UNIT}){S}(?P<side>after|before|following|prior{S}to"
        rf"|ahead{S}of)",
        means.count_at,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "the day beside something",
        _ONE_UNIT,
        rf"(?:on{S})?the{S}(?P<unit>day|week|month|year){S}(?P<side>after|before)(?={S}\w)",
        means.unit_at,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "a count back from today",
        _UNITS,
        rf"(?:{_COUNTED})?(?P<unit>{UNIT}){S}ago",
        means.count_ago,
    ),
    _rule(
        "a count from the last time mentioned",
        _UNITS,
        rf"(?:{_COUNTED})?(?P<unit>{UNIT}){S}(?P<side>earlier|later|previously|beforehand"
        rf"|afterwards?|on(?=,))",
        means.count_off,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "a count on from today",
        _UNITS,
        rf"in{S}{_COUNTED}(?P<unit>{UNIT})(?:['’]s?{S}time)?",
        means.count_ahead,
        _PLAIN,
        _PLAIN_END,
    ),
    # Weekdays in a week, and dates.
    _rule(
        "a weekday of a week",
        _WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}){S}(?:of{S}|in{S})?"
        rf"(?P<week>last|this|next|the{S}following|the{S}previous){S}week",
        means.weekday_of_week,
    ),
    _rule(
        "a date",
        _MONTHS,
        rf"{ON_WEEKDAY}(?P<day>{DAY}){S}(?:of{S})?(?P<month>{MONTH}){_OF_YEAR}",
        means.date,
    ),
    _rule(
        "a date",
        _MONTHS,
        rf"{ON_WEEKDAY}(?P<month>{MONTH}){S}(?:the{S})?(?P<day>{DAY})(?![\d:/.]\d|{GAP}%){_OF_YEAR}",
        means.date,
    ),
    _rule(
        "a holiday",
        _HOLIDAYS,
        rf"(?:(?:the{S})?(?P<nth>first|second|third|fourth|last){S}day{S}of{S}(?:the{S})?)?"
        rf"(?:(?P<which>last|this|next){S})?(?P<holiday>{HOLIDAY})"
        rf"(?:,?{S}(?:of{S}|in{S})?(?P<year>{YEAR}))?",
        means.holiday,
    ),
    _rule("a month and year", _MONTHS, rf"(?P<month>{MONTH}){_OF_SAID_YEAR}", means.month_and_year),
    _rule(
        "a season",
        _SEASONS,
        rf"(?:(?P<which>last|this|next|past){S})?(?P<season>{SEASON})\b"
        rf"(?:(?:,?{S}(?:of{S}|in{S})?)(?P<year>{YEAR})|(?!{S}of\b))",
        means.season,
    ),
    _rule(
        "a decade",
        _YEARS | _TWO_FIGURES,
        r"[’']?(?P<decade>(?:1[5-9]|20)\d0|(?<=[’'])[2-9]0)[’']?s",
        means.decade,
    ),
    # Stretches up to today and on from it.
    _rule(
        "a stretch up to today or on from it",
        _UNITS,
        rf"(?:the{S})?(?P<which>past|last|recent|coming|next){S}(?:{_COUNTED}|few{S}|couple{S}of{S})?"
        rf"(?P<unit>{UNIT})(?!{S}of\b)",
        means.past,
    ),
    _rule(
        "a calendar unit",
        _ONE_UNIT,
        rf"(?P<which>last|this{S}past|this|the{S}current|next|the{S}coming){S}"
        rf"(?P<unit>week|month|year)(?!-|{S}of\b)",
        means.unit,
    ),
    _rule(
        "a part of the running unit",
        _ONE_UNIT,
        r"(?P<unit>day|week|month|year)",
        means.unit_here,
        _LEAD,
    ),
    _rule(
        "the unit beside the last time mentioned",
        _BESIDE,
        rf"(?:(?:on|in|by|during|later|earlier|late){S})*"
        rf"(?:the{S}(?:very{S})?(?P<which>previous|preceding|next|following|same)|that(?:{S}same)?){S}"
        rf"(?P<unit>day|night|evening|afternoon|morning|week|weekend|month|year)(?!-|{S}of\b)",
        means.unit_before,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "the day beside the last time mentioned",
        _BESIDE,
        rf"(?:on{S})?the{S}(?P<unit>day|week|month|year|night){S}(?P<side>before|after)"
        rf"(?=[,.;:]|$)(?P<which>)",
        means.unit_before,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "a day beside today",
        _TODAY,
        rf"(?P<words>today|tonight|yesterday|tomorrow|overnight"
        rf"|(?:last|this{S}past|this|next){S}weekend|(?:at|over|during){S}the{S}weekend"
        rf"|this{S}(?:morning|afternoon|evening|lunchtime)|last{S}(?:night|evening))",
        means.day,
    ),
    _rule(
        "a weekday",
        _WEEKDAYS,
        rf"(?:(?:the{S})?(?P<which>last|this{S}past|this{S}coming|this|past|next|coming){S})?"
        rf"(?P<weekday>{WEEKDAY})",
        means.weekday,
    ),
    _rule(
        "a month",
        _MONTHS,
        rf"(?:(?P<which>last|this|next|past){S})?(?P<month>{MONTH})",
        means.month,
    ),
    _rule("a year", _YEARS, rf"(?P<year>{YEAR})", means.year),
    _rule(
        "the early hours",
        _words("hours"),
        rf"(?:in|during){S}the{S}(?:early|small){S}hours(?:{S}of{S}the{S}morning)?",
        means.early_hours,
        _PLAIN,
        _PLAIN_END,
    ),
    _rule(
        "an hour",
        _HOURS,
        rf"(?:(?:at|around|about|by|before|after|from|until|since|just|shortly){S})+"
        rf"(?P<alone>{CLOCK})",
        means.hour,
        _PLAIN,
        _PLAIN_END,
    ),
)
_CAPITALS = ("weekday", "other_weekday", "month", "other_month", "holiday")


_LINE = re.compile(r"[^\n]+")
_MORE = 2  # characters behind a line that patterns see: the end of a line is not that of the text
_RUN = re.compile(r"[^\W\d_]+|\d+")


def phrases(text: str) -> list[Phrase]:
    """The time phrases of a text, in its order."""
    found = list[Phrase]()
    for line in _LINE.finditer(text):
        held = keys(line[0])
        rules = [rule for rule in RULES if not rule.needs.isdisjoint(held)]
        if rules:
            left = text[line.start() : line.end() + _MORE]
            if not _TRAPPED.isdisjoint(held):
                left = _TRAPS.sub(_blanked, left)
            found += _found(left, rules, line.start())
    return found


def keys(line: str) -> set[str]:
    """What rules may need of a line: its words in lower case, and "0000" for four figures."""
    return {run if run.isalpha() else "0" * len(run) for run in _RUN.findall(line.lower())}


def _found(left: str, rules: Sequence[Rule], offset: int) -> list[Phrase]:
    """The phrases of one line, which starts so far into the text, in its order."""
    found = list[Phrase]()
    for rule in rules:
        taken = list[tuple[int, int]]()
        for match in rule.pattern.finditer(left):
            if (phrase := _phrase(rule, match, offset)) is not None:
                found.append(phrase)
                taken.append((phrase.start - offset, phrase.end - offset))
            elif rule.build is means.numbers:  # "3/6/2014" is not to be read as a year either
                taken.append(match.span())
        for start, end in taken:
            left = left[:start] + "\0" * (end - start) + left[end:]
    return sorted(found, key=lambda phrase: phrase.start)


def _blanked(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _phrase(rule: Rule, match: re.Match[str], offset: int) -> Phrase | None:
    groups = match.groupdict()
    if any(words and not words[0].isupper() for name in _CAPITALS if (words := groups.get(name))):
        return None
    meaning = rule.build(match)
    if meaning is None:
        return None
    start, core = match.start(), match.start("core")
    preposition = re.sub(S, " ", (groups["preposition"] or "").lower())
    possessive = bool(groups["possessive"])
    if possessive and groups["preposition"] and match.end("preposition") <= core:
        start = core if not groups["hour"] else start
    if preposition in _UNSAID and not possessive:
        start = _past_blank(match.string, match.end("preposition"))
    bound = Bound.AT
    if not possessive:
        bound = Bound.FROM if preposition in _FROM else bound
        bound = Bound.UNTIL if preposition in _UNTIL else bound
    steps = meaning.steps
    hour = hour_of(words) if (words := groups["hour"] or groups["hour_after"]) else None
    if hour and not any(step.startswith("clock") for step in steps):
        steps = (*steps, f"clock:{hour}")
    about = meaning.about or preposition in ("around", "about")
    return Phrase(
        offset + start,
        offset + core,
        offset + match.end(),
        rule.name,
        meaning.hold,
        steps,
        bound,
        about,
        possessive,
        meaning.bare,
        meaning.ahead,
    )


def _past_blank(text: str, position: int) -> int:
    while text[position].isspace():
        position += 1
    return position
