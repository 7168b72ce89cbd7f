"""The origins of a record: who they are, through whom they speak, and who may be one with whom."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.safe import one_line
from rashomon.records import Layer, Origin, Span

_NAMED = 3  # other origins named in "may be the same as"


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One origin as the table shows it."""

    number: int
    name: str
    kind: str
    through: str
    reports: tuple[tuple[int, Span | None], ...]
    statements: int
    may_be: str
    reason: str
    id: str


def origin_list(found: Found) -> tuple[OriginRow, ...]:
    """Every origin, in the record's order."""
    return tuple(_row(n, each, found) for n, each in enumerate(found.record.origins, 1))


def _row(number: int, origin: Origin, found: Found) -> OriginRow:
    words: dict[int, Span] = {}
    for span in origin.words:
        place = found.labels.number(span.report)
        if place is not None and span.layer is Layer.TEXT:
            words.setdefault(place, span)
    return OriginRow(
        number,
        found.name(origin.id),
        say.ORIGIN[origin.kind],
        one_line(origin.occasion, 120).removeprefix("through "),
        tuple((place, words.get(place)) for place in found.numbers_of(origin.reports)),
        len(origin.claims),
        _may_be(origin, found),
        one_line(origin.reason, 160),
        origin.id,
    )


def _may_be(origin: Origin, found: Found) -> str:
    """Which others it may be: all, all but a few, or those by name."""
    others = [each.id for each in found.record.origins if each.id != origin.id]
    open_ = [each for each in others if each in origin.may_be]
    excluded = [found.name(each) for each in others if each not in origin.may_be]
    if not open_:
        return ""
    if not excluded:
        return "any of the others" if len(open_) > 1 else found.name(open_[0])
    if len(excluded) <= _NAMED < len(open_):
        return f"any of the others but {say.listed(excluded)}"
    named = [found.name(each) for each in open_[:_NAMED]]
    left = len(open_) - len(named)
    return say.listed([*named, f"{left} more"] if left else named)
