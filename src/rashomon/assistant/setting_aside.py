"""What still stands of a story without an origin, an outlet or a report."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.assistant.answers import (
    NOTICE,
    Choice,
    EventLeftTold,
    FindingLeftTold,
    LeftOut,
    OriginNamed,
    ValueLeft,
    WithoutAnswer,
)
from rashomon.assistant.desk import Opened, Refused
from rashomon.assistant.facts import between
from rashomon.assistant.room import fitting
from rashomon.dossier.safe import one_line
from rashomon.errors import NotFound
from rashomon.findings.changes import ValueChange
from rashomon.findings.dropping import EventLeft, FindingLeft, Without, called
from rashomon.workspace import Story

_ROOM = 20_000  # characters of JSON
_MOST = 40  # events
_LISTED = 40  # origins that an error names
_LONGEST = 120


def without(opened: Opened, which: str, what: Sequence[str]) -> WithoutAnswer:
    """The record beside what is left of it."""
    story = opened.story(which)
    found = _left(opened, story, what)
    numbers = _numbers(opened, story)
    every = [_event(each, numbers.get(each.before.id, 0)) for each in found.events]
    shown = fitting(every, _MOST, _ROOM)
    left = LeftOut(
        what="events", shown=len(shown), of=len(every), how="set fewer aside in one call"
    )
    return WithoutAnswer(
        notice=NOTICE,
        imprint=opened.imprint,
        story=story.id,
        set_aside=[
            OriginNamed(origin=each.id, name=one_line(called(each), _LONGEST))
            for each in found.origins
        ],
        set_aside_reports=list(found.reports),
        events=shown,
        untouched=found.untouched,
        left_out=[left] if left.shown < left.of else [],
    )


def _left(opened: Opened, story: Story, what: Sequence[str]) -> Without:
    try:
        return story.without(*what)
    except NotFound as error:
        record = opened.pages.record(story.id)
        origins = record.origins[:_LISTED] if record is not None else ()
        choices = [Choice(id=each.id, title=one_line(called(each), _LONGEST)) for each in origins]
        # The rest of the message lists the origins, which the choices do.
        problem = str(error).partition("\n")[0]
        raise Refused(problem, choices) from error


def _numbers(opened: Opened, story: Story) -> dict[str, int]:
    """The events' numbers in the dossier."""
    record = opened.pages.record(story.id)
    return {e.id: n for n, e in enumerate(record.events, 1)} if record is not None else {}


def _event(each: EventLeft, number: int) -> EventLeftTold:
    before, after = each.before, each.after
    return EventLeftTold(
        number=number,
        title=one_line(before.title, _LONGEST),
        word=before.word.value,
        word_after=after.word.value if after is not None else None,
        before=between(before.support),
        after=between(after.support) if after is not None else None,
        findings=[_finding(finding) for finding in each.findings],
    )


def _finding(each: FindingLeft) -> FindingLeftTold:
    before, after = each.before, each.after
    return FindingLeftTold(
        attribute=each.attribute.value,
        fates=[fate.value for fate in each.fates],
        status=before.status.value,
        status_after=after.status.value if after is not None else None,
        before=between(before.support),
        after=between(after.support) if after is not None else None,
        values=[_value(value) for value in each.values if not value.same],
    )


def _value(change: ValueChange) -> ValueLeft:
    return ValueLeft(
        value=one_line(change.value, _LONGEST),
        before=between(change.before.support) if change.before is not None else None,
        after=between(change.after.support) if change.after is not None else None,
    )
