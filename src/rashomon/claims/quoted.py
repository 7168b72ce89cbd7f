"""The words between quotation marks, without the marks."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.quotations import MARKS, quotations
from rashomon.records import Span
from rashomon.tree import Tree


def quoted(report: str, tree: Tree) -> Iterator[Span]:
    """Each quotation's words, in order."""
    for each in quotations(tree):
        numbers = [n for n in range(each.first, each.last + 1) if tree[n].form not in MARKS]
        if numbers and any(c.isalnum() for n in numbers for c in tree[n].form):
            yield Span(report, tree[numbers[0]].start, tree[numbers[-1]].end)
