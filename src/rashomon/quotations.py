"""What stands in quotation marks, also over paragraphs.

A quotation whose paragraph ends open goes on in the next one when that begins with an opening
mark: the way that printed English carries one voice over paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.tree import Tree

# Opening marks with those that close them; careless pages mix straight and curly ones. Single
# ones are apostrophes elsewhere: see ``_mark``.
_SINGLE = frozenset(("’", "'"))
_PAIRS = {"“": '”"', "«": "»", "„": '“”"', '"': '"”', "‘": "’", "'": "'"}
_DOUBLED = frozenset(("``", "''"))  # how treebanks print a straight mark
MARKS = _DOUBLED | _PAIRS.keys() | {mark for closing in _PAIRS.values() for mark in closing}


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
    """All quotations, in order; a mark that is never closed ends with its paragraph.

    A single mark that is never closed was an apostrophe.
    """
    found: list[Quoted] = []
    start, goes_on, left_open, closing = -1, False, False, ""
    for number in range(len(tree.tokens)):
        opens = number in tree.openings
        if opens:
            left_open = start >= 0 and closing not in _SINGLE
            if left_open:
                found.append(Quoted(start, number - 1, goes_on))
            start = -1
        mark = _mark(tree, number)
        if start >= 0 and mark and mark in closing:
            found.append(Quoted(start, number, goes_on))
            start = -1
        elif mark in _PAIRS and (start < 0 or (closing in _SINGLE and _PAIRS[mark] not in _SINGLE)):
            at_start = number == 0 or opens
            start, goes_on, left_open = number, left_open and at_start, False
            closing = _PAIRS[mark]
    if start >= 0 and closing not in _SINGLE:
        found.append(Quoted(start, len(tree.tokens) - 1, goes_on))
    return [quoted for quoted in found if quoted.last > quoted.first]


def _mark(tree: Tree, number: int) -> str:
    """The quotation mark that a token is, or nothing."""
    form = tree[number].form
    if form in _DOUBLED:
        return '"'
    if form in _SINGLE or form == "‘":
        is_sign = tree[number].upos == "PUNCT"
        opens = number + 1 < len(tree.tokens) and tree[number].end == tree[number + 1].start
        spaced = number == 0 or tree[number - 1].end < tree[number].start
        closes = number > 0 and tree[number - 1].end == tree[number].start
        return form if is_sign and ((opens and spaced) or closes) else ""
    return form if form in _PAIRS or form in ("”", "»") else ""


def in_quotations(quoted: Iterable[Quoted]) -> dict[int, Quoted]:
    """The quotation that each quoted token is in."""
    return {
        n: quotation for quotation in quoted for n in range(quotation.first, quotation.last + 1)
    }
