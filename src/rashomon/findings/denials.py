"""Who takes part in cooperation that is denied: findings keep values only of what is asserted.

"Norvik did not coordinate with Tamria" names both. "There was no co-ordination" names nobody:
whoever says so may speak for one side, where he speaks for a state or for people under arms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.findings.material import Material
from rashomon.findings.recording import told_by
from rashomon.records import (
    Attribute,
    EventMention,
    EventType,
    Participant,
    Record,
    Span,
    Status,
)

NO = "no"  # the value of ``Attribute.OCCURRED`` where somebody says that it was not so
_DENIED = (Status.NEGATED, Status.DENIED)
_SIDES = frozenset("GOV MIL COP SPY REB UAF".split())


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody in a mention, by name, with the words for him there."""

    name: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """Who takes part in one mention of cooperation that is denied."""

    agents: tuple[Part, ...]
    recipients: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Denials:
    """Denials by mention, who may speak for a side, and everybody's country, by name."""

    of: Mapping[str, Denial] = field(default_factory=dict)
    sides: frozenset[str] = frozenset()
    homes: Mapping[str, str] = field(default_factory=dict)

    def may_face(self, speaker: str, other: str) -> bool:
        """Whether who says so may be the other side: nobody of its own country is."""
        home = self.homes.get(speaker)
        return speaker in self.sides and (home is None or home != self.homes.get(other))


def has_denials(record: Record) -> bool:
    """Whether cooperation is denied in a record, so that ``denials`` would find something."""
    cooperation = {event.id for event in record.events if event.type is EventType.COOPERATE}
    return any(
        finding.event in cooperation
        and finding.attribute is Attribute.OCCURRED
        and any(value.value == NO for value in finding.values)
        for finding in record.findings
    )


def denials(material: Material) -> Denials:
    """Who takes part in the cooperation that a story's reports deny."""
    found: dict[str, Denial] = {}
    for spoken in material.spoken:
        here = spoken.report.id

        def parts(some: tuple[Participant, ...], here: str = here) -> tuple[Part, ...]:
            of = ((material.parties.get((here, p.actor)), p) for p in some if p.actor is not None)
            return tuple(Part(party.name, _words(p)) for party, p in of if party is not None)

        for told in told_by(spoken, material.parties):
            mention = told.mention
            if mention is not None and _is_denial(mention):
                found[told.id] = Denial(parts(mention.agents), parts(mention.recipients))
    parties = sorted(material.parties.values(), key=lambda party: party.id)
    return Denials(
        found,
        frozenset(party.name for party in parties if party.sector in _SIDES),
        {party.name: party.country for party in parties if party.country},
    )


def _is_denial(mention: EventMention) -> bool:
    return mention.type is EventType.COOPERATE and mention.status in _DENIED


def _words(participant: Participant) -> tuple[Span, ...]:
    stands_for = participant.stands_for
    return (participant.words,) if stands_for is None else (participant.words, stands_for)
