"""The clock: when something was received, and when a person decided; no stage knows the time."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from rashomon.errors import UsageError


def now() -> datetime:
    """The time in UTC, or the one that ``SOURCE_DATE_EPOCH`` fixes, so that a run can be repeated.

    Raises ``UsageError`` where that variable is not a number of seconds.
    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if not fixed:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH must be whole seconds since 1970, not {fixed!r}"
        ) from None


def stamp(moment: datetime) -> str:
    """A moment as captures print it: ISO 8601, UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def signing() -> str:
    """Now, as a person's decision is dated: UTC, to the microsecond.

    Always the true time: of two decisions on one matter the later one counts.
    """
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
