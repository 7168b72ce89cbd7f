"""What stands before any score: a person's decisions, and what grammar makes one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.findings.joining.made import Join
from rashomon.findings.joining.traits import Traits
from rashomon.findings.kinds import CAUSES, is_aside
from rashomon.records import Decision, Verdict


@dataclass(frozen=True, slots=True)
class Given:
    """Groups of mentions' numbers that cover all, the joins that made them, and pairs kept apart.

    Each join comes with the number of its first mention.
    """

    groups: tuple[tuple[int, ...], ...]
    joins: tuple[tuple[Join, int], ...]
    apart: frozenset[tuple[int, int]]


def given(mentions: Sequence[Traits], decided: Mapping[frozenset[str], Decision]) -> Given:
    """Decisions first: "different" outranks "same" where they contradict each other, as one pair
    that must not be is worse than one that is missing; grammar outranks neither.
    """
    numbers = {mention.told.id: n for n, mention in enumerate(mentions)}
    pairs = (
        (min(pair), max(pair), decision)
        for pair, decision in decided.items()
        if len(pair) == 2 and all(id_ in numbers for id_ in pair)
    )
    said = sorted(pairs, key=lambda each: each[:2])
    apart = frozenset(
        (numbers[a], numbers[b]) for a, b, d in said if d.verdict is Verdict.DIFFERENT
    )
    building = _Building(len(mentions), apart)
    for a, b, decision in said:
        if decision.verdict is Verdict.SAME and building.join(numbers[a], numbers[b]):
            join = Join(a, b, 1.0, (f"decided by {decision.signed}",), "decision")
            building.joins.append((join, numbers[a]))
    for n, mention in enumerate(mentions):
        for cause in mention.told.mention.came_by if mention.told.mention else ():
            other = numbers.get(cause)
            if other is None or mention.total or mentions[other].total:
                continue
            if building.join(n, other):
                building.joins.append((_by_grammar(mention, mentions[other]), n))
        for tied, why in mention.told.tied:
            other = numbers.get(tied)
            if other is None or mention.total or mentions[other].total:
                continue
            if building.join(n, other):
                building.joins.append((Join(mention.told.id, tied, 1.0, (why,), "text"), n))
    return Given(building.groups(), tuple(building.joins), apart | {*_asides(mentions, building)})


def _asides(mentions: Sequence[Traits], building: _Building) -> Iterator[tuple[int, int]]:
    """Deeds of one sentence of which one was in return for the other, or came long after it."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        if mention.told.type in CAUSES and mention.told.sentence:
            told[mention.told.report, mention.told.sentence].append(n)
    for here in told.values():
        aside = {n: is_aside(mentions[n].told) and mentions[n].told.place is not None for n in here}
        for a, b in combinations(here, 2):
            if aside[a] != aside[b] and building.group[a] is not building.group[b]:
                yield a, b


def _by_grammar(mention: Traits, cause: Traits) -> Join:
    words = f"“{mention.told.lemma}” came by “{cause.told.lemma}” in one sentence"
    return Join(mention.told.id, cause.told.id, 1.0, (words,), "grammar")


class _Building:
    """Groups as they grow."""

    def __init__(self, count: int, apart: frozenset[tuple[int, int]]) -> None:
        self.group = [[n] for n in range(count)]
        self.apart = apart
        self.joins: list[tuple[Join, int]] = []

    def join(self, one: int, other: int) -> bool:
        """Make two groups one unless they are already, or a decision keeps them apart."""
        first, second = self.group[one], self.group[other]
        if first is second:
            return False
        if any((min(a, b), max(a, b)) in self.apart for a in first for b in second):
            return False
        first += second
        for number in second:
            self.group[number] = first
        return True

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Every group once, in order of its first mention."""
        found = {id(group): tuple(sorted(group)) for group in self.group}
        return tuple(sorted(found.values()))
