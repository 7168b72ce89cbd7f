"""A story as it leaves for other programs: its dossier, and where its values stand and lie.

Every export of findings is made from this, so that all of them choose alike which value is given
where one is asked for, and find the same place for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.dossier.safe import link, one_line
from rashomon.records import (
    Actor,
    Attribute,
    Coding,
    Event,
    EventMention,
    Finding,
    FindingStatus,
    Layer,
    Located,
    Place,
    PlaceMention,
    Precision,
    Record,
    Report,
    Span,
    Standing,
    Value,
    content_id,
)
from rashomon.records import Dossier as Whole

GONE = (Standing.REPLACED, Standing.WITHDRAWN, Standing.REJECTED)
_ENTITY = re.compile(r"entity-[0-9a-f]{16}")
_LONGEST = 2000  # characters of an address
_PRECISION = {
    "place": Precision.EXACT,
    "district": Precision.DISTRICT,
    "province": Precision.PROVINCE,
    "region": Precision.PART,
    "country": Precision.COUNTRY,
    "continent": Precision.COUNTRY,
    "water": Precision.WATERS,
}


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a value puts its event: the entry of the gazetteer, and how the event lies to it."""

    located: Located
    precision: Precision
    place: Place | None = None  # None where no mention says how the event lies to it

    @property
    def is_area(self) -> bool:
        """Whether it is an area of which a point is only the middle."""
        return self.precision not in (Precision.EXACT, Precision.NEAR)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report as they stand there, with what a reader needs to find them."""

    span: Span
    exact: str
    report: Report


@dataclass(frozen=True)
class Outgoing:
    """One story for exports.

    ``codings`` are those of its reports and of the older versions of their pages (``earlier``).
    """

    dossier: Whole
    codings: tuple[Coding, ...] = ()
    earlier: tuple[Report, ...] = ()

    @property
    def record(self) -> Record:
        """What is found on the story; without events where it was not read."""
        return self.dossier.record or Record(self.dossier.story.id)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id, older versions of their pages too."""
        held = (*(entry.report for entry in self.dossier.entries), *self.earlier)
        return {report.id: report for report in held}

    @cached_property
    def _findings(self) -> dict[str, dict[Attribute, Finding]]:
        found: dict[str, dict[Attribute, Finding]] = {}
        for each in self.record.findings:
            found.setdefault(each.event, {})[each.attribute] = each
        return found

    @cached_property
    def _mentions(self) -> dict[str, tuple[Coding, EventMention]]:
        return {event.id: (each, event) for each in self.codings for event in each.events}

    @cached_property
    def _stated(self) -> dict[Span, tuple[Place, PlaceMention]]:
        """Places by the words that state them."""
        return {
            event.place.words: (event.place, each.places[event.place.mention])
            for each in self.codings
            for event in each.events
            if event.place is not None
        }

    @cached_property
    def _gazetteer(self) -> dict[str, Located]:
        """Every entry that a place name was resolved to, by its id."""
        best = (place.located for each in self.codings for place in each.places)
        return {located.id: located for located in best if located is not None}

    def of(self, event: Event) -> dict[Attribute, Finding]:
        """An event's findings, by attribute."""
        return self._findings.get(event.id, {})

    def mentions(self, ids: Sequence[str]) -> list[tuple[Coding, EventMention]]:
        """Event mentions by id, each with the coding of its report."""
        return [self._mentions[each] for each in ids if each in self._mentions]

    def quote(self, span: Span) -> Quote | None:
        """The words of a span; None where its text is not at hand."""
        report = self.reports.get(span.report)
        if report is None or span.layer is not Layer.TEXT or span.end > len(report.text):
            return None
        return Quote(span, span.of(report.text), report)

    def quotes(self, spans: Sequence[Span]) -> list[Quote]:
        """The words of each span whose text is at hand, in order."""
        return [found for found in map(self.quote, dict.fromkeys(spans)) if found is not None]

    def lying(self, value: Value) -> Lying | None:
        """Where a value of a place lies; None where no gazetteer has it."""
        named = value.key.partition("@")[0]
        for span in value.words:
            place, mention = self._stated.get(span, (None, None))
            if place is None or mention is None or mention.located is None:
                continue
            if mention.located.id == named:
                return Lying(mention.located, place.precision, place)
        located = self._gazetteer.get(named)
        if located is None:
            return None
        return Lying(located, _PRECISION.get(located.kind, Precision.PART))

    def actors(self, value: Value) -> list[tuple[str, Actor]]:
        """The actors of reports that a value of who or to whom names, each with its report."""
        spans = set(value.words)
        return [
            (coding.report, coding.actors[who.actor])
            for coding, event in self.mentions(value.mentions)
            for who in (*event.agents, *event.recipients)
            if who.actor is not None and who.words in spans
        ]


def current(finding: Finding | None) -> list[Value]:
    """Values that nobody took back, replaced or set aside, best supported first."""
    values = [v for v in finding.values if v.standing not in GONE] if finding is not None else []
    return sorted(
        values,
        key=lambda v: (
            v.standing is Standing.COARSER,
            -v.support.low,
            -v.support.high,
            -len(v.support.reports),
            v.standing is not Standing.FINER,
            v.key,
        ),
    )


def chosen(finding: Finding | None) -> Value | None:
    """The one value that is given where one is asked for; None where it is contested.

    The value that a person set; else the best supported of those that stand, the finer before the
    coarser.
    """
    if finding is None:
        return None
    values = current(finding)
    if finding.set_to:
        return next((value for value in values if value.value == finding.set_to), None)
    if finding.status is FindingStatus.CONTESTED:
        return None
    return next(iter(values), None)


def party(event: Event, value: Value) -> str:
    """The id of who a value names: the entity's, or one made from the value where it has none."""
    if _ENTITY.fullmatch(value.key):
        return value.key
    return content_id("actor", event.id, value.key)


def outlet(report: Report) -> str:
    """The outlet of a report on one line, empty where it does not tell."""
    return one_line(report.outlet.value, 200) if report.outlet is not None else ""


def title(report: Report) -> str:
    """The headline of a report on one line, empty where there is none."""
    return one_line(report.title.value, 500) if report.title is not None else ""


def address(report: Report) -> str:
    """Where a report was found, on one line; it need not be a link."""
    return one_line(report.address, _LONGEST)


def target(report: Report) -> str | None:
    """The address of a report where it is plainly http or https."""
    return link(report.address)
