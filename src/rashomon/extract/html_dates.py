"""The day of an HTML page that no field states: htmldate's, if its words stand by the article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from rashomon.extract.dates import believed, dates
from rashomon.extract.facts import Fact
from rashomon.records import Basis, Capture

_LONGEST = 1_000_000  # characters of a page that htmldate is asked to read
_MOST_TAGS = 20_000
_MOST_ATTRIBUTES = 1000  # of one tag: libxml2 compares each with all others
_LONG_TAG = re.compile(r"<\w[^<>]{5000,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d{5})")
_BEFORE, _AFTER = 60, 60  # characters around a year in which its date is printed
_CONTEXT = 260  # characters of the source before a date that say whose date it is
_ABOVE, _BELOW = 800, 4000  # characters around a printing of the headline that are its own block
# A script's field may hold it for the machine alone; then the field's name says what it is.
_FIELD = re.compile(
    r"(?:date|time)?_?(?:first)?_?publi(?:shed|cation)_?(?:date|time|at|on)?[\"']?\s*[:=]\s*[\"']?$"
    r"|datetime=[\"']?$",
    re.IGNORECASE,
)
# Whose date it is not: another article's, a reader's, a change's, the notice of rights.
_OTHERS = re.compile(
    r"comment|related|recommend|sidebar|<aside|<footer|footer|recent|popular|trending|most-"
    r"|modif|edited|updated|revis|copyright|&copy;|©|event|expire|valid|deadline",
    re.IGNORECASE,
)


def marked_day(page: str, title: str | None, address: str, capture: Capture) -> Fact | None:
    """The date that htmldate finds by a page's markup, with its words, or None.

    It counts where its words are the value of a field that says "published", or stand near the
    page's own headline, and nothing before them speaks of another article, a comment or a change.
    """
    if len(page) > _LONGEST or page.count("<") > _MOST_TAGS or not title:
        return None
    if any(tag[0].count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(page)):
        return None
    day = _asked(page, address, capture)
    if day is None or not believed(day, capture.retrieved):
        return None
    headings = [m.start() for m in re.finditer(re.escape(title[:60]), page)][:20]
    if "&" in page and not headings:
        headings = [m.start() for m in re.finditer(re.escape(html.escape(title[:60])), page)][:20]
    for start, end in _printed(page, day):
        before = page[max(0, start - _CONTEXT) : start]
        if _OTHERS.search(before):
            continue
        is_field = bool(_FIELD.search(before))
        near = any(-_ABOVE < start - at < _BELOW for at in headings)
        if near or (is_field and "datetime" not in before[-12:].lower()):
            return Fact(page[start:end], Basis.METADATA if is_field else Basis.BYLINE, start, end)
    return None


def _asked(page: str, address: str, capture: Capture) -> str | None:
    """htmldate's answer from markup only: no free text, no clock and no network."""
    from htmldate import find_date

    try:
        # The line break keeps a text that opens with "http" from being taken for an address.
        return find_date(
            f"\n {page}",
            extensive_search=False,
            original_date=True,
            url=address,
            max_date=capture.retrieved[:10],
        )
    except (ValueError, OverflowError, TypeError):  # a tree or a date that it cannot read
        return None


def _printed(page: str, day: str) -> Iterator[tuple[int, int]]:
    """Where the page prints a day, in order."""
    last = -1
    for year in _YEAR.finditer(page):
        if year[0] != day[:4]:
            continue
        left = max(0, year.start() - _BEFORE)
        for found in dates(page[left : year.end() + _AFTER]):
            start, end = left + found.start, left + found.end
            if found.edtf[:10] == day and start <= year.start() < end and start > last:
                last = start
                yield start, end
