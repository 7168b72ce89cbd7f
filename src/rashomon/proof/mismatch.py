"""What a check came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

MISPLACED = "misplaced"
FABRICATED = "fabricated"
MISATTRIBUTED = "misattributed"
ALTERED = "altered"
MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A value that the kept copy does not bear out: in which record, which field, how."""

    record: str
    field: str
    problem: str  # misplaced, misattributed, fabricated, altered, missing
    detail: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was checked, and what did not hold."""

    reports: int
    values: int
    mismatches: tuple[Mismatch, ...]


# One check: the value's mismatch, or None where it holds.
Checks = Iterator[Mismatch | None]


def shown(text: str) -> str:
    """Some words for a message."""
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= 60 else flat[:57] + "…")
