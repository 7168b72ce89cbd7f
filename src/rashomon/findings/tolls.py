"""Which of the figures that one account gives is the whole, and which are parts of it.

"Five were killed, two of them fighters": whoever tells gives one toll; smaller figures of the same
teller in the same report, for people of another kind, are parts and rival nobody's toll. Nor does
what only adds to a report's toll: "four others died in hospital".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rashomon.findings.values import Item
from rashomon.records import Quantity

_ANOTHER = re.compile(r"\b(?:another|a further)\s+$", re.IGNORECASE)
_OTHERS = re.compile(
    r"\s+(?:(?:more|others?)\b(?! than)|of (?:the|those|its) (?:wounded|injured)\b)", re.IGNORECASE
)
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
    return _of_one_event([i for i in items if id(i) not in parts and not _only_adds(i, items)])


def _only_adds(item: Item, items: Sequence[Item]) -> bool:
    """Whether its report gives another figure before it, and this one beside that."""
    return _is_more(item) and any(
        other.told.report == item.told.report
        and other.words[0].start < item.words[0].start
        and not _is_more(other)
        for other in items
    )


def _is_more(item: Item) -> bool:
    """Whether its words count others than those counted before: "another 12", "four others"."""
    mention, body = item.told.mention, item.body
    if not isinstance(body, Quantity) or mention is None or mention.sentence is None:
        return False
    start, text = mention.sentence.start, item.told.sentence
    before, behind = text[: body.words.start - start], text[body.words.end - start :]
    return bool(_ANOTHER.search(before) or _OTHERS.match(behind))


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
    if one.is_of_everybody:
        return False  # people are no part of 56 civilians
    return one.low < other.low and one.whose != other.whose
