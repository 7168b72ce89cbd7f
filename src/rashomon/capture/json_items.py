"""The objects of a JSON file: one, an array of them, or one a line; each keeps its exact bytes.

Objects are checked, not read: numbers stay digits (one of a million digits costs nothing) and the
bytes that are kept are those that stood in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.capture.size_cap import Peeked, Reader, lines, too_large, without_mark
from rashomon.errors import CaptureError

DEEPEST = 200  # levels; published article schemas stay under 20, parsers fail at about 1,000
_SPACE = re.compile(r"[ \t\r\n]*")
_STRINGS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.S)
_BRACKETS = re.compile(rb"[\[\]{}]")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)
_DEEP = f"brackets nest deeper than {DEEPEST} levels; this is no article"


@dataclass(frozen=True, slots=True)
class Item:
    """One object's bytes and its content; ``number`` counts from 1, None for a lone object."""

    number: int | None
    data: bytes
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One item that is no object: its number, the bytes where there are any, and why."""

    number: int | None
    data: bytes
    reason: str
    detail: str


def items(source: Reader, by_line: bool, limit: int) -> Iterator[Item | Problem]:
    """Each object of a JSON stream, at most ``limit`` bytes of which are held at once.

    ``by_line`` says that each line is an object; a stream that turns out so is read that way too.
    Raises ``CaptureError`` where there is no object, or the document breaks off; the objects
    before the break have been given by then.
    """
    if by_line:
        yield from _rows(source, limit)
        return
    start = Peeked(source, limit + 1)
    if _starts_with_a_row(start.head):
        yield from _rows(start, limit)
    elif len(start.head) > limit:
        raise CaptureError(
            "too-large", too_large(limit) + "; a file with one JSON object a line has no such limit"
        )
    else:
        yield from _document(start.head)


def _starts_with_a_row(data: bytes) -> bool:
    """Whether the first line is an object by itself and another follows."""
    first, _, rest = without_mark(data).lstrip().partition(b"\n")
    if not rest or rest.isspace():
        return False
    try:
        return isinstance(_parsed(first), dict)
    except CaptureError:
        return False


def _rows(source: Reader, limit: int) -> Iterator[Item | Problem]:
    found = False
    for number, line in enumerate(lines(source, limit), 1):
        data = without_mark(line) if line and number == 1 else line
        if number == 1 and data and b"\0" in data:
            raise CaptureError("bad-encoding", _not_utf8(data))
        if data is None:
            found = True
            yield Problem(number, b"", "too-large", f"line {number} is {too_large(limit)}")
        elif data.strip():
            found = True
            yield _row(number, data)
    if not found:
        raise CaptureError("empty", "there is nothing in it")


def _row(number: int, data: bytes) -> Item | Problem:
    try:
        value = _parsed(data)
    except CaptureError as error:
        return Problem(number, data, error.reason, f"line {number}: {error}")
    return _checked(number, data, value)


def _checked(number: int, data: bytes, value: object) -> Item | Problem:
    if isinstance(value, dict):
        return Item(number, data, value)
    return Problem(number, data, "not-an-object", f"item {number} is no JSON object with fields")


def _document(data: bytes) -> Iterator[Item | Problem]:
    text = _text(without_mark(data))
    at = _skip(text, 0)
    if text.startswith("[", at):
        yield from _array(text, at)
        return
    value = _parsed(without_mark(data))
    if not isinstance(value, dict):
        raise CaptureError("not-an-object", "a JSON value without fields is no article")
    yield Item(None, data, value)


def _array(text: str, at: int) -> Iterator[Item | Problem]:
    at = _skip(text, at + 1)
    if text.startswith("]", at):
        raise CaptureError("empty", "the JSON array has no items")
    number = 0
    while True:
        number += 1
        try:
            value, end = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise CaptureError(
                "not-json", f"item {number} breaks off or is no JSON: {error}"
            ) from error
        yield _checked(number, text[at:end].encode(), value)
        at = _skip(text, end)
        if not text.startswith(",", at):
            break
        at = _skip(text, at + 1)
    if not text.startswith("]", at) or _skip(text, at + 1) < len(text):
        raise CaptureError("not-json", f"the JSON array is broken after item {number}")


def _parsed(data: bytes) -> object:
    """The value, its numbers left as digits; ``CaptureError`` with the place where it is broken."""
    text = _text(data)
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise CaptureError("not-json", f"not JSON: {error}") from error


def _text(data: bytes) -> str:
    if _depth(data) > DEEPEST:
        raise CaptureError("too-deep", _DEEP)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise CaptureError("bad-encoding", _not_utf8(data, error.start)) from error


def _depth(data: bytes) -> int:
    """How deep brackets nest outside strings, found without nesting calls as deep."""
    if data.count(b"[") + data.count(b"{") <= DEEPEST:
        return 0
    depth = deepest = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _not_utf8(data: bytes, at: int = 0) -> str:
    looks = "looks like UTF-16" if b"\0" in data[:4096] else f"is no UTF-8 at byte {at}"
    return f"JSON must be UTF-8 (RFC 8259) and this {looks}; convert it, as with iconv"


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
