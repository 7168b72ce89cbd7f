"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from rashomon.errors import NotFound

T = TypeVar("T")
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """Which part of a list a page shows; ``first`` and ``last`` count from 1."""

    page: int
    pages: int
    first: int
    last: int
    total: int


def shown(page: int, total: int, size: int = ON_A_PAGE) -> Shown:
    """Page ``page`` (from 1) of a list of ``total``. Raises ``NotFound`` past its end."""
    pages = max(1, -(-total // size))
    if not 1 <= page <= pages:
        raise NotFound(f"no page {page}: the list has {pages}")
    first = (page - 1) * size
    return Shown(page, pages, min(first + 1, total), min(first + size, total), total)


def part(items: Sequence[T], page: int, size: int = ON_A_PAGE) -> tuple[tuple[T, ...], Shown]:
    """The items of one page, and which they are. Raises ``NotFound``."""
    which = shown(page, len(items), size)
    return tuple(items[(page - 1) * size : which.last]), which


def at_page(address: str, page: int) -> str:
    """The address of another page of the list at ``address``."""
    if page == 1:
        return address
    return f"{address}{'&' if '?' in address else '?'}page={page}"
