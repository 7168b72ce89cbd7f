"""The nouns of the house: frozen records that every room takes and gives; nothing of ours below.

In: nothing. Out: types. Promise: immutable, compared by value, named by content. Failures:
impossible values raise ``ValueError`` where they are made.
"""

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
from rashomon.records.reading import Name, Reading, Sentence, Token
from rashomon.records.report import Cut, CutReason, Language, Link, Report
from rashomon.records.span import Layer, Span
from rashomon.records.story import Profile, Story, StoryLink, Thread, ThreadLink
from rashomon.records.when import When

__all__ = [
    "NOBODY",
    "PLAIN",
    "Attribution",
    "Basis",
    "Capture",
    "Certainty",
    "Citation",
    "Claim",
    "ClaimForm",
    "CopyEdge",
    "CopyKind",
    "Cut",
    "CutReason",
    "Described",
    "Difference",
    "Direction",
    "Dossier",
    "Entry",
    "Failure",
    "Holder",
    "Independence",
    "Language",
    "Layer",
    "Link",
    "Marks",
    "Name",
    "Neighbour",
    "Passage",
    "Profile",
    "Quotation",
    "QuotationVersion",
    "Reading",
    "Report",
    "Sentence",
    "Span",
    "Speaker",
    "Stance",
    "Stated",
    "Story",
    "StoryLink",
    "Telling",
    "TextGroup",
    "Thread",
    "ThreadLink",
    "Token",
    "Towards",
    "Voice",
    "When",
    "content_id",
]
