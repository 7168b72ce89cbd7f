"""Who shares with whom what few others say: a sign that one drew on the other, or both on a third.

After Dong, Berti-Equille and Srivastava, "Integrating conflicting data: the role of source
dependence", VLDB 2009: to share what everybody says tells nothing, to share what hardly anybody
says tells much. They weigh a shared value by whether it is true; here nobody knows, so it is
weighed by how few of the others give it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations

_PRIOR = 0.05  # how often one of two sources draws on the other before anything is known of them
_TAKEN = 0.5  # the share of its values that a source which draws on another takes from it
_UNSEEN = 0.5  # added to how many others give a value, so that no value is impossible


@dataclass(frozen=True, slots=True)
class Kin:
    """Two sources that share what few others say.

    ``probability``: that they are not independent, 0 to 1. ``shared`` are the items on which both
    give the same value, the rarest first, each with how many others give it and how many speak to
    the item; ``differing`` counts items on which they do not.
    """

    one: str
    other: str
    probability: float
    shared: tuple[tuple[str, int, int], ...]
    differing: int


def kin(said: Mapping[str, Mapping[str, Hashable]], least: float = 0.5) -> tuple[Kin, ...]:
    """Pairs of sources that are dependent with at least this probability, by their names.

    ``said`` gives the value of each source for each item it speaks to. Sources that share nothing
    are never a pair. A function of the set: the order changes nothing.
    """
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for source in sorted(said):
        for item in said[source]:
            speakers[item].append(source)
    shared: defaultdict[tuple[str, str], list[tuple[float, str, int, int]]] = defaultdict(list)
    differing: Counter[tuple[str, str]] = Counter()
    for item, sources in speakers.items():
        holders = Counter(said[source][item] for source in sources)
        others = len(sources) - 2
        for pair in combinations(sources, 2):
            one, other = (said[source][item] for source in pair)
            if one == other:
                rest = holders[one] - 2
                usual = (rest + _UNSEEN) / (others + 2 * _UNSEEN)
                telling = math.log(1 - _TAKEN + _TAKEN / usual)
                shared[pair].append((telling, item, rest, others))
            else:
                differing[pair] += 1
    found = []
    for pair, values in shared.items():
        odds = math.log(_PRIOR / (1 - _PRIOR)) + math.fsum(value[0] for value in values)
        odds += differing[pair] * math.log(1 - _TAKEN)
        probability = 1 / (1 + math.exp(-odds))
        if probability >= least:
            values.sort(key=lambda value: (-value[0], value[1]))
            held = tuple(value[1:] for value in values)
            found.append(Kin(*pair, round(probability, 4), held, differing[pair]))
    return tuple(sorted(found, key=lambda each: (each.one, each.other)))
