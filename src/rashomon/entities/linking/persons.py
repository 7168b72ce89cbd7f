"""Which persons of several reports are one: by full name, spelling, middle names, surname."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.entities.linking.clusters import Clusters
from rashomon.entities.linking.nodes import Node
from rashomon.entities.linking.person_names import (
    Words,
    is_part,
    misprinted,
    person_words,
    same_words,
)
from rashomon.entities.linking.romanised import alike, skeleton

# How sure each evidence is, by hand; evals/entities_across.py --errors prints how often pairs of
# each confidence are right.
_SAME, _ROMANISED, _PART, _MISPRINT = 0.95, 0.9, 0.85, 0.75
_LISTED, _SURNAME, _FOREMOST, _ONE_WORD = 0.9, 0.7, 0.65, 0.6
_FAR = 5  # times as many reports

Named = dict[Words, list[Node]]


def join_persons(nodes: Sequence[Node], clusters: Clusters) -> None:
    """Join the persons among some nodes."""
    full, short = _by_name(nodes)
    for same in full.values():
        clusters.join_same(same, _SAME, f"one name: {_said(same[0])}")
    for one, other in _pairs(full, _romanised_key):
        if same_words(one, other):
            _join(clusters, full, one, other, _ROMANISED, "are one name in two romanisations")
    for key in (_first_key, _last_key):
        for one, other in _pairs(full, key):
            if misprinted(one, other) and not same_words(one, other):
                _join(clusters, full, one, other, _MISPRINT, "differ in one letter")
    _join_parts(full, clusters)
    _join_surnames(full, short, clusters)


def _by_name(nodes: Sequence[Node]) -> tuple[Named, Named]:
    """Persons by their full names, and those of one word by that."""
    full: Named = defaultdict(list)
    short: Named = defaultdict(list)
    for node in nodes:
        if node.label != "PERSON" and (node.listed is None or node.label is not None):
            continue
        names = {words for form in node.forms if (words := person_words(form))}
        longer = [words for words in names if len(words) > 1]
        for words in longer:
            full[words].append(node)
        if not longer or node.listed is not None:
            for words in names.difference(longer):
                short[words].append(node)
    return dict(sorted(full.items())), dict(sorted(short.items()))


def _romanised_key(words: Words) -> Hashable:
    """What all romanisations of a name share."""
    return tuple(map(skeleton, words))


def _first_key(words: Words) -> Hashable:
    """What names share whose surname is misprinted."""
    return words[:-1], words[-1][0], words[-1][-1]


def _last_key(words: Words) -> Hashable:
    """What names share whose first name is misprinted."""
    return words[1:], words[0][0], words[0][-1]


def _pairs(
    names: Iterable[Words], key: Callable[[Words], Hashable]
) -> Iterator[tuple[Words, Words]]:
    """Names that share a key, two by two."""
    blocks: dict[Hashable, list[Words]] = defaultdict(list)
    for words in names:
        blocks[key(words)].append(words)
    for block in blocks.values():
        yield from combinations(block, 2)


def _join(
    clusters: Clusters, full: Named, one: Words, other: Words, confidence: float, why: str
) -> None:
    """Join two names where each is one person's."""
    here, there = full[one], full[other]
    if all(len({id(clusters.of(n)) for n in each}) == 1 for each in (here, there)):
        reason = f"{_said(here[0], one)} and {_said(there[0], other)} {why}"
        clusters.join(here[0], there[0], confidence, reason)


def _join_parts(full: Named, clusters: Clusters) -> None:
    """ "Karim Haddad", "K. Haddad" are the only "Karim Elias Haddad" of the reports."""
    longer: dict[Hashable, list[Words]] = defaultdict(list)
    for words in full:
        longer[skeleton(words[-1]), words[0][0]].append(words)
        for size in range(2, len(words)):
            longer[words[-size:]].append(words)
    for shorter in sorted(full, key=lambda words: (-len(words), words)):
        node, may_be = full[shorter][0], longer[skeleton(shorter[-1]), shorter[0][0]]
        whole = [
            w for w in may_be + longer.get(shorter, []) if w != shorter and is_part(shorter, w)
        ]
        others = [each for words in whole for each in full[words]]
        before, after = f"{_said(node, shorter)} is part of ", ", the only such name"
        clusters.join_only(node, others, _PART, before, after)


def _join_surnames(full: Named, short: Named, clusters: Clusters) -> None:
    """A surname alone means whoever is the only one of that surname in these reports."""
    bearers: dict[str, list[tuple[str, Node]]] = defaultdict(list)
    for words, nodes in full.items():
        live = [node for node in nodes if clusters.of(node).live]
        bearers[skeleton(words[-1])] += [(words[-1], node) for node in live]
    for words, nodes in short.items():
        listed = [node for node in nodes if node.listed is not None]
        named = [node for surname, node in bearers[skeleton(words[0])] if alike(surname, words[0])]
        alone: list[Node] = []
        for node in nodes:
            if node.listed is not None:
                continue
            if listed:
                clusters.join_only(node, listed, _LISTED, "", " is listed so")
            elif not named:
                alone.append(node)
            else:
                before = f"{_said(node)} is the surname of "
                if not clusters.join_only(node, named, _SURNAME, before, " only"):
                    _join_foremost(node, named, before, clusters)
        if alone:
            clusters.join_same(alone, _ONE_WORD, f"one name of one word: {_said(alone[0])}")


def _join_foremost(node: Node, named: Sequence[Node], before: str, clusters: Clusters) -> None:
    """Of several of a surname it means the one whom by far the most reports name in full."""
    reports = defaultdict[int, set[str]](set)
    first: dict[int, Node] = {}
    for other in named:
        held = id(clusters.of(other))
        reports[held].add(other.report)
        first.setdefault(held, other)
    ranked = sorted(reports, key=lambda held: (-len(reports[held]), first[held].id))
    if len(ranked) > 1 and len(reports[ranked[0]]) >= _FAR * len(reports[ranked[1]]):
        foremost = first[ranked[0]]
        after = ", whom by far the most reports name"
        clusters.join(node, foremost, _FOREMOST, f"{before}“{foremost.name}”{after}")


def _said(node: Node, words: Words | None = None) -> str:
    """A node's name in quotation marks, in the form that has some words."""
    forms = [form for form in sorted(node.forms) if person_words(form) == words]
    return f"“{forms[0] if forms else node.name}”"
