"""When, in the columns that conflict data have: first and last day, and how exact they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from rashomon.dossier.cells import Cell, date_precision
from rashomon.dossier.outgoing import chosen, current
from rashomon.records import Basis, Finding, FindingStatus, When

Days = tuple[date | None, date | None]


def days(finding: Finding | None) -> dict[str, Cell]:
    """The columns on when; over all rivals where times contest each other."""
    value = chosen(finding)
    if value is not None:
        spans = [day_span(value.value)]
    elif finding is not None and finding.status is FindingStatus.CONTESTED:
        spans = [day_span(each.value) for each in current(finding)]
    else:
        return {}
    about = value is not None and "~" in value.value
    known = [each for each in spans if each is not None]
    if not known:
        return {"date": value.value if value is not None else None}
    first, last = _ends(known)
    exact = (last - first).days + 1 + about if first is not None and last is not None else None
    return {
        "date": value.value if value is not None else None,
        "date_start": first,
        "date_end": last,
        "date_prec": date_precision(exact) if exact is not None else None,
    }


def day_span(edtf: str) -> Days | None:
    """The first and the last day of an EDTF time, None for an open end; None for no time at all."""
    first, _, last = edtf.replace("~", "").partition("/")
    start, end = _days(first), _days(last or first)
    if start is None and end is None:
        return None
    return (start[0] if start is not None else None), (end[1] if end is not None else None)


def _days(edtf: str) -> tuple[date, date] | None:
    try:
        when = When(edtf, Basis.SUPPLIED)
    except ValueError:  # an open end, or words that a person set
        return None
    return when.earliest.date(), (when.latest - timedelta(seconds=1)).date()


def _ends(spans: Iterable[Days]) -> Days:
    firsts, lasts = zip(*spans, strict=True)
    first = None if None in firsts else min(day for day in firsts if day is not None)
    last = None if None in lasts else max(day for day in lasts if day is not None)
    return first, last
