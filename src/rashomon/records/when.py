"""Times as intervals, in EDTF, with what they rest on."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from rashomon.records.basis import Basis
from rashomon.records.span import Span

_SHAPE = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)"
    r"(?:T(?P<h>\d\d):(?P<min>\d\d)(?::(?P<s>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class When:
    """A time as stated: an EDTF date, date-time or ``start/end`` interval, and its basis.

    The subset of EDTF level 0 that news needs: ``2014``, ``2014-06``, ``2014-06-24``,
    ``2014-06-26T20:04:00Z``, ``2014-06-24/2014-06-25``. A time without a zone is read as UTC for
    comparison only. Source: https://www.loc.gov/standards/datetime/
    """

    edtf: str
    basis: Basis
    words: Span | None = None

    def __post_init__(self) -> None:
        if self.earliest >= self.latest:
            raise ValueError(f"not a time: {self.edtf!r} ends before it starts")

    @property
    def earliest(self) -> datetime:
        """The first moment the statement allows."""
        return _bounds(self.edtf.split("/")[0])[0]

    @property
    def latest(self) -> datetime:
        """The first moment past what the statement allows."""
        return _bounds(self.edtf.split("/")[-1])[1]

    def days_from(self, other: When) -> float:
        """Days between the two intervals; 0.0 where they overlap."""
        gap = max(self.earliest - other.latest, other.earliest - self.latest)
        return max(gap.total_seconds(), 0.0) / 86400

    def before(self, other: When) -> bool:
        """Whether this interval surely ends before the other begins."""
        return self.latest <= other.earliest


@lru_cache(maxsize=65_536)  # the same few days are compared again and again
def _bounds(edtf: str) -> tuple[datetime, datetime]:
    match = _SHAPE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"not an EDTF date or date-time: {edtf!r}")
    year, month, day = int(match["y"]), match["m"], match["d"]
    if month is None:
        return datetime(year, 1, 1, tzinfo=UTC), _next_day(datetime(year, 12, 31, tzinfo=UTC))
    if day is None:
        first = datetime(year, int(month), 1, tzinfo=UTC)
        return first, first + timedelta(days=monthrange(year, int(month))[1])
    start = datetime(year, int(month), int(day), tzinfo=UTC)
    if match["h"] is None:
        return start, _next_day(start)
    zone = (match["zone"] or "Z").replace("Z", "+00:00")
    seconds = match["s"]
    stamp = f"{edtf[:10]}T{match['h']}:{match['min']}:{seconds or '00'}{zone}"
    moment = datetime.fromisoformat(stamp).astimezone(UTC)
    return moment, moment + timedelta(seconds=1 if seconds else 60)


def _next_day(start: datetime) -> datetime:
    if start.date() == date.max:  # the calendar ends there
        return datetime.max.replace(tzinfo=UTC)
    return start + timedelta(days=1)
