"""An HTML page as lines, each with trafilatura's word on whether it is main text."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from rashomon.extract.characters import clean
from rashomon.extract.html_lines import HIDDEN, html_lines
from rashomon.extract.lines import Line, plain_lines

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_UNREAD = re.compile(r"<(?:(script|style|noscript|template)\b|!--)", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|section|article|blockquote)\b[^<>]*>", re.I
)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_SPACES = re.compile(r"\s+")
# A tag soup: more open tags in a row than any page nests.
_SOUP = 20_000
# Tags past which trafilatura is not asked: it takes seconds there, and no article has as many
# (the longest page of the development sets has 7,140).
_ELEMENTS = 100_000
_LONG = 30  # bytes without spaces past which a line in merged text counts as chosen
_STRAY = 300  # pieces of main text that are looked for out of order
_MERGED = 200_000  # characters of merged main text that lines are looked for in
_TELLING = 12  # characters without spaces of a line that prove it stands in a longer text


def page_lines(source: str) -> list[Line]:
    """An HTML page's lines, each with trafilatura's verdict (``kept``) where it gave one.

    Pages that cannot be parsed as a tree (nested beyond the parser's depth, no tags at all) are
    stripped of their tags and come as flattened text, without verdicts.
    """
    from lxml import etree, html

    markup = _DECLARATION.sub("", source.replace("\x00", ""), count=1)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
        lines = html_lines(tree, source)
    except (etree.LxmlError, ValueError, AssertionError):  # no element at all; not a document
        return stripped(source)
    if not lines or _lost(lines, source):
        return stripped(source)
    too_many = source.count("<") > _ELEMENTS or len(lines) > _SOUP
    return _seen(_marked(lines, "" if too_many else _main_text(tree)))


def _seen(lines: list[Line]) -> list[Line]:
    """Leave out what the page hides, unless it hides most of its article until a script runs."""
    kept = [line for line in lines if line.kept]
    hidden = sum(len(line.text) for line in kept if line.tag == HIDDEN)
    if hidden * 2 > sum(len(line.text) for line in kept):
        return lines
    return [line for line in lines if line.tag != HIDDEN]


def stripped(source: str) -> list[Line]:
    """The lines of a page that is no tree: tags cut out, entities read, blocks parted."""
    import html

    text = _TAG.sub("", _BLOCK.sub("\n", _without_code(source)))
    return [replace(line, start=-1, end=-1) for line in plain_lines(html.unescape(text))]


def _without_code(source: str) -> str:
    """The source without scripts, styles and comments; one that never closes takes the rest."""
    kept, position = [], 0
    while (opening := _UNREAD.search(source, position)) is not None:
        kept.append(source[position : opening.start()])
        close = re.compile(rf"</{opening[1]}" if opening[1] else "-->", re.IGNORECASE)
        end = close.search(source, opening.end())
        if end is None:
            return "\n".join(kept)
        position = end.end()
    return "\n".join([*kept, source[position:]])


def _lost(lines: list[Line], source: str) -> bool:
    """Whether the parser gave up: it kept a twentieth of what stripping the tags keeps."""
    return source.count("<") > _SOUP and sum(len(x.text) for x in lines) * 20 < sum(
        len(x.text) for x in stripped(source)
    )


def _main_text(tree: object) -> str:
    """What trafilatura takes for the main text, or nothing where it finds none or fails."""
    from lxml import etree
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its findings are ours to report
    try:
        document = bare_extraction(tree, include_comments=False, with_metadata=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError,
            AssertionError, RecursionError):  # fmt: skip
        return ""  # what it raises on hostile trees; the page is then judged without it
    return getattr(document, "text", None) or ""


def _marked(lines: list[Line], main: str) -> list[Line]:
    """Lines with ``kept`` set: True where at least half of the line stands in the main text."""
    if not main:
        return lines
    packed = [_SPACES.sub("", line.text) for line in lines]
    page = "".join(packed)
    covered = bytearray(len(page))
    left: list[str] = []
    position = total = 0
    for piece in main.split("\n"):
        words = _SPACES.sub("", clean(piece)).lstrip("-|")
        start = page.find(words, position)
        if start < 0 and len(left) < _STRAY:
            start = page.find(words)
        total += len(words)
        if words and start >= 0:
            covered[start : start + len(words)] = b"\x01" * len(words)
            position = max(position, start + len(words))
        elif words:
            left.append(words)
    marked = _counted(lines, packed, covered, "\n".join(left)[:_MERGED])
    found = sum(
        len(text) for text, line in zip(packed, marked, strict=True) if line.kept is not False
    )
    if found * 2 >= total:
        return marked
    # The text stands in no visible element (a script's template, a JSON field).
    unseen = [replace(line, start=-1, end=-1, kept=True) for line in plain_lines(main)]
    return [*(replace(line, kept=False) for line in lines), *unseen]


def _counted(lines: list[Line], packed: list[str], covered: bytearray, merged: str) -> list[Line]:
    """Lines of which half was found; ``merged`` is main text that joins several lines.

    A short line in merged text is left without a verdict: the extractor then took a whole element
    without looking at its parts.
    """
    marked, position = [], 0
    for line, text in zip(lines, packed, strict=True):
        share = sum(covered[position : position + len(text)]) / len(text)
        kept: bool | None = share >= 0.5
        if not kept and len(text) >= _TELLING and text in merged:
            kept = True if len(text.encode()) >= _LONG else None
        marked.append(replace(line, kept=kept))
        position += len(text)
    return marked
