"""Unpacking gzip and deflate a little at a time, so that a bomb is found before it goes off."""

from __future__ import annotations

import zlib

from rashomon.capture.size_cap import CHUNK, Reader
from rashomon.errors import CaptureError

GZIP_MAGIC = b"\x1f\x8b"
_GZIP = 31  # zlib's window bits for a gzip header
_ZLIB = 15
_RAW = -15
# DEFLATE can reach 1032:1; the most repetitive of 174 news pages reached 8:1 at level 6.
_MOST = 100  # bytes out per byte in, once more than _FREE bytes have come out
_FREE = 4 * 2**20


class Unpacked:
    """The content of a packed stream; ``CaptureError`` where it is damaged, cut off or a bomb.

    ``limit`` bytes, 4 MB at most, may come out before the ratio of output to input counts.
    """

    def __init__(self, packed: Reader, limit: int, window: int = _GZIP) -> None:
        self._packed = packed
        self._free = min(limit, _FREE)
        self._window = window
        self._engine = zlib.decompressobj(window)
        self._waiting = b""
        self._taken = 0
        self._given = 0

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` unpacked bytes; none at the end."""
        while True:
            if self._engine.eof and not self._next_member():
                return b""
            if not self._waiting:
                self._waiting = self._take()
                if not self._waiting:
                    raise CaptureError("truncated", "the packed data is cut off; get it again")
            out = self._step(size)
            if out:
                return self._counted(out)

    def _step(self, size: int) -> bytes:
        try:
            out = self._engine.decompress(self._waiting, size)
        except zlib.error as error:
            raise CaptureError("bad-gzip", f"the packed data is damaged ({error})") from error
        self._waiting = self._engine.unconsumed_tail
        return out

    def _take(self) -> bytes:
        data = self._packed.read(CHUNK)
        self._taken += len(data)
        return data

    def _next_member(self) -> bool:
        """Whether another gzip member follows; padding and trailing rubbish end the content."""
        rest = self._engine.unused_data
        while len(rest) < len(GZIP_MAGIC) and (more := self._take()):
            rest += more
        if self._window != _GZIP or not rest.startswith(GZIP_MAGIC):
            return False
        self._engine = zlib.decompressobj(self._window)
        self._waiting = rest
        return True

    def _counted(self, out: bytes) -> bytes:
        self._given += len(out)
        used = self._taken - len(self._waiting)
        if self._given > self._free and self._given > _MOST * used:
            raise CaptureError(
                "bomb", f"unpacks to more than {_MOST} times its size; it was not read further"
            )
        return out


def decoded(packed: Reader, coding: str, limit: int) -> Reader:
    """A body without its HTTP content coding (RFC 9110, section 8.4.1).

    Raises ``CaptureError("unknown-encoding")`` for codings that were not asked for, stacked ones
    among them.
    """
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        return packed
    if coding in {"gzip", "x-gzip"}:
        return Unpacked(packed, limit)
    if coding == "deflate":
        return _Deflated(packed, limit)
    raise CaptureError(
        "unknown-encoding", "the server packed the page in a way that was not asked for"
    )


class _Deflated:
    """``deflate``, which servers send with and without the zlib wrapper it should have."""

    def __init__(self, packed: Reader, limit: int) -> None:
        self._packed = packed
        self._limit = limit
        self._inner: Unpacked | None = None

    def read(self, size: int, /) -> bytes:
        if self._inner is None:
            first = self._packed.read(CHUNK)
            if not first:
                return b""
            wrapped = first[0] & 0x0F == 8 and int.from_bytes(first[:2], "big") % 31 == 0
            window = _ZLIB if wrapped else _RAW  # RFC 1950, section 2.2
            self._inner = Unpacked(_After(first, self._packed), self._limit, window)
        return self._inner.read(size)


class _After:
    """Bytes already taken, then the rest of their stream."""

    def __init__(self, first: bytes, rest: Reader) -> None:
        self._first, self._rest = first, rest

    def read(self, size: int, /) -> bytes:
        first, self._first = self._first[:size], self._first[size:]
        return first or self._rest.read(size)
