"""Descriptions of several reports that are one: a state's bodies, and who holds an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rashomon.entities.linking.clusters import Clusters
from rashomon.entities.linking.nodes import Node
from rashomon.nations import countries, named, people
from rashomon.people import HUMAN
from rashomon.records import Span
from rashomon.sectors import sector_of

# How sure each evidence is, by hand.
_COUNTRY, _BODY, _OFFICE = 0.99, 0.8, 0.65
STATE = frozenset("GOV MIL COP JUD LEG SPY".split())  # sectors of which a state has one body each
# Words that mean a state's government as a whole.
_GOVERNMENT = frozenset("government regime administration authority".split())
# Offices that one person holds at a time; a minister's and a secretary's name what for.
_OFFICES = frozenset("president premier king queen emir sultan chancellor pope ayatollah".split())
_OF_WHAT = frozenset("minister secretary".split())
_SYNONYMS = {"premier": "prime minister"}
_NOT_NOW = frozenset("former ex late then deputy vice acting interim assistant outgoing".split())
_BACK = 48  # characters before a description in which its words stand


def join_descriptions(nodes: Sequence[Node], texts: Mapping[str, str], clusters: Clusters) -> None:
    """Join countries by code, bodies by country and words, offices with who holds them."""
    states: dict[str, list[Node]] = defaultdict(list)
    bodies: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
    holders: dict[tuple[str, str], list[Node]] = defaultdict(list)
    offices: list[tuple[tuple[str, str], Node]] = []
    for node in nodes:
        if node.actor is None or not node.country:
            continue
        if node.label == "LOCATION":
            states[node.country].append(node)
        elif node.label == "PERSON" and node.actor.role is not None:
            if office := _office(node.actor.role.of(texts[node.report])):
                holders[node.country, office].append(node)
        elif node.label is None:
            said = _before(node.actor.mentions[0], texts[node.report])
            if office := _office(said, last=True):
                offices.append(((node.country, office), node))
            elif node.sector in STATE and (noun := body(node, texts[node.report])):
                bodies[node.country, node.sector, noun].append(node)
    for country, same in sorted(states.items()):
        clusters.join_same(same, _COUNTRY, f"the same country, {country}")
    for (country, _, noun), same in sorted(bodies.items()):
        clusters.join_same(same, _BODY, f"described alike: the {noun} of {country}")
    for (country, office), node in offices:
        after = f" only is said to be {office} of {country} in these reports"
        clusters.join_only(node, holders.get((country, office), ()), _OFFICE, "", after)


def body(node: Node, text: str) -> str:
    """The noun phrase by which a description calls a body, singular; empty for people."""
    assert node.actor is not None
    words = _lemmas(_before(node.actor.mentions[0], text))
    said = sector_of(words)[1] if words else ""
    if not said or words[-1] in HUMAN or not said.endswith(words[-1]):
        return ""
    return "government" if said in _GOVERNMENT else said


def _before(mention: Span, text: str) -> str:
    """The words of a description, which ends where its mention does; its sentence's alone."""
    window = text[max(0, mention.start - _BACK) : mention.end]
    return " ".join(window.rsplit("\n", 1)[-1].split()[-5:])


@lru_cache(maxsize=10_000)
def _lemmas(said: str) -> list[str]:
    """The last three words, the last in the singular."""
    words = said.lower().split()[-3:]
    if words and not sector_of(words)[1].endswith(words[-1]):
        for ending, put in (("ies", "y"), ("es", ""), ("s", "")):
            singular = [*words[:-1], words[-1].removesuffix(ending) + put]
            if words[-1].endswith(ending) and sector_of(singular)[1].endswith(singular[-1]):
                return singular
    return words


@lru_cache(maxsize=10_000)
def _office(said: str, last: bool = False) -> str:
    """The office that words name as one person's, of whatever country; else nothing.

    "the Iraqi Prime Minister" and "prime minister of Iraq" are "prime minister"; a former or deputy
    one, an "Iraqi minister", and "president of the club" are none. ``last``: it must end them.
    """
    words = [_plain(word) for word in said.lower().split()]
    end = len(words) - 1
    while end >= 0 and words[end] not in _OFFICES | _OF_WHAT:
        if last or not (words[end] == "of" or _tells_no_office(words[end])):
            return ""
        end -= 1
    start = end - (words[end] in _OF_WHAT)
    if start < 0 or (start < end and _tells_no_office(words[start])):
        return ""
    before = start - 1
    while before >= 0 and _tells_no_office(words[before]):
        before -= 1
    if before == start - 1 >= 0 or (before >= 0 and words[before] in _NOT_NOW):
        return ""
    office = " ".join(words[start : end + 1])
    return _SYNONYMS.get(office, office)


def _plain(word: str) -> str:
    return word.strip(",'’").removesuffix("'s").removesuffix("’s")


def _tells_no_office(word: str) -> bool:
    """Whether a word before an office says only whose it is: an article or a country's."""
    return word in ("the", "a", "an", "its", "their", "") or word in people() or word in named()


def country_word(country: str) -> str:
    """A country's adjective by its alpha-3 code, empty where it has none."""
    return _adjectives().get(country, "")


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    found = {each.alpha3: each.adjectives[0] for each in countries() if each.adjectives[0]}
    return found | {"MMR": "Myanmar"}  # print says "the Myanmar army", of the people "Burmese"
