"""How a value of a finding is said: in a list, and inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.safe import one_line
from rashomon.records import Attribute, Finding, Qualifier, Quantity, Value

_LONGEST = 80
_QUOTED = 160
_REASON = 400  # characters
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?\b(?![-T:\d])")
_ARTICLES = frozenset("a an the his her its their whose this that these those some".split())
_WHOSE = frozenset("his her its their whose this that these those".split())
_SIDE = ", on the side of "
_OF = (Qualifier.DOZENS, Qualifier.SCORES, Qualifier.HUNDREDS)  # "dozens of people"
_UPPER = (Qualifier.LESS_THAN, Qualifier.UP_TO)
# Names that English puts an article before, where a sentence names them.
_THE = re.compile(
    r"United (?!Airlines)\w+|.*\b(?:Islands?|Republic|Emirates|Federation|Union|Nations)"
    r"|Netherlands|Philippines|Maldives|Bahamas|Gambia|Vatican|West Bank|Gaza Strip|Middle East"
)
_PEOPLE = ("", "people", "person")
_WHO = (Attribute.AGENT, Attribute.RECIPIENT)
# Counts of which a sentence is made: "23 people were killed".
HARM = {
    Attribute.KILLED: "killed",
    Attribute.WOUNDED: "wounded",
    Attribute.CASUALTIES: "killed or wounded",
    Attribute.MISSING: "missing",
    Attribute.DETAINED: "detained",
    Attribute.DISPLACED: "displaced",
    Attribute.HOSTAGES: "held hostage",
}
_COUNTED = re.compile(
    r"(?:more|less|fewer|at|about|around|some|nearly|over|up|dozens)\b|.*?\d", re.I
)


def label(attribute: Attribute, value: Value, found: Found) -> str:
    """A value as a list shows it; never empty."""
    if attribute in say.VERDICT:
        return say.VERDICT[attribute].get(value.value) or f"it was {_told(value)}"
    if attribute is Attribute.TIME:
        return time(value.value)
    if attribute in _WHO:
        return who(value, found)
    if value.quantity is not None and value.quantity.is_count:
        return counted(value.quantity, "")[0]
    if attribute in (Attribute.PLACE, Attribute.SIDE):
        place, _, side = one_line(value.value, _LONGEST).partition(_SIDE)
        whole = place if side in ("", place) else f"{place}{_SIDE}{side}"
        return articled(whole) or "a place that is not told"
    if attribute is Attribute.QUOTATION:
        return _told(value, _QUOTED)
    return _told(value)


def is_of_a_count(value: Value, told: Mapping[Attribute, Finding]) -> bool:
    """Whether the words for somebody unnamed are those of a figure given beside them.

    ``told`` are the findings on the event by attribute.
    """
    if value.value[:1].isupper() and not _COUNTED.match(value.value):
        return False
    counts = [finding for attribute in HARM if (finding := told.get(attribute)) is not None]
    spans = [span for finding in counts for each in finding.values for span in each.words]
    return all(any(one.meets(other) for other in spans) for one in value.words)


def _told(value: Value, longest: int = _LONGEST) -> str:
    return one_line(value.value, longest) or "not told"


def who(value: Value, found: Found) -> str:
    """Somebody by his name, with the article that reports print before it.

    A common noun ("force") is given with all of a report's words: "the Syrian air force".
    """
    name = one_line(value.value, _LONGEST)
    described = []
    for before, printed in _printed(value, found):
        words = one_line(printed)
        first, _, rest = words.partition(" ")
        if name[:1].islower() and name in words and len(words) <= _LONGEST:
            opens = {"whose": "the"}.get(first.lower(), first.lower())  # "whose militia"
            described.append(f"{opens} {rest}" if first.lower() in _ARTICLES else words)
        is_after = one_line(before).lower() == "the"
        bare = rest if first.lower() == "the" else words if is_after else ""
        if bare and name[:1].isupper() and _is_name(bare, name):
            return f"the {name}"
    if described:  # "his own soldiers" only where nobody says whose
        return min(described, key=lambda words: words.partition(" ")[0].lower() in _WHOSE).strip()
    return articled(name) or "somebody who is not named"


def _printed(value: Value, found: Found) -> dict[tuple[str, str], None]:
    """The words that reports print for a value, with the few characters before; copies once."""
    held = ((span, found.labels.text(span.report)) for span in value.words)
    return dict.fromkeys((text[max(0, s.start - 4) : s.start], s.of(text)) for s, text in held)


def articled(name: str) -> str:
    """A name of a place or a body with its article, where it has one: ``the United States``."""
    return f"the {name}" if _THE.fullmatch(name.split(",")[0]) else name


def _is_name(words: str, name: str) -> bool:
    """Whether the words are this name, or its initials."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return words == name or words.replace(".", "") == initials


def counted(quantity: Quantity, noun: str = "people") -> tuple[str, bool]:
    """A count with what is counted, and whether it is one: ``at least 23 people``, no."""
    whose = one_line(quantity.whose, 40)
    whose = noun if whose in _PEOPLE else whose
    if quantity.qualifier is Qualifier.NO or quantity.high == 0:
        return (f"no {whose}", False) if whose not in _PEOPLE else ("nobody", True)
    if quantity.qualifier in _OF:
        return f"{quantity} of {whose}" if whose else str(quantity), False
    number = quantity.high if quantity.qualifier in _UPPER else quantity.low
    is_one = number == 1 and quantity.qualifier is not Qualifier.BETWEEN
    if is_one:
        whose = "person" if whose == "people" else whose
        figure = re.sub(r"\b1$", "one", str(quantity))
    else:
        figure = str(quantity)
    return f"{figure} {whose}".strip(), is_one


def reason(text: str) -> str:
    """A reason of the record as a page prints it: on one line, dates as people write them."""
    return _DAY.sub(lambda day: say.date(day[0]), one_line(text, _REASON))


def time(edtf: str) -> str:
    """A time as a list shows it: ``24 June 2014``, ``24 June 2014 or later``; never empty."""
    first, last = _ends(edtf)
    if first == last:
        return _about(first)
    if last == "..":
        return f"{_about(first)} or later"
    if first == "..":
        return f"{_about(last)} or before"
    if last:
        return say.date(f"{first}/{last}".replace("~", ""))
    return _about(first)


def in_time(edtf: str) -> str:
    """A time inside a sentence: ``on 24 June 2014``, ``in June 2014``, ``by 24 June 2014``."""
    first, last = _ends(edtf)
    if first == last == "..":
        return f"at {_about(first)}"
    if last == "..":
        return f"from {_about(first)} on"
    if first == "..":
        return f"by {_about(last)}"
    if last and last != first:
        return f"between {_begin(first, last)} and {_about(last)}"
    if "~" in first:
        return _about(first)
    is_day = re.match(r"\d{4}-\d\d-\d\d", first) is not None
    return f"{'on' if is_day else 'in'} {_about(first)}"


def _ends(edtf: str) -> tuple[str, str]:
    """Start and end, ``..`` where one is open; the end empty where it is one time."""
    first, slash, last = one_line(edtf).partition("/")
    return first or "..", (last or "..") if slash or first in ("", "..") else ""


def _about(edtf: str) -> str:
    if edtf == "..":
        return "a time not told"
    said = say.date(edtf.replace("~", ""))
    return f"about {said}" if "~" in edtf else said


def _begin(first: str, last: str) -> str:
    """The first of two days without the month and year that the last has too."""
    begin, end = _about(first).split(), _about(last).split()
    while len(begin) > 1 and begin[-1] == end[-1] and end.pop():
        begin.pop()
    return " ".join(begin)
