"""A mail message: its headers are facts, its text part (or else its HTML part) the page."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.utils import getaddresses

from rashomon.errors import ExtractError
from rashomon.extract.bylines import is_byline, is_person
from rashomon.extract.characters import clean, fold
from rashomon.extract.decoding import decoded
from rashomon.extract.facts import Fact, Facts, Source
from rashomon.extract.lines import Line
from rashomon.extract.options import ExtractOptions
from rashomon.extract.sources import body_lines
from rashomon.records import Basis

_WINDOW = 200_000  # characters of a message that are searched for its next line
_PARTS = 200  # parts of a message that are looked at
_DEEPEST = 50  # parts in parts; mail programs nest three or four, Python's parser allows some 300
_TOO_DEEP = f"its parts are nested more than {_DEEPEST} deep"
_SIGNATURE = re.compile(
    r"^--[ \t]?\r?$", re.MULTILINE
)  # RFC 3676, section 4.3; the space gets lost
_OPENING = 12  # lines of a message in which the article's own by-line stands


def mail_source(data: bytes, page: str, encoding: str, options: ExtractOptions) -> Source:
    """Subject as title, date, sender as outlet or by-line; the plain text part, else the HTML part.

    Raises ExtractError: no-article, and too-deep for parts nested past any mail program's.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except RecursionError as fault:
        raise ExtractError("too-deep", _TOO_DEEP) from fault
    text = _part(message, "text/plain") or _part(message, "text/html")
    if text is None:
        raise ExtractError("no-article", "the message has no text part")
    article, signature = _signed_off(text)
    lines = body_lines(article, options)
    after = body_lines(signature, options) if signature else []
    placed = _placed([*lines, *after], page)
    facts = _facts(message, page, any(is_byline(x.text) for x in lines[:_OPENING]))
    return Source(page, encoding, placed[: len(lines)], facts, tail=tuple(placed[len(lines) :]))


def _signed_off(text: str) -> tuple[str, str]:
    """The text before the signature mark, and the mark with what follows.

    The last mark counts, so that a quoted message does not end the article; a mark with nothing
    before it is none.
    """
    marks = [m.start() for m in _SIGNATURE.finditer(text) if text[: m.start()].strip()]
    return (text[: marks[-1]], text[marks[-1] :]) if marks else (text, "")


def _part(message: Message, kind: str) -> str | None:
    for number, part in enumerate(_parts(message)):
        if number >= _PARTS:
            break
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                return decoded(data, part.get_content_charset())[0]
    return None


def _parts(message: Message) -> Iterator[Message]:
    """A message and its parts, outer before inner, in order; no recursion."""
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth > _DEEPEST:
            raise ExtractError("too-deep", _TOO_DEEP)
        yield part
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting.extend((p, depth + 1) for p in reversed(inner) if isinstance(p, Message))


def _placed(lines: list[Line], page: str) -> list[Line]:
    """Lines found again in the message as sent; those in an encoded part have no place."""
    placed, position = [], 0
    for line in lines:
        start = page.find(line.text, position, position + _WINDOW)
        end = start + len(line.text)
        position = end if start >= 0 else position
        placed.append(replace(line, start=start, end=end if start >= 0 else -1))
    return placed


def _facts(message: Message, page: str, has_byline: bool) -> Facts:
    """What the headers state. A sender is the outlet where it is one, else the author.

    ``has_byline``: the text names its authors itself, so that a sender is only who sent it on.
    """
    senders = getaddresses([_header(message, "From")])[:3]
    outlets = [name for name, address in senders if _is_outlet(name, address)]
    authors = [name or address for name, address in senders if name not in outlets or not name]
    stated = {
        "title": [_header(message, "Subject")],
        "published": [_header(message, "Date")],
        "outlet": [_header(message, "Organization"), *outlets],
        "byline": [] if has_byline else authors,
    }
    return {
        field: found
        for field, values in stated.items()
        if (found := tuple(f for v in values if (f := _fact(page, clean(v))) is not None))
    }


def _is_outlet(name: str, address: str) -> bool:
    """Whether a sender's name is an organisation's: its host bears it, or it is no person's."""
    host = fold(address.rpartition("@")[2].rpartition(".")[0])
    core = fold(re.sub(r"^the\s", "", name.strip(), flags=re.IGNORECASE))
    return bool(name.strip()) and (bool(core and core in host) or not is_person(name.strip()))


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
