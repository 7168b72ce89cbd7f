"""One outlet's article, with what was cut away from it and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.basis import Stated
from rashomon.records.ids import content_id
from rashomon.records.span import Span
from rashomon.records.when import When


class CutReason(StrEnum):
    """What kind of furniture a cut line was taken for."""

    NAVIGATION = "navigation"
    SHARE = "share-or-reaction"
    CAPTION = "caption-or-credit"
    PROMOTION = "promotion"  # newsletters, "read more", "follow us"
    BYLINE = "by-line"  # names, dates and boxes about the author
    RELATED = "related-articles"
    COMMENTS = "comments-or-login"
    PUBLISHER = "about-the-publisher"
    REPEATED = "repeated"  # a headline or line printed twice
    FURNITURE = "furniture"  # by position and shape alone


@dataclass(frozen=True, slots=True)
class Cut:
    """One line taken out of a report, listed so that a reader can put it back.

    ``at`` is the number of characters of ``Report.text`` that stood before it; ``why`` names the
    evidence in words a reader can check.
    """

    text: str
    reason: CutReason
    why: str
    at: int
    words: Span | None = None  # on the page layer


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink inside the running text."""

    words: Span
    target: str


@dataclass(frozen=True, slots=True)
class Language:
    """The language a text is written in (ISO 639-1), with the detector's confidence, 0 to 1."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one outlet's article.

    ``text`` opens with the headline where there is one, then the paragraphs in order, parted by
    blank lines; ``title.words`` points at that headline. ``address`` names the page: versions of
    one page share it. ``unread`` says why a report is kept but not read (another language, too
    little text); it is None for a report that is read.
    """

    id: str
    capture: str
    address: str
    text: str
    encoding: str  # how the capture's bytes were decoded into the page layer
    title: Stated | None = None
    outlet: Stated | None = None
    byline: tuple[Stated, ...] = ()
    published: When | None = None
    language: Language | None = None
    links: tuple[Link, ...] = ()
    cuts: tuple[Cut, ...] = ()
    unread: str | None = None
    modified: When | None = None  # when the page says that it was last changed

    @staticmethod
    def name(capture: str) -> str:
        """The id of the report that is read from this capture."""
        return content_id("report", capture)

    @property
    def body(self) -> str:
        """The running text after the headline."""
        if self.title is None or self.title.words is None or self.title.words.start != 0:
            return self.text
        if self.title.words.layer != "text":
            return self.text
        return self.text[self.title.words.end :].lstrip()
