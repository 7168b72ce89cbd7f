"""Report -> Marks, Profile: what finding its kin and its story needs of one report."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from rashomon.errors import ExtractError
from rashomon.records import Marks, Profile, Report
from rashomon.stages.extract import Page
from rashomon.stages.run import Run, parted
from rashomon.store import Step, check_text

AT_ONCE = 512  # postings of more reports at once touch fewer pages of the index each


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as finally read, with what lineage and stories keep of it."""

    report: Report
    marks: Marks
    profile: Profile


def read_report(item: tuple[Report, Page | None]) -> Reading:
    """Cut the lines that repeat on an outlet's pages, where there are some; mark, profile; pure."""
    from rashomon.extract import extract
    from rashomon.lineage import mark
    from rashomon.stories import profile

    report, page = item
    if page is not None:
        with suppress(ExtractError):  # nothing would be left: what was read first stands
            report = extract(page.capture, page.data, repeated=page.repeated)
            check_text(report)
    return Reading(report, mark(report), profile(report))


def read_waiting(work: Run) -> None:
    """Read every report that waits."""
    reader = work.store.reader
    for items, total in work.batches(Step.READ, AT_ONCE, "reading"):
        captures, reports = reader.captures(items), reader.reports(items)
        given: list[tuple[Report, Page | None]] = []
        for n in items:
            repeated = reader.repeated(n)
            data = reader.data(captures[n].sha256) if repeated else None
            page = Page(captures[n], data, repeated) if data is not None else None
            given.append((reports[n], page))
        results = work.runner.each(read_report, given, expected=total, weigh=_weight)
        found, failures = parted("read", dict(zip(items, results, strict=True)), captures)
        with work.store.writing() as writer:
            writer.read({n: (r.report, r.marks, r.profile) for n, r in found.items()}, captures)
            writer.done(Step.READ, items)
            work.fail(writer, failures)


def _weight(item: tuple[Report, Page | None]) -> int:
    report, page = item
    return max(len(report.text), len(page.data) if page is not None else 0)
