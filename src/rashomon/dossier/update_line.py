"""Figures of one line in the order in which they were given: 43, then 100, then 112."""

from __future__ import annotations

from rashomon.dossier.found import Found
from rashomon.records import Finding, Standing, Value


def replaced(finding: Finding, found: Found) -> tuple[Value, ...]:
    """Earlier figures, the first to be published first; those of one time by size."""
    gone = (value for value in finding.values if value.standing is Standing.REPLACED)
    return tuple(sorted(gone, key=lambda v: (_first(v, found), _size(v), v.key)))


def _first(value: Value, found: Found) -> str:
    """When the first report that gave it in time was published; undated reports come last."""
    dated = (
        entry.report.published.earliest.isoformat()
        for entry in found.dossier.entries
        if entry.report.id in value.support.reports
        and entry.report.id not in value.stale
        and entry.report.published is not None
    )
    return min(dated, default="~")


def _size(value: Value) -> float:
    return value.quantity.low if value.quantity is not None else 0
