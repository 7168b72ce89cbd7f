"""Which organisations of several reports are one: by name, spelling, and acronyms learned."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from rashomon.entities.linking.body_names import (
    Words,
    acronym,
    body_words,
    is_generic,
    is_printed_as_name,
)
from rashomon.entities.linking.clusters import Clusters
from rashomon.entities.linking.nodes import Node
from rashomon.entities.linking.romanised import alike, skeleton
from rashomon.spelling import first_letters

# How sure each evidence is, by hand; evals/entities_across.py --errors prints how often pairs of
# each confidence are right.
_SAME, _LISTED, _ROMANISED, _TWO_FORMS = 0.95, 0.97, 0.85, 0.8
_TOLD, _LETTERS, _ACRONYM, _GENERIC, _ONLY = 0.93, 0.75, 0.85, 0.85, 0.6
_PART = 0.7
_HOME = re.compile(" (?:of|for|in|at) ")  # what follows says where a body is, or what for
_SHARED = 0.6  # of the words of two names of one acronym
_LONG = 3  # letters of an acronym that no report explains

Named = dict[Words, list[Node]]
Short = dict[str, list[Node]]


def join_bodies(nodes: Sequence[Node], clusters: Clusters) -> None:
    """Join the organisations among some nodes."""
    bodies = [node for node in nodes if node.label == "ORG" or node.listed is not None]
    bodies = [node for node in bodies if node.label not in ("PERSON", "LOCATION")]
    full, told, bare = _by_name(bodies)
    of_country: dict[Words, list[Node]] = defaultdict(list)
    for (opening, *rest), same in full.items():
        if opening.isupper():
            of_country[tuple(rest)] += same
    for words, same in full.items():
        if is_generic(words):
            _join_generic(same, full, of_country.get(words, ()), words, clusters)
        else:
            clusters.join_same(same, _SAME, f"one name: “{same[0].name}”")
    _join_identified(bodies, clusters)
    _join_romanised(full, clusters)
    _join_two_forms(told, clusters)
    _join_acronyms(bare, told, full, clusters)
    _join_parts(full, clusters)


def _by_name(bodies: Sequence[Node]) -> tuple[Named, Short, Short]:
    """Bodies by name, by the acronyms their own reports explain, and those that are only one."""
    full: Named = defaultdict(list)
    told: Short = defaultdict(list)
    bare: Short = defaultdict(list)
    for node in bodies:
        shorts = {acronym(form) for form in node.forms} - {""}
        long = [form for form in node.forms if not acronym(form) and " " in form]
        names = node.forms if node.listed is not None else long or node.forms
        for words in {body_words(form) for form in names if not acronym(form)}:
            full[words].append(node)
        for short in shorts:
            (told if long else bare)[short].append(node)
    return (
        dict(sorted(full.items())),
        dict(sorted(told.items())),
        dict(sorted(bare.items())),
    )


def _join_generic(
    same: Sequence[Node], full: Named, abroad: Sequence[Node], words: Words, clusters: Clusters
) -> None:
    """ "Air Force" is one where reports tell one country: of those that tell none, the only one."""
    by_country: dict[str, list[Node]] = defaultdict(list)
    for node in same:
        by_country[node.country].append(node)
    for country, nodes in sorted(by_country.items()):
        whose = f" of {country}" if country else ""
        clusters.join_same(nodes, _GENERIC, f"one name: “{nodes[0].name}”{whose}")
        for other in full.get((country, *words), ())[:1]:
            clusters.join(nodes[0], other, _GENERIC, f"one name: “{other.name}” of {country}")
    if untold := by_country.get(""):
        others = [*(node for node in same if node.country), *abroad]
        before = f"“{untold[0].name}” is "
        clusters.join_only(untold[0], others, _ONLY, before, ", the only one told of")


def _join_identified(bodies: Sequence[Node], clusters: Clusters) -> None:
    """What the list that ships has as one body."""
    known: dict[str, list[Node]] = defaultdict(list)
    for node in bodies:
        if node.actor is not None and node.actor.identifier:
            known[node.actor.identifier].append(node)
    for name, same in sorted(known.items()):
        clusters.join_same(same, _LISTED, f"listed as {name}")


def _join_romanised(full: Named, clusters: Clusters) -> None:
    blocks: dict[tuple[str, ...], list[Words]] = defaultdict(list)
    for words in full:
        if len("".join(words)) > 4:  # short words are alike by chance
            blocks[tuple(map(skeleton, words))].append(words)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if all(map(alike, one, other)):
                here, there = full[one][0], full[other][0]
                reason = f"“{here.name}” and “{there.name}” are one name in two romanisations"
                clusters.join(here, there, _ROMANISED, reason)


def _join_two_forms(told: Short, clusters: Clusters) -> None:
    """Two names of one acronym that share most words are one; others stay apart."""
    for short, nodes in told.items():
        names: dict[tuple[int, Words], Node] = {}
        for node in nodes:
            names.setdefault((id(clusters.of(node)), body_words(node.name)), node)
        for ((_, one), here), ((_, other), there) in combinations(names.items(), 2):
            if len({*one} & {*other}) >= _SHARED * len({*one, *other}):
                both = f"“{here.name}” and “{there.name}” are both “{short.upper()}”"
                clusters.join(here, there, _TWO_FORMS, f"{both} and share most words")


def _join_acronyms(
    bare: Short, told: Mapping[str, Sequence[Node]], full: Named, clusters: Clusters
) -> None:
    """An acronym that no report of its own explains means what the others say, if all agree."""
    letters: Short = defaultdict(list)
    for nodes in full.values():
        for node in nodes:
            for short in first_letters(node.name):
                letters[short].append(node)
    for short, nodes in bare.items():
        by_letters = letters[short] if len(short) >= _LONG else []
        explained = told.get(short, ())
        for node in nodes:
            if explained:
                before = f"“{node.name}” stands for "
                clusters.join_only(node, explained, _TOLD, before, " where both are printed")
            elif by_letters:
                before = f"“{node.name}” are the first letters of "
                clusters.join_only(node, by_letters, _LETTERS, before, " only")
        if not explained:
            clusters.join_same(nodes, _ACRONYM, f"one name: “{nodes[0].name}”")


def _join_parts(full: Named, clusters: Clusters) -> None:
    """ "The Miners" are the only "Ostermark Miners" of the reports, as a surname is one person's.

    A name's end counts, or its beginning before "of", "for" or "in"; nothing so general as "the
    ministry" or "the union".
    """
    longer: dict[Words, list[Node]] = defaultdict(list)
    for words, nodes in full.items():
        nodes = [node for node in nodes if is_printed_as_name(node.name)]
        for size in range(1, len(words)):
            longer[words[-size:]] += nodes
        for node in nodes[:1]:
            opening = body_words(_HOME.split(node.name, maxsplit=1)[0])
            if 1 < len(opening) < len(words) and words[: len(opening)] == opening:
                longer[opening] += nodes
    for words, nodes in full.items():
        if words in longer and not is_generic(words):
            before, after = f"“{nodes[0].name}” is part of ", ", the only such name"
            clusters.join_only(nodes[0], longer[words], _PART, before, after)
