"""The whole of it: mentions ready to compare, pairs, scores, what is given, groups, words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from rashomon.findings.joining.coverage import Coverage
from rashomon.findings.joining.evidence import Evidence
from rashomon.findings.joining.given import Given, given
from rashomon.findings.joining.grouping import Bonds, Merge, grouped
from rashomon.findings.joining.made import Join, Joined
from rashomon.findings.joining.options import JoiningOptions
from rashomon.findings.joining.pairs import pairs
from rashomon.findings.joining.reasons import reasons
from rashomon.findings.joining.traits import Traits, traits
from rashomon.findings.joining.weights import scores, weights
from rashomon.findings.told import Told


def joined(
    told: Sequence[Told],
    options: JoiningOptions | None = None,
    decided: Mapping[frozenset[str], bool] | None = None,
    coverage: Coverage | None = None,
) -> tuple[Joined, ...]:
    """Every mention in exactly one event, in the order of the events' first ids.

    ``decided``: pairs of ids that a person said are one event, or are not; pairs with an id that is
    not here are passed over.
    """
    options, coverage = options or JoiningOptions(), coverage or Coverage()
    unique = {each.id: each for each in told}
    mentions = [traits(unique[id_], coverage.wholes) for id_ in sorted(unique)]
    if not mentions:
        return ()
    fixed = given(mentions, decided or {})
    one, other = pairs(mentions)
    evidence = Evidence(mentions, one, other, coverage, options)
    found = scores(evidence.columns, weights())
    found[evidence.excluded(options.told_apart)] = -np.inf
    bonds = _with_decisions(Bonds(one, other, found), fixed, len(mentions))
    merges = list(grouped(fixed.groups, bonds, options.enough))
    return tuple(_made(mentions, fixed, merges, evidence))


def _with_decisions(bonds: Bonds, fixed: Given, count: int) -> Bonds:
    """Pairs that a person holds apart, as pairs that cannot be."""
    apart = np.array(sorted(fixed.apart), np.int64).reshape(-1, 2)
    codes = np.concatenate([bonds.one * count + bonds.other, apart[:, 0] * count + apart[:, 1]])
    found = np.concatenate([bonds.scores, np.full(len(apart), -np.inf)])
    last = len(codes) - 1 - np.unique(codes[::-1], return_index=True)[1]
    return Bonds(codes[last] // count, codes[last] % count, found[last])


def _made(
    mentions: Sequence[Traits], fixed: Given, merges: Iterable[Merge], evidence: Evidence
) -> Iterator[Joined]:
    above = {n: group[0] for group in fixed.groups for n in group}

    def top(number: int) -> int:
        while above[number] != number:
            number = above[number]
        return number

    joins: defaultdict[int, list[Join]] = defaultdict(list)
    known = list(merges)
    for merge in known:
        a, b = sorted((top(merge.one), top(merge.other)))
        above[b] = a
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(mentions)):
        members[top(number)].append(number)
    for join, number in (*fixed.joins, *_joins(mentions, known, evidence)):
        joins[top(number)].append(join)
    for first, group in sorted(members.items()):
        ids = tuple(mentions[n].told.id for n in group)
        yield Joined(ids, tuple(joins[first]), any(mentions[n].total for n in group))


def _joins(
    mentions: Sequence[Traits], merges: Sequence[Merge], evidence: Evidence
) -> Iterator[tuple[Join, int]]:
    count = len(mentions)
    codes = evidence.one * count + evidence.other
    each = weights().each
    for merge in merges:
        row = int(np.searchsorted(codes, merge.one * count + merge.other))
        pull = {name: float(evidence.columns[name][row]) * value for name, value in each.items()}
        one, other = mentions[merge.one], mentions[merge.other]
        said = reasons(one, other, pull)
        yield Join(one.told.id, other.told.id, merge.score, said), merge.one
