"""What a report says happened: coded event mentions, and all that they hang on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.actor import Actor
from rashomon.records.place import Place, PlaceMention
from rashomon.records.quantity import Quantity
from rashomon.records.span import Span
from rashomon.records.time import TimeMention


class EventType(StrEnum):
    """PLOVER's sixteen types, then nine of our own for what PLOVER leaves out (decision 10).

    Source: PLOVER manual, draft 0.8 (2021).
    """

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    CASUALTY = "CASUALTY"
    ACCIDENT = "ACCIDENT"
    DISASTER = "DISASTER"
    RESCUE = "RESCUE"
    DISPLACEMENT = "DISPLACEMENT"
    CRIME = "CRIME"
    TRIAL = "TRIAL"
    ELECTION = "ELECTION"
    OFFICE = "OFFICE"

    @property
    def is_plover(self) -> bool:
        """Whether PLOVER has it."""
        return self in _PLOVER


_PLOVER = frozenset(list(EventType)[:16])
_FRIENDLY = frozenset(list(EventType)[1:7])  # CONSULT to RETREAT
_HOSTILE = frozenset(list(EventType)[11:16])  # PROTEST to ASSAULT


class Status(StrEnum):
    """How an event is told; only what happened is an event of record."""

    HAPPENED = "happened"
    NEGATED = "negated"  # "did not fire", "failed to agree"
    REFUSED = "refused"  # "will not meet", "refuses to"
    DENIED = "denied"  # somebody is given as denying it
    PLANNED = "planned"  # to come: "will", "plans to", "agreed to"
    THREATENED = "threatened"
    DEMANDED = "demanded"  # asked for, ordered, called for
    HYPOTHETICAL = "hypothetical"  # "if", "could", "accused of planning"
    HABITUAL = "habitual"  # "often", "every week"


CLAIMS_IT = "claims it"  # ``Participant.evidence`` of who says himself that he did it
BLAMED = "is blamed for it"  # the same, of whom somebody else says that he did it


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something in an event, in the report's words.

    ``head`` is the number of its token; ``actor`` the place in the report's list of actors, None
    for a thing; ``stands_for`` the words elsewhere that a pronoun points back to; ``evidence`` says
    how a pronoun or a missing subject was filled in.
    """

    words: Span
    head: int
    actor: int | None = None
    stands_for: Span | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of an event.

    ``trigger`` are the words that name it, ``head`` their token's number; ``entry`` the lexicon's
    entry that read them; ``code`` the CAMEO code of that entry, for exports. ``when`` and
    ``quantities`` are places in the report's lists of times and quantities. ``lemma`` is the
    head's, lower case; ``sentence`` where the whole sentence stands; ``came_by`` the ids of events
    that grammar makes one happening with it ("killed in a raid", "the raid killed").
    """

    id: str
    report: str
    trigger: tuple[Span, ...]
    head: int
    entry: str
    type: EventType
    mode: str
    contexts: tuple[str, ...]
    code: str
    status: Status
    agents: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    instruments: tuple[Participant, ...] = ()
    topics: tuple[Participant, ...] = ()
    place: Place | None = None
    when: int | None = None
    quantities: tuple[int, ...] = ()
    lemma: str = ""
    sentence: Span | None = None
    came_by: tuple[str, ...] = ()

    @property
    def coded(self) -> EventType:
        """The type that PLOVER gives the words: who says he will, agrees, threatens or refuses.

        Cooperation that is still to come is AGREE, force to come is THREATEN, what is refused is
        REJECT, what is asked for is REQUEST (manual, draft 0.8: all cooperative actions reported in
        future tense imply intentions; threats; refusals; demands).
        """
        friendly, hostile = self.type in _FRIENDLY, self.type in _HOSTILE
        match self.status:
            case Status.PLANNED if friendly:
                return EventType.AGREE
            case Status.PLANNED | Status.THREATENED if hostile:
                return EventType.THREATEN
            case Status.REFUSED if friendly or self.type is EventType.AGREE:
                return EventType.REJECT
            case Status.DEMANDED if friendly or self.type is EventType.AGREE:
                return EventType.REQUEST
        return self.type


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one report tells of happenings; events point into the other lists by number."""

    report: str
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[EventMention, ...] = ()
