"""Reports of one happening, and stories that follow one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records.ids import content_id


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one happening.

    ``reports`` is sorted by publication time, undated last, then by id. The id is made from the
    set's lowest report id, so that it does not depend on the order of adding. ``reason`` says in
    words what holds the reports together.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    first: str | None  # EDTF of the earliest and the latest publication, where any is known
    last: str | None
    reason: str


def story_id(reports: Iterable[str]) -> str:
    """The id of a story of these reports."""
    return content_id("story", min(reports))


@dataclass(frozen=True, slots=True)
class ThreadLink:
    """A later story on the same actors and matter as an earlier one."""

    earlier: str
    later: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Thread:
    """Stories that follow one another, in order, with the links that join them."""

    id: str
    stories: tuple[str, ...]
    links: tuple[ThreadLink, ...]


@dataclass(frozen=True, slots=True)
class Vector:
    """Terms and weights as arrays of 64 bits each, little-endian: 63-bit hashes, ascending, and
    floating-point numbers."""

    terms: bytes = b""
    weights: bytes = b""


NO_TERMS = Vector()


@dataclass(frozen=True, slots=True)
class Profile:
    """What grouping keeps of one report: enough to score a pair without reading the text again.

    ``keys`` are 63-bit hashes under which reports of one happening find each other; ``terms`` are
    words and names, heaviest first, and ``weights`` how heavy each is; ``vector`` says the same in
    numbers; ``numbers`` are the figures it prints; ``published`` is an EDTF interval, None where
    unknown.
    """

    report: str
    keys: tuple[int, ...]
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    published: str | None = None
    title: str = ""
    vector: Vector = NO_TERMS

    def __post_init__(self) -> None:
        if len(self.terms) != len(self.weights):
            raise ValueError("each term of a profile has a weight")


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Two reports that may tell of one happening: a score, 0 to 1, and the evidence in words."""

    left: str
    right: str
    score: float
    reason: str

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError("a link runs from the lower report id to the higher")
