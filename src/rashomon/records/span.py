"""Where words stand: the pointer that every value in the record carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """Which kept copy a span counts characters of."""

    TEXT = "text"  # Report.text: the article as read
    PAGE = "page"  # the capture's bytes decoded with Report.encoding, nothing removed


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (end excluded, code points) of one layer of one report."""

    report: str
    start: int
    end: int
    layer: Layer = Layer.TEXT

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words themselves, given the layer's text."""
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """Whether two spans have a character in common."""
        same = self.report == other.report and self.layer is other.layer
        return same and self.start < other.end and other.start < self.end

    def selectors(self, text: str, context: int = 32) -> tuple[dict[str, str | int], ...]:
        """W3C Web Annotation selectors for these words: text position, then text quote.

        Source: https://www.w3.org/TR/annotation-model/#selectors
        """
        position: dict[str, str | int] = {
            "type": "TextPositionSelector",
            "start": self.start,
            "end": self.end,
        }
        quote: dict[str, str | int] = {
            "type": "TextQuoteSelector",
            "exact": self.of(text),
            "prefix": text[max(0, self.start - context) : self.start],
            "suffix": text[self.end : self.end + context],
        }
        return position, quote
