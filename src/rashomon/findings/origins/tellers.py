"""Who tells each claim: its first speaker, or the outlet, or whom the outlet has the words from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.findings.material import Material, Party, Spoken
from rashomon.findings.origins import descriptions as told_by
from rashomon.findings.origins.bodies import Body, body_of
from rashomon.findings.shared import Shared
from rashomon.nations import alpha3, capitals
from rashomon.publishers import PLATFORMS, canonical, folded, publishers
from rashomon.records import (
    CLAIMS_IT,
    NOBODY,
    Claim,
    Described,
    EventMention,
    Holder,
    OriginKind,
    Report,
    Span,
)
from rashomon.spelling import key

# Words for what was said, not for who said it: "reports say", "according to accounts".
_UNTOLD = frozenset("report reports account accounts rumour rumours rumor rumors claims".split())
_OWNS = re.compile(r"['’]s?\s")
_CALLED = re.compile(
    r",?\s+(?:known as|called|named|calling (?:itself|themselves))\s+(?:the\s+)?[“\"‘']?"
)


@dataclass(slots=True)
class Teller:
    """Somebody who tells, while claims are gathered."""

    kind: OriginKind
    name: str
    reason: str
    country: str = ""
    sector: str = ""
    label: str | None = None
    body: Body | None = None
    words: dict[Span, None] = field(default_factory=dict)
    carriers: dict[str, None] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)


class Tellers:
    """Who tells what in one story, by a key for each, as far as each report tells by itself."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._shared = Shared(material.edges)
        self.by_key: dict[str, Teller] = {}
        self.key_of: dict[str, str] = {}  # of claims
        every = [*material.spoken, *(v for some in material.earlier.values() for v in some)]
        every.sort(key=lambda each: each.report.id)
        self.actors = {each.report.id: _actors(each, material.parties) for each in every}
        self.reports = {each.report.id: each.report for each in every}
        # The countries of datelines; of those that are capitals, whose bodies need no name there.
        self.written_in = {each.report.id: _written_in(each) for each in every}
        self.seats = {each.report.id: _written_in(each, capital=True) for each in every}
        self.roles = {
            (each.report.id, material.parties[(each.report.id, number)].id): key(
                actor.role.of(each.report.text)
            )
            for each in every
            for number, actor in enumerate(each.coding.actors)
            if actor.role is not None and (each.report.id, number) in material.parties
        }
        self.offices: dict[str, set[frozenset[str]]] = defaultdict(set)
        for (_, party), role in self.roles.items():
            self.offices[party].add(told_by.office(role))
        self._described: dict[str, list[tuple[Span, Described]]] = defaultdict(list)
        for each in every:
            for holder in (holder for claim in each.claims for holder in claim.chain):
                if holder.described is not None and holder.span is not None:
                    self._described[each.report.id].append((holder.span, holder.described))
        for each in every:
            for claim in each.claims:
                self._take(claim)
            for event in each.coding.events:
                self.own_key(each.report.id, event.trigger[0])  # some stand in no claim
                self._claimants(each, event)

    def _take(self, claim: Claim) -> None:
        holder = claim.chain[-1] if claim.chain else None
        if holder is None:
            found = self.own_key(claim.report, claim.words[0])
        elif claim.attribution is None and holder != NOBODY:
            found = self._wire(holder)
        else:
            found = self._speaker(claim, holder)
        teller = self.by_key[found]
        teller.claims.append(claim.id)
        teller.reports.add(claim.report)
        if holder is not None and holder.span is not None:
            teller.words.setdefault(holder.whole or holder.span)
        for carrier in claim.chain[:-1]:
            teller.carriers.setdefault(self._called(claim.report, carrier))
        self.key_of[claim.id] = found

    def put(self, key: str, teller: Teller) -> str:
        self.by_key.setdefault(key, teller)
        return key

    def own_key(self, report: str, words: Span | None) -> str:
        """An outlet's own words: those of the report that it has them from, where that is known."""
        source, reason = self._shared.source(report, words)
        if source not in self.reports:
            source, reason = report, ""
        outlet = _outlet(self.reports[source])
        named = f"outlet {key(outlet)}" if outlet else f"outlet of {source}"
        self.put(
            named,
            Teller(
                OriginKind.OUTLET,
                outlet or "an outlet that is not named",
                reason or "says it itself, and not where it has it from",
            ),
        )
        self.by_key[named].reports.add(source)
        return named

    def _claimants(self, each: Spoken, event: EventMention) -> None:
        """Who claims a deed speaks for itself, whoever passes it on."""
        for agent in event.agents:
            number = -1 if agent.actor is None else agent.actor
            party = self.material.parties.get((each.report.id, number))
            if agent.evidence == CLAIMS_IT and party is not None:
                named = self.put(
                    f"party {party.id}",
                    Teller(OriginKind.SPEAKER, party.name, "named", party.country, party.sector),
                )
                self.by_key[named].reports.add(each.report.id)
                self.by_key[named].words.setdefault(agent.words)

    def _wire(self, holder: Holder) -> str:
        name = canonical(holder.words)
        return self.put(
            f"agency {key(name)}",
            Teller(OriginKind.AGENCY, name, "the wire that reports credit for their own words"),
        )

    def _speaker(self, claim: Claim, holder: Holder) -> str:
        if holder == NOBODY or told_by.last(holder.words) in _UNTOLD:
            name = holder.words or "somebody who is not named"
            return self._untold(claim, name, "who says so is not told")
        party = self._party(claim.report, holder)
        words = told_by.words_for(holder, self.reports[claim.report])
        if folded(words if party is None else party.name) in PLATFORMS:
            return self._untold(claim, words, "who wrote it is not told")
        if (publisher := told_by.publisher(words)) is not None:
            return self._medium(publisher, holder)
        body = self._body_told(claim.report, holder, words)
        described = party is None or party.label in (None, "LOCATION")
        described = described or (party is not None and told_by.is_medium(party.name))
        if described and body is not None and body.home and not body.governs:
            return self._body_of_state(body, holder)
        if party is not None and (holder.name is not None or party.label is not None):
            teller = Teller(
                OriginKind.SPEAKER, party.name, "named", party.country, party.sector, party.label
            )
            if party.label in ("ORG", "LOCATION"):
                teller.body = _body(party)
            return self.put(f"party {party.id}", teller)
        if holder.name is not None or holder.label is not None:
            state = capitals().get(words.lower(), "") if holder.label == "LOCATION" else ""
            teller = Teller(OriginKind.SPEAKER, words, "named", alpha3().get(state, ""))
            teller.label = holder.label if teller.country else None  # a capital is its government
            return self.put(f"name {key(words)}", teller)
        return self._unnamed(claim, holder, words, party, body)

    def _untold(self, claim: Claim, name: str, reason: str) -> str:
        source, _ = self._shared.source(claim.report, claim.words[0])
        return self.put(f"untold {source}", Teller(OriginKind.UNTOLD, name, reason))

    def _medium(self, publisher: str, holder: Holder) -> str:
        """A publisher as the source: a state's medium speaks for its state."""
        state = publishers().states.get(publisher, "")
        if state or told_by.OFFICIAL & set(key(holder.words).split()):
            teller = Teller(OriginKind.SPEAKER, publisher, "a state's medium", state, "GOV")
            return self.put(f"state {key(publisher)}", teller)
        teller = Teller(OriginKind.AGENCY, publisher, "a publisher, given as the source")
        return self.put(f"agency {key(publisher)}", teller)

    def _body_of_state(self, body: Body, holder: Holder) -> str:
        sector = told_by.sector(holder.words) or "GOV"
        name, reason = told_by.plain(holder.words), "a body of a state, by its office"
        teller = Teller(OriginKind.SPEAKER, name, reason, body.home, sector, body=body)
        return self.put(body.key, teller)

    def _unnamed(
        self, claim: Claim, holder: Holder, words: str, party: Party | None, body: Body | None
    ) -> str:
        """One description is one origin in its report; across reports by carrier or by text."""
        carriers = [self._called(claim.report, each) for each in claim.chain[:-1]]
        at = holder.span or claim.words[0]
        source, _ = self._shared.source(claim.report, at)
        told = self._told(claim.report, holder)
        said = key(" ".join((told.nationality, told.role)) if told is not None else words)
        where = f"through {key(carriers[-1])}" if carriers else f"in {source}"
        reason = (
            f"described, not named; all through {carriers[-1]}"
            if carriers
            else "described, not named"
        )
        country, sector = (party.country, party.sector) if party is not None else ("", "")
        sector = sector or told_by.sector(
            words if told is None else f"{told.nationality} {told.role}"
        )
        sector = told_by.sector(words) or sector
        if not sector and not told_by.may_speak(words):
            return self.own_key(claim.report, claim.words[0])  # "the blast": nobody
        teller = Teller(OriginKind.UNNAMED, words, reason, country, sector, body=body)
        return self.put(f"unnamed {said} {where}", teller)

    def _body_told(self, report: str, holder: Holder, words: str) -> Body | None:
        """The body of a state that a holder's words are, or those that they point back to."""
        if holder.label == "PERSON":
            return None
        some = [
            body_of(said, owner="" if told is None else told.nationality)
            for said, told in (
                (holder.words, holder.described),
                (words, self._told(report, holder)),
            )
        ]
        return max(some, key=lambda body: body is not None and 1 + bool(body.home))

    def _told(self, report: str, holder: Holder) -> Described | None:
        """What a holder's words tell of him, else the words that they point back to."""
        if holder.stands_for is not None:
            for span, told in self._described[report]:
                if span.meets(holder.stands_for):
                    return told
        return holder.described

    def _party(self, report: str, holder: Holder) -> Party | None:
        """The entity that a holder's words name or describe.

        A name inside a description is somebody else: "sources close to Ankara's inquiry".
        """
        actors = self.actors[report]
        for span in (holder.name, holder.stands_for, holder.span):
            if span is None:
                continue
            text, first = self.reports[report].text, span.start
            described = span is not holder.name and not told_by.is_state(span.of(text))
            if described:
                first += len(told_by.HANGING.split(span.of(text))[0]) - 1
            for other, party in actors:
                if described and _OWNS.match(text, other.end, span.end):
                    continue
                if other.start < span.end and first < other.end:
                    return party
                if described and _CALLED.fullmatch(text, first + 1, other.start):
                    return party
        return None

    def _called(self, report: str, holder: Holder) -> str:
        return canonical(told_by.words_for(holder, self.reports[report]))

    def roles_of(self, named: str) -> str:
        """What reports say that somebody is, all of it: "teacher at the school"."""
        told = (role for (_, id_), role in sorted(self.roles.items()) if f"party {id_}" == named)
        return " ".join(told)

    def speaks(self, body: Party, teller: Teller) -> str:
        """The key of a body that somebody speaks for, also where it never speaks itself."""
        named = self.put(
            f"party {body.id}",
            Teller(OriginKind.SPEAKER, body.name, "named", body.country, body.sector),
        )
        self.by_key[named].reports |= teller.reports
        return named


def _written_in(each: Spoken, *, capital: bool = False) -> str:
    """The country that a report's dateline lies in, as three letters; empty where it has none."""
    for place in each.coding.places:
        before, said = each.report.text[: place.words.start], place.words.of(each.report.text)
        opens = before == "" or before.endswith("\n")
        if opens and said.isupper() and place.located is not None:
            home = place.located.country
            is_seat = capitals().get(said.lower(), "") == home
            return alpha3().get(home, "") if is_seat or not capital else ""
    return ""


def _body(party: Party) -> Body | None:
    """The body of a state that a name is; a state by its name is its government."""
    if party.label == "LOCATION":
        return body_of(f"{party.name} government") if party.country else None
    return body_of(party.name, party.country)


def _actors(each: Spoken, parties: Mapping[tuple[str, int], Party]) -> Sequence[tuple[Span, Party]]:
    """Where each actor of a report is named, longest words first."""
    found = [
        (span, parties[(each.report.id, number)])
        for number, actor in enumerate(each.coding.actors)
        if (each.report.id, number) in parties
        for span in actor.mentions
    ]
    return sorted(found, key=lambda pair: (pair[0].start - pair[0].end, pair[0].start))


def _outlet(report: Report) -> str:
    return canonical(report.outlet.value) if report.outlet is not None else ""
