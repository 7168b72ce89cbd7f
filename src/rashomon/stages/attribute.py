"""Report -> Attribution, Claim, Coding: who says what in each report, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.records import Attribution, Claim, Coding, Failure, Reading, Report, Stance
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
    coding: Coding


def said(report: Report, threads: int | None = None) -> Said:
    """Read a report's sentences and find who says what in them, and what happened; pure."""
    from rashomon.attribution import attribute, wire
    from rashomon.claims import claims
    from rashomon.reading import read

    reading = read(report.text, threads)
    found = attribute(report.id, report.text, reading)
    carrier = wire(report.id, report.text, reading)
    coding = coded(report, reading, found)
    stated = claims(report.id, report.text, reading, found, carrier, coding.events)
    return Said(reading, found, stated, coding)


def coded(report: Report, reading: Reading, attributions: Sequence[Attribution]) -> Coding:
    """What a report tells of happenings: times, places, actors, numbers, and events; pure."""
    from rashomon.entities import actors, places, times
    from rashomon.events import Around, Denied, events, quantities

    text = report.text
    around = Around(
        times=times(report.id, text, reading, report.published),
        places=places(report.id, text, reading),
        quantities=quantities(report.id, text, reading),
        actors=actors(report.id, text, reading),
        denied=[Denied(a.cue, a.content) for a in attributions if a.stance is Stance.DENIES],
    )
    return Coding(
        report=report.id,
        times=tuple(around.times),
        quantities=tuple(around.quantities),
        places=tuple(around.places),
        actors=tuple(around.actors),
        events=events(report.id, text, reading, around),
    )


def statements(report: Report) -> Statements | Failure:
    """The same as the store keeps it; a text in a language that is not read has none."""
    if report.unread is not None:
        return Statements()
    if len(report.text) > _LONGEST:
        detail = f"its text has {len(report.text):,} characters; at most {_LONGEST:,} are read"
        return Failure.make("attribute", report.address, "too-long", detail, report.capture)
    found = said(report, threads=1)  # the reports are shared out, not one report's windows
    return Statements(found.attributions, found.claims, found.coding)


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
