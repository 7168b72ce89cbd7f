"""The tools: what each takes, within which limits; none of them writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from mcp_types import CallToolResult, TextContent
from pydantic import BaseModel, Field

from rashomon.assistant import comparing, dossiers, kept_words, lists, proving, setting_aside
from rashomon.assistant.answers import (
    Answer,
    CompareAnswer,
    DossierAnswer,
    SearchAnswer,
    StoriesAnswer,
    VerifyAnswer,
    WithoutAnswer,
    WordsAnswer,
)
from rashomon.assistant.desk import Desk, Opened, Refused
from rashomon.assistant.dossiers import Section, Wanted
from rashomon.records import Attribute

WhichStory = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        description="A story's id (story-…), its number in `stories`, or words of its title.",
    ),
]
WhichReport = Annotated[
    str, Field(min_length=1, max_length=100, description="A report's id (report-…).")
]
Query = Annotated[
    str,
    Field(
        min_length=1,
        max_length=400,
        description="Words that the reports must all hold; phrases in double quotes.",
    ),
]
Find = Annotated[
    str | None,
    Field(max_length=400, description="Only stories with reports that hold all these words."),
]
Some = Annotated[int, Field(ge=1, le=50, description="How many at most.")]
Offset = Annotated[int, Field(ge=0, le=5000, description="How many to pass over first.")]
EventNumber = Annotated[
    int | None,
    Field(ge=1, le=100_000, description="The number of one event: its findings are then told."),
]
WhichAttribute = Annotated[
    Attribute | None,
    Field(description="With `event`: only this finding of it, with all its values and words."),
]
WhichSection = Annotated[
    Section,
    Field(
        description="`record` is the overview; the others list one part of it: contested points, "
        "events, changed values (updated or taken back), origins, reports, quotations."
    ),
]
Reports = Annotated[
    list[WhichReport], Field(min_length=2, max_length=4, description="Two to four report ids.")
]
What = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=200)]],
    Field(
        min_length=1,
        max_length=12,
        description="Each an origin's name (“Maliki”, or “Maliki, BBC”: through the BBC) or id, an "
        "outlet's name, or a report's number in the story or id.",
    ),
]
Character = Annotated[int, Field(ge=0, le=100_000_000, description="A character of the text.")]


class Tools:
    """The tools of one workspace."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> tuple[Callable[..., CallToolResult], ...]:
        """Every tool, in the order in which they are used."""
        return (
            self.search,
            self.stories,
            self.dossier,
            self.compare,
            self.without,
            self.verify,
            self.words,
        )

    def search(self, query: Query, limit: Some = 10) -> Annotated[CallToolResult, SearchAnswer]:
        """Find reports by words: story, outlet, title, published, the words around a hit."""
        return self._answer(lambda opened: lists.search(opened, query, limit))

    def stories(
        self, find: Find = None, limit: Some = 20, offset: Offset = 0
    ) -> Annotated[CallToolResult, StoriesAnswer]:
        """List stories, latest first: articles, independent texts and origins, contested points."""
        return self._answer(lambda opened: lists.stories(opened, find, limit, offset))

    def dossier(
        self,
        story: WhichStory,
        event: EventNumber = None,
        attribute: WhichAttribute = None,
        section: WhichSection = Section.RECORD,
        offset: Offset = 0,
    ) -> Annotated[CallToolResult, DossierAnswer]:
        """Read the record of a story: events and findings with status, grade and rule.

        Each value stands with its independent origins as a range and with the exact words of
        reports (report id, start, end). Contested points give every rival value and why they
        differ. What did not fit is in `left_out` with the call that gives it.
        """
        wanted = Wanted(event, attribute, section, offset)
        return self._answer(lambda opened: dossiers.dossier(opened, story, wanted))

    def compare(self, reports: Reports) -> Annotated[CallToolResult, CompareAnswer]:
        """Put two to four reports side by side.

        Passages that they share and which of them is nearer the source, with confidence;
        quotations in their versions; findings for which they carry different values.
        """
        return self._answer(lambda opened: comparing.compare(opened, reports))

    def without(self, story: WhichStory, what: What) -> Annotated[CallToolResult, WithoutAnswer]:
        """Say what still stands of a story when origins, outlets or reports are set aside."""
        return self._answer(lambda opened: setting_aside.without(opened, story, what))

    def verify(self, story: WhichStory | None = None) -> Annotated[CallToolResult, VerifyAnswer]:
        """Prove every value of a story against the kept copies.

        Without a story all of the workspace is proven, which takes minutes where it is large.
        """
        return _result(lambda: self._desk.prove(lambda opened: proving.verify(opened, story)))

    def words(
        self, report: WhichReport, start: Character, end: Character
    ) -> Annotated[CallToolResult, WordsAnswer]:
        """Read the exact characters start to end (end excluded) of a report's kept text.

        With W3C text-position and text-quote selectors, and the SHA-256 of the bytes as received.
        """
        return self._answer(lambda opened: kept_words.words(opened, report, start, end))

    def _answer(self, tell: Callable[[Opened], Answer]) -> CallToolResult:
        return _result(lambda: self._desk.answer(tell))


def _result(tell: Callable[[], Answer]) -> CallToolResult:
    try:
        answer = tell()
    except Refused as refused:
        return _told("This call has no answer; `problem` says why.", refused.refusal, True)
    return _told(answer.said(), answer, False)


def _told(said: str, data: BaseModel, is_error: bool) -> CallToolResult:
    """A line in our own words, then the data: as JSON text too, which some clients alone read."""
    held = data.model_dump(mode="json", exclude_defaults=True)
    text = data.model_dump_json(exclude_defaults=True)
    content = [TextContent(type="text", text=each) for each in (said, text)]
    return CallToolResult(content=[*content], structured_content=held, is_error=is_error)
