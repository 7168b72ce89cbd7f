"""One JSON line for each request, and the last answer where a page breaks.

A line says when, how, where (without the query), what came of it and how long it took. Report
text, query words and tokens are never in it, nor is an error's message, which may quote them.
"""

from __future__ import annotations

import json
import logging
import secrets
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.problems import broken
from rashomon.web.security import HEADERS

Line = Callable[[dict[str, object]], None]
_LONGEST = 200  # characters of a path
_DEEPEST = 12  # frames of a traceback, counted from the fault


def to_stderr(line: dict[str, object]) -> None:
    """Write one line."""
    sys.stderr.write(json.dumps(line) + "\n")
    sys.stderr.flush()


class Outermost:
    """Middleware around all others: headers on every answer, a page for every fault, a line."""

    def __init__(self, app: ASGIApp, line: Line = to_stderr) -> None:
        self._app = app
        self._line = line

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer whatever happens, and say so."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        began, id_ = time.perf_counter(), secrets.token_hex(4)
        seen = _Seen(send)
        try:
            await self._app(scope, receive, seen)
        except ClientDisconnect:
            seen.status = seen.status or 499  # as nginx logs a visitor who went away
        except Exception as error:  # noqa: BLE001 - a page that breaks must not stop the room
            self._line({"time": _now(), "id": id_} | fault(type(error), error.__traceback__))
            if not seen.status:
                await _broken(scope, id_)(scope, receive, seen)
        self._line(
            {
                "time": _now(),
                "method": scope["method"],
                "path": scope["path"][:_LONGEST],
                "status": seen.status,
                "ms": round((time.perf_counter() - began) * 1000, 1),
                "size": seen.size,
                "id": id_,
            }
        )
        return None


class _Seen:
    """Passes an answer on: adds the headers, notes status and size."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 0
        self.size = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                if name.lower() != "content-security-policy" or name not in headers:
                    headers[name] = value  # the kept bytes of a page have a stricter policy
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
        await self._send(message)


def _broken(scope: Scope, id_: str) -> Response:
    """The page for a fault; plain words where the templates themselves are at fault."""
    try:
        return broken(scope, id_)
    except Exception:  # noqa: BLE001 - the last answer there is
        return PlainTextResponse(f"Something went wrong; in the log under {id_}.\n", 500)


def fault(kind: type[BaseException] | None, trace: TracebackType | None) -> dict[str, object]:
    """What broke and where in the code; not what it said."""
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    where = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": kind.__name__ if kind else "", "where": where}


class Lines(logging.Handler):
    """What the server itself says, warnings and worse, as lines of the same kind."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        line: dict[str, object] = {"time": _now(), "level": record.levelname.lower()}
        if record.exc_info:
            line |= fault(record.exc_info[0], record.exc_info[2])
        else:
            line["said"] = record.getMessage()[:_LONGEST]
        to_stderr(line)


def quiet_server() -> None:
    """Let the server's own log speak in our lines only."""
    log = logging.getLogger("uvicorn")
    log.handlers = [Lines()]
    log.propagate = False
    log.setLevel(logging.WARNING)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _short(path: str) -> str:
    """The file and its folder: enough to find it, and nothing of the machine."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])
