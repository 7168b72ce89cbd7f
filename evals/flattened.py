"""What a scraper leaves of an HTML page: every visible line, one block a line, no tags."""

from __future__ import annotations

import re

from lxml import html

_UNSEEN = frozenset("script style noscript template head iframe object svg textarea select".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small "
    "span strike strong sub sup time tt u var wbr label".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def flattened(markup: str) -> str:
    """The page's text as lines, in document order, with an empty line between blocks."""
    tree = html.document_fromstring(markup.encode("utf-8"), html.HTMLParser(encoding="utf-8"))
    pieces: list[str] = []
    _walk(tree, pieces)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(pieces).split("\x00"))
    return "\n\n".join(line for line in lines if line)


def _walk(element: html.HtmlElement, pieces: list[str]) -> None:
    if isinstance(element.tag, str) and not _unseen(element):
        block = element.tag not in _INLINE
        pieces.append("\x00" if block else "")
        pieces.append(element.text or "")
        for child in element:
            _walk(child, pieces)
        pieces.append("\x00" if block else "")
    pieces.append(element.tail or "")


def _unseen(element: html.HtmlElement) -> bool:
    if element.tag in _UNSEEN or "hidden" in element.attrib:
        return True
    return _HIDDEN.search(element.get("style", "")) is not None
