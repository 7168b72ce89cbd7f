"""A mail message: its headers are facts, its text part (or else its HTML part) the page."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import Message
from email.utils import getaddresses

from rashomon.errors import ExtractError
from rashomon.extract.characters import clean
from rashomon.extract.decoding import decoded
from rashomon.extract.facts import Fact, Facts, Source
from rashomon.extract.lines import Line
from rashomon.extract.options import ExtractOptions
from rashomon.extract.sources import body_lines
from rashomon.records import Basis

_WINDOW = 200_000  # characters of a message that are searched for its next line
_PARTS = 200  # parts of a message that are looked at


def mail_source(data: bytes, page: str, encoding: str, options: ExtractOptions) -> Source:
    """Subject as title, date, sender as by-line; the plain text part, else the HTML part."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    text = _part(message, "text/plain") or _part(message, "text/html")
    if text is None:
        raise ExtractError("no-article", "the message has no text part")
    lines = _placed(body_lines(text, options), page)
    return Source(page, encoding, lines, _facts(message, page))


def _part(message: Message, kind: str) -> str | None:
    for number, part in enumerate(message.walk()):
        if number >= _PARTS:
            break
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                return decoded(data, part.get_content_charset())[0]
    return None


def _placed(lines: list[Line], page: str) -> list[Line]:
    """Lines found again in the message as sent; those in an encoded part have no place."""
    placed, position = [], 0
    for line in lines:
        start = page.find(line.text, position, position + _WINDOW)
        end = start + len(line.text)
        position = end if start >= 0 else position
        placed.append(replace(line, start=start, end=end if start >= 0 else -1))
    return placed


def _facts(message: Message, page: str) -> Facts:
    sender = getaddresses([_header(message, "From")])
    names = [name or address for name, address in sender[:3]]
    stated = {
        "title": [_header(message, "Subject")],
        "published": [_header(message, "Date")],
        "byline": names,
    }
    return {
        field: found
        for field, values in stated.items()
        if (found := tuple(f for v in values if (f := _fact(page, clean(v))) is not None))
    }


def _header(message: Message, name: str) -> str:
    """A header's words, encoded words read; broken ones as they are."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    raw = str(message.get(name, ""))[:2000]
    try:
        return clean(str(make_header(decode_header(raw))))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return clean(raw)


def _fact(page: str, value: str) -> Fact | None:
    start = page.find(value) if value else -1
    return Fact(value, Basis.METADATA, start, start + len(value)) if start >= 0 else None
