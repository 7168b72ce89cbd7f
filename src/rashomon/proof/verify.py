"""Going through the whole record, some of it at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rashomon.proof.copy import Copy
from rashomon.proof.event_values import event_values
from rashomon.proof.finding_values import record_values
from rashomon.proof.joined_values import (
    edge_values,
    quotation_values,
    sheet_values,
    story_values,
)
from rashomon.proof.mismatch import ALTERED, MISSING, Checked, Checks, Mismatch
from rashomon.proof.report_values import capture_values, kept_values, report_values
from rashomon.proof.statement_values import statement_values
from rashomon.recording import finding_material, quotations_of
from rashomon.records import Capture, Report
from rashomon.store import Pages, in_chunks

_AT_ONCE = 100

Progress = Callable[[int, int | None, str], None]


def verify(pages: Pages, progress: Progress) -> Checked:
    """Check every value of the record."""
    count = Count()
    counts = pages.counts()
    for some in in_chunks(pages.all_captures(), _AT_ONCE):
        reports = pages.reports([Report.name(capture.id) for capture in some])
        count.reports += len(reports)
        by_capture = {report.capture: report for report in reports}
        for capture in some:
            count.take(_source(pages, capture, by_capture.get(capture.id)))
        progress(count.captured(len(some)), counts.captures, "checking")
    _joined(pages, count)
    return Checked(count.reports, count.values, tuple(count.mismatches))


class Count:
    """What was checked so far."""

    def __init__(self) -> None:
        self.reports = 0
        self.values = 0
        self.mismatches: list[Mismatch] = []
        self._captures = 0

    def take(self, checks: Iterable[Mismatch | None]) -> None:
        """Count some checks and keep those that failed."""
        for check in checks:
            self.values += 1
            if check is not None:
                self.mismatches.append(check)

    def captured(self, more: int) -> int:
        """How many captures were gone through."""
        self._captures += more
        return self._captures


def _source(pages: Pages, capture: Capture, report: Report | None) -> Checks:
    try:
        data = pages.data(capture.sha256)
    except ValueError as error:
        yield Mismatch(capture.id, "bytes", ALTERED, str(error))
        return
    if data is None:
        yield Mismatch(capture.id, "bytes", MISSING, f"no bytes are kept for {capture.address}")
        return
    yield from capture_values(capture, data)
    if report is not None:
        yield from report_values(Copy(capture, report, data))
        for marks, profile in pages.reading(report.id):
            yield from kept_values(report, marks, profile)
        for said in pages.statements([report.id]):
            yield from statement_values(report, said)
            if said.coding is not None:
                yield from event_values(report, said.coding)


def _joined(pages: Pages, count: Count) -> None:
    for some in in_chunks(pages.all_edges(), _AT_ONCE):
        ends = sorted({named for edge in some for named in (edge.left, edge.right)})
        reports = {report.id: report for report in pages.reports(ends)}
        for edge in some:
            count.take(edge_values(edge, reports))
    for story in pages.all_stories():
        reports = {report.id: report for report in pages.reports(story.reports)}
        count.take(story_values(story, reports))
        sheet = pages.sheet(story.id)
        kept = sheet.quotations if sheet is not None else quotations_of(pages, story)
        for quotation in kept:
            count.take(quotation_values(quotation, reports))
        record = pages.record(story.id)
        if record is not None:
            material = finding_material(pages, story)
            count.take(record_values(record, material))
            if sheet is not None:
                citations = [c for each in pages.marks(story.reports) for c in each.citations]
                count.take(sheet_values(story, sheet, material.edges, citations))
