"""What stands in quotation marks, also over paragraphs.

A quotation whose paragraph ends open goes on in the next one when that begins with an opening
mark: the way that printed English carries one voice over paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.tree import Tree

_OPEN, _CLOSE, _EITHER = frozenset("“«„"), frozenset("”»"), frozenset('"')


@dataclass(frozen=True, slots=True)
class Quoted:
    """Tokens ``first`` to ``last`` (marks included); ``goes_on``: it continues the one before."""

    first: int
    last: int
    goes_on: bool = False

    @property
    def size(self) -> int:
        """How many tokens there are between the marks, about."""
        return self.last - self.first - 1


def quotations(tree: Tree) -> list[Quoted]:
    """All quotations, in order; a mark that is never closed ends with its paragraph."""
    found: list[Quoted] = []
    start, goes_on, left_open = -1, False, False
    for number, token in enumerate(tree.tokens):
        if number and tree.broken(number - 1, number):
            if start >= 0:
                found.append(Quoted(start, number - 1, goes_on))
            left_open, start = start >= 0, -1
        mark = token.form[:1] if len(token.form) == 1 or token.form in ("``", "''") else ""
        if token.form in ("``", "''"):
            mark = '"'
        if start < 0 and (mark in _OPEN or mark in _EITHER) and mark:
            at_start = number == 0 or tree.broken(number - 1, number)
            start, goes_on, left_open = number, left_open and at_start, False
        elif start >= 0 and (mark in _CLOSE or mark in _EITHER) and mark:
            found.append(Quoted(start, number, goes_on))
            start = -1
    if start >= 0:
        found.append(Quoted(start, len(tree.tokens) - 1, goes_on))
    return [quoted for quoted in found if quoted.last > quoted.first]


def in_quotations(quoted: Iterable[Quoted]) -> dict[int, Quoted]:
    """The quotation that each quoted token is in."""
    return {
        n: quotation for quotation in quoted for n in range(quotation.first, quotation.last + 1)
    }
