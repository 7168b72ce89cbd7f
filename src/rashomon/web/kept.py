"""Finished answers, kept while the record stays as it is: a page seen again costs nothing.

An answer is kept under the version of the record that was current before it was made. If somebody
writes meanwhile the version is another one afterwards, and nobody asks for the old one again.
What differs from visitor to visitor (the token of a form) is not in it: a mark stands for it, and
is exchanged when the answer goes out.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass

import zstandard
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from rashomon.web.room import Room

MARK = f"csrf-{secrets.token_hex(16)}"  # stands for a visitor's token; no report can hold it
_MARK = MARK.encode()
_LEVEL = 1  # of compression: 2 ms for a large page
_SHARE = 8  # an answer that takes more than this part of all the space is not kept

Key = tuple[int, bytes]  # the record's version, and path and query as asked


@dataclass(frozen=True)
class Finished:
    """An answer's body as it is kept: nothing of any one visitor in it; ``digest`` is a hash."""

    body: bytes
    media_type: str
    digest: str

    @classmethod
    def of(cls, body: bytes, media_type: str) -> Finished:
        """The same with its hash."""
        return cls(body, media_type, hashlib.sha256(body.replace(_MARK, b"")).hexdigest()[:32])

    def answer(self, scope: Scope, status: int = 200) -> Response:
        """The answer to one visitor; 304 with nothing in it where the browser has it already."""
        token = str(scope.get("rashomon.csrf", ""))
        body, digest = self.body, self.digest
        if _MARK in body:
            body = body.replace(_MARK, token.encode())
            digest = hashlib.sha256(f"{digest} {token}".encode()).hexdigest()[:32]
        headers = {"ETag": f'"{digest}"', "Cache-Control": "private, no-cache"}
        if status == 200 and has(Headers(scope=scope).get("if-none-match", ""), digest):
            return Response(status_code=304, headers=headers)
        return Response(body, status, headers, self.media_type)


def has(condition: str, digest: str) -> bool:
    """Whether an ``If-None-Match`` names this body (RFC 9110, section 13.1.2)."""
    tags = (tag.strip().removeprefix("W/") for tag in condition.split(","))
    return condition.strip() == "*" or f'"{digest}"' in tags


@dataclass(frozen=True, slots=True)
class _Packed:
    """An answer on the shelf: pages repeat themselves so much that ten fit in the room of one."""

    data: bytes
    media_type: str
    digest: str


class Shelf:
    """Answers by record version and address; those not asked for lately give way."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, _Packed] = OrderedDict()
        self._bytes = 0

    def get(self, key: Key) -> Finished | None:
        """The answer, where it is kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
        return Finished(zstandard.decompress(found.data), found.media_type, found.digest)

    def put(self, key: Key, finished: Finished) -> None:
        """Keep an answer, unless it is larger than its share."""
        packed = _Packed(
            zstandard.compress(finished.body, _LEVEL), finished.media_type, finished.digest
        )
        if len(packed.data) * _SHARE > self._most:
            return
        with self._lock:
            self._drop(key)
            self._kept[key] = packed
            self._bytes += len(packed.data)
            while self._bytes > self._most:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        old = self._kept.pop(key, None)
        self._bytes -= len(old.data) if old else 0


class FromShelf:
    """Middleware: answers what is kept, and tells the page under which key to keep what is not."""

    def __init__(self, app: ASGIApp, room: Room, shelf: Shelf) -> None:
        self._app = app
        self._room = room
        self._shelf = shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the shelf, or pass the request on."""
        if scope["type"] == "http" and scope["method"] == "GET":
            version = self._room.version()
            if version is not None:
                key = (version, scope.get("raw_path", b"") + b"?" + scope["query_string"])
                found = self._shelf.get(key)
                if found is not None:
                    await found.answer(scope)(scope, receive, send)
                    return
                scope["rashomon.key"] = key
        await self._app(scope, receive, send)
