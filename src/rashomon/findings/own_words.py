"""What one report gives for an event, without what it tells of something else nearby.

Mentions are joined by likeness, and a long report tells of other places and days as well. The first
value that a report gives is the event's; a later one of the same report that excludes it is of
another happening, unless somebody else is given for it. A place that only a name's chance likeness
puts into another country than all others is kept as a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.findings.comparing import Relation
from rashomon.findings.values import Compare, Item, Placed
from rashomon.findings.withdrawn import is_note
from rashomon.records import Attribute, Quantity

_ONE_EACH = frozenset((Attribute.PLACE, Attribute.TIME))  # of one report, whoever tells it
# One side may be told with its denial, words in two versions; jets and drones fly together.
_AS_MANY = (Attribute.SIDE, Attribute.QUOTATION, Attribute.MEANS)
_FAR = 600  # characters
_MOST = 0.6  # share of an event's places from which their country is its


def own_words(items: Sequence[Item], compare: Compare) -> list[Item]:
    """Items of one attribute, by report without what excludes that report's first ones."""
    if not items or items[0].attribute in _AS_MANY:
        return list(items)
    found: list[Item] = []
    first: dict[tuple[str, tuple[str, ...]], list[Item]] = defaultdict(list)
    for item in sorted(_at_home(items), key=_order):
        sided = isinstance(item.body, Placed) and bool(item.body.where.asserted)
        alike = item.attribute in _ONE_EACH and not sided
        told = first[item.told.report, () if alike else item.account.origins]
        if is_note(item):
            found.append(item)  # it tells of the same event, as it was given before
        elif _strays(item, told, compare):
            continue
        elif _rises(item) or all(
            compare(item, other).relation is not Relation.EXCLUDES
            or _rises(other)
            or _did_it_together(item, other)
            for other in told
        ):
            told.append(item)
            found.append(item)
    return found


def _order(item: Item) -> tuple[str, bool, int]:
    """By report, then by where it stands; a headline's figure after that which it is written from.

    A headline opens the text.
    """
    mention = item.told.mention
    sentence = mention.sentence if mention is not None else None
    opens = isinstance(item.body, Quantity) and sentence is not None and not sentence.start
    return item.told.report, opens, item.words[0].start


def _strays(item: Item, told: Sequence[Item], compare: Compare) -> bool:
    """Whether it is a place that nothing ties to the first ones, told long after them."""
    if not isinstance(item.body, Placed) or not told:
        return False
    far = item.words[0].start - min(other.words[0].start for other in told) > _FAR
    return far and all(compare(item, other).relation is Relation.BOTH for other in told)


def _did_it_together(one: Item, other: Item) -> bool:
    """Whether one mention names two who did it: "Turkey and the United States shelled it"."""
    return one.attribute is Attribute.AGENT and one.told.id == other.told.id


def _rises(item: Item) -> bool:
    """Whether its report gives an older figure with it: "rose to 43 from 32"."""
    return isinstance(item.body, Quantity) and item.body.earlier is not None


def _at_home(items: Sequence[Item]) -> list[Item]:
    """Places in another country than most become mere names, unless a side is told."""
    homes = Counter(
        item.body.mention.located.country
        for item in items
        if isinstance(item.body, Placed) and item.body.mention.located is not None
    )
    homes.pop("", None)
    if not homes:
        return list(items)
    country, count = max(homes.items(), key=lambda home: (home[1], home[0]))
    if count < _MOST * homes.total():
        return list(items)
    return [_named_only(item) if _abroad(item, country) else item for item in items]


def _abroad(item: Item, country: str) -> bool:
    if not isinstance(item.body, Placed) or item.body.where.asserted:
        return False
    located = item.body.mention.located
    return located is not None and located.kind != "country" and located.country != country


def _named_only(item: Item) -> Item:
    assert isinstance(item.body, Placed)
    name = item.told.spelled or item.label
    body = replace(item.body, mention=replace(item.body.mention, candidates=()))
    return replace(item, key=name, label=name.title(), body=body)
