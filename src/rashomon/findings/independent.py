"""How many origins surely differ: the largest set of which no two may be one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

_EXACT = 40  # more that differ in kind are counted by a bound that is never too high


def surely_different(origins: Collection[str], may_be: Mapping[str, frozenset[str]]) -> int:
    """The least number of independent origins among these.

    ``may_be`` gives for each origin those that it may be the same as (a symmetric relation). With
    fewer origins the number never rises, with more it never falls: it is the independence number
    of the relation's graph, found exactly by branching on the origin of fewest doubts.
    """
    here = frozenset(origins)
    near = {each: may_be.get(each, frozenset()) & here for each in here}
    kinds: dict[frozenset[str], str] = {}
    for each in sorted(here):  # those with the same doubts, each other's included, count as one
        kinds.setdefault(near[each] | {each}, each)
    left = frozenset(kinds.values())
    return _most(left, {each: near[each] & left for each in left})


def _most(left: frozenset[str], near: Mapping[str, frozenset[str]]) -> int:
    count = 0
    while left:
        first = min(left, key=lambda each: (len(near[each] & left), each))
        doubts = near[first] & left
        if len(doubts) <= 1 or len(left) > _EXACT:  # taking it is never worse, or near enough
            count += 1
            left -= doubts | {first}
            continue
        branch = max(left, key=lambda each: (len(near[each] & left), each))
        without = _most(left - {branch}, near)
        return count + max(without, 1 + _most(left - near[branch] - {branch}, near))
    return count
