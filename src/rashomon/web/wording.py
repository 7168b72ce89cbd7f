"""Numbers in words, as every page says them."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: “1 report”, “2,104 reports”."""
    return f"{number:,} {one if number == 1 else many}"


def between(low: int, high: int, one: str, many: str) -> str:
    """A range with its noun: “1 origin”, “2–3 origins”."""
    if low == high:
        return counted(low, one, many)
    return f"{low:,}–{high:,} {many}"
