"""A capture's media type decides how its bytes become lines and facts."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.errors import ExtractError
from rashomon.extract.decoding import decoded
from rashomon.extract.facts import Source
from rashomon.extract.lines import Line, plain_lines
from rashomon.extract.options import ExtractOptions
from rashomon.records import Capture

_TAGS = re.compile(
    r"<(?:!doctype html|html|head|body|p|div|br|article|h1)\b[^<>]{0,500}>", re.IGNORECASE
)


def source(capture: Capture, data: bytes, options: ExtractOptions) -> Source:
    """Read bytes up to their lines. Raises ExtractError: empty, not-text, too-long, no-article."""
    kind = capture.media_type.split(";")[0].strip().lower()
    if not kind.startswith("text/") and not any(
        k in kind for k in ("json", "rfc822", "xml", "html")
    ):
        raise ExtractError("not-text", f"{kind} holds no text that can be read as an article")
    page, encoding = decoded(data, capture.charset)
    if kind == "message/rfc822":
        from rashomon.extract.mail import mail_source

        return mail_source(data, page, encoding, options)
    if "json" in kind:
        from rashomon.extract.json_object import json_source

        return json_source(capture, page, encoding, options)
    if "html" in kind or "xml" in kind:
        return html_source(page, encoding, options)
    return Source(page, encoding, text_lines(page, options))


def html_source(page: str, encoding: str, options: ExtractOptions) -> Source:
    """An HTML page's lines and what its tags state."""
    from rashomon.extract.html_main import page_lines
    from rashomon.extract.html_metadata import metadata

    limit(page, options.max_markup)
    return Source(page, encoding, page_lines(page), metadata(page), is_html=True)


def text_lines(text: str, options: ExtractOptions) -> list[Line]:
    """Lines of flattened text."""
    limit(text, options.max_characters)
    return plain_lines(text)


def body_lines(text: str, options: ExtractOptions) -> list[Line]:
    """Lines of a text field that may be markup or plain, places counted in the field."""
    if not looks_like_markup(text):
        return text_lines(text, options)
    from rashomon.extract.html_main import page_lines

    limit(text, options.max_markup)
    return page_lines(text)


def looks_like_markup(text: str) -> bool:
    """Whether a text field holds HTML: a tag that only HTML has, near its start."""
    return bool(_TAGS.search(text[:5000]))


def limit(text: str, most: int) -> None:
    """Refuse what is longer than any article."""
    if len(text) > most:
        raise ExtractError("too-long", f"{len(text):,} characters; at most {most:,} are read")


def moved(lines: list[Line], offsets: list[int]) -> list[Line]:
    """Lines whose places count characters of a field, moved to where the field stands."""
    return [
        replace(x, start=offsets[x.start], end=offsets[x.end - 1] + 1)
        if x.start >= 0
        else replace(x, near=-1)
        for x in lines
    ]
