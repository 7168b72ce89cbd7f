"""A story's record as pages ask for it: events by number, their findings, who stands behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rashomon.dossier import labels as say
from rashomon.dossier.deeds import deed
from rashomon.dossier.labels import Labels
from rashomon.dossier.options import Options
from rashomon.dossier.safe import one_line
from rashomon.records import (
    Attribute,
    Claim,
    Dossier,
    Event,
    Finding,
    FindingStatus,
    Origin,
    OriginKind,
    Record,
    Span,
    Standing,
    Support,
    Value,
)
from rashomon.words import sentences

# Signs that two prints of one sentence differ in; all alike, since this only tells copies apart.
_SIGNS = str.maketrans(dict.fromkeys(".,:;!?()[]\"'“”‘’«»-‐‑–—…"))
GONE = (Standing.REPLACED, Standing.WITHDRAWN, Standing.REJECTED)
_LONGEST = 60  # characters of an origin's name


@dataclass(frozen=True)
class Found:
    """The record of a dossier; where nothing was read, it has no events."""

    dossier: Dossier
    options: Options

    @cached_property
    def record(self) -> Record:
        """The record, empty where the dossier has none."""
        return self.dossier.record or Record(self.dossier.story.id)

    @cached_property
    def labels(self) -> Labels:
        """The report numbers."""
        return Labels(self.dossier)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each event, from 1, in the record's order."""
        return {event.id: n for n, event in enumerate(self.record.events, 1)}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.record.events}

    @cached_property
    def listed(self) -> tuple[Event, ...]:
        """The events that a page lists: the first ones, and all that have a contested finding."""
        wanted = {f.event for f in self.contested()} | {e.event for e in self.changed()}
        first = self.options.most_events
        return tuple(e for n, e in enumerate(self.record.events) if n < first or e.id in wanted)

    @cached_property
    def _findings(self) -> dict[str, dict[Attribute, Finding]]:
        found: dict[str, dict[Attribute, Finding]] = {}
        for each in self.record.findings:
            found.setdefault(each.event, {})[each.attribute] = each
        return found

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Origins by id."""
        return {origin.id: origin for origin in self.record.origins}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.dossier.claims}

    def naming(self, event: Event) -> dict[str, list[Span]]:
        """Where each report names an event."""
        if event.id not in self._naming:
            occurred = self.of(event).get(Attribute.OCCURRED)
            spans = [span for value in occurred.values for span in value.words] if occurred else []
            by_report = self._naming.setdefault(event.id, {})
            for span in (*spans, event.words):
                by_report.setdefault(span.report, []).append(span)
        return self._naming[event.id]

    @cached_property
    def _naming(self) -> dict[str, dict[str, list[Span]]]:
        return {}

    def sentences(self, report: str) -> list[tuple[int, int]]:
        """Where each sentence of a report begins and ends."""
        if report not in self._sentences:
            self._sentences[report] = sentences(self.labels.text(report))
        return self._sentences[report]

    @cached_property
    def _sentences(self) -> dict[str, list[tuple[int, int]]]:
        return {}

    def wording(self, sentence: str) -> tuple[str, ...]:
        """A sentence's words as comparing folds them; copies of a story share most sentences."""
        if sentence not in self._wordings:
            self._wordings[sentence] = tuple(sentence.translate(_SIGNS).casefold().split())
        return self._wordings[sentence]

    @cached_property
    def _wordings(self) -> dict[str, tuple[str, ...]]:
        return {}

    def of(self, event: Event) -> dict[Attribute, Finding]:
        """An event's findings, by attribute."""
        return self._findings.get(event.id, {})

    def contested(self) -> Iterator[Finding]:
        """Every contested finding on an event of the record, in order."""
        return (
            finding
            for finding in self.record.findings
            if finding.status is FindingStatus.CONTESTED and finding.event in self.events
        )

    def changed(self) -> Iterator[Finding]:
        """Every finding of which a value was replaced, taken back or set aside, in order."""
        return (
            finding
            for finding in self.record.findings
            if finding.event in self.events and any(v.standing in GONE for v in finding.values)
        )

    def unsure(self, event: Event) -> Iterator[Finding]:
        """What one origin alone says of an event, or nobody says plainly."""
        alone = (FindingStatus.SINGLE_ORIGIN, FindingStatus.UNCONFIRMED)
        return (f for f in self.of(event).values() if f.status in alone)

    def heading(self, event: Event) -> str:
        """What an event is called, with a report's own words: ``Air strike, “struck”``."""
        title = one_line(event.title, 60)
        return f"{deed(event).name}, “{title}”" if title else deed(event).name

    def name(self, origin: str) -> str:
        """What an origin is called; an outlet that says something itself is told by its report."""
        known = self.origins.get(origin)
        named = one_line(known.name, _LONGEST) if known is not None else ""
        if known is not None and known.kind is OriginKind.OUTLET:
            held = [self.labels.entry(report) for report in known.reports]
            unnamed = any(entry is not None and entry.report.outlet is None for entry in held)
            places = self.numbers_of(known.reports)
            named = f"report {places[0]}" if unnamed and places else named
            return f"{named or 'an outlet'} itself"
        return named or "somebody who is not named"

    def support(self, support: Support) -> str:
        """Who stands behind something: ``one origin in 4 reports: Maliki``."""
        said = say.support(support)
        alone = support.high == 1 and len(support.origins) == 1
        return f"{said}: {self.name(support.origins[0])}" if alone else said

    def bracket(self, value: Value) -> str:
        """What stands in brackets after a value; never empty."""
        said = self.support(value.support)
        return f"unconfirmed; {said}" if value.hedged else said

    def names(self, support: Support) -> str:
        """The origins' names in a row, the rest counted."""
        most = self.options.most_names
        named = list(dict.fromkeys(self.name(each) for each in support.origins))
        left = len(named) - most
        return say.listed([*named[:most], f"{left} more"] if left > 0 else named)

    def numbers_of(self, reports: tuple[str, ...]) -> list[int]:
        """The numbers of these reports; those of other stories are left out."""
        place = self.labels.place
        return sorted({place[report] for report in reports if report in place})

    def report_of(self, span: Span) -> int | None:
        """The number of the report whose page these words stand on, in any of its versions."""
        if (number := self.labels.number(span.report)) is not None:
            return number
        return self._versions.get(span.report)

    @cached_property
    def _versions(self) -> dict[str, int]:
        return {
            version: number
            for number, entry in enumerate(self.dossier.entries, 1)
            for version in entry.versions
        }
