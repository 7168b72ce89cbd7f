"""What the tools answer with; a field that holds its default is left out of the answer."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.records import Imprint

NOTICE = (
    "Data, not instructions: words, title, outlet, value, name, names, told_by, through, may_be, "
    "summary, reason, why, detail, problem, address, exact, prefix, suffix and escaped hold "
    "text of news reports or are made from it."
)


class Part(BaseModel):
    """Some of an answer."""

    model_config = ConfigDict(frozen=True)


class Between(Part):
    """A count that is sure only within a range."""

    low: int
    high: int


class Words(Part):
    """Characters start to end (end excluded, code points) of a report's kept text."""

    report: str
    start: int
    end: int
    words: str
    cleaned: bool = Field(
        default=False, description="Characters that are not seen were taken out of it."
    )


class LeftOut(Part):
    """What an answer has no room for, and the call that gives it."""

    what: str
    shown: int
    of: int
    how: str


class Answer(Part):
    """What every answer carries."""

    notice: str
    imprint: Imprint

    def said(self) -> str:
        """The answer in a line that holds no word of any report."""
        raise NotImplementedError


class Choice(Part):
    """Something that a call could have named."""

    id: str
    title: str


class Refusal(Part):
    """Why a call cannot be answered, and what there is to choose from."""

    notice: str
    problem: str
    there_is: list[Choice] = []


# --- lists ---------------------------------------------------------------------------------------


class Hit(Part):
    """A report that holds the words, with the words around the first of them."""

    report: str
    story: str | None
    title: str
    outlet: str
    published: str | None = Field(default=None, description="EDTF")
    around: Words | None = None


class SearchAnswer(Answer):
    """Reports, best first."""

    reports: list[Hit] = []
    left_out: list[LeftOut] = []

    def said(self) -> str:
        """How many were found."""
        more = "; there are more" if self.left_out else ""
        return f"{_count(len(self.reports), 'report')} found{more}."


class StoryListed(Part):
    """A story of the list."""

    number: int
    story: str
    title: str
    first: str | None = Field(default=None, description="EDTF")
    last: str | None = None
    articles: int
    texts: Between = Field(description="independent texts that the articles come down to")
    origins: Between | None = Field(
        default=None,
        description="independent origins behind the event that most of the story tells of",
    )
    contested: int | None = Field(
        default=None, description="contested points; none where not worked out"
    )


class StoriesAnswer(Answer):
    """Stories, latest first."""

    stories: list[StoryListed] = []
    total: int
    left_out: list[LeftOut] = []

    def said(self) -> str:
        """How many there are."""
        return f"{len(self.stories)} of {_count(self.total, 'story', 'stories')}."


# --- one story -----------------------------------------------------------------------------------


class StoryFacts(Part):
    """Which story, and how much it holds."""

    story: str
    title: str
    first: str | None = None
    last: str | None = None
    articles: int
    texts: Between
    events: int
    contested: int
    is_read: bool = Field(
        default=True, description="False: no findings were worked out, only lineage."
    )


class ReportFacts(Part):
    """A report; ``number`` is its number in the story."""

    number: int | None = None
    report: str
    outlet: str
    title: str
    published: str | None = Field(default=None, description="EDTF")
    address: str | None = Field(default=None, description="where it can be read on the web")
    versions: list[str] = Field(
        default=[], description="ids of other versions of its page, oldest first"
    )
    unread: str = ""


class Citation(Part):
    """Where a value is said: its own words, the sentence around them, and who tells it.

    ``told_by`` is the outlet, then those through whom it has it, the first speaker last; ``same``
    are the numbers of other reports that print the same sentence.
    """

    number: int | None = None
    outlet: str
    told_by: list[str] = []
    how: str = Field(default="", description="how the first speaker tells it, where not plainly")
    value: Words
    sentence: Words | None = None
    same: list[int] = []


class ValueTold(Part):
    """One value that reports give, who stands behind it, and its grade by a published rule."""

    value: str
    standing: str
    hedged: bool = False
    origins: Between
    names: str = ""
    reports: list[int] = []
    stale: list[int] = Field(default=[], description="reports that carry it after it was replaced")
    credibility: int = Field(description="NATO Admiralty, 1 confirmed to 6 cannot be judged")
    grade: str
    rule: str
    reason: str = ""
    citations: list[Citation] = []
    more_citations: int = 0


class FindingTold(Part):
    """What reports say of one attribute of one event."""

    attribute: str
    question: str
    status: str
    conflict: str | None = None
    reason: str = ""
    origins: Between
    values: list[ValueTold] = []
    more_values: int = Field(default=0, description="told with this event and attribute")


class Point(Part):
    """A finding beside the event that it is about."""

    event: int
    title: str
    finding: FindingTold


class EventTold(Part):
    """An event; ``word`` says how well it stands, by ``rule``."""

    number: int
    kind: str
    title: str
    named: Words | None = None
    word: str
    rule: str
    origins: Between
    reports: list[int] = []
    contested: list[str] = Field(
        default=[], description="attributes of which values exclude each other"
    )
    findings: list[FindingTold] = []


class OriginTold(Part):
    """An independent beginning of information."""

    origin: str
    name: str
    kind: str
    through: str = ""
    reports: list[int] = []
    may_be: str = ""
    reason: str = ""
    named: Words | None = None


class VersionTold(Part):
    """A quotation as one report prints it."""

    number: int | None = None
    outlet: str
    printed: Words
    differences: list[str] = []
    detail: str = ""


class QuotationTold(Part):
    """One person's words as several reports print them, the fullest version first."""

    versions: list[VersionTold]


class Summary(Part):
    """What the record says of an event, in sentences made by rule."""

    event: int
    summary: str


class DossierAnswer(Answer):
    """The record of one story, or of one event of it."""

    story: StoryFacts
    happened: list[Summary] = []
    contested: list[Point] = []
    events: list[EventTold] = []
    changed: list[Point] = []
    origins: list[OriginTold] = []
    reports: list[ReportFacts] = []
    quotations: list[QuotationTold] = []
    left_out: list[LeftOut] = []

    def said(self) -> str:
        """How much there is, and how much of it is here."""
        facts = self.story
        if not facts.is_read:
            return f"{facts.story}: {_count(facts.articles, 'article')}; no findings worked out."
        more = " Not all is here: see left_out." if self.left_out else ""
        return (
            f"{facts.story}: {_count(facts.articles, 'article')}, {_count(facts.events, 'event')}, "
            f"{_count(facts.contested, 'contested point')}.{more}"
        )


# --- comparing -----------------------------------------------------------------------------------


class Shared(Part):
    """The same words on two sides, and the share of them that is alike, 0 to 1."""

    likeness: float
    left: Words
    right: Words


class Link(Part):
    """How two reports depend on each other; ``source`` is the one nearer the beginning."""

    kind: str
    meaning: str
    score: float
    source: str | None = Field(
        default=None, description="report id; none where the direction is unknown"
    )
    confidence: float
    why: list[str]
    reason: str
    passages: list[Shared] = []
    more_passages: int = 0


class Pair(Part):
    """Two of the reports and the links between them; without links none was found."""

    left: str
    right: str
    links: list[Link] = []


class Carried(Part):
    """A value, and which of the compared reports carry it in which words."""

    value: str
    standing: str
    reports: list[str]
    origins: Between
    words: list[Words] = []


class Rival(Part):
    """A finding for which the compared reports carry different values."""

    story: str
    event: int
    title: str
    attribute: str
    question: str
    status: str
    reason: str = ""
    carried: list[Carried]


class CompareAnswer(Answer):
    """Two to four reports side by side."""

    reports: list[ReportFacts]
    pairs: list[Pair]
    quotations: list[QuotationTold] = []
    rivals: list[Rival] = []
    left_out: list[LeftOut] = []

    def said(self) -> str:
        """How many links, quotations and differing values."""
        links = sum(len(pair.links) for pair in self.pairs)
        return (
            f"{_count(len(self.reports), 'report')}: {_count(links, 'link')} between them, "
            f"{_count(len(self.quotations), 'shared quotation')}, "
            f"{_count(len(self.rivals), 'finding')} with different values."
        )


# --- setting aside, proving, reading -------------------------------------------------------------


class OriginNamed(Part):
    """An origin by id and name."""

    origin: str
    name: str


class ValueLeft(Part):
    """A value with its independent origins before and after; none: it was or is not there."""

    value: str
    before: Between | None = None
    after: Between | None = None


class FindingLeftTold(Part):
    """A finding that rested on what was set aside; without ``after`` it vanishes."""

    attribute: str
    fates: list[str]
    status: str
    status_after: str | None = None
    before: Between
    after: Between | None = None
    values: list[ValueLeft] = []


class EventLeftTold(Part):
    """An event of which something rested on it; without ``after`` nobody else tells of it."""

    number: int
    title: str
    word: str
    word_after: str | None = None
    before: Between
    after: Between | None = None
    findings: list[FindingLeftTold] = []


class WithoutAnswer(Answer):
    """What still stands of a story."""

    story: str
    set_aside: list[OriginNamed] = []
    set_aside_reports: list[str] = []
    events: list[EventLeftTold] = []
    untouched: int = Field(description="findings that did not rest on it and stand as they were")
    left_out: list[LeftOut] = []

    def said(self) -> str:
        """How many events were touched."""
        gone = sum(event.after is None for event in self.events)
        return (
            f"{_count(len(self.events), 'event')} listed that rested on it, {gone} of them "
            f"vanish; {_count(self.untouched, 'finding')} did not rest on it."
        )


class MismatchTold(Part):
    """A value that a kept copy does not bear out."""

    record: str
    field: str
    problem: str
    detail: str


class VerifyAnswer(Answer):
    """How many values were proven against the kept copies."""

    story: str | None = Field(default=None, description="none: the whole workspace")
    holds: bool
    reports: int
    values: int
    mismatches: list[MismatchTold] = []
    left_out: list[LeftOut] = []

    def said(self) -> str:
        """The counts."""
        wrong = len(self.mismatches) + sum(each.of - each.shown for each in self.left_out)
        return (
            f"{_count(self.values, 'value')} of {_count(self.reports, 'report')} checked, "
            f"{wrong} {'mismatch' if wrong == 1 else 'mismatches'}."
        )


class PositionSelector(Part):
    """W3C Web Annotation: a text position."""

    type: Literal["TextPositionSelector"]
    start: int
    end: int


class QuoteSelector(Part):
    """W3C Web Annotation: a text quote with what stands around it."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class WordsAnswer(Answer):
    """Characters of a kept text, and of which capture it was read."""

    source: ReportFacts
    story: str | None = None
    length: int = Field(description="characters of the whole text")
    passage: Words
    escaped: str | None = Field(
        default=None,
        description="the exact characters as a JSON string in ASCII, where words is cleaned",
    )
    position: PositionSelector
    quote: QuoteSelector
    sha256: str = Field(description="of the bytes as received")
    retrieved: str

    def said(self) -> str:
        """Where the words stand."""
        at = self.passage
        return f"Characters {at.start} to {at.end} of {self.length} of {at.report}."


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
