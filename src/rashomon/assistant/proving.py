"""Values against the kept copies, of one story or of all."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.assistant.answers import NOTICE, LeftOut, MismatchTold, VerifyAnswer
from rashomon.assistant.desk import Opened
from rashomon.dossier.safe import one_line
from rashomon.proof import verify as prove
from rashomon.records import Capture, CopyEdge, Story
from rashomon.store import Pages

_MOST = 40  # mismatches of one answer


class OneStory(Pages):
    """The store as if it held one story: proving goes through all that there is."""

    def __init__(self, whole: Pages, story: Story) -> None:
        super().__init__(whole._connection, whole._reader)
        self._story = story

    def all_captures(self) -> Iterator[Capture]:
        """Those of its reports and of the other versions of their pages."""
        reports = self.reports(self._story.reports)
        older = [named for others in self.versions(reports).values() for named in others]
        every = {report.capture for report in (*reports, *self.reports(sorted(older)))}
        yield from self.captures(sorted(every))

    def all_edges(self) -> Iterator[CopyEdge]:
        """The edges that end in one of its reports."""
        yield from self.edges(self._story.reports)

    def all_stories(self) -> Iterator[Story]:
        """Itself."""
        yield self._story


def verify(opened: Opened, which: str | None) -> VerifyAnswer:
    """Prove every value again; each that does not hold is told."""
    story = opened.story(which).record if which is not None else None
    pages = opened.pages if story is None else OneStory(opened.pages, story)
    checked = prove(pages, lambda *_: None)
    shown = checked.mismatches[:_MOST]
    left = LeftOut(
        what="mismatches",
        shown=len(shown),
        of=len(checked.mismatches),
        how="`rashomon verify` on the command line prints all",
    )
    return VerifyAnswer(
        notice=NOTICE,
        imprint=opened.imprint,
        story=story.id if story is not None else None,
        holds=not checked.mismatches,
        reports=checked.reports,
        values=checked.values,
        mismatches=[
            MismatchTold(
                record=one_line(each.record, 120),
                field=one_line(each.field, 60),
                problem=each.problem,
                detail=one_line(each.detail, 300),
            )
            for each in shown
        ],
        left_out=[left] if left.shown < left.of else [],
    )
