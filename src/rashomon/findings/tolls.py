"""Which of the figures that one account gives is the whole, and which are parts of it.

"Five were killed, two of them fighters": whoever tells gives one toll; smaller figures of the same
teller in the same report, for people of another kind, are parts and rival nobody's toll.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.findings.values import Item
from rashomon.records import Quantity


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
    return [item for item in items if id(item) not in parts]


def _is_part(one: object, other: object) -> bool:
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    if one.part_of is not None:
        return other.part_of is None and other.low >= one.low
    return one.low < other.low and one.whose != other.whose and bool(one.whose)
