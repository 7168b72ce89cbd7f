"""When an article was published and who signed it: from fields, else from the lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.extract.bylines import byline_names, is_job, is_person, names
from rashomon.extract.dates import believed, dates
from rashomon.extract.facts import Fact, Facts, report_id
from rashomon.extract.furniture import Judged
from rashomon.extract.lines import Line
from rashomon.extract.shape import shape
from rashomon.records import Basis, Capture, When

_CHANGED = re.compile(r"\b(?:updated?|modified|edited|revised|corrected)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|created|first|date[ds]?|on)\b|^\W*\d", re.IGNORECASE
)
# "BEIRUT, 27 May 2015 (AFP) -": capitals or a name, a date, then a dash, a colon or an agency.
_DATELINE = re.compile(r"^[^a-z]{0,3}[A-ZÀ-Þ][\w .,'’/-]{1,60}?(?=[(—–:-]|\s-)")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0\d|1[0-2])[/-]?([0-2]\d|3[01])(?!\d)")
_UNDER = 14  # lines between headline and running text that may hold by-line and date
_REACH = 4000  # characters of the source in which an unplaced line's words are looked for
_BEHIND = 6  # lines behind the running text that may
_CREDITED = re.compile(r"^\W*(?:reporting|writing|by|written by|author)\b", re.IGNORECASE)


def published(
    facts: Facts, judged: Judged, page: str, address: str, capture: Capture
) -> When | None:
    """The time of publication: a field's, else the by-line block's, dateline's or address's.

    A date elsewhere on the page (a sidebar, a related article, the day's date in the header) is
    never taken; a date before 1900 or past the retrieval is not believed.
    """
    for fact in (*facts.get("published", ()), *_by_lines(judged, page), *_datelines(judged, page)):
        for found in dates(fact.value)[:1]:
            if believed(found.edtf, capture.retrieved):
                return When(found.edtf, fact.basis, fact.span(report_id(capture)))
    return _in_address(facts, address, capture)


def _in_address(facts: Facts, address: str, capture: Capture) -> When | None:
    """The day in the page's address, with its words where the page itself states the address."""
    match = _IN_ADDRESS.search(address)
    edtf = "-".join(match.groups()) if match else ""
    if not edtf or not _is_day(edtf) or not believed(edtf, capture.retrieved):
        return None
    stated = next((f for f in facts.get("url", ()) if f.value == address), None)
    return When(edtf, Basis.ADDRESS, stated.span(report_id(capture)) if stated else None)


def modified(facts: Facts, first: When | None, capture: Capture) -> When | None:
    """When the page says that it was last changed; None where that is before its publication."""
    for fact in facts.get("modified", ()):
        for found in dates(fact.value)[:1]:
            if believed(found.edtf, capture.retrieved):
                changed = When(found.edtf, fact.basis, fact.span(report_id(capture)))
                return changed if first is None or first.earliest < changed.latest else None
    return None


def signed(facts: Facts, judged: Judged, page: str) -> tuple[Fact, ...]:
    """The names in the by-line: a field's, else those of the by-line's own line."""
    for fact in facts.get("byline", ()):
        found = _split(fact)
        if found:
            return found
    for index in _zone(judged):
        line = judged.lines[index]
        spans = byline_names(line.text) or _lone_name(judged, index)
        found = tuple(f for a, b in spans if (f := _in_line(page, line, a, b, Basis.BYLINE)))
        if found:
            return found
    return _boxed(judged, page)


def _boxed(judged: Judged, page: str) -> tuple[Fact, ...]:
    """The name over a box about the author behind the text, which tells of that person."""
    place = judged.place
    if place is None:
        return ()
    last = min(max(place.last, place.first) + _BEHIND, len(judged.lines) - 1)
    for index in range(max(place.last - 4, 0), last):
        line, below = judged.lines[index], judged.lines[index + 1]
        if judged.verdicts[index].kept or judged.verdicts[index + 1].kept:
            continue
        if is_person(line.text) and _tells_of(below.text, line.text):
            fact = _in_line(page, line, 0, len(line.text), Basis.BYLINE)
            return (fact,) if fact else ()
    return ()


def _tells_of(text: str, name: str) -> bool:
    """Whether a paragraph opens with a person's name or part of it and goes on as a sentence."""
    opening = re.match(
        r"[\w.'’-]+(?: [\w.'’-]+)*?(?= (?:is|was|has|had|writes|covers|reports)\b)", text
    )
    return opening is not None and set(opening[0].split()) <= set(name.split())


def _split(fact: Fact) -> tuple[Fact, ...]:
    """A by-line field's names, each with its own words where the field is printed plainly."""
    opening = re.match(r"(?:by|von|por|par)\s*:?\s+", fact.value, re.IGNORECASE)
    left = opening.end() if opening else 0
    spans = names(fact.value, left, len(fact.value))
    if fact.start < 0 or fact.end - fact.start != len(fact.value):
        return (fact,) if spans or fact.basis is Basis.SUPPLIED else ()
    return tuple(
        Fact(fact.value[a:b], fact.basis, fact.start + a, fact.start + b) for a, b in spans
    )


def _zone(judged: Judged) -> Iterator[int]:
    """Lines around the article that may hold by-line and date: under the headline, then behind."""
    place = judged.place
    if place is None:
        return
    under = judged.title + 1 if judged.title is not None else place.first - 4
    far = max(under + _UNDER, place.first - _UNDER)
    block = [*range(max(0, under), min(under + _UNDER, place.first)), *range(far, place.first)]
    inside = range(place.first, min(place.first + 3, place.last))
    for i in (*block, *inside):
        if not judged.verdicts[i].kept:
            yield i
    for i in range(place.last, min(place.last + _BEHIND, len(judged.lines))):
        if not judged.verdicts[i].kept and _is_notice(judged.lines[i].text):
            yield i


def _is_notice(text: str) -> bool:
    """Behind the text only a line that says what it is counts."""
    said = any(kind == "by-line" for kind, _ in shape(text).cues)
    return said or bool(_CREDITED.match(text))


def _by_lines(judged: Judged, page: str) -> list[Fact]:
    """Dates of the by-line block, first those that are not said to be of a change."""
    found = []
    for index in _zone(judged):
        line = judged.lines[index]
        if len(line.text) > 200 or shape(line.text).words > 25:
            continue
        for date in dates(line.text)[:2]:
            fact = _in_line(page, line, date.start, date.end, Basis.BYLINE)
            before = line.text[: date.start]
            if fact:
                found.append(
                    (bool(_CHANGED.search(before)) and not _PUBLISHED.search(before), fact)
                )
    ordered = [fact for _, fact in sorted(found, key=lambda pair: pair[0])]
    return ordered or _above(judged, page)


def _above(judged: Judged, page: str) -> list[Fact]:
    """A date with the time of day straight above the headline; a page's own date has none."""
    title = judged.title or 0
    for line in judged.lines[max(0, title - 2) : title]:
        for date in dates(line.text)[:1]:
            fact = _in_line(page, line, date.start, date.end, Basis.BYLINE)
            if fact and "T" in date.edtf and shape(line.text).is_date:
                return [fact]
    return []


def _datelines(judged: Judged, page: str) -> list[Fact]:
    """A date in the opening of the first paragraphs, where a dateline has it."""
    place = judged.place
    if place is None:
        return []
    line = judged.lines[place.first]
    opening = _DATELINE.match(line.text)
    found = dates(line.text[:100])[:1]
    dated = bool(found) and found[0].start == 0  # "October 12, 2024 (Eastern Dispatch) - "
    if opening is None or not (dated or opening.group().split(",")[0].split()[0].isupper()):
        return []
    facts = [
        _in_line(page, line, d.start, d.end, Basis.DATELINE)
        for d in found
        if d.start < opening.end()
    ]
    return [fact for fact in facts if fact]


def _lone_name(judged: Judged, index: int) -> list[tuple[int, int]]:
    """A full name alone on its line, next to a date or under the headline."""
    text = judged.lines[index].text
    name, _, rest = (*re.split(r"(\s*[|•·,]\s*)", text, maxsplit=1), "", "")[:3]
    beside = not rest or bool(dates(text)) or is_job(rest)
    if not is_person(name) or shape(text).cue_weight >= 1 or not beside:
        return []
    near = range(max(0, index - 1), min(len(judged.lines), index + 2))
    dated = any(shape(judged.lines[i].text).is_date for i in near)
    return [(0, len(name))] if dated else []


def _in_line(page: str, line: Line, start: int, end: int, basis: Basis) -> Fact | None:
    """Some words of a line as a fact, where they can be found on the page again."""
    words = line.text[start:end]
    if line.start >= 0 and line.end - line.start == len(line.text):
        return Fact(words, basis, line.start + start, line.start + end)
    first, last = (line.start, line.end) if line.start >= 0 else (line.near, line.near + _REACH)
    at = page.find(words, first, last) if first >= 0 else -1
    return Fact(words, basis, at, at + len(words)) if at >= 0 else None


def _is_day(edtf: str) -> bool:
    return bool(dates(edtf))
