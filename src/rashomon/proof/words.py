"""Whether a span holds words of its report."""

from __future__ import annotations

from rashomon.proof.mismatch import MISPLACED, Mismatch
from rashomon.records import Report, Span


def words(report: Report, record: str, field: str, span: Span) -> Mismatch | None:
    """A mismatch of a record's field where its span lies outside the text or on blanks."""
    inside = span.report == report.id and span.end <= len(report.text)
    if inside and span.of(report.text).strip():
        return None
    return Mismatch(
        record, field, MISPLACED, f"characters {span.start}–{span.end} hold no words of its report"
    )
