"""Nodes held to be one, with the reasons, and what speaks against holding more of them so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.entities.linking.nodes import Node

_NOTHING = frozenset[object]()


@dataclass(slots=True)
class Cluster:
    """Nodes that are one, what they tell together, and why they are."""

    nodes: list[Node]
    persons: frozenset[object]
    countries: frozenset[object]
    sectors: frozenset[object]
    sexes: frozenset[object]
    listed: frozenset[object]
    reasons: dict[str, float] = field(default_factory=dict)

    @property
    def live(self) -> bool:
        """Whether a report has it, not only a list."""
        return any(node.actor is not None for node in self.nodes)


class Clusters:
    """Disjoint sets of nodes. Nothing is ever taken apart: the surest evidence comes first.

    ``barred`` are pairs of nodes, by id, that a person holds to be two; they are never in one.
    """

    def __init__(
        self, nodes: Sequence[Node], barred: frozenset[tuple[int, int]] = frozenset()
    ) -> None:
        self._of = [_alone(node) for node in nodes]
        self._barred: dict[int, set[int]] = defaultdict(set)
        for one, other in barred:
            self._barred[one].add(other)
            self._barred[other].add(one)

    def of(self, node: Node) -> Cluster:
        """The cluster a node is in."""
        return self._of[node.id]

    def all(self) -> list[Cluster]:
        """Every cluster once, by its first node."""
        return list({id(each): each for each in self._of}.values())

    def join(self, one: Node, other: Node, confidence: float, reason: str) -> bool:
        """Hold two nodes to be one, unless they contradict each other; whether they are one now."""
        if self.of(one) is not self.of(other) and against(self.of(one), self.of(other)):
            return False
        return self._merge(one, other, confidence, reason)

    def decide(self, one: Node, other: Node, reason: str) -> None:
        """Hold two nodes to be one because a person does, whatever speaks against it."""
        self._merge(one, other, 1.0, reason)

    def join_same(self, same: Sequence[Node], confidence: float, reason: str) -> None:
        """Nodes of one full name are one, unless two contradict each other and none is between.

        Whoever is compatible with both of two that are not joins them, so that another report
        never takes apart what was one.
        """
        kinds: dict[Hashable, list[Node]] = defaultdict(list)
        for node in same:
            kinds[node.country, node.sector, node.sexes, node.label, node.listed].append(node)
        firsts: list[Node] = []
        for alike in kinds.values():
            for node in alike[1:]:
                self._merge(alike[0], node, confidence, reason)
            for first in firsts:
                if not against(_alone(first), _alone(alike[0]), full=True):
                    self._merge(first, alike[0], confidence, reason)
            firsts.append(alike[0])

    def join_only(
        self, node: Node, others: Iterable[Node], confidence: float, before: str, after: str
    ) -> bool:
        """Join a node to the only cluster that it may be of; not where there are several.

        What only a list has is asked after where no report's fits. The reason is the other's name
        with the words ``before`` and ``after`` it.
        """
        fitting: dict[int, Node] = {}
        for other in others:
            if self.of(other) is not self.of(node) and not against(self.of(node), self.of(other)):
                fitting.setdefault(id(self.of(other)), other)
        found = [other for other in fitting.values() if self.of(other).live]
        found = found or list(fitting.values())
        if len(found) != 1:
            return False
        return self.join(node, found[0], confidence, f"{before}“{found[0].name}”{after}")

    def _merge(self, one: Node, other: Node, confidence: float, reason: str) -> bool:
        large, small = self.of(one), self.of(other)
        if large is not small:
            if self._keeps_apart(large, small):
                return False
            if len(large.nodes) < len(small.nodes):
                large, small = small, large
            large.nodes += small.nodes
            large.persons |= small.persons
            large.countries |= small.countries
            large.sectors |= small.sectors
            large.sexes |= small.sexes
            large.listed |= small.listed
            for why, sure in small.reasons.items():
                large.reasons[why] = max(sure, large.reasons.get(why, 0.0))
            for node in small.nodes:
                self._of[node.id] = large
        large.reasons[reason] = max(confidence, large.reasons.get(reason, 0.0))
        return True

    def _keeps_apart(self, one: Cluster, other: Cluster) -> bool:
        """Whether a person holds a node of one to be another than a node of the other."""
        if not self._barred:
            return False
        there = {node.id for node in other.nodes}
        return any(not there.isdisjoint(self._barred.get(node.id, ())) for node in one.nodes)


def against(one: Cluster, other: Cluster, full: bool = False) -> bool:
    """Whether what two clusters tell cannot be of one.

    ``full``: their full names are the same, so that it takes a country and a sector to part them:
    who is prime minister in one report is a candidate in the next.
    """
    if apart(one.persons, other.persons) or apart(one.sexes, other.sexes):
        return True
    if apart(one.listed, other.listed):
        return True
    countries = apart(one.countries, other.countries)
    sectors = apart(one.sectors, other.sectors)
    return countries and sectors if full else countries or sectors


def apart(one: frozenset[object], other: frozenset[object]) -> bool:
    """Whether both are told and nothing in common."""
    return bool(one) and bool(other) and one.isdisjoint(other)


def _alone(node: Node) -> Cluster:
    return Cluster(
        [node],
        _told(node.label == "PERSON") if node.label else _NOTHING,
        _told(node.country) if node.country else _NOTHING,
        _told(node.sector) if node.sector and not _is_anyone(node) else _NOTHING,
        node.sexes,
        _told(node.id) if node.listed is not None else _NOTHING,
    )


def _is_anyone(node: Node) -> bool:
    """A person who is somebody's father or a resident may be a soldier all the same."""
    return node.label == "PERSON" and node.sector == "CVL"


@lru_cache(maxsize=10_000)
def _told(value: object) -> frozenset[object]:
    return frozenset((value,))
