"""Findings and ties against the reports: every value is said by its words and its mentions.

A value whose words stand nowhere in the reports is *fabricated*; where they stand, but in words
that are not those of its mentions, claims or origins, *misattributed*; where its own mentions and
claims hold them at another place than the record says, *misplaced*.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.findings import Material
from rashomon.findings.denials import denials
from rashomon.findings.independent import surely_different
from rashomon.findings.origins.descriptions import publisher
from rashomon.findings.relations import ties
from rashomon.nations import capitals_of
from rashomon.proof.copy import bare
from rashomon.proof.ground import Ground, holds_state, holds_words, meets
from rashomon.proof.mismatch import (
    FABRICATED,
    MISATTRIBUTED,
    MISPLACED,
    MISSING,
    Checks,
    Mismatch,
    shown,
)
from rashomon.proof.value_words import reading
from rashomon.publishers import canonical
from rashomon.records import (
    CLAIMS_IT,
    Credibility,
    Event,
    Finding,
    Origin,
    OriginKind,
    Record,
    Span,
    Support,
    Tie,
    Value,
)

_UNKNOWN_OUTLET = "an outlet that is not named"
_WORDS_KEPT = 12  # spans that an origin keeps at most


def record_values(record: Record, material: Material) -> Checks:
    """All that is found on a story, against the reports that it is found in."""
    checking = _Checking(record, Ground(material))
    for event in record.events:
        yield from checking.event(event)
    for origin in record.origins:
        yield from checking.origin(origin)
    for finding in record.findings:
        yield from checking.finding(finding)
    dates = {s.report.id: s.report.published for s in material.spoken}
    dated = {id_: when for id_, when in dates.items() if when is not None}
    for tie in ties(record, dated, denials(material)):
        yield from checking.tie(tie)


@dataclass(frozen=True)
class _Checking:
    record: Record
    ground: Ground

    @cached_property
    def origins(self) -> dict[str, Origin]:
        return {origin.id: origin for origin in self.record.origins}

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """The origin that each claim goes back to."""
        return {claim: origin for origin in self.record.origins for claim in origin.claims}

    @cached_property
    def sentences(self) -> list[Span]:
        return list(self.ground.every_sentence())

    # --- events and origins ----------------------------------------------------------------------

    def event(self, event: Event) -> Checks:
        """It is told by mentions that are there, in the words of one of them."""
        yield from self._there(event.id, "mentions", event.mentions, self.ground.mentions)
        yield from self._there(event.id, "reports", event.reports, self.ground.reports)
        said = self.ground.said(event.words)
        if not said.strip():
            yield _misplaced(event.id, "title", event.words)
        elif bare(said) not in bare(event.title):
            yield Mismatch(
                event.id,
                "title",
                FABRICATED,
                f"{shown(event.title)} is not what {shown(said)} says",
            )
        else:
            yield None
        yield from self._support(event.id, "support", event.support)

    def origin(self, origin: Origin) -> Checks:
        """Its name is in the reports, and its claims are told by whom it names."""
        for span in origin.words:
            said = self.ground.said(span).strip()
            yield None if said else _misplaced(origin.id, "words", span)
        yield from self._there(origin.id, "claims", origin.claims, self.ground.claims)
        yield from self._there(origin.id, "reports", origin.reports, self.ground.reports)
        yield (
            None
            if self._is_named(origin)
            else Mismatch(
                origin.id, "name", FABRICATED, f"no report of it names {shown(origin.name)}"
            )
        )
        for claim in origin.claims:
            if claim in self.ground.claims:
                yield self._told_by(origin, claim)

    def _is_named(self, origin: Origin) -> bool:
        reports = [r for r in (self.ground.reports.get(each) for each in origin.reports) if r]
        if origin.kind is OriginKind.UNTOLD:
            return True
        outlets = {canonical(r.outlet.value) if r.outlet else _UNKNOWN_OUTLET for r in reports}
        if origin.kind is OriginKind.OUTLET:
            return origin.name in outlets
        said = [self.ground.said(span) for span in origin.words]
        if any(canonical(each.strip()) == origin.name for each in said) or origin.name in outlets:
            return True
        if any(holds_words(each, city) for each in said for city in capitals_of(origin.name)):
            return True  # "Moscow said"
        if any(publisher(each) == origin.name for each in said):
            return True  # "Syria's state-run SANA news agency"
        if any(holds_state(report.text, origin.name) for report in reports):
            return True  # "the US said"
        return any(holds_words(report.text, origin.name) for report in self.ground.reports.values())

    def _told_by(self, origin: Origin, claim: str) -> Mismatch | None:
        """A claim is of the origin whose words name its last holder; an outlet's own of nobody."""
        chain = self.ground.claims[claim].chain
        span = (chain[-1].whole or chain[-1].span) if chain else None
        own = origin.kind in (OriginKind.OUTLET, OriginKind.AGENCY)
        if not chain and own:
            return None
        if chain and (span is None or len(origin.words) >= _WORDS_KEPT):
            return None
        if span is not None and any(meets(span, each) for each in origin.words):
            return None
        detail = f"{claim} is not told by {shown(origin.name)}"
        return Mismatch(origin.id, "claims", MISATTRIBUTED, detail)

    def _support(self, record: str, field: str, support: Support) -> Checks:
        yield from self._there(record, field, support.origins, self.origins)
        yield from self._there(record, field, support.reports, self.ground.reports)
        may_be = {id_: frozenset(origin.may_be) for id_, origin in self.origins.items()}
        low, high = surely_different(support.origins, may_be), len(set(support.origins))
        detail = f"{support.low}–{support.high} origins are counted; those named are {low}–{high}"
        same = (support.low, support.high) == (low, high)
        yield None if same else Mismatch(record, field, FABRICATED, detail)

    def _there(
        self, record: str, field: str, named: Sequence[str], known: Mapping[str, object]
    ) -> Checks:
        for each in named:
            there = each in known
            yield (
                None if there else Mismatch(record, field, MISSING, f"{each} is not in the record")
            )

    # --- ties --------------------------------------------------------------------------------

    def tie(self, tie: Tie) -> Checks:
        """Its events are there, its words are theirs, and both its names are in the reports."""
        events = {event.id: event for event in self.record.events}
        yield from self._there(tie.id, "events", tie.events, events)
        mentions = [m for e in tie.events if e in events for m in events[e].mentions]
        if not self.ground.said(tie.words).strip():
            yield _misplaced(tie.id, "words", tie.words)
        elif not any(meets(tie.words, own) for own in self.ground.territory(mentions, ())):
            detail = f"{shown(self.ground.said(tie.words))} does not tell of its events"
            yield Mismatch(tie.id, "words", MISATTRIBUTED, detail)
        else:
            yield None
        for name in (tie.one, tie.other):
            detail = f"no report of it names {shown(name)}"
            said = self._is_said(name)
            yield None if said else Mismatch(tie.id, "names", FABRICATED, detail)
        yield from self._support(tie.id, "support", tie.support)

    def _is_said(self, name: str) -> bool:
        if any(bare(name) in names for names in self.ground.names.values()):
            return True
        return any(holds_words(report.text, name) for report in self.ground.reports.values())

    # --- findings --------------------------------------------------------------------------------

    def finding(self, finding: Finding) -> Checks:
        """Its event is there, and each of its values holds."""
        known = any(event.id == finding.event for event in self.record.events)
        detail = f"{finding.event} is not in the record"
        yield None if known else Mismatch(finding.id, "event", MISSING, detail)
        yield from self._support(finding.id, "support", finding.support)
        for value in finding.values:
            yield from self._value(finding, value)

    def _value(self, finding: Finding, value: Value) -> Checks:
        field, ground = str(finding.attribute), self.ground
        yield from self._there(finding.id, field, value.mentions, ground.mentions)
        yield from self._there(finding.id, field, value.claims, ground.claims)
        yield from self._support(finding.id, field, value.support)
        if value.grade.credibility is Credibility.CONFIRMED and value.support.low < 2:
            detail = f"{shown(value.value)} is graded 1 below two independent origins"
            yield Mismatch(finding.id, field, FABRICATED, detail)
        yield from self._words(finding, value)
        yield from self._sources(finding, value)

    def _words(self, finding: Finding, value: Value) -> Checks:
        """Some of its words say it, and all of them are of its mentions or claims."""
        field, ground = str(finding.attribute), self.ground
        for span in value.words:
            if not ground.said(span).strip():
                yield _misplaced(finding.id, field, span)
        says = reading(ground, finding.attribute, value)
        territory = ground.territory(value.mentions, value.claims)
        inside = [span for span in value.words if any(meets(span, own) for own in territory)]
        saying = [span for span in value.words if ground.said(span) and says(span)]
        if not saying:
            yield self._nowhere(finding, value, says, territory)
            return
        for span in value.words:
            if span not in inside and ground.said(span).strip():
                detail = (
                    f"{shown(ground.said(span))} stands in other words than those that it names"
                )
                yield Mismatch(finding.id, field, MISATTRIBUTED, detail)
        yield None
        for each in value.mentions:
            if each in ground.mentions:
                own = ground.territory([each], ())
                held = any(meets(span, mine) for span in saying for mine in own)
                detail = f"{each} does not say {shown(value.value)}"
                yield None if held else Mismatch(finding.id, field, MISATTRIBUTED, detail)

    def _nowhere(
        self,
        finding: Finding,
        value: Value,
        says: Callable[[Span], bool],
        territory: Sequence[Span],
    ) -> Mismatch:
        """Which kind of fault it is that none of a value's words says it."""
        field, what = str(finding.attribute), shown(value.value)
        pointed = shown(" … ".join(self.ground.said(span) for span in value.words))
        detail = f"{what} is not what {pointed} says"
        if any(says(span) for span in territory):
            return Mismatch(
                finding.id, field, MISPLACED, f"{detail}; its own words say it elsewhere"
            )
        if any(says(span) for span in self.sentences):
            return Mismatch(finding.id, field, MISATTRIBUTED, f"{detail}; others say it")
        return Mismatch(finding.id, field, FABRICATED, f"{detail}; no report says it")

    def _sources(self, finding: Finding, value: Value) -> Checks:
        """Its claims speak of its mentions, and its origins are those that make the claims."""
        field, ground = str(finding.attribute), self.ground
        for named in value.claims:
            claim = ground.claims.get(named)
            if claim is None:
                continue
            spoken = bool(set(claim.events) & set(value.mentions))
            detail = f"{named} does not speak of {shown(value.value)}"
            yield None if spoken else Mismatch(finding.id, field, MISATTRIBUTED, detail)
            origin = self.origin_of.get(named)
            # An outlet's own words may go back to whom its report names for them.
            said = claim.attribution is not None and not self._is_claimed(value)
            if said and origin is not None and origin.id not in value.support.origins:
                detail = f"{named} goes back to {shown(origin.name)}, who is not among its origins"
                yield Mismatch(finding.id, field, MISATTRIBUTED, detail)
        told_in = {each.report for each in map(ground.claims.get, value.claims) if each}
        told_in |= {ground.mentions[m].event.report for m in value.mentions if m in ground.mentions}
        for named in value.support.reports:
            detail = f"{named} does not say {shown(value.value)}"
            yield None if named in told_in else Mismatch(finding.id, field, MISATTRIBUTED, detail)
        for named in value.support.origins:
            origin = self.origins.get(named)
            if origin is None or origin.kind in (OriginKind.OUTLET, OriginKind.UNTOLD):
                continue
            if not origin.claims and self._is_claimed(value):
                continue  # who claims a deed may say nothing else
            spoke = {ground.claims[c].report for c in origin.claims if c in ground.claims}
            detail = f"{shown(origin.name)} says nothing in the reports that give it"
            yield (None if spoke & told_in else Mismatch(finding.id, field, MISATTRIBUTED, detail))

    def _is_claimed(self, value: Value) -> bool:
        """Whether its words name who claims the deed: it rests on him, whoever passes that on."""
        told = (self.ground.mentions[m].event for m in value.mentions if m in self.ground.mentions)
        claiming = [a.words for event in told for a in event.agents if a.evidence == CLAIMS_IT]
        return any(meets(words, each) for words in value.words for each in claiming)


def _misplaced(record: str, field: str, span: Span) -> Mismatch:
    detail = f"characters {span.start}–{span.end} hold no words of its report"
    return Mismatch(record, field, MISPLACED, detail)
