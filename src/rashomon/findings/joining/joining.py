"""The whole of it: mentions ready to compare, pairs, scores, what is given, groups, words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.joining.coverage import Coverage
from rashomon.findings.joining.evidence import Evidence
from rashomon.findings.joining.given import Given, given
from rashomon.findings.joining.grouping import Bonds, Merge, grouped
from rashomon.findings.joining.made import Join, Joined
from rashomon.findings.joining.options import JoiningOptions
from rashomon.findings.joining.pairs import Numbers, pairs
from rashomon.findings.joining.reasons import reasons
from rashomon.findings.joining.traits import Traits, traits
from rashomon.findings.joining.vectors import matrix
from rashomon.findings.joining.weights import Weights, pulls, scores, weights
from rashomon.findings.kinds import CAUSES, by_others_to_others, exclude, is_aside
from rashomon.findings.told import Told
from rashomon.records import Decision

_NEAR = 0.25  # below what is enough, from where a person is asked
_MISSED = 40


def joined(
    told: Sequence[Told],
    options: JoiningOptions | None = None,
    decided: Mapping[frozenset[str], Decision] | None = None,
    coverage: Coverage | None = None,
) -> tuple[Joined, ...]:
    """Every mention in exactly one event, in order of the events' first ids; see ``joining``."""
    return joining(told, options, decided, coverage)[0]


def joining(
    told: Sequence[Told],
    options: JoiningOptions | None = None,
    decided: Mapping[frozenset[str], Decision] | None = None,
    coverage: Coverage | None = None,
) -> tuple[tuple[Joined, ...], tuple[Join, ...]]:
    """The events, and the joins that were all but made, the nearest first.

    ``decided``: what a person decided on pairs of ids; pairs with an id that is not here are passed
    over.
    """
    options, coverage = options or JoiningOptions(), coverage or Coverage()
    unique = {each.id: each for each in told}
    mentions = [traits(unique[id_], coverage.wholes) for id_ in sorted(unique)]
    if not mentions:
        return (), ()
    fixed = given(mentions, decided or {})
    vectors = _vectors(mentions, coverage)
    one, other = pairs(mentions, vectors)
    evidence = Evidence(mentions, one, other, coverage, options, vectors)
    held = weights(vectors is not None)
    found = scores(evidence.columns, held)
    found[evidence.excluded(options.told_apart)] = -np.inf
    found[_unlike(mentions, one, other)] = -np.inf
    bonds = _with_decisions(Bonds(one, other, found), fixed, len(mentions))
    merges = list(grouped(fixed.groups, bonds, options.enough, options.chain))
    joins = list(_joins(mentions, merges, evidence, held))
    events = tuple(_made(mentions, fixed, merges, joins))
    missed = _missed(mentions, events, bonds, options.enough)
    return events, tuple(join for join, _ in _joins(mentions, missed, evidence, held))


def _unlike(mentions: Sequence[Traits], one: Numbers, other: Numbers) -> NDArray[np.bool_]:
    """Pairs that one report tells apart: two happenings.

    Tolls that it puts down to deeds of different kinds, and what a deed was in return for or
    came long after.
    """
    told = {mention.told.id: mention.told for mention in mentions}
    deeds: list[list[Told]] = []
    for mention in mentions:
        by = mention.told.mention.came_by if mention.told.mention is not None else ()
        causes = [told[each] for each in by if each in told and told[each].type in CAUSES]
        deeds.append(causes if mention.told.quantities else [])

    aside = [is_aside(mention.told) for mention in mentions]

    def apart(a: int, b: int) -> bool:
        if mentions[a].told.report != mentions[b].told.report:
            return False
        here, there = deeds[a], deeds[b]
        if aside[a] != aside[b] and by_others_to_others(mentions[a].told, mentions[b].told):
            return True
        if not here or not there:
            return False
        return all(exclude(x, y) for x in here for y in there)

    return np.fromiter(map(apart, one.tolist(), other.tolist()), bool, len(one))


def _vectors(mentions: Sequence[Traits], coverage: Coverage) -> NDArray[np.float32] | None:
    ids = [mention.told.id for mention in mentions]
    if not all(id_ in coverage.vectors for id_ in ids):
        return None
    return matrix(ids, coverage.vectors)


def _with_decisions(bonds: Bonds, fixed: Given, count: int) -> Bonds:
    """Pairs that a person holds apart, as pairs that cannot be."""
    apart = np.array(sorted(fixed.apart), np.int64).reshape(-1, 2)
    codes = np.concatenate([bonds.one * count + bonds.other, apart[:, 0] * count + apart[:, 1]])
    found = np.concatenate([bonds.scores, np.full(len(apart), -np.inf)])
    last = len(codes) - 1 - np.unique(codes[::-1], return_index=True)[1]
    return Bonds(codes[last] // count, codes[last] % count, found[last])


def _missed(
    mentions: Sequence[Traits], events: Sequence[Joined], bonds: Bonds, enough: float
) -> list[Merge]:
    """The best pair between two events that nearly became one, for as many as a person looks at."""
    number = {id_: n for n, event in enumerate(events) for id_ in event.mentions}
    event_of = np.array([number[mention.told.id] for mention in mentions], np.int64)
    total = np.array([mention.total for mention in mentions], bool)
    apart = event_of[bonds.one] != event_of[bonds.other]
    open_pairs = apart & ~total[bonds.one] & ~total[bonds.other]
    near = np.flatnonzero(open_pairs & (bonds.scores >= enough - _NEAR))
    best: dict[tuple[int, int], Merge] = {}
    for row in near[np.argsort(-bonds.scores[near], kind="stable")].tolist():
        one, other = int(bonds.one[row]), int(bonds.other[row])
        low, high = sorted((int(event_of[one]), int(event_of[other])))
        best.setdefault((low, high), Merge(one, other, float(bonds.scores[row])))
        if len(best) == _MISSED:
            break
    return list(best.values())


def _made(
    mentions: Sequence[Traits],
    fixed: Given,
    merges: Sequence[Merge],
    found: Sequence[tuple[Join, int]],
) -> Iterator[Joined]:
    above = {n: group[0] for group in fixed.groups for n in group}

    def top(number: int) -> int:
        while above[number] != number:
            number = above[number]
        return number

    for merge in merges:
        a, b = sorted((top(merge.one), top(merge.other)))
        above[b] = a
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(mentions)):
        members[top(number)].append(number)
    joins: defaultdict[int, list[Join]] = defaultdict(list)
    for join, number in (*fixed.joins, *found):
        joins[top(number)].append(join)
    for first, group in sorted(members.items()):
        ids = tuple(mentions[n].told.id for n in group)
        yield Joined(ids, tuple(joins[first]), any(mentions[n].total for n in group))


def _joins(
    mentions: Sequence[Traits], merges: Sequence[Merge], evidence: Evidence, held: Weights
) -> Iterator[tuple[Join, int]]:
    count = len(mentions)
    wanted = np.array([merge.one * count + merge.other for merge in merges], np.int64)
    rows = np.searchsorted(evidence.one * count + evidence.other, wanted)
    names = list(evidence.columns)
    found = np.stack([column[rows] for column in evidence.columns.values()], axis=1).tolist()
    for merge, values in zip(merges, found, strict=True):
        pull = pulls(dict(zip(names, values, strict=True)), held)
        one, other = mentions[merge.one], mentions[merge.other]
        said = reasons(one, other, pull)
        yield Join(one.told.id, other.told.id, merge.score, said), merge.one
