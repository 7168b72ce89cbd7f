"""Number phrases of a text: figures, number words, ranges, vague words, and what qualifies them.

Here only characters are read; what a number counts is the tree's to say (``governors.py``). What
is no quantity by its very shape is left out: dates, clock times, years in a date, ranks, numbers
inside names ("F-16"), scores and ratios.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rashomon.records import Qualifier, QuantityKind

_UNITS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * n
    for n, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_SCALES = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_FRACTIONS: dict[str, float] = {"half": 50, "third": 33.3, "quarter": 25, "fifth": 20, "tenth": 10}
# The least number that each word means, and how it is said. The least of "dozens" is two dozen, of
# "scores" two score; a few, several and a handful begin at three.
_VAGUE: tuple[tuple[str, float, Qualifier], ...] = (
    (r"hundreds of thousands", 200_000, Qualifier.HUNDREDS),
    (r"tens of thousands", 20_000, Qualifier.HUNDREDS),
    (r"(?:several|a few) hundred", 300, Qualifier.HUNDREDS),
    (r"(?:several|a few) thousand", 3_000, Qualifier.HUNDREDS),
    (r"(?:several|a few) dozen", 36, Qualifier.DOZENS),
    (r"millions", 2_000_000, Qualifier.HUNDREDS),
    (r"thousands", 2_000, Qualifier.HUNDREDS),
    (r"hundreds", 200, Qualifier.HUNDREDS),
    (r"dozens", 24, Qualifier.DOZENS),
    (r"scores", 40, Qualifier.SCORES),
    (r"several", 3, Qualifier.SEVERAL),
    (r"a (?:small )?handful", 3, Qualifier.SEVERAL),
    (r"a few", 3, Qualifier.SEVERAL),
)
_KNOWN: tuple[tuple[str, float, Qualifier], ...] = (
    (r"a couple", 2, Qualifier.ABOUT),
    (r"the couple|both|a pair", 2, Qualifier.EXACTLY),
    (r"no[ -]one|nobody|none|no(?! (?:fewer|less|more) than)", 0, Qualifier.NO),
)
_PREFIXES: tuple[tuple[str, Qualifier], ...] = (
    (
        r"(?:at least|(?:no|not) (?:fewer|less) than|(?:a )?minimum of|as few as)",
        Qualifier.AT_LEAST,
    ),
    (
        r"(?:as (?:many|much) as|(?:no|not) more than|at most|up to|(?:a )?maximum of)",
        Qualifier.UP_TO,
    ),
    (
        r"(?:(?:many |far )?more than|(?:well |just |a shade |a little )?(?:over|above)"
        r"|upwards? of|in excess of|exceeding)",
        Qualifier.MORE_THAN,
    ),
    (r"(?:fewer than|less than|(?:just |well )?(?:under|below))", Qualifier.LESS_THAN),
    (
        r"(?:about|around|some|roughly|approximately|approx\.?|nearly|almost|close to|perhaps"
        r"|an estimated|estimated|an? (?:reported|total of))",
        Qualifier.ABOUT,
    ),
    (r"(?:only|just|exactly|precisely)", Qualifier.EXACTLY),
)
_PREFIX = tuple(
    (re.compile(rf"(?<!\w){pattern} $", re.IGNORECASE), how) for pattern, how in _PREFIXES
)
# Words that qualify a number or stand before a noun as prepositions; the tree tells which.
AMBIGUOUS = frozenset(("over", "above", "under", "below", "about", "around"))
_OR_MORE = re.compile(
    r"\+|-plus\b| plus\b|(?: [^\W\d_]+)? or more\b"
    r"|(?: [^\W\d_]+){0,2},? at (?:the (?:very )?)?least(?=\s*(?:[.,;:!?\n]|$))",
    re.IGNORECASE,
)
_OR_SO = re.compile(r" or so\b|-odd\b", re.IGNORECASE)
_OR_LESS = re.compile(r" or (?:fewer|less)\b", re.IGNORECASE)

_WORD = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_SCALE = "|".join(_SCALES)
# No longer than any number of news: what has more digits is a key or noise.
_DIGITS = r"\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"
_SPELLED = rf"(?:{_WORD})(?:[ -](?:{_WORD}|{_SCALE})|(?<=hundred) and (?:{_WORD})){{0,8}}"
_CURRENCY = r"(?:(?:US|A|C|NZ|HK|S|R)?\$|€|£|¥|₹|₽|₺|₪|₦|(?:USD|EUR|GBP|Rs\.?) ?)"
_CORE = re.compile(
    rf"(?P<fraction>(?:(?:a|one|two|three|four) ?-? ?)?(?:third|quarter|fifth|tenth)s?(?= of\b)"
    r"|three[- ]quarters|two[- ]thirds|half(?= (?:of|the|its|their|his|her)\b))"
    rf"|(?P<vague>{'|'.join(p for p, _, _ in _VAGUE)})"
    rf"|(?P<known>{'|'.join(p for p, _, _ in _KNOWN)})"
    rf"|(?P<halved>half an? (?P<halfscale>{_SCALE}))"
    rf"|(?P<ascale>an? (?P<onescale>{_SCALE}))"
    rf"|(?P<currency>{_CURRENCY})?"
    rf"(?P<number>{_DIGITS}|{_SPELLED})"
    rf"(?: ?(?P<short>bn|mn|tn|m|k|b)(?![\w'’])|[ -](?P<scale>{_SCALE})s?(?!\w))?",
    re.IGNORECASE,
)
# Without a figure or one of these words nothing says a number.
_NUMBER_WORDS = frozenset((*_UNITS, *_TENS, *_SCALES, *_FRACTIONS)) | frozenset(
    "thirds quarters fifths tenths halves hundreds tens several few millions thousands dozens "
    "scores handful couple both pair no nobody none".split()
)
_GLUED = ("km", "m", "ft", "cm")  # units that may touch their number
_RUN = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
_RANGE = re.compile(r" ?[-–—] ?| (?:to|or|and) ", re.IGNORECASE)
# "Rose from 32 to 43": two figures, the one before and the one after.
_CHANGING = re.compile(
    r"\b(?:r[io]s(?:e|es|en|ing)|rose|climb\w*|increas\w*|jump\w*|gr[eo]w\w*|soar\w*|surg(?:e|ed|ing)"
    r"|rais(?:e|ed|es|ing)|revis\w*|updat\w*|f[ae]ll(?:s|en|ing)?|dropp?\w*|declin\w*|decreas\w*"
    r"|chang(?:e|ed|ing)|(?:go|goes|going|gone|went|up|down)(?: up| down)?) (?:\w+ ){0,2}from $",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?: ?(?:[-–]|and|to|or) ?\d{1,2})?"
# What is no quantity wherever it stands.
_NOT = re.compile(
    rf"(?<!\w)(?:{_MONTH} {_DAYS}(?:,? \d{{4}})?|{_DAYS}(?: of)? {_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH},? \d{{4}}"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"|\d{1,2}[:h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?"
    r"|(?<=at )\d{1,2}\.\d\d(?! (?:percent|per cent|million|billion)|\d|%)"
    r"|\d{1,2}(?:\.\d\d)? ?[ap]\.?m\b\.?|\d{1,2} o['’]clock|(?<!\d)\d{4} ?(?:GMT|UTC)"
    r"|(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d|\d\d)(?!\w)"
    r"|(?:the|their|his|her|early|mid|late)[ -]\d{2,4}s|['’]?\d{2,4}s(?!\w)"
    r"|24/7|9/11|(?:two|three|four|ten|\d+) to one|no longer|no (?:more|less|fewer)(?! than)"
    r"|one another|one by one|one day(?! (?:of|after|before))|one[- ](?:on[- ]one|time)|no doubt"
    r"|(?:magnitude|resolution|article|section|chapter|route|highway|channel|number|no\.|room"
    r"|page|flight|junction|grade|phase|level) \d[\d.]*"
    r"|\d+(?:\.\d+)?-magnitude)(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?<!\w)(?P<part>one|two|three|four|\d+) (?:in|out of)(?: every)? (?P<whole>{_WORD}|\d+)"
    r"(?= [^\W\d_]+s\b| people\b| men\b| women\b| children\b)",
    re.IGNORECASE,
)
_TIME = r"seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|decades?"
_LENGTH = (
    r"km|kms|kilomet(?:er|re)s?|(?:nautical )?miles?|met(?:er|re)s?|feet|foot|ft|yards?"
    r"|inch(?:es)?|centimet(?:er|re)s?|cm"
)
_MONEY = (
    r"(?:(?:[A-Z][a-z]+|US) )?(?:dollars?|euros?|pounds?|francs?|yen|rupees?|roubles?|rubles?"
    r"|liras?"
    r"|dinars?|riyals?|rials?|shekels?|pesos?|yuan|naira|rand|shillings?"
    r"|kron(?:a|or|er)|cents)"
    r"(?! of\b)"
)
_MEASURES: tuple[tuple[QuantityKind, re.Pattern[str]], ...] = (
    (
        QuantityKind.AGE,
        re.compile(r"[- ](?:year|month|week|day)s?[- ]olds?\b| years? of age\b", re.IGNORECASE),
    ),
    (QuantityKind.PERCENT, re.compile(r" ?%| per ?cent\b| percentage points?\b", re.IGNORECASE)),
    (QuantityKind.MONEY, re.compile(rf" (?:of )?{_MONEY}\b")),
    (QuantityKind.DURATION, re.compile(rf"[- ](?:of )?(?:{_TIME})\b", re.IGNORECASE)),
    (QuantityKind.DISTANCE, re.compile(rf"[- ]?(?:of )?(?:{_LENGTH})\b(?!-)", re.IGNORECASE)),
)
_AGED = re.compile(r"(?:\bage[ds]?(?: of)?|\baged? between) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Characters ``start`` to ``end`` say a number; ``core_start`` to ``core_end`` without
    qualifier and unit. ``kind`` is known here only of measures."""

    start: int
    end: int
    core_start: int
    core_end: int
    low: int | float
    high: int | float | None
    qualifier: Qualifier = Qualifier.EXACTLY
    kind: QuantityKind | None = None
    unit: str = ""
    is_word: bool = False  # no figure and no plain number word: "both", "several", "no"
    is_year: bool = False  # could be one
    score: tuple[float, float] | None = None  # "52-48": two numbers, not a range


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """Number phrases between two characters, in order; none overlaps another."""
    found = list[Phrase]()
    if not may_number(text[start:end]):
        return found
    here = start
    barred = {m.start(): m.end() for m in _NOT.finditer(text, start, end)}
    shares = {m.start(): m for m in _SHARE.finditer(text, start, end)}
    while match := _CORE.search(text, here, end):
        here = match.end()
        if not _stands_free(text, match.start(), match.end()):
            here = match.start() + 1
            continue
        if stop := next((e for s, e in barred.items() if s <= match.start() < e), 0):
            here = max(stop, match.start() + 1)
            continue
        share = shares.get(match.start())
        bare = _share(share) if share else _joined(text, _atom(match), end)
        phrase = _measured(text, bare, end)
        if phrase is None:
            continue
        phrase = _qualified(text, phrase, found[-1].end if found else start, end)
        found.append(phrase)
        here = max(here, phrase.end)
    return found


def may_number(words: str) -> bool:
    """Whether some words may say a number; quickly, for most sentences say none."""
    if _FIGURE.search(words):
        return True
    runs = _RUN.findall(words.lower())
    glued = (run.removesuffix(unit) for run in runs if run.endswith(_GLUED) for unit in _GLUED)
    return not (_NUMBER_WORDS.isdisjoint(runs) and _NUMBER_WORDS.isdisjoint(glued))


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a number is a word of its own: not the 16 of "F-16", nor the 3 of "3rd"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or before[-1:] in ("_", "/", "#", "@", "'", "’"):
        return False
    if before[-1:] == "-" and before[:1].isalnum():
        return False
    if before[-1:] == "." and before[:1].isdigit():
        return False
    return not (after[:1].isalnum() and not re.match(r"(?:km|m|ft|cm)\b", text[end : end + 3]))


def _atom(match: re.Match[str]) -> Phrase:
    start, end = match.span()
    words = match.group().lower()
    plain = Phrase(start, end, start, end, 0, 0)
    if match["fraction"]:
        share = _fraction(words)
        return replace(plain, low=share, high=share, kind=QuantityKind.PERCENT, is_word=True)
    for table, group in ((_VAGUE, "vague"), (_KNOWN, "known")):
        if match[group]:
            low, how = next((n, how) for p, n, how in table if re.fullmatch(p, words))
            high = None if group == "vague" else low
            return replace(plain, low=low, high=high, qualifier=how, is_word=True)
    if match["halved"] or match["ascale"]:
        scale = _SCALES[(match["halfscale"] or match["onescale"]).lower()]
        number: int | float = scale // 2 if match["halved"] else scale
        return replace(plain, low=number, high=number)
    number = _value(match["number"])
    short, scale_word = match["short"], match["scale"]
    money = bool(match["currency"])
    if short and not money and short.lower() not in ("bn", "mn", "tn"):
        end, short = match.end("number"), None  # "300m" may be metres
    if short:
        number = _whole(number * _SHORT_SCALES[short.lower()])
    elif scale_word:
        number = _whole(number * _SCALES[scale_word.lower()])
    figure = match["number"]
    return replace(
        plain,
        end=end,
        core_end=end,
        low=number,
        high=number,
        qualifier=Qualifier.NO if number == 0 and not money else Qualifier.EXACTLY,
        kind=QuantityKind.MONEY if money else None,
        unit=(match["currency"] or "").strip(),
        is_year=figure.isdecimal() and len(figure) == 4 and 1500 <= number <= 2099 and not short,
    )


def _value(words: str) -> int | float:
    """Of "1,200", "twenty-five", "two hundred and six"."""
    if words[0].isdigit():
        plain = words.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    total = group = 0
    for word in re.split(r"[ -]", words.lower()):
        if word in _SCALES:
            group = max(group, 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, group = total + group, 0
        elif word != "and":
            group += _UNITS.get(word, 0) + _TENS.get(word, 0)
    return total + group


def _whole(number: float) -> int | float:
    """An integer where it is one: 1.2 million is."""
    return round(number) if abs(number - round(number)) < 1e-6 * max(1, number) else number


def _fraction(words: str) -> float:
    times = 3 if "three" in words else 2 if "two" in words else 4 if "four" in words else 1
    part = next(value for word, value in _FRACTIONS.items() if word in words)
    return 66.7 if (times, part) == (2, 33.3) else _whole(times * part)


def _share(match: re.Match[str]) -> Phrase:
    """ "One in five" as a percentage."""
    whole = _value(match["whole"])
    value = _whole(round(100 * _value(match["part"]) / max(1, whole), 1))
    start, end = match.span()
    return Phrase(start, end, start, end, value, value, kind=QuantityKind.PERCENT)


def _joined(text: str, first: Phrase, end: int) -> Phrase:
    """A range of two numbers, where one follows: "20-25", "between 20 and 25", "six or seven"."""
    if first.is_word or first.qualifier is Qualifier.NO:
        return first
    link = _RANGE.match(text, first.end, end)
    match = link and _CORE.match(text, link.end(), end)
    if not link or not match or not (match["number"] or match["ascale"]):
        return first
    if not _stands_free(text, link.end(), match.end()) and "-" not in link.group():
        return first
    second = _atom(match)
    before = text[max(0, first.start - 8) : first.start].lower()
    joint = link.group().strip().lower()
    opening = next((w for w in ("between ", "from ") if before.endswith(w)), "")
    if joint == "and" and opening != "between ":
        return first
    if opening == "from " and _CHANGING.search(text[max(0, first.start - 48) : first.start]):
        return first
    if text[match.end() : match.end() + 1].isalnum() or text[match.end() :][:5].lower() == "-year":
        return first
    low, high = first.low, second.low
    if high > 100 * max(1, low) and not first.kind and match["scale"]:
        low = _whole(low * _SCALES[match["scale"].lower()])  # "two to three million"
    start = first.start - len(opening)
    if low >= high:
        score = (low, high) if joint in ("-", "–", "—") else None
        return replace(first, end=second.end, core_end=second.end, score=score) if score else first
    kind, unit = first.kind or second.kind, first.unit or second.unit
    return replace(
        first,
        start=start,
        end=second.end,
        core_end=second.end,
        low=low,
        high=high,
        qualifier=Qualifier.BETWEEN,
        kind=kind,
        unit=unit,
        is_year=False,
    )


def _measured(text: str, phrase: Phrase, end: int) -> Phrase | None:
    """With its unit, or nothing where what follows makes it part of a word ("three-storey")."""
    if phrase.kind is None and not (phrase.is_word and phrase.qualifier is Qualifier.NO):
        for kind, pattern in _MEASURES:
            if match := pattern.match(text, phrase.end, end):
                unit = match.group().strip(" -")
                return replace(phrase, end=match.end(), kind=kind, unit=unit, is_year=False)
        if _AGED.search(text[max(0, phrase.core_start - 16) : phrase.core_start]):
            return replace(phrase, kind=QuantityKind.AGE, is_year=False)
    after = text[phrase.end : min(end, phrase.end + 2)]
    if after[:1] in ("-", "–") and after[1:].isalpha() and phrase.kind is None:
        return None if not _OR_MORE.match(text, phrase.end) else phrase
    return phrase


def _qualified(text: str, phrase: Phrase, left: int, end: int) -> Phrase:
    """With the words around it that say how sure the number is."""
    if phrase.score:
        return phrase
    if phrase.qualifier is Qualifier.EXACTLY or phrase.qualifier is Qualifier.ABOUT:
        for pattern, how in ((_OR_MORE, Qualifier.AT_LEAST), (_OR_SO, Qualifier.ABOUT)):
            if match := pattern.match(text, phrase.end, end):
                return _bounded(replace(phrase, end=match.end()), how)
        if match := _OR_LESS.match(text, phrase.end, end):
            return _bounded(replace(phrase, end=match.end()), Qualifier.UP_TO)
    said, start = list[Qualifier](), phrase.start
    looking = True
    while looking:
        looking = False
        before = text[left:start]
        for pattern, how in _PREFIX:
            if phrase.is_word and how is Qualifier.EXACTLY:
                continue
            if match := pattern.search(before):
                start, looking = left + match.start(), True
                said.append(how)
                break
    if not said:
        return phrase
    phrase = replace(phrase, start=start)
    strongest = [how for how in said if how not in (Qualifier.EXACTLY, Qualifier.ABOUT)]
    if phrase.qualifier is not Qualifier.EXACTLY:
        return phrase
    return _bounded(phrase, strongest[0] if strongest else said[0])


def _bounded(phrase: Phrase, how: Qualifier) -> Phrase:
    number = phrase.low
    match how:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return replace(phrase, qualifier=how, low=number, high=None)
        case Qualifier.UP_TO | Qualifier.LESS_THAN:
            return replace(phrase, qualifier=how, low=0, high=number)
        case Qualifier.ABOUT:
            return replace(phrase, qualifier=how)
    return phrase


def unqualified(phrase: Phrase) -> Phrase:
    """Without the words before it: "talks over two islands" qualifies nothing."""
    if phrase.start == phrase.core_start:
        return phrase
    number = (
        phrase.high if phrase.qualifier in (Qualifier.LESS_THAN, Qualifier.UP_TO) else phrase.low
    )
    return replace(
        phrase, start=phrase.core_start, low=number or 0, high=number, qualifier=Qualifier.EXACTLY
    )
