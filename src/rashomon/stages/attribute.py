"""Report -> Attribution, Claim: who says what in each report, and what it asserts itself."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Attribution, Claim, Failure, Reading, Report
from rashomon.stages.run import Run, parted
from rashomon.store import Statements, Step

AT_ONCE = 128
_LONGEST = 400_000  # characters; a longer text is no news report, and would take minutes


@dataclass(frozen=True, slots=True)
class Said:
    """A reading, and what was found in it."""

    reading: Reading
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def said(report: Report, threads: int | None = None) -> Said:
    """Read a report's sentences and find who says what in them; pure."""
    from rashomon.attribution import attribute, wire
    from rashomon.claims import claims
    from rashomon.reading import read

    reading = read(report.text, threads)
    found = attribute(report.id, report.text, reading)
    carrier = wire(report.id, report.text, reading)
    return Said(reading, found, claims(report.id, report.text, reading, found, carrier))


def statements(report: Report) -> Statements | Failure:
    """The same as the store keeps it; a text in a language that is not read has none."""
    if report.unread is not None:
        return Statements()
    if len(report.text) > _LONGEST:
        detail = f"its text has {len(report.text):,} characters; at most {_LONGEST:,} are read"
        return Failure.make("attribute", report.address, "too-long", detail, report.capture)
    found = said(report, threads=1)  # the reports are shared out, not one report's windows
    return Statements(found.attributions, found.claims)


def attribute_waiting(work: Run) -> None:
    """Read the statements of every report that waits."""
    reader = work.store.reader
    for items, total in work.batches(Step.ATTRIBUTE, AT_ONCE, "reading who says what"):
        reports = reader.reports(items)
        results = work.runner.each(
            statements, [reports[n] for n in items], expected=total, weigh=lambda r: len(r.text)
        )
        captures = reader.captures(items)
        found, failures = parted("attribute", dict(zip(items, results, strict=True)), captures)
        with work.store.writing() as writer:
            writer.attributed(found)
            writer.done(Step.ATTRIBUTE, items)
            work.fail(writer, failures)
