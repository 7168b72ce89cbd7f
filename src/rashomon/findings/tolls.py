"""Which of the figures that one account gives is the whole, and which are parts of it.

"Five were killed, two of them fighters": whoever tells gives one toll; smaller figures of the same
teller in the same report, for people of another kind, are parts and rival nobody's toll.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.findings.figures import GENERAL
from rashomon.findings.values import Item
from rashomon.records import Quantity

_WAR = 1_000  # a figure of so many, and so many times the next, is no rival but another count
_TIMES = 20
_SOME = 2


def whole_figures(items: Sequence[Item]) -> list[Item]:
    """Items of one attribute without those that are parts of another by the same teller."""
    most: dict[tuple[str, tuple[str, ...]], list[Item]] = defaultdict(list)
    for item in items:
        if isinstance(item.body, Quantity):
            most[item.told.report, item.account.origins].append(item)
    parts = {
        id(item)
        for told in most.values()
        for item in told
        if any(_is_part(item.body, other.body) for other in told)
    }
    return _of_one_event([item for item in items if id(item) not in parts])


def _of_one_event(items: list[Item]) -> list[Item]:
    """Without the toll of a whole war beside those of one of its days."""
    lows = sorted({item.body.low for item in items if isinstance(item.body, Quantity)})
    if len(lows) < _SOME or lows[-1] < _WAR or lows[-1] < _TIMES * lows[-2]:
        return items
    return [i for i in items if not (isinstance(i.body, Quantity) and i.body.low == lows[-1])]


def _is_part(one: object, other: object) -> bool:
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    if one.part_of is not None:
        return other.part_of is None and other.low >= one.low
    if not one.whose or one.whose.lower().split()[-1] in GENERAL:
        return False  # people are no part of 56 civilians
    return one.low < other.low and one.whose != other.whose
