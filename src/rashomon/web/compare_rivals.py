"""Where reports contradict each other, by the findings of their stories: rival values.

Only values that a contested finding calls rivals count; that two reports say different things is
not yet a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.deeds import deed
from rashomon.dossier.safe import one_line
from rashomon.records import (
    Attribute,
    Event,
    Finding,
    FindingStatus,
    Layer,
    Record,
    Span,
    Standing,
    Value,
)
from rashomon.web import links

_SIDE = ", on the side of "


@dataclass(frozen=True, slots=True)
class Given:
    """A rival value as one report gives it, and where."""

    column: int
    value: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two or more columns that cannot all be right about something."""

    key: str
    question: str
    event: str
    href: str
    why: str
    given: tuple[Given, ...]

    def against(self, column: int) -> dict[str, list[int]]:
        """For each value that a column gives, the columns that give another one."""
        mine = [each.value for each in self.given if each.column == column]
        return {
            value: sorted({g.column for g in self.given if g.value != value} - {column})
            for value in mine
        }


def clashes(records: Iterable[Record], reports: Sequence[str]) -> tuple[Clash, ...]:
    """Every clash between these reports, in the order of the findings."""
    column = {report: n for n, report in enumerate(reports)}
    found: list[Clash] = []
    for record in records:
        numbers = {event.id: n for n, event in enumerate(record.events, 1)}
        for finding in record.findings:
            if finding.status is not FindingStatus.CONTESTED or finding.event not in numbers:
                continue
            given = tuple(_given(finding, column))
            if _is_clash(given):
                n = numbers[finding.event]
                found.append(_clash(f"f{len(found) + 1}", finding, record.events[n - 1], n, given))
    return tuple(each for each in found if not _is_told_by_side(each, found))


def _is_told_by_side(clash: Clash, others: Sequence[Clash]) -> bool:
    """Whether a clash on the place only repeats one on the side of the border."""
    return clash.question == say.QUESTION[Attribute.PLACE] and any(
        other.question == say.QUESTION[Attribute.SIDE]
        and (other.event, other.href) == (clash.event, clash.href)
        and {g.column for g in clash.given} <= {g.column for g in other.given}
        for other in others
    )


def value_label(attribute: Attribute, value: Value) -> str:
    """A value in words."""
    if attribute in say.VERDICT and value.value in say.VERDICT[attribute]:
        return say.VERDICT[attribute][value.value]
    if attribute is Attribute.TIME:
        return say.date(value.value.replace("~", ""))
    said = one_line(value.value, 80)
    place, _, side = said.partition(_SIDE)
    return (place if place == side else said) or "not told"


def _given(finding: Finding, column: dict[str, int]) -> Iterator[Given]:
    for value in finding.values:
        if value.standing is not Standing.RIVAL:
            continue
        label = value_label(finding.attribute, value)
        by_column: dict[int, list[Span]] = {}
        for span in value.words:
            if span.layer is Layer.TEXT and span.report in column:
                by_column.setdefault(column[span.report], []).append(span)
        for n, spans in sorted(by_column.items()):
            yield Given(n, label, tuple(spans))


def _is_clash(given: Sequence[Given]) -> bool:
    return any(a.column != b.column and a.value != b.value for a in given for b in given)


def _clash(
    key: str, finding: Finding, event: Event, number: int, given: tuple[Given, ...]
) -> Clash:
    heading = f"{deed(event).name}, “{one_line(event.title, 60)}”"
    question = say.QUESTION[finding.attribute]
    why = finding.conflict.value if finding.conflict is not None else ""
    return Clash(key, question, heading, links.story(event.story, number), why, given)
