"""The record as it was at a moment, and what changed between two moments or two workspaces.

Stories are as they are grouped now; of each, only what was received until the moment counts, and
the record is found anew from it. Events, origins and findings of then follow the rules of now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.errors import UsageError
from rashomon.findings import record
from rashomon.findings.changes import Arrival, Changes, StoryChanges, changes
from rashomon.recording import finding_material
from rashomon.records import Basis, Capture, Record, Report, Story, When
from rashomon.store import Pages

NOW = "now"


@dataclass(frozen=True, slots=True)
class State:
    """A workspace at a moment; ``until`` is None where that is now."""

    pages: Pages
    until: When | None = None


@dataclass(frozen=True, slots=True)
class _Then:
    """A story at a moment: its reports with their copies, and the older versions of its pages."""

    story: Story
    reports: tuple[Report, ...]
    captures: tuple[Capture, ...]
    older: dict[str, tuple[str, ...]]


def moment(text: str) -> When | None:
    """A date or date-time as people write it; None for "now". Raises ``UsageError``.

    A date means its end: the record with all that was received on that day.
    """
    if text.strip().lower() == NOW:
        return None
    try:
        found = When(text.strip().replace(" ", "T", 1), Basis.SUPPLIED)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is no moment: write a date (2014-06-27), a date-time in UTC "
            "(2014-06-27T18:30) or now"
        ) from error
    return found


def compare(before: State, after: State) -> Iterator[StoryChanges]:
    """Each story of which something changed, latest first, those that are gone last."""
    if before.pages is after.pages:
        if before.until is None or (after.until is not None and after.until.before(before.until)):
            raise UsageError("the earlier of two moments comes first, and it is not now")
        for story in after.pages.stories_with(_came(after.pages, before.until, after.until)):
            yield from _changed(before, [story], after, [story])
        return
    for olds, news in _met(before.pages, after.pages):
        yield from _changed(before, olds, after, news)


def _changed(
    before: State, olds: Sequence[Story], after: State, news: Sequence[Story]
) -> Iterator[StoryChanges]:
    was = [each for each in (_then(before, story) for story in olds) if each.reports]
    now = [each for each in (_then(after, story) for story in news) if each.reports]
    if not was and not now:
        return
    came = _arrivals(now, {report.id for each in was for report in each.reports})
    gone = _arrivals(was, _known(now))
    old, new = (_found(s, some) for s, some in ((before, was), (after, now)))
    found = Changes()
    if old != new:
        pages = {r.id: r.address for each in (*was, *now) for r in each.reports}
        found = changes(old, new, frozenset(each.report for each in came), pages)
    if came or gone or found != Changes():
        head = (now or was)[0].story
        yield StoryChanges(head.id, head.title, came, gone, found)


def _found(state: State, some: Sequence[_Then]) -> Record:
    """What is found on stories at a moment; of several that are one on the other side, together."""
    records = []
    for each in some:
        kept = state.pages.record(each.story.id) if state.until is None else None
        if kept is None:
            until = "" if state.until is None else state.until.latest.isoformat()[:19]
            kept = record(
                finding_material(state.pages, each.story, versions=each.older, until=until)
            )
        records.append(kept)
    return Record(
        records[0].story if records else "",
        tuple(event for each in records for event in each.events),
        tuple(origin for each in records for origin in each.origins),
        tuple(finding for each in records for finding in each.findings),
    )


def _then(state: State, story: Story) -> _Then:
    """A story with the newest version of each of its pages that had been received."""
    pages = state.pages
    reports = pages.reports(story.reports)
    versions = pages.versions(reports)
    every = {r.id: r for r in (*reports, *(r for v in versions.values() for r in pages.reports(v)))}
    copies = {c.id: c for c in pages.captures([r.capture for r in every.values()])}
    newest: list[str] = []
    older: dict[str, tuple[str, ...]] = {}
    for report in story.reports:
        line = [
            each
            for each in (*versions.get(report, ()), report)
            if each in every and _received(copies[every[each].capture], state.until)
        ]
        if line:
            newest.append(line[-1])
            if line[:-1]:
                older[line[-1]] = tuple(line[:-1])
    found = tuple(every[each] for each in newest)
    return _Then(
        replace(story, reports=tuple(newest)),
        found,
        tuple(copies[report.capture] for report in found),
        older,
    )


def _received(capture: Capture, until: When | None) -> bool:
    return until is None or _at(capture).earliest < until.latest


def _at(capture: Capture) -> When:
    return When(capture.retrieved, Basis.METADATA)


def _came(pages: Pages, first: When | None, last: When | None) -> list[str]:
    """The reports that came after the one and by the other."""
    return [
        Report.name(capture.id)
        for capture in pages.all_captures()
        if not _received(capture, first) and _received(capture, last)
    ]


def _arrivals(some: Sequence[_Then], without: set[str]) -> tuple[Arrival, ...]:
    found = [
        Arrival(
            report.id,
            report.outlet.value if report.outlet is not None else "",
            report.title.value if report.title is not None else "",
            capture.retrieved,
        )
        for each in some
        for report, capture in zip(each.reports, each.captures, strict=True)
        if report.id not in without
    ]
    return tuple(sorted(found, key=lambda a: (a.received, a.outlet, a.report)))


def _known(some: Sequence[_Then]) -> set[str]:
    """Reports that are there, older versions of pages too."""
    return {r.id for each in some for r in each.reports} | {
        older for each in some for versions in each.older.values() for older in versions
    }


# --- two workspaces ------------------------------------------------------------------------------


def _stories(pages: Pages) -> Iterator[Story]:
    done = 0
    while some := pages.stories(limit=100, offset=done):
        yield from some
        done += len(some)


def _met(before: Pages, after: Pages) -> Iterator[tuple[list[Story], list[Story]]]:
    """Stories of two workspaces that share reports, with all that they are joined by; others alone.

    The later workspace's order, then what only the earlier one has.
    """
    groups: list[tuple[dict[str, Story], list[Story]]] = []
    at: dict[str, int] = {}  # the group of an earlier story
    for story in _stories(after):
        versions = after.versions(after.reports(story.reports))
        ids = [*story.reports, *(each for some in versions.values() for each in some)]
        shared = {old.id: old for old in before.stories_with(ids)}
        into = sorted({at[old] for old in shared if old in at})
        if not into:
            groups.append(({}, []))
            into = [len(groups) - 1]
        olds, news = groups[into[0]]
        for other in into[1:]:
            olds |= groups[other][0]
            news += groups[other][1]
            groups[other] = ({}, [])
        olds |= shared
        news.append(story)
        at.update(dict.fromkeys(olds, into[0]))
    yield from ((list(olds.values()), news) for olds, news in groups if news)
    yield from (([story], []) for story in _stories(before) if story.id not in at)
