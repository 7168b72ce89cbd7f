"""Where a report says it has something from another publisher.

A name alone is no citation: there must be a cue beside it (a verb of reporting, "told", "according
to", "an interview with", a wire credit, a dateline, a link). A credit of a photograph is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.publishers import Named, canonical, named, of_host, same
from rashomon.records import Citation, Report, Span
from rashomon.words import Word, paragraphs, words

_OUTLET = (
    r"(?:news agency|news agencies|newspaper|paper|daily|broadcaster|channel|station|network"
    r"|magazine|weekly|tabloid|website|news site|site|wire service|news service|agency"
    r"|television|radio|TV)"
)
# Between a cue and the name: "told the French news agency AFP".
_LEAD = rf"(?:(?:the|a|its|[A-Z][\w-]+|[a-z]+-[a-z]+|state|official|local|{_OUTLET})[ ,]+){{0,5}}$"
_BEFORE = re.compile(
    r"(?:\b(?i:told|tell|tells|telling|citing|quoting|according to"
    r"|interview(?:s|ed)? (?:with|to|for|on|by)"
    r"|(?:reported|quoted|cited|published|broadcast|aired|carried|seen|obtained|reviewed|posted"
    r"|shown|written|released|monitored) (?:by|in|on)"
    r"|(?:statement|comments?|remarks|speaking|spoke|talking|email) to"
    r"|(?:articles?|columns?|op-ed|reports?|story|stories|dispatch|footage|investigation"
    r"|editorial|interview|survey|poll|piece) (?:in|by|from|on|for)"
    r"|(?:writing|wrote) (?:in|for)|(?:reporter|correspondent|journalist) (?:for|with|from|at))"
    r"|[,”\"] (?:reported|reports|said|says|wrote|writes))\s+" + _LEAD
)
_AFTER = re.compile(
    rf"(?:['’]s)?(?:,? [a-z]+(?: [a-z]+)? {_OUTLET}| {_OUTLET})?"
    r"(?:['’]s? (?:[\w-]+ ){1,3}?)? ?"
    r"(?P<cue>(?:(?:has|had|have|also|later|first|then|earlier) ){0,2}"
    r"(?:reported|reports|quoted|quotes|cited|cites|wrote|writes|said|says|learned|learnt|revealed"
    r"|broadcast|aired|published|carried|added|noted|understands)\b"
    r"|(?:interview|report|poll|investigation)\b|, citing\b"
    r"|contributed to this|with additional reporting)"
)
_PICTURE = re.compile(
    r"(?i)\b(?:photo|photos|photograph|photographer|image|images|picture|pictures|pic|pool|getty"
    r"|shutterstock|file|illustration|graphic|video|screenshot|courtesy)\b"
)
_DATELINE = re.compile(r"[^\w(]*(?:[A-Z][\w.’'-]*+[ ,/]*+){0,6}(?:\d{1,2}[ ,]*+)?\(?$")
_DATELINE_END = re.compile(r"\)?\s*(?:[-–—]|:)|\)")
_CREDIT = re.compile(
    r"(?i)(?:^|[.!?”\"])\s*[-–—(/]*\s*(?:(?:and|with|source|sources|by|from|via|compiled from"
    r"|additional reporting by|reporting by|with reporting from|agencies|writers)[ :]*"
    r"|[A-Z]{2,}\s*[/,]\s*)*$"
)
_CREDIT_END = re.compile(r"[\s)/,.]*(?:and )?[\w/,. )]{0,24}$")
_LONGEST_CREDIT = 12  # words of a line that is nothing but a credit
_NEAR = 60  # characters around a name in which a credit is looked for
_LONGEST_DATELINE = 60  # characters
_TOP = 3000  # characters within which a dateline may stand
_DATELINES = 3  # paragraphs from the top within which a dateline may stand
# A publisher no list knows, by what it is called: "the Rojava news agency", "Radio Sepid".
_CAPITAL = r"[A-Z][\w’'-]{1,30}"
_PATTERN = re.compile(
    rf"\b(?P<before>{_CAPITAL}(?: {_CAPITAL}){{0,3}}) {_OUTLET}\b"
    rf"|\b{_OUTLET},? (?P<after>{_CAPITAL}(?: (?:of |de |el |al-)?{_CAPITAL}){{0,3}})"
)
# What papers and agencies call themselves: the last word of such a name.
_LAST = (
    r"(?:(?:News|Press) Agency|News Service|News|Newswire|Wire|Press|Times|Post|Herald|Tribune"
    r"|Gazette|Journal|Chronicle|Courier|Observer|Telegraph|Mail|Mirror|Monitor|Standard|Review"
    r"|Bulletin|Dispatch|Examiner|Inquirer|Sentinel|Ledger|Daily|Weekly|Today|Online|Radio"
    r"|Television|TV|Broadcasting)"
)
_PRESS = re.compile(rf"\b{_CAPITAL}(?: (?:of |de )?{_CAPITAL}){{0,3}} {_LAST}(?![\w-])")
# A dateline names its wire whatever it is called: "SALTMERE, March 3 (Valdrin Wire) -".
_WIRE = re.compile(r"^[A-Z][^()\n]{1,60} \((?P<name>[A-Z][\w.’' -]{1,40})\)\s*[-–—]", re.MULTILINE)
_NO_NAME = re.compile(
    r"(?:The|A|An|Its|His|Their|State|Local|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b ?"
)
# "French news agency", "The Post": no name of its own.
_NO_NAME_ALONE = re.compile(rf"[A-Z][a-z]+(?:ish|ian|ean|ese|ench|utch|eek|wiss|can|i)|{_LAST}")


def citations(report: Report, found_words: Sequence[Word]) -> tuple[Citation, ...]:
    """Every publisher that a report names as where it has something from, in reading order.

    ``found_words`` are the words of the report's text.
    """
    text = report.text
    found = [c for name in _names(text, found_words) if (c := _cited(report, name)) is not None]
    found += [*_linked(report), *_bylined(report)]
    own = report.outlet.value if report.outlet else None
    kept = [c for c in found if own is None or not same(c.cited, own)]
    return tuple(sorted(set(kept), key=lambda c: (c.words.start, c.words.end, c.cited)))


def cites(report: Report, outlet: str) -> Citation | None:
    """The first citation of one given outlet, listed or not."""
    if len(outlet) < 2 or outlet not in report.text:
        return None
    pattern = rf"(?<!\w){re.escape(outlet)}(?!\w)"
    for match in re.finditer(pattern, report.text):
        found = _cited(report, Named(match.start(), match.end(), outlet))
        if found is not None:
            return found
    return None


def _names(text: str, found_words: Sequence[Word]) -> list[Named]:
    found = named(text, [(w.start, w.end) for w in found_words if text[w.start].isupper()])
    taken = {at for name in found for at in range(name.start, name.end)}
    end = found_words[-1].end if found_words else 0
    for start, stop in (
        *_by_pattern(text, end),
        *(m.span() for m in _PRESS.finditer(text, 0, end)),
    ):
        first = start
        while cut := _NO_NAME.match(text, first, stop):
            first = cut.end()
        is_name = first < stop and not _NO_NAME_ALONE.fullmatch(text, first, stop)
        if is_name and taken.isdisjoint(range(first, stop)):
            taken.update(range(first, stop))
            found.append(Named(first, stop, canonical(text[first:stop])))
    return sorted(found)


def _by_pattern(text: str, end: int) -> Iterable[tuple[int, int]]:
    """Names in datelines, beside a word for what they are, and such as papers have."""
    for match in _WIRE.finditer(text, 0, min(end, _TOP)):
        yield match.span("name")
    for match in _PATTERN.finditer(text, 0, end):
        yield match.span("before" if match["before"] else "after")
    for match in _PRESS.finditer(text, 0, end):
        yield match.span()


def _cited(report: Report, name: Named) -> Citation | None:
    cue = _cue(report.text, name)
    if cue is None or cue[0] >= cue[1]:
        return None
    return Citation(
        report=report.id,
        cited=name.publisher,
        words=Span(report.id, name.start, name.end),
        cue=Span(report.id, *cue),
    )


def _cue(text: str, name: Named) -> tuple[int, int] | None:
    """The words beside a name that make it a citation."""
    line_start = text.rfind("\n", 0, name.start) + 1
    line_end = text.find("\n", name.end)
    line_end = len(text) if line_end < 0 else line_end
    before = text[max(line_start, name.start - 90) : name.start]
    match = _BEFORE.search(before)
    if match:
        start = name.start - len(before) + match.start()
        cue = text[start : name.start]
        return start + len(cue) - len(cue.lstrip(' ,”"')), start + len(cue.rstrip())
    after = _AFTER.match(text, name.end, line_end)
    if after:
        start, end = after.span("cue")
        return start + len(text[start:end]) - len(text[start:end].lstrip(", ")), end
    return _credited(text, name, line_start, line_end)


def _credited(text: str, name: Named, start: int, end: int) -> tuple[int, int] | None:
    """The dateline, or the credit's own words, that make a name a citation."""
    window = max(start, name.start - _NEAR), min(end, name.end + _NEAR)
    if _PICTURE.search(text, *window):
        return None
    before = text[window[0] : name.start]
    is_whole = window == (start, end)
    closing = _DATELINE_END.match(text, name.end, end)
    if closing and closing.end() < end and _is_dateline(text, start, name):
        return start, closing.end()
    if not _CREDIT_END.fullmatch(text, name.end, end) or not _CREDIT.search(before):
        return None
    if is_whole and len(words(text[start:end])) <= _LONGEST_CREDIT and _CREDIT.fullmatch(before):
        return start, end
    return (name.start, end) if before.strip() else None


def _is_dateline(text: str, start: int, name: Named) -> bool:
    """Whether nothing but a place and a date stands before a name, near the top of the text."""
    before = text[start : name.start]
    if len(before) > _LONGEST_DATELINE or start > _TOP:
        return False
    return len(paragraphs(text[:start])) < _DATELINES and bool(_DATELINE.fullmatch(before))


def _linked(report: Report) -> Iterable[Citation]:
    for link in report.links:
        publisher = of_host(link.target)
        if publisher is not None:
            yield Citation(report.id, publisher, link.words, link.words)


def _bylined(report: Report) -> Iterable[Citation]:
    for author in report.byline:
        name = re.sub(r"^(?i:by|from|with)\s+", "", author.value.strip())
        publisher = canonical(name)
        if author.words is not None and of_list(name):
            yield Citation(report.id, publisher, author.words, author.words)


def of_list(name: str) -> bool:
    """Whether a by-line is a listed publisher rather than a person."""
    found = named(name, [(w.start, w.end) for w in words(name)][:1])
    return bool(found) and found[0].end >= len(name.rstrip(" ."))
