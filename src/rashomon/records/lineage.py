"""Who copied whom: edges between reports, and one quotation in its versions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.span import Span


class CopyKind(StrEnum):
    """How one report depends on another, strongest first."""

    REPRINT = "reprint"  # one text, all but word for word
    REWRITE = "rewrite"  # most of one text, reworded or rearranged
    PASSAGES = "shared-passages"  # some sentences in common
    QUOTATION = "shared-quotation"  # the same person's words
    CITATION = "citation"  # one names or links the other


class Towards(StrEnum):
    """Which side of an edge the words came from."""

    LEFT = "left"
    RIGHT = "right"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words on two sides: aligned spans and the share of them that is alike, 0 to 1."""

    left: Span
    right: Span
    likeness: float


@dataclass(frozen=True, slots=True)
class Direction:
    """Which side is nearer the source, how sure that is (0 to 1), and from what."""

    source: Towards
    confidence: float
    reasons: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError("a direction carries its reasons, also where it is unknown")


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """Two reports that depend on each other or on a common parent, with the proof.

    ``left`` < ``right`` (report ids), so that an edge has one name whichever report came first.
    ``score`` is the share of the shorter report's words that stand in the passages, 0 to 1 (for a
    citation: 1.0 for a link, less for a name). ``reason`` says in words what was found.
    """

    id: str
    kind: CopyKind
    left: str
    right: str
    passages: tuple[Passage, ...]
    score: float
    direction: Direction
    reason: str

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError("an edge runs from the lower report id to the higher")


@dataclass(frozen=True, slots=True)
class Citation:
    """A report names another publisher as where it has something from.

    ``cited`` is the publisher's name as the coverage best knows it, ``words`` the name as printed,
    ``cue`` the words that make it a citation ("told", "reported", a wire credit).
    """

    report: str
    cited: str
    words: Span
    cue: Span


class Difference(StrEnum):
    """How one version of a quotation departs from the fullest one."""

    NONE = "same words"
    TRUNCATED = "truncated"
    ELIDED = "elided"  # words left out inside, marked or not
    PUNCTUATION = "punctuation or spelling"
    REWORDED = "reworded"  # another translation or a paraphrase inside quotation marks


@dataclass(frozen=True, slots=True)
class QuotationVersion:
    """A quotation as one report prints it: the words, and what differs from the fullest version."""

    words: Span
    text: str
    differences: tuple[Difference, ...]
    detail: str  # the differing words, for a reader


@dataclass(frozen=True, slots=True)
class Quotation:
    """One person's words as several reports print them; the fullest version first."""

    id: str
    versions: tuple[QuotationVersion, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What lineage keeps of one report to find its kin without comparing all pairs.

    ``keys`` are 63-bit hashes (sampled word n-grams, quotations) that near copies share;
    ``quotes`` are the spans of words in quotation marks; ``citations`` the publishers it names.
    """

    report: str
    keys: tuple[int, ...]
    quotes: tuple[Span, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Reports that carry one text, and why they are taken to."""

    reports: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Independence:
    """How many independent texts stand behind a set of articles, as a range.

    ``low`` counts every proven dependence as one text, ``high`` only reprints and rewrites.
    ``groups`` are the groups behind ``low``; ``reason`` says in words how the two were counted.
    """

    low: int
    high: int
    groups: tuple[TextGroup, ...]
    reason: str

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a range runs upwards, not {self.low}..{self.high}")
