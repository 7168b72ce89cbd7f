"""Attacks in Latin America, 1988 to 1991, against MUC-4's templates (as processed by Du et al.).

``role_fillers``: entities by role (perpetrators, their organisation, targets, victims, weapons),
exact strings without articles, one entity once a document, micro F1 over roles, over the documents
that have a template: what Du, Rush and Cardie (2021) call role-filler entity extraction with exact
match. Victims are those that are named, as the template's slot 18 (human target: name) wants them.
``head`` counts a filler right where its last word is an entity's. ``type``: micro F1 of a
document's incident types, over all documents. The texts are in lower case, which hides names.

``python -m evals.muc4``
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import rashomon
from evals.command import command
from evals.data import folder
from evals.events_read import Read, read
from rashomon.events.bases import bases
from rashomon.events.quantities.counted import is_people
from rashomon.people import HUMAN
from rashomon.records import EventMention, EventType, Participant, Reading, Status
from rashomon.sectors import sector_of
from rashomon.tree import Tree

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_WEAPONS = frozenset(
    """bomb dynamite grenade rifle machinegun pistol gun rocket mine explosive mortar missile
    car-bomb carbomb machete knife fire-bomb shotgun revolver submachinegun charge device""".split()
)
_REGIONS = frozenset(
    """town city village capital country nation region department province district municipality
    neighborhood suburb zone area""".split()
)
_TOLD = (EventType.ASSAULT, EventType.CASUALTY, EventType.CRIME)
_ARTICLES = re.compile(r"^(?:the|a|an|some|several|two|three|four|five|six|\d+|his|their|its)\s+")
Document = tuple[str, list[dict[str, Any]]]


def items() -> Iterator[Document]:
    """The development documents with their templates."""
    with gzip.open(folder("muc4") / "gtt-processed-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["doctext"], row["templates"]


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``events/muc4/<metric>``."""
    return score(((text, golds, rashomon.read(text)) for text, golds in items()), errors)


def score(
    done: Iterable[tuple[str, list[dict[str, Any]], Reading]], errors: bool = False
) -> dict[str, float]:
    """F1 over documents."""
    counts = Counter[str]()
    for text, golds, reading in done:
        ours = read(text, reading=reading)
        types = {gold["incident_type"] for gold in golds}
        mine = {kind for event in ours.events if (kind := incident(event, ours)) is not None}
        counts["type both"] += len(types & mine)
        counts["type all"] += len(types) + len(mine)
        if not golds:
            continue
        found = fillers(ours)
        for role in ROLES:
            entities = _entities(golds, role)
            exact = _matched(found[role], entities, exact=True)
            counts[f"{role} both"] += exact
            counts["head both"] += _matched(found[role], entities, exact=False)
            counts[f"{role} all"] += len(entities) + len(found[role])
            if errors and (entities or found[role]):
                names = [sorted(each)[0] for each in entities]
                print(f"{role:8} gold {names} | ours {sorted(found[role])}")
    both, total = (sum(counts[f"{role} {what}"] for role in ROLES) for what in ("both", "all"))
    figures = {
        "role_fillers": 2 * both / max(1, total),
        "role_fillers_head": 2 * counts["head both"] / max(1, total),
        "type": 2 * counts["type both"] / max(1, counts["type all"]),
    }
    figures |= {
        role.lower(): 2 * counts[f"{role} both"] / max(1, counts[f"{role} all"]) for role in ROLES
    }
    print(
        "muc4   ", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True
    )
    return {f"events/muc4/{name}": round(value, 4) for name, value in figures.items()}


def _entities(golds: Iterable[Mapping[str, Any]], role: str) -> list[set[str]]:
    """The distinct entities of a role, each with its strings."""
    found: list[set[str]] = []
    for gold in golds:
        for entity in gold[role]:
            names = {_plain(mention[0]) for mention in entity}
            if not any(names & known for known in found):
                found.append(names)
    return found


def _matched(ours: set[str], entities: list[set[str]], *, exact: bool) -> int:
    left, count = [set(each) for each in entities], 0
    for name in sorted(ours):
        for entity in left:
            same = name in entity if exact else name.split()[-1] in {e.split()[-1] for e in entity}
            if same:
                left.remove(entity)
                count += 1
                break
    return count


def _plain(words: str) -> str:
    words = " ".join(words.lower().replace('"', "").split()).strip(" ,.")
    while (shorter := _ARTICLES.sub("", words)) != words:
        words = shorter
    return words or "-"


def incident(event: EventMention, ours: Read) -> str | None:
    """MUC-4's incident type of an event, if it has one."""
    if event.status not in (Status.HAPPENED, Status.DENIED) or event.type not in _TOLD:
        return None
    words = set(event.entry.replace("(", " ").replace(")", " ").split())
    if event.mode in ("abduct", "kidnap"):
        return "kidnapping"
    if event.mode in ("explosives", "suicide-attack"):
        return "bombing"
    fire = words & {"arson", "burn", "fire", "torch", "ablaze", "alight"}
    if event.mode == "arson" or (fire and event.mode == "destroy"):
        return "arson"
    if words & {"rob", "robbery", "steal"}:
        return "robbery"
    if event.mode == "clash":  # of guerrillas and soldiers: "not relevant" (MUC-4, task, 1.0)
        return None
    if event.type is EventType.ASSAULT or event.mode == "murder":
        return "attack"
    return None


def fillers(ours: Read) -> dict[str, set[str]]:
    """Our strings by role."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in ours.events:
        if incident(event, ours) is None and not _is_toll(event):
            continue
        for each in event.agents:
            _agent(found, each, ours)
        for each in event.recipients:
            if _is_person(each, ours):
                found["Victim"].add(_name(each, ours))
            elif not _is_region(each, ours):
                found["Target"].add(_head_phrase(each, ours))
        for each in event.instruments:
            if ours.tree.lemma(each.head) in _WEAPONS:
                found["Weapon"].add(_head_phrase(each, ours))
        for span in event.trigger:
            found["Weapon"] |= set(_weapons(ours.tree, ours.tree.inside(span.start, span.end)))
    text = ours.text.lower()
    for names in _groups():  # known armed groups, as a keyword coder finds them; each once
        at = {
            name: m.start() for name in names if (m := re.search(rf"\b{re.escape(name)}\b", text))
        }
        if at:
            found["PerpOrg"] -= set(at)
            found["PerpOrg"].add(min(at, key=lambda name: (at[name], -len(name))))
    for role in ROLES:
        found[role].discard("")
    return found


def _weapons(tree: Tree, words: range) -> Iterator[str]:
    """Weapons among the words of a trigger, with what they are made up of: "a car bomb attack"."""
    for number in words:
        if tree[number].upos in ("NOUN", "PROPN") and tree.lemma(number) in _WEAPONS:
            made_of = [n for n in tree.of(number, "compound") if n in words]
            yield _plain(tree.words(min([*made_of, number]), number))


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    listed = resources.files("rashomon") / "organisations.tsv"
    rows = [line.split("\t") for line in listed.read_text("utf-8").splitlines()]
    return tuple(tuple(row[0].lower().split(",")) for row in rows if row[1] == "armed-group")


def _is_toll(event: EventMention) -> bool:
    return event.type is EventType.CASUALTY and event.status is Status.HAPPENED


def _is_region(each: Participant, ours: Read) -> bool:
    """Whether it is where something happened, which has a slot of its own: a town, a country."""
    return ours.tree.label(each.head) == "LOCATION" or ours.tree.lemma(each.head) in _REGIONS


def _agent(found: dict[str, set[str]], each: Participant, ours: Read) -> None:
    words = _head_phrase(each, ours)
    label = ours.tree.label(each.head)
    if not words or label in ("NORP", "LOCATION"):  # "the Salvadoran war": a side, nobody
        return
    named = _name(each, ours, "ORG")
    found["PerpOrg" if named else "PerpInd"].add(named or _name(each, ours) or words)
    inside = set(ours.tree.inside(each.words.start, each.words.end))
    for name in ours.tree.reading.names:  # "rebels of the …", "… guerrillas"
        if name.label == "ORG" and name.first in inside:
            found["PerpOrg"].add(_plain(ours.tree.words(name.first, name.last - 1)))


def _head_phrase(each: Participant, ours: Read) -> str:
    """A participant's words without clauses, numbers and articles; nothing for a pronoun."""
    span = each.stands_for or each.words
    tree = ours.tree
    inside = tree.inside(span.start, span.end)
    if not inside or tree[each.head].upos in ("PRON", "DET", "NUM"):
        return "" if each.stands_for is None else _plain(span.of(ours.text))
    number = tree.name_of.get(each.head)
    if number is not None:  # a name without what is said of it
        name = tree.reading.names[number]
        return _plain(tree.words(name.first, name.last - 1))
    last = each.head
    while last + 1 in inside and tree[last + 1].upos != "PUNCT":
        if tree.dep(last + 1) == "case" and tree.lemma(last + 1) not in ("of", "'s"):
            break
        last += 1
    first = next((n for n in inside if tree[n].upos not in ("DET", "NUM", "PUNCT")), inside[0])
    return _plain(tree.words(min(first, last), last))


def _name(each: Participant, ours: Read, label: str = "PERSON") -> str:
    """The fullest name that the report gives to somebody; nothing for who is only described."""
    if each.actor is None:
        return ""
    actor = ours.around.actors[each.actor]
    return _plain(actor.name) if actor.label == label else ""


def _is_person(each: Participant, ours: Read) -> bool:
    tree, head = ours.tree, each.head
    if tree.lemma(head) in ("group", "number", "dozen"):  # "a group of students"
        head = next(iter(tree.of(head, "nmod")), head)
    forms = bases(tree, head)
    people = is_people(forms) or any(form in HUMAN or sector_of([form])[0] for form in forms)
    if tree.label(each.head) == "FACILITY":
        return False
    return people or tree.label(each.head) == "PERSON" or tree[each.head].upos == "PROPN"


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
