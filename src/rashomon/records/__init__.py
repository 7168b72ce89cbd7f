"""The nouns of the house: frozen records that every room takes and gives; nothing of ours below.

In: nothing. Out: types. Promise: immutable, compared by value, named by content. Failures:
impossible values raise ``ValueError`` where they are made.
"""

from rashomon.records.actor import Actor
from rashomon.records.attribution import (
    NOBODY,
    PLAIN,
    Attribution,
    Certainty,
    Described,
    Holder,
    Stance,
    Telling,
    Voice,
)
from rashomon.records.basis import Basis, Stated
from rashomon.records.capture import Capture
from rashomon.records.claim import Claim, ClaimForm, Speaker
from rashomon.records.decision import (
    NAMED,
    Decision,
    Verdict,
    handle,
    in_force,
    report_of,
    words_of,
)
from rashomon.records.dossier import Dossier, Entry, Neighbour
from rashomon.records.doubt import PAIRS, Doubt, Subject
from rashomon.records.entity import Alias, Entity
from rashomon.records.event import (
    BLAMED,
    CLAIMS_IT,
    Coding,
    EventMention,
    EventType,
    Participant,
    Status,
)
from rashomon.records.failure import Failure
from rashomon.records.finding import (
    Attribute,
    Conflict,
    Credibility,
    Event,
    Finding,
    FindingStatus,
    Grade,
    Join,
    Record,
    Standing,
    Value,
    Word,
)
from rashomon.records.ids import content_id
from rashomon.records.imprint import Imprint
from rashomon.records.lineage import (
    Citation,
    CopyEdge,
    CopyKind,
    Difference,
    Direction,
    Independence,
    Marks,
    Passage,
    Quotation,
    QuotationVersion,
    TextGroup,
    Towards,
)
from rashomon.records.origin import Origin, OriginKind, Support
from rashomon.records.place import Located, Place, PlaceMention, Precision, Relation
from rashomon.records.quantity import MEASURES, Qualifier, Quantity, QuantityKind
from rashomon.records.reading import Name, Reading, Sentence, Token
from rashomon.records.report import Cut, CutReason, Language, Link, Report
from rashomon.records.span import Layer, Span
from rashomon.records.story import (
    NO_TERMS,
    Profile,
    Story,
    StoryLink,
    Thread,
    ThreadLink,
    Vector,
    story_id,
)
from rashomon.records.tie import Dated, Tie, TieKind
from rashomon.records.time import Bound, TimeMention
from rashomon.records.when import When

__all__ = [
    "BLAMED",
    "CLAIMS_IT",
    "MEASURES",
    "NAMED",
    "NOBODY",
    "NO_TERMS",
    "PAIRS",
    "PLAIN",
    "Actor",
    "Alias",
    "Attribute",
    "Attribution",
    "Basis",
    "Bound",
    "Capture",
    "Certainty",
    "Citation",
    "Claim",
    "ClaimForm",
    "Coding",
    "Conflict",
    "CopyEdge",
    "CopyKind",
    "Credibility",
    "Cut",
    "CutReason",
    "Dated",
    "Decision",
    "Described",
    "Difference",
    "Direction",
    "Dossier",
    "Doubt",
    "Entity",
    "Entry",
    "Event",
    "EventMention",
    "EventType",
    "Failure",
    "Finding",
    "FindingStatus",
    "Grade",
    "Holder",
    "Imprint",
    "Independence",
    "Join",
    "Language",
    "Layer",
    "Link",
    "Located",
    "Marks",
    "Name",
    "Neighbour",
    "Origin",
    "OriginKind",
    "Participant",
    "Passage",
    "Place",
    "PlaceMention",
    "Precision",
    "Profile",
    "Qualifier",
    "Quantity",
    "QuantityKind",
    "Quotation",
    "QuotationVersion",
    "Reading",
    "Record",
    "Relation",
    "Report",
    "Sentence",
    "Span",
    "Speaker",
    "Stance",
    "Standing",
    "Stated",
    "Status",
    "Story",
    "StoryLink",
    "Subject",
    "Support",
    "Telling",
    "TextGroup",
    "Thread",
    "ThreadLink",
    "Tie",
    "TieKind",
    "TimeMention",
    "Token",
    "Towards",
    "Value",
    "Vector",
    "Verdict",
    "Voice",
    "When",
    "Word",
    "content_id",
    "handle",
    "in_force",
    "report_of",
    "story_id",
    "words_of",
]
