"""What a value rests on, and a value with its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.span import Span


class Basis(StrEnum):
    """Where a value about a report was read."""

    METADATA = "metadata"  # a tag, header or field made for machines
    BYLINE = "by-line"  # the lines about the article around its headline
    DATELINE = "dateline"  # the opening of the running text: "BEIRUT, 27 May (AFP) -"
    HEADLINE = "headline"  # the headline's own line
    TEXT = "text"  # the running text
    FURNITURE = "furniture"  # what the page says of its publisher
    ADDRESS = "address"  # the URL or file name
    SUPPLIED = "supplied"  # stated by the user, or by a field beside the text
    STORY = "story"  # estimated from the other reports of its story


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, what it rests on, and the words it was read from.

    ``words`` is None only where the basis is ``address`` (the words are the capture's address) or
    ``supplied`` (they are in ``Capture.supplied``).
    """

    value: str
    basis: Basis
    words: Span | None = None

    def __post_init__(self) -> None:
        if self.words is None and self.basis not in (Basis.ADDRESS, Basis.SUPPLIED):
            raise ValueError(f"a value from {self.basis} needs its words")
