"""What reports agree on, contest and take back: events across reports, and findings on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from rashomon.records.doubt import Doubt
from rashomon.records.event import EventType
from rashomon.records.origin import Origin, Support
from rashomon.records.quantity import Quantity
from rashomon.records.span import Span


class Attribute(StrEnum):
    """What of an event a finding is about; the counts bear the names of ``QuantityKind``."""

    OCCURRED = "occurred"
    TYPE = "type"
    MEANS = "means"
    AGENT = "agent"
    RECIPIENT = "recipient"
    PLACE = "place"
    SIDE = "side"
    TIME = "time"
    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    HOSTAGES = "hostages"
    ATTACKERS = "attackers"
    PEOPLE = "people"
    AIRCRAFT = "aircraft"
    VEHICLES = "vehicles"
    VOTES = "votes"
    MONEY = "money"
    ASKED = "asked"  # somebody asked for it
    AUTHORISED = "authorised"
    COORDINATED = "coordinated"  # with others
    QUOTATION = "quotation"


class FindingStatus(StrEnum):
    """How the accounts stand to each other."""

    AGREED = "agreed"  # two or more independent origins, compatible
    REFINED = "refined"  # compatible, one more exact
    UPDATED = "updated"  # a later figure replaces an earlier one of the same line
    CORRECTED = "corrected"  # an origin withdrew its own version
    CONTESTED = "contested"  # cannot both hold
    SINGLE_ORIGIN = "single-origin"
    UNCONFIRMED = "unconfirmed"  # hedged everywhere


class Conflict(StrEnum):
    """Why rival values cannot both hold."""

    PLACES = "places that exclude each other"
    FIGURES = "figures"
    TIMES = "times that exclude each other"
    AGENTS = "agents"
    MEANS = "means that exclude each other"
    DENIAL = "denial"
    TRANSLATION = "translation"
    VAGUE = "vague wording"
    SAME_NAME = "the same name for two places"
    TWO_EVENTS = "perhaps two different events"


class Standing(StrEnum):
    """How one value stands among its rivals."""

    STANDS = "stands"
    FINER = "finer"  # compatible with the others, and more exact
    COARSER = "coarser"  # compatible with the others, and less exact
    RIVAL = "rival"  # cannot hold beside another that stands
    REPLACED = "replaced"  # an earlier figure of the same line
    WITHDRAWN = "withdrawn"  # taken back by whoever gave it
    REJECTED = "rejected"  # set aside by a person's decision


class Credibility(IntEnum):
    """NATO's information credibility. Source: AJP-2.1, the Admiralty system."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6


class Word(StrEnum):
    """How well an event stands, in one word. Source: after Airwars' grading of claims."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True)
class Grade:
    """A value's credibility, with the rule that gives it.

    Where a person graded it, ``rule`` says who and when, and ``ruled`` is the rule's own answer.
    """

    credibility: Credibility
    rule: str
    ruled: Credibility | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that reports give for an attribute.

    ``value`` is written in one way wherever it is the same ("Syria", "at least 23",
    "2014-06-24"), ``key`` what it is compared by (a gazetteer or entity id, a date, "yes");
    ``quantity`` the number, for counts. ``mentions`` are ids of event mentions (of quotations, for
    a quotation), ``claims`` those that state it, ``words`` where. ``hedged`` where nobody states it
    plainly. ``stale`` are reports that carry it although it was replaced or withdrawn before they
    were published.
    """

    value: str
    key: str
    words: tuple[Span, ...]
    mentions: tuple[str, ...]
    claims: tuple[str, ...]
    support: Support
    grade: Grade
    standing: Standing = Standing.STANDS
    hedged: bool = False
    quantity: Quantity | None = None
    stale: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reports of a story say of one attribute of one event.

    Values are in order: those that stand first, the best supported before the others. ``support``
    counts all origins that speak to the attribute. ``reason`` says in words what led to the status,
    ``conflict`` why rivals exclude each other. ``decisions`` are ids of people's decisions on its
    values; ``set_to`` the value that one of them sets, ``ruled`` the status without them.
    """

    id: str
    event: str
    attribute: Attribute
    status: FindingStatus
    values: tuple[Value, ...]
    support: Support
    reason: str
    conflict: Conflict | None = None
    decisions: tuple[str, ...] = ()
    set_to: str = ""
    ruled: FindingStatus | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Two event mentions taken for one event: a score, 0 to 1, and why, in words."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Event mentions across the reports of a story that are one event.

    ``title`` names it in the words of a report (``words``); ``word`` says how well it stands, by
    ``rule``. Events of a story are ordered by how much of the coverage tells of them.
    """

    id: str
    story: str
    type: EventType
    mode: str
    title: str
    words: Span
    mentions: tuple[str, ...]
    reports: tuple[str, ...]
    joins: tuple[Join, ...]
    support: Support
    word: Word
    rule: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is found on one story: its events, who stands behind them, and the findings.

    ``doubts`` are the pairs that a person should look at, those first on which most hangs.
    """

    story: str
    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Doubt, ...] = ()
