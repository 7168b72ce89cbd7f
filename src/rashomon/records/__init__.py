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
from rashomon.records.dossier import Dossier, Entry, Neighbour
from rashomon.records.event import Coding, EventMention, EventType, Participant, Status
from rashomon.records.failure import Failure
from rashomon.records.ids import content_id
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
from rashomon.records.place import Located, Place, PlaceMention, Precision, Relation
from rashomon.records.quantity import MEASURES, Qualifier, Quantity, QuantityKind
from rashomon.records.reading import Name, Reading, Sentence, Token
from rashomon.records.report import Cut, CutReason, Language, Link, Report
from rashomon.records.span import Layer, Span
from rashomon.records.story import Profile, Story, StoryLink, Thread, ThreadLink
from rashomon.records.time import Bound, TimeMention
from rashomon.records.when import When

__all__ = [
    "MEASURES",
    "NOBODY",
    "PLAIN",
    "Actor",
    "Attribution",
    "Basis",
    "Bound",
    "Capture",
    "Certainty",
    "Citation",
    "Claim",
    "ClaimForm",
    "Coding",
    "CopyEdge",
    "CopyKind",
    "Cut",
    "CutReason",
    "Described",
    "Difference",
    "Direction",
    "Dossier",
    "Entry",
    "EventMention",
    "EventType",
    "Failure",
    "Holder",
    "Independence",
    "Language",
    "Layer",
    "Link",
    "Located",
    "Marks",
    "Name",
    "Neighbour",
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
    "Relation",
    "Report",
    "Sentence",
    "Span",
    "Speaker",
    "Stance",
    "Stated",
    "Status",
    "Story",
    "StoryLink",
    "Telling",
    "TextGroup",
    "Thread",
    "ThreadLink",
    "TimeMention",
    "Token",
    "Towards",
    "Voice",
    "When",
    "content_id",
]
