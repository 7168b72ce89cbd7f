"""Places that no gazetteer has: what the reports that name them let them lie in.

A quarter or a village that is told of one happening together with a town lies in or by that town,
as its report tells it; it is the finer answer, no second place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.findings.values import Item, Placed
from rashomon.records import Located

_FINEST = {"place": 0, "district": 1, "province": 2, "region": 3}  # "Syria" tells nothing


def surrounded(items: Sequence[Item]) -> list[Item]:
    """Items on where one event was, with what surrounds such places, for all who name them."""
    around: dict[str, tuple[int, int, Located]] = {}
    by_report: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_report[item.told.report].append(item)
    for told in by_report.values():
        for item in told:
            for other in told if _is_unknown(item) else ():
                if (ranked := _ranked(item, other)) is not None:
                    around[item.key] = min(around.get(item.key, ranked), ranked, key=_order)
    return [_within(item, around[item.key][2]) if item.key in around else item for item in items]


def _is_unknown(item: Item) -> bool:
    return isinstance(item.body, Placed) and item.body.mention.located is None


def _ranked(item: Item, other: Item) -> tuple[int, int, Located] | None:
    """How fine the other place is, and how far away in the text."""
    located = other.body.mention.located if isinstance(other.body, Placed) else None
    if located is None or located.kind not in _FINEST:
        return None
    return _FINEST[located.kind], abs(other.words[0].start - item.words[0].start), located


def _order(ranked: tuple[int, int, Located]) -> tuple[int, int, str]:
    return ranked[0], ranked[1], ranked[2].id


def _within(item: Item, located: Located) -> Item:
    assert isinstance(item.body, Placed)
    return replace(item, body=replace(item.body, within=located))
