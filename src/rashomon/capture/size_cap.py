"""Reading without ever holding more than the size cap: one whole item, or line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from rashomon.errors import CaptureError

CHUNK = 64 * 1024
_UTF8_MARK = b"\xef\xbb\xbf"


class Reader(Protocol):
    """Anything that gives up to so many bytes, and no bytes only at its end."""

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes."""


class Peeked:
    """A reader whose first bytes were looked at and are given again."""

    def __init__(self, source: Reader, size: int) -> None:
        self._source = source
        self.head = up_to(source, size)
        self._given = 0

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes, the head first."""
        if self._given < len(self.head):
            part = self.head[self._given : self._given + size]
            self._given += len(part)
            return part
        return self._source.read(size)


def up_to(source: Reader, size: int) -> bytes:
    """The next ``size`` bytes, fewer only at the end."""
    parts, missing = [], size
    while missing > 0 and (part := source.read(min(missing, CHUNK))):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def whole(source: Reader, limit: int) -> bytes:
    """All bytes; ``CaptureError("too-large")`` as soon as they pass the limit."""
    data = up_to(source, limit + 1)
    if len(data) > limit:
        raise CaptureError("too-large", too_large(limit))
    return data


def lines(source: Reader, limit: int) -> Iterator[bytes | None]:
    """Each line without its line break; None in place of one that is longer than the limit."""
    line, too_long = bytearray(), False
    while chunk := source.read(CHUNK):
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            fits = not too_long and len(line) + len(piece) <= limit
            yield _line(line + piece) if fits else None
            line.clear()
            too_long = False
        too_long = too_long or len(line) + len(rest) > limit
        if too_long:
            line.clear()
        else:
            line += rest
    if too_long or line:
        yield None if too_long else _line(line)


def without_mark(data: bytes) -> bytes:
    """The bytes after a UTF-8 byte order mark: it belongs to the file, not to its first item."""
    return data.removeprefix(_UTF8_MARK)


def too_large(limit: int) -> str:
    """The reason in words, with what to do."""
    shown = f"{limit / 2**20:g} MB" if limit >= 2**20 else f"{limit} bytes"
    return f"larger than {shown}; raise the cap (--max-mb) or split it"


def _line(data: bytearray) -> bytes:
    return bytes(data.removesuffix(b"\r"))
