"""What one origin alone says, or nobody says plainly: a short list by event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.found import GONE, Found
from rashomon.dossier.wording import label
from rashomon.records import Attribute, Event, Span


@dataclass(frozen=True, slots=True)
class Item:
    """A value with the question that it answers and where its words stand."""

    question: str
    label: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Group:
    """Values that the same origin gives, or that are hedged alike."""

    support: str
    is_hedged: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """An event, and what of it rests on one origin."""

    event: int
    heading: str
    groups: tuple[Group, ...]


def alone(found: Found) -> tuple[Alone, ...]:
    """Events of the list of which something has one origin or is unconfirmed."""
    rows = (_alone(event, found) for event in found.listed)
    return tuple(row for row in rows if row.groups)


def _alone(event: Event, found: Found) -> Alone:
    groups: dict[tuple[str, bool], list[Item]] = defaultdict(list)
    for finding in found.unsure(event):
        for value in finding.values:
            if value.standing in GONE or finding.attribute is Attribute.TYPE:
                continue
            said = label(finding.attribute, value, found)
            is_clause = finding.attribute in say.VERDICT
            question = "" if is_clause else say.ATTRIBUTE[finding.attribute]
            said = f"that {said}" if is_clause else said
            span = value.words[0] if value.words else None
            groups[found.support(value.support), value.hedged].append(Item(question, said, span))
    rows = tuple(Group(support, hedged, tuple(i)) for (support, hedged), i in groups.items())
    return Alone(found.numbers[event.id], found.heading(event), rows)
