"""Events, findings and values as answers give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.assistant.answers import EventTold, FindingTold, Point, ValueTold
from rashomon.assistant.facts import between
from rashomon.assistant.quoting import Kept
from rashomon.dossier import labels as say
from rashomon.dossier.deeds import deed
from rashomon.dossier.found import Found
from rashomon.dossier.safe import one_line
from rashomon.dossier.wording import label, reason
from rashomon.records import Attribute, Event, Finding, FindingStatus, Value


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of a finding is told."""

    values: int  # of one finding
    citations: int  # of one value


OUTLINE = Detail(values=1, citations=1)
BRIEF = Detail(values=4, citations=1)
RIVALS = Detail(values=8, citations=2)
FULL = Detail(values=6, citations=3)
ONE = Detail(values=1_000, citations=12)


class Telling:
    """Puts a story's findings into answers."""

    def __init__(self, found: Found, kept: Kept) -> None:
        self.found = found
        self.kept = kept

    def findings(self, event: Event) -> list[Finding]:
        """An event's findings, in the order of the attributes."""
        order = list(Attribute)
        return sorted(self.found.of(event).values(), key=lambda f: order.index(f.attribute))

    def outline(self, event: Event) -> EventTold:
        """An event with the first value of each finding that is not contested."""
        told = [
            self.finding(each, OUTLINE)
            for each in self.findings(event)
            if each.status is not FindingStatus.CONTESTED
        ]
        return self.event(event, told)

    def brief(self, event: Event) -> EventTold:
        """An event with all its findings."""
        return self.event(event, [self.finding(each, BRIEF) for each in self.findings(event)])

    def event(self, event: Event, told: Sequence[FindingTold]) -> EventTold:
        """An event with these of its findings."""
        disputed = [f for f in self.findings(event) if f.status is FindingStatus.CONTESTED]
        return EventTold(
            number=self.found.numbers[event.id],
            kind=deed(event).name,
            title=one_line(event.title, 120),
            named=self.kept.words(event.words),
            word=event.word.value,
            rule=one_line(event.rule),
            origins=between(event.support),
            reports=self.found.numbers_of(event.reports),
            contested=[each.attribute.value for each in disputed],
            findings=list(told),
        )

    def points(self, findings: Iterable[Finding], detail: Detail) -> Iterator[Point]:
        """Findings beside their events."""
        for each in findings:
            event = self.found.events[each.event]
            yield Point(
                event=self.found.numbers[event.id],
                title=self.found.heading(event),
                finding=self.finding(each, detail),
            )

    def finding(self, finding: Finding, detail: Detail) -> FindingTold:
        """A finding with its values."""
        shown: Sequence[Value] = finding.values[: detail.values]
        return FindingTold(
            attribute=finding.attribute.value,
            question=say.QUESTION[finding.attribute],
            status=finding.status.value,
            conflict=finding.conflict.value if finding.conflict is not None else None,
            reason=reason(finding.reason),
            origins=between(finding.support),
            values=[self.value(value, finding, detail) for value in shown],
            more_values=len(finding.values) - len(shown),
        )

    def value(self, value: Value, finding: Finding, detail: Detail) -> ValueTold:
        """A value with where it is said."""
        event = self.found.events[finding.event]
        citations, more = self.kept.citations(value, event, detail.citations)
        credibility = value.grade.credibility
        return ValueTold(
            value=label(finding.attribute, value, self.found),
            standing=value.standing.value,
            hedged=value.hedged,
            origins=between(value.support),
            names=self.found.names(value.support),
            reports=self.found.numbers_of(value.support.reports),
            stale=self.found.numbers_of(value.stale),
            credibility=credibility.value,
            grade=credibility.name.lower().replace("_", " "),
            rule=one_line(value.grade.rule),
            reason=reason(value.reason),
            citations=citations,
            more_citations=more,
        )
