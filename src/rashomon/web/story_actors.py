"""Who acts, who is acted on and who speaks in a story, each once, with the way to his page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.dossier.found import GONE, Found
from rashomon.dossier.safe import one_line
from rashomon.records import Attribute, OriginKind
from rashomon.spelling import key
from rashomon.web import links

_ROLES = (Attribute.AGENT, Attribute.RECIPIENT)
_LISTED = (OriginKind.SPEAKER, OriginKind.AGENCY)  # those that stories are looked up by
_LONGEST = 120  # characters of an actor's key and name, as the index keeps them


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Somebody: in which events he acts or is acted on, and how often he speaks."""

    name: str
    href: str
    acts: tuple[int, ...]
    acted_on: tuple[int, ...]
    statements: int
    reports: tuple[int, ...]

    @property
    def weight(self) -> int:
        """How much of the story he is in."""
        return len(self.acts) + len(self.acted_on) + self.statements


@dataclass(slots=True)
class _Actor:
    name: str
    events: dict[Attribute, set[int]] = field(default_factory=dict)
    statements: set[str] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)


def actors(found: Found) -> tuple[ActorRow, ...]:
    """Everybody, those in most of the story first."""
    known: dict[str, _Actor] = {}
    for attribute, number, name, reports in _acting(found):
        actor = known.setdefault(key(name), _Actor(name))
        actor.events.setdefault(attribute, set()).add(number)
        actor.reports |= reports
    for origin in found.record.origins:
        name = one_line(origin.name, _LONGEST)
        if origin.kind in _LISTED and key(name):
            actor = known.setdefault(key(name), _Actor(name))
            actor.statements |= set(origin.claims)
            actor.reports |= set(found.numbers_of(origin.reports))
    rows = [_row(folded, actor) for folded, actor in known.items()]
    return tuple(sorted(rows, key=lambda row: (-row.weight, key(row.name), row.name)))


def _acting(found: Found) -> Iterator[tuple[Attribute, int, str, set[int]]]:
    """Everybody who acts or is acted on in an event, by what stands."""
    for finding in found.record.findings:
        number = found.numbers.get(finding.event)
        if finding.attribute not in _ROLES or number is None:
            continue
        for value in finding.values:
            name = one_line(value.value, _LONGEST)
            if value.standing not in GONE and key(name):
                reports = set(found.numbers_of(value.support.reports))
                yield finding.attribute, number, name, reports


def _row(folded: str, actor: _Actor) -> ActorRow:
    return ActorRow(
        actor.name,
        links.actor(folded[:_LONGEST]),
        tuple(sorted(actor.events.get(Attribute.AGENT, ()))),
        tuple(sorted(actor.events.get(Attribute.RECIPIENT, ()))),
        len(actor.statements),
        tuple(sorted(actor.reports)),
    )
