"""The events of a record in time, each with how well it stands, its values and their grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.deeds import deed
from rashomon.dossier.found import GONE, Found
from rashomon.dossier.safe import one_line
from rashomon.dossier.wording import is_of_a_count, label, time
from rashomon.records import (
    Attribute,
    Basis,
    Event,
    Finding,
    FindingStatus,
    Layer,
    Span,
    Value,
    When,
)

_MOST_PLACES = 4  # links to the words of one value
_GIST = {
    Attribute.AGENT: "by ",
    Attribute.RECIPIENT: "",  # as the deed says: "on", "with"
    Attribute.PLACE: "in ",
    Attribute.KILLED: "killed: ",
    Attribute.WOUNDED: "wounded: ",
}


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value of an event: what it answers, how it stands, who is behind it, where it stands.

    ``finding`` and ``value`` are what the row was made from.
    """

    question: str
    label: str
    standing: str
    support: str
    credibility: int
    status: str
    places: tuple[tuple[int, Span], ...]
    more: int
    finding: Finding
    value: Value

    @property
    def is_first(self) -> bool:
        """Whether it opens its finding."""
        return self.value is self.finding.values[0]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as the list shows it; ``event`` is what the row was made from."""

    number: int
    name: str
    title: str
    words: Span
    when: str
    gist: str
    word: str
    rule: str
    support: str
    reports: tuple[int, ...]
    values: tuple[ValueRow, ...]
    joins: tuple[str, ...]
    event: Event


@dataclass(frozen=True, slots=True)
class EventList:
    """Events that have a time, earliest first, and those without, in the record's order."""

    timed: tuple[EventRow, ...]
    untimed: tuple[EventRow, ...]
    unlisted: int

    @property
    def rows(self) -> tuple[EventRow, ...]:
        """All that are listed."""
        return (*self.timed, *self.untimed)


def event_list(found: Found) -> EventList:
    """The listed events of the record."""
    dated = []
    untimed = []
    for event in found.listed:
        finding = found.of(event).get(Attribute.TIME)
        times = [v for v in finding.values if v.standing not in GONE] if finding else []
        row = _row(event, times, found)
        if times:
            dated.append((min(_starts(value.value) for value in times), row.number, row))
        else:
            untimed.append(row)
    timed = tuple(row for *_, row in sorted(dated, key=lambda item: item[:2]))
    return EventList(timed, tuple(untimed), len(found.record.events) - len(found.listed))


def legend(found: Found) -> tuple[tuple[str, str], ...]:
    """Every credibility that a rule gave in the record, with the rule, best first."""
    values = (value for finding in found.record.findings for value in finding.values)
    grades = {value.grade for value in values if value.grade.ruled is None}
    ordered = sorted(grades, key=lambda grade: (grade.credibility, grade.rule))
    return tuple((say.credibility(each.credibility), one_line(each.rule)) for each in ordered)


def words_legend(found: Found) -> tuple[tuple[str, str], ...]:
    """Every word for an event that occurs in the record with its rule."""
    rules = {(event.word, one_line(event.rule)) for event in found.record.events}
    order = list(type(next(iter(rules))[0])) if rules else []
    return tuple(
        (word.value, rule) for word, rule in sorted(rules, key=lambda r: (order.index(r[0]), r[1]))
    )


def _row(event: Event, times: list[Value], found: Found) -> EventRow:
    findings = sorted(found.of(event).values(), key=lambda f: list(Attribute).index(f.attribute))
    return EventRow(
        found.numbers[event.id],
        deed(event).name,
        one_line(event.title, 80),
        event.words,
        " or ".join(dict.fromkeys(time(value.value) for value in times[:3])),
        _gist(event, found),
        event.word.value,
        one_line(event.rule),
        found.support(event.support),
        tuple(found.numbers_of(event.reports)),
        tuple(row for finding in findings for row in _values(finding, found)),
        tuple(_joins(event)),
        event,
    )


def _gist(event: Event, found: Found) -> str:
    """Who, whom, where and how many, in a few words: ``by A · on B · in C · killed: 23``."""
    said = []
    for attribute, before in _GIST.items():
        finding = found.of(event).get(attribute)
        stand = [v for v in finding.values if v.standing not in GONE] if finding else []
        if attribute is Attribute.RECIPIENT:
            stand = [v for v in stand if not is_of_a_count(v, found.of(event))]
        if finding is not None and finding.status is FindingStatus.CONTESTED:
            said.append(f"{say.ATTRIBUTE[attribute]} contested")
        elif stand:
            opening = before or f"{deed(event).to} "
            said.append(opening + label(attribute, stand[0], found))
    return " · ".join(said)


def _values(finding: Finding, found: Found) -> Iterator[ValueRow]:
    for n, value in enumerate(finding.values):
        places = list(_places(value.words, found))
        status = "" if n else say.STATUS[finding.status]
        standing = [say.STANDING[value.standing], "unconfirmed" if value.hedged else ""]
        yield ValueRow(
            say.ATTRIBUTE[finding.attribute],
            label(finding.attribute, value, found),
            ", ".join(word for word in standing if word and word != status),
            found.support(value.support),
            value.grade.credibility.value,
            status,
            tuple(places[:_MOST_PLACES]),
            max(0, len(places) - _MOST_PLACES),
            finding,
            value,
        )


def _places(spans: Iterable[Span], found: Found) -> Iterator[tuple[int, Span]]:
    """One place for each report that prints the words, in reading order."""
    seen: dict[int, Span] = {}
    for span in spans:
        number = found.labels.number(span.report)
        if number is not None and span.layer is Layer.TEXT:
            seen.setdefault(number, span)
    yield from sorted(seen.items())


def _joins(event: Event) -> Iterator[str]:
    """Why mentions were taken for one event: each reason once, with how often it was given."""
    told: Counter[str] = Counter()
    for reason, times in Counter(r for join in event.joins for r in join.reasons).items():
        told[one_line(reason, 120)] += times
    for reason, times in sorted(told.items(), key=lambda r: (-r[1], r[0]))[:4]:
        yield f"{reason} ({say.count(times, 'pair')})"


def _starts(edtf: str) -> str:
    """A key by which times sort: the first moment allowed, the end where the start is open."""
    first, _, last = edtf.replace("~", "").partition("/")
    try:
        return When(last if first == ".." else first, Basis.TEXT).earliest.isoformat()
    except ValueError:
        return "~"
