"""Capture -> Report: read the article out of its bytes."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.errors import ExtractError
from rashomon.records import Capture, Failure, Report
from rashomon.stages.run import Run, parted
from rashomon.store import Step, check_text

AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Page:
    """A capture to read, and the lines of it that are known to repeat on its outlet's pages."""

    capture: Capture
    data: bytes
    repeated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """A report and the keys of those of its lines that are furniture where they repeat."""

    report: Report
    lines: tuple[int, ...]


def extract_page(page: Page) -> Extracted | Failure:
    """Read one report; pure."""
    from rashomon.extract import extract, line_keys

    capture = page.capture
    try:
        report = extract(capture, page.data)
    except ExtractError as error:
        return Failure.make("extract", capture.address, error.reason, str(error), capture.id)
    check_text(report)
    return Extracted(report, tuple(line_keys(capture, report)))


def extract_waiting(work: Run) -> None:
    """Read every capture that waits."""
    reader = work.store.reader
    for items, total in work.batches(Step.EXTRACT, AT_ONCE, "extracting"):
        captures = reader.captures(items)
        pages = [Page(captures[n], reader.data(captures[n].sha256) or b"") for n in items]
        results = work.runner.each(
            extract_page, pages, expected=total, weigh=lambda page: len(page.data)
        )
        found, failures = parted("extract", dict(zip(items, results, strict=True)), captures)
        with work.store.writing() as writer:
            pages_before = writer.extracted(
                {n: (each.report, each.lines) for n, each in found.items()}, captures
            )
            writer.done(Step.EXTRACT, items)
            work.fail(writer, failures)
        work.tally.read += len(found)
        work.tally.versions += len(found) - pages_before
