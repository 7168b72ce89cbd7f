"""When a reader was last at the desk: kept by the browser, so that the room remembers nobody.

The cookie holds two moments, in seconds since 1970: when the desk was last seen, and when it was
last seen before this visit began. A visit ends with half an hour away from the desk, so that to
load the page again does not wipe the list of what is new.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Depends, Request, Response

from rashomon.capture.clock import now, stamp
from rashomon.errors import UsageError
from rashomon.web.visitors import cookies

PAUSE = timedelta(minutes=30)
_YEAR = 365 * 86400  # seconds
_COOKIE = re.compile(r"(?P<seen>\d{1,11})\.(?P<before>\d{0,11})", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visit:
    """``seen`` is now, ``before`` the end of the visit before this one; None for a first visit."""

    seen: int
    before: int | None

    @property
    def since(self) -> str:
        """The end of the visit before (ISO 8601, UTC); empty for a first visit."""
        return "" if self.before is None else stamp(datetime.fromtimestamp(self.before, UTC))

    @property
    def value(self) -> str:
        """What the cookie holds."""
        return f"{self.seen}.{'' if self.before is None else self.before}"


async def _clock() -> datetime:
    return now()


Now = Annotated[datetime, Depends(_clock)]


def visit(held: str, at: datetime) -> Visit:
    """The visit that is going on, from what the cookie holds; a cookie from nowhere counts not."""
    seconds = int(at.timestamp())
    found = _COOKIE.fullmatch(held)
    seen = int(found["seen"]) if found else None
    if found is None or seen is None or seen > seconds:
        return Visit(seconds, None)
    before = int(found["before"]) if found["before"] else None
    if seconds - seen > PAUSE.total_seconds():
        return Visit(seconds, seen)
    return Visit(seconds, before if before is None or before <= seen else None)


def of(request: Request, at: datetime) -> Visit:
    """The visit that a request belongs to."""
    return visit(cookies(request.headers.get("cookie", "")).get(_name(request), ""), at)


def remember(request: Request, response: Response, this: Visit) -> Response:
    """The same answer, with the visit."""
    name = _name(request)
    response.set_cookie(name, this.value, max_age=_YEAR, httponly=True, samesite="lax")
    return response


def moment(since: str) -> str:
    """A moment as the record prints it, from a day or a moment in UTC. Raises ``UsageError``."""
    said = since.strip()
    try:
        if _DAY.fullmatch(said):
            return stamp(datetime.fromisoformat(f"{said}T00:00:00+00:00"))
        if _MOMENT.fullmatch(said):
            return stamp(datetime.fromisoformat(said.replace("Z", "+00:00")))
    except ValueError:
        pass
    raise UsageError("“since” takes a day or a moment in UTC: 2014-06-26 or 2014-06-26T20:04:00Z")


def _name(request: Request) -> str:
    return f"rashomon_visit_{request.app.state.room.options.port}"
