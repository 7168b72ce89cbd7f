"""Where information began: each claim traced to who first said it, as far as reports tell.

A claim's first speaker is its origin: named speakers over all reports by their entity, unnamed ones
within a report, and across reports where one carrier or one text brings them. What an outlet says
itself begins with the wire it credits, else with the outlet, or with the report that it shares
those words with. Which of them may be one is decided from what is told of them; see ``may_be``.
Source: decision 11; the reasoning on copies follows Dong, Berti-Equille and Srivastava, VLDB 2009.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations

from rashomon.findings.bodies import SPOKES, Body, body_of
from rashomon.findings.independent import surely_different
from rashomon.findings.material import Material, Party, Spoken
from rashomon.findings.shared import Shared
from rashomon.people import HUMAN, SPEAKERS
from rashomon.phrases import RELATIVE
from rashomon.publishers import PLATFORMS, canonical, folded, publishers
from rashomon.records import (
    CLAIMS_IT,
    NAMED,
    NOBODY,
    Claim,
    Described,
    EventMention,
    Holder,
    Origin,
    OriginKind,
    Report,
    Span,
    Subject,
    Support,
    Verdict,
    content_id,
    words_of,
)
from rashomon.sectors import sector_of
from rashomon.spelling import key

# Words for what was said, not for who said it: "reports say", "according to accounts".
_UNTOLD = frozenset("report reports account accounts rumour rumours rumor rumors claims".split())
_BODY_WORDS = frozenset(
    """group groups monitor monitors monitoring observatory organisation organization watchdog body
    ngo agency charity network institute centre center campaign association""".split()
)
_WATCHERS = frozenset("observatory monitor monitors watch watchdog".split())
# Sectors by whom they speak for; two that speak for different ones are two people. An opposition
# may be its rebels, and activists may have it from doctors.
_STATE = frozenset("GOV MIL COP SPY LEG JUD ELI".split())
_ARMED = frozenset("REB UAF CRM OPP PTY".split())
_CIVIC = frozenset("NGO CVL REF OPP PTY MED EDU REL".split())
_WORLD = frozenset(("IGO",))
_SIDES = (_STATE, _ARMED, _CIVIC, _WORLD)
_OPEN = (OriginKind.OUTLET, OriginKind.AGENCY, OriginKind.UNTOLD)
_STATES = frozenset("state government regime authorities administration leadership".split())
_OFFICE = re.compile(r"\s+(?:minister|secretary)\b(?![- ]general)", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\s")
_HANGING = re.compile(
    r"\s+(?:with|of|in|at|from|for|on|near|who|which|that|familiar|close|inside|outside|to|by"
    r"|briefed|speaking|based)\b|[,;(]"
)
_ITS = re.compile(r"(?:its|the (?:group|organi[sz]ation|charity|monitor|body)['’]?s)\s", re.I)
_ELSEWHERE = re.compile(r"\b(?:speaking|spoke|told|critics?|familiar|close|interview|quoted)\b")
# Who speaks for a body by his office, and what a body says.
_VOICES = SPOKES | frozenset(
    "director head chief chairman chairwoman chair coordinator representative founder".split()
)
_STATEMENTS = frozenset(
    """statement toll tally count figure figures tweet post feed account communique bulletin
    release""".split()
)
_CALLED = re.compile(
    r"\b(?:known as|called|named|calling (?:itself|themselves))\s+(?:the\s+)?[“\"‘']?$"
)
_SHORT = {"pm": "prime minister", "fm": "foreign minister", "premier": "prime minister"}
_BODY = "a body of a state, by its office"
_MEDIA = frozenset("media television tv radio news agency newspaper broadcaster press".split())
_OFFICIAL = frozenset("state official government".split())  # of media: they speak for the state


@dataclass(slots=True)
class _Teller:
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


class Origins:
    """All origins of one story, and what they amount to for any of its claims."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._shared = Shared(material.edges)
        self._tellers: dict[str, _Teller] = {}
        self._key_of: dict[str, str] = {}  # of claims
        every = [*material.spoken, *(v for some in material.earlier.values() for v in some)]
        every.sort(key=lambda each: each.report.id)
        self._actors = {each.report.id: _actors(each, material.parties) for each in every}
        self._reports = {each.report.id: each.report for each in every}
        self._roles = {
            (each.report.id, material.parties[(each.report.id, number)].id): key(
                actor.role.of(each.report.text)
            )
            for each in every
            for number, actor in enumerate(each.coding.actors)
            if actor.role is not None and (each.report.id, number) in material.parties
        }
        self._offices: dict[str, set[frozenset[str]]] = defaultdict(set)
        for (_, party), role in self._roles.items():
            self._offices[party].add(_office(role))
        self._described: dict[str, list[tuple[Span, Described]]] = defaultdict(list)
        for each in every:
            for holder in (holder for claim in each.claims for holder in claim.chain):
                if holder.described is not None and holder.span is not None:
                    self._described[each.report.id].append((holder.span, holder.described))
        for each in every:
            for claim in each.claims:
                self._take(claim)
            for event in each.coding.events:
                self._own_key(each.report.id, event.trigger[0])  # some stand in no claim
                self._claimants(each, event)
        self._same, self._apart = self._decided()
        self._joined = self._with_decisions(self._speaking_for())
        self._ids = self._named()
        self._may_be = self._doubts()
        self._least: dict[tuple[str, ...], int] = {}

    # --- for findings ----------------------------------------------------------------------------

    def of_claim(self, claim: str) -> str:
        """The id of the origin that a claim goes back to."""
        return self._ids[self._root(self._key_of[claim])]

    def of_outlet(self, report: str, words: Span | None = None) -> str:
        """The id of the origin of what a report says itself, in no claim."""
        return self._ids[self._root(self._own_key(report, words))]

    def of_party(self, party: str) -> str | None:
        """The id of the origin that somebody is who claims a deed."""
        named = f"party {party}"
        return self._ids[self._root(named)] if named in self._tellers else None

    def support(self, origins: Iterable[str], reports: Iterable[str]) -> Support:
        """How many independent origins these are, as a range, with the reason in words."""
        found = tuple(sorted(set(origins)))
        low = self._least.get(found)
        if low is None:
            low = self._least[found] = surely_different(found, self._may_be)
        names = [self._by_id[each].name for each in found]
        return Support(
            found, low, len(found), tuple(sorted(set(reports))), _in_words(names, low, len(found))
        )

    def all(self, within: Iterable[str]) -> tuple[Origin, ...]:
        """Those origins, the one with most reports and claims first."""
        wanted = set(within)
        found = [
            self._origin(each, teller) for each, teller in self._by_id.items() if each in wanted
        ]
        kept = {origin.id for origin in found}
        return tuple(
            sorted(
                (_within(origin, kept) for origin in found),
                key=lambda o: (-len(o.reports), -len(o.claims), key(o.name), o.id),
            )
        )

    def kind(self, origin: str) -> OriginKind:
        """What an origin is."""
        return self._by_id[origin].kind

    def name(self, origin: str) -> str:
        """What an origin is called."""
        return self._by_id[origin].name

    # --- gathering -------------------------------------------------------------------------------

    def _take(self, claim: Claim) -> None:
        holder = claim.chain[-1] if claim.chain else None
        if holder is None:
            found = self._own_key(claim.report, claim.words[0])
        elif claim.attribution is None and holder != NOBODY:
            found = self._wire(holder)
        else:
            found = self._speaker(claim, holder)
        teller = self._tellers[found]
        teller.claims.append(claim.id)
        teller.reports.add(claim.report)
        if holder is not None and holder.span is not None:
            teller.words.setdefault(holder.whole or holder.span)
        for carrier in claim.chain[:-1]:
            teller.carriers.setdefault(self._called(claim.report, carrier))
        self._key_of[claim.id] = found

    def _put(self, key: str, teller: _Teller) -> str:
        self._tellers.setdefault(key, teller)
        return key

    def _own_key(self, report: str, words: Span | None) -> str:
        """An outlet's own words: those of the report that it has them from, where that is known."""
        source, reason = self._shared.source(report, words)
        if source not in self._reports:
            source, reason = report, ""
        outlet = _outlet(self._reports[source])
        named = f"outlet {key(outlet)}" if outlet else f"outlet of {source}"
        self._put(
            named,
            _Teller(
                OriginKind.OUTLET,
                outlet or "an outlet that is not named",
                reason or "says it itself, and not where it has it from",
            ),
        )
        self._tellers[named].reports.add(source)
        return named

    def _claimants(self, each: Spoken, event: EventMention) -> None:
        """Who claims a deed speaks for itself, whoever passes it on."""
        for agent in event.agents:
            number = -1 if agent.actor is None else agent.actor
            party = self._material.parties.get((each.report.id, number))
            if agent.evidence == CLAIMS_IT and party is not None:
                named = self._put(
                    f"party {party.id}",
                    _Teller(OriginKind.SPEAKER, party.name, "named", party.country, party.sector),
                )
                self._tellers[named].reports.add(each.report.id)
                self._tellers[named].words.setdefault(agent.words)

    def _wire(self, holder: Holder) -> str:
        name = canonical(holder.words)
        return self._put(
            f"agency {key(name)}",
            _Teller(OriginKind.AGENCY, name, "the wire that reports credit for their own words"),
        )

    def _speaker(self, claim: Claim, holder: Holder) -> str:
        report = self._reports[claim.report]
        if holder == NOBODY or _last(holder.words) in _UNTOLD:
            told = f"untold {self._shared.source(claim.report, claim.words[0])[0]}"
            name = holder.words or "somebody who is not named"
            return self._put(told, _Teller(OriginKind.UNTOLD, name, "who says so is not told"))
        party = self._party(claim.report, holder)
        words = _words(holder, report)
        if folded(words if party is None else party.name) in PLATFORMS:
            told = f"untold {self._shared.source(claim.report, claim.words[0])[0]}"
            return self._put(told, _Teller(OriginKind.UNTOLD, words, "who wrote it is not told"))
        publisher = _publisher(words)
        body = self._body_told(claim.report, holder, words)
        state = publishers().states.get(publisher or "", "")
        if publisher is not None and not state and not _OFFICIAL & set(key(holder.words).split()):
            return self._put(
                f"agency {key(publisher)}",
                _Teller(OriginKind.AGENCY, publisher, "a publisher, given as the source"),
            )
        if publisher is not None:
            teller = _Teller(OriginKind.SPEAKER, publisher, "a state's medium", state, "GOV")
            return self._put(f"state {key(publisher)}", teller)
        mere = party is None or party.label in (None, "LOCATION")
        if mere and body is not None and body.home and not body.governs:
            return self._put(
                body.key,
                _Teller(
                    OriginKind.SPEAKER,
                    _plain(holder.words),
                    _BODY,
                    body.home,
                    _sector(holder.words) or "GOV",
                    body=body,
                ),
            )
        if party is not None and (holder.name is not None or party.label is not None):
            teller = _Teller(
                OriginKind.SPEAKER, party.name, "named", party.country, party.sector, party.label
            )
            if party.label in ("ORG", "LOCATION"):
                teller.body = _body(party)
            return self._put(f"party {party.id}", teller)
        if holder.name is not None or holder.label is not None:
            return self._put(f"name {key(words)}", _Teller(OriginKind.SPEAKER, words, "named"))
        return self._unnamed(claim, holder, words, party, body)

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
        country = party.country if party is not None else ""
        sector = party.sector if party is not None else ""
        sector = sector or _sector(f"{told.nationality} {told.role}" if told is not None else words)
        sector = _sector(words) or sector
        if not sector and not _may_speak(words):
            return self._own_key(claim.report, claim.words[0])  # "the blast": nobody
        teller = _Teller(OriginKind.UNNAMED, words, reason, country, sector, body=body)
        return self._put(f"unnamed {said} {where}", teller)

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
        actors = self._actors[report]
        for span in (holder.name, holder.stands_for, holder.span):
            if span is None:
                continue
            text, first = self._reports[report].text, span.start
            described = span is not holder.name and not _is_state(span.of(text))
            if described:
                first += len(_HANGING.split(span.of(text))[0]) - 1
            for other, party in actors:
                if described and _OWNS.match(text, other.end, span.end):
                    continue
                if other.start < span.end and first < other.end:
                    return party
                if span.start < other.start < span.end and _CALLED.search(
                    text, span.start, other.start
                ):
                    return party
        return None

    def _called(self, report: str, holder: Holder) -> str:
        return canonical(_words(holder, self._reports[report]))

    def _speaking_for(self) -> dict[str, str]:
        """Tellers that are one origin with a body: who speaks for it, and what it is called first.

        "Observatory director X", "X, head of the Observatory" speak for the Observatory; "a
        monitoring group said", where the same report names one body of that kind, is that body.
        """
        joined: dict[str, str] = {}
        for named in sorted(self._tellers):
            teller = self._tellers[named]
            if teller.kind is OriginKind.SPEAKER and named.startswith("party "):
                body = next(self._bodies(named, teller), None)
                if body is not None:
                    joined[named] = self._speaks(body, teller)
                elif teller.label == "PERSON" and (office := self._office_of(named, teller)):
                    joined[named] = office
                elif teller.label == "LOCATION" and (person := self._of_state(teller)):
                    joined[named] = person
        for named, teller in sorted(self._tellers.items()):
            if teller.kind is OriginKind.UNNAMED:
                by_kind = _last(teller.name) in _BODY_WORDS
                found = self._named_later(teller) if by_kind else self._in_office(teller)
                found = found or self._voice_of(teller)
                if found is not None:
                    joined[named] = found
        joined = self._one_body() | joined
        return {one: _end(joined, one) for one in joined}

    def _one_body(self) -> dict[str, str]:
        """Tellers that are one body: by its office in full, in a report also by a part of it.

        "The Russian Ministry of Defence", "Russia's defence ministry" and, after those, "the
        ministry"; "the Observatory", where one body is called an observatory.
        """
        joined: dict[str, str] = {}
        full: dict[str, list[str]] = defaultdict(list)
        for named, teller in sorted(self._tellers.items()):
            if teller.body is not None and teller.body.home:
                full[teller.body.key].append(named)
        for some in full.values():
            some.sort(key=lambda named: (not named.startswith("party "), named))
            joined |= dict.fromkeys(some[1:], some[0])
        for named, teller in sorted(self._tellers.items()):
            if teller.body is not None and not teller.body.home:
                fuller = {
                    _end(joined, other)
                    for other, its in self._tellers.items()
                    if its.body is not None
                    and its.body.home
                    and teller.body.may_be(its.body)
                    and teller.reports <= its.reports
                }
                if len(fuller) == 1:
                    joined[named] = fuller.pop()
            elif teller.label == "ORG" and key(teller.name) in _BODY_WORDS:
                same = {
                    party.id
                    for actors in self._actors.values()
                    for _, party in actors
                    if party.label == "ORG" and _noun(party.name) == key(teller.name)
                }
                same -= {named.removeprefix("party ")}
                if len(same) == 1 and (body := f"party {same.pop()}") in self._tellers:
                    joined[named] = body
        return joined

    def _decided(self) -> tuple[list[tuple[str, str]], set[frozenset[str]]]:
        """Pairs of tellers that a person holds to be one, and those held to be two."""
        same: list[tuple[str, str]] = []
        apart: set[frozenset[str]] = set()
        for decision in self._material.decided.on(Subject.ORIGIN):
            here, there = (self._meant(side) for side in decision.about)
            for one in here:
                for other in there:
                    if one != other and decision.verdict is Verdict.SAME:
                        same.append((one, other))
                    elif one != other:
                        apart.add(frozenset((one, other)))
        return same, apart

    def _meant(self, side: str) -> list[str]:
        """The tellers that a side of a decision names: by words, by a report, or by a name."""
        words = words_of(side)
        if words is not None:
            return [
                named
                for named, teller in sorted(self._tellers.items())
                if any(words.meets(span) for span in teller.words)
            ]
        wanted = key(canonical(side.removeprefix(NAMED)))
        return [
            named
            for named in (f"outlet {wanted}", f"agency {wanted}", f"outlet of {side}")
            if named in self._tellers
        ]

    def _with_decisions(self, joined: dict[str, str]) -> dict[str, str]:
        """The same, where people decided otherwise: what they hold to be two is not joined."""
        found = {a: b for a, b in joined.items() if frozenset((a, b)) not in self._apart}
        for one, other in self._same:
            one, other = found.get(one, one), found.get(other, other)
            if one != other:
                found = {a: one if b == other else b for a, b in found.items()} | {other: one}
        return found

    def _speaks(self, body: Party, teller: _Teller) -> str:
        """The key of a body that somebody speaks for, also where it never speaks itself."""
        named = self._put(
            f"party {body.id}",
            _Teller(OriginKind.SPEAKER, body.name, "named", body.country, body.sector),
        )
        self._tellers[named].reports |= teller.reports
        return named

    def _bodies(self, named: str, teller: _Teller) -> Iterator[Party]:
        """Bodies that stand in the words for a person, or in its role, in full or by their noun.

        A body speaks for no other: "the Observatory and the Committees" are two.
        """
        if teller.label == "ORG":
            return
        for span in sorted(teller.words, key=lambda s: (s.report, s.start)):
            text = self._reports[span.report].text
            role = set(self._roles.get((span.report, named.removeprefix("party ")), "").split())
            said = role | _before_clauses(span.of(text))
            if _ITS.match(text, span.start):
                yield from self._last_body(span)
            for other, party in self._actors[span.report]:
                body = f"party {party.id}"
                if party.label != "ORG" or body == named:
                    continue
                if folded(party.name) in publishers().by_key:
                    continue  # "told Reuters" makes nobody the agency's voice
                inside = span.start <= other.start and other.end <= span.end
                if _OFFICE.match(text, other.end):
                    continue  # "Interior Cabinet" of the "Interior Cabinet Secretary"
                if inside and _ELSEWHERE.search(text, span.start, other.start):
                    continue  # "speaking at the Institute"
                if inside or _last(party.name) in role or _noun(party.name) in said:
                    yield party

    def _office_of(self, named: str, teller: _Teller) -> str | None:
        """The one body of a state that speaks in this story, and whose spokesman a person is."""
        roles = [role for (_, id_), role in self._roles.items() if f"party {id_}" == named]
        bodies = [body_of(role, teller.country) for role in roles if SPOKES & set(role.split())]
        fitting = {
            other
            for other, its in self._tellers.items()
            if its.body is not None
            and its.body.home
            and any(body is not None and body.may_be(its.body) for body in bodies)
        }
        return min(fitting) if len({self._tellers[each].body for each in fitting}) == 1 else None

    def _last_body(self, span: Span) -> Iterator[Party]:
        """The body that spoke last before words: "Its director"."""
        before = [
            (other.end, party)
            for other, party in self._actors[span.report]
            if other.end <= span.start
            and party.label == "ORG"
            and folded(party.name) not in publishers().by_key
            and f"party {party.id}" in self._tellers
        ]
        if before:
            yield max(before, key=lambda pair: pair[0])[1]

    def _voice_of(self, teller: _Teller) -> str | None:
        """The one body whose office or whose words a description names: "an X spokesman"."""
        if _last(_HANGING.split(teller.name)[0]) not in _VOICES | _STATEMENTS:
            return None
        bodies = {
            party.id: party
            for span in teller.words
            for other, party in self._actors[span.report]
            if span.start <= other.start
            and other.end <= span.end
            and party.label == "ORG"
            and folded(party.name) not in publishers().by_key
            and not _ELSEWHERE.search(self._reports[span.report].text, span.start, other.start)
        }
        return self._speaks(next(iter(bodies.values())), teller) if len(bodies) == 1 else None

    def _of_state(self, teller: _Teller) -> str | None:
        """The one official whom the only report of a country's words names: "Iraq: …"."""
        if len(teller.reports) != 1 or not teller.country:
            return None
        fitting = [
            named
            for named, other in self._tellers.items()
            if other.label == "PERSON"
            and other.country == teller.country
            and other.sector in _STATE
            and teller.reports <= other.reports
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _in_office(self, teller: _Teller) -> str | None:
        """The one speaker of its report whose office a description gives: "the prime minister"."""
        said = _office(teller.name)
        if len(teller.reports) != 1 or not said:
            return None
        fitting = {
            f"party {party}"
            for party, offices in self._offices.items()
            if any(said <= office for office in offices)
        }
        fitting = {
            p for p in fitting & self._tellers.keys() if teller.reports <= self._tellers[p].reports
        }
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _named_later(self, teller: _Teller) -> str | None:
        """The one body that every report of a description names as a speaker.

        Of several, a monitoring group is the one that is called an observatory.
        """
        found: set[str] | None = None
        for report in teller.reports:
            bodies = {
                f"party {party.id}"
                for _, party in self._actors[report]
                if party.label == "ORG"
                and f"party {party.id}" in self._tellers
                and report in self._tellers[f"party {party.id}"].reports
                and self._tellers[f"party {party.id}"].kind is OriginKind.SPEAKER
            }
            found = bodies if found is None else found & bodies
        some = found or set()
        if len(some) > 1 and "monitor" in key(teller.name):
            some = {each for each in some if _noun(self._tellers[each].name) in _WATCHERS}
        return next(iter(some)) if len(some) == 1 else None

    def _root(self, named: str) -> str:
        return self._joined.get(named, named)

    def _named(self) -> dict[str, str]:
        """Ids by key; people are folded into the bodies that they speak for."""
        for one, body in self._joined.items():
            mine, theirs = self._tellers[one], self._tellers[body]
            theirs.claims += mine.claims
            theirs.reports |= mine.reports
            theirs.words |= mine.words
            theirs.carriers |= mine.carriers
            if (one, body) in self._same or (body, one) in self._same:
                theirs.reason = f"a person holds it to be one with {mine.name}"
            elif mine.label == "PERSON":
                theirs.reason = f"named; {mine.name} speaks for it"
            elif theirs.reason == "named" and key(_plain(mine.name)) != key(theirs.name):
                theirs.reason = f"named; also “{mine.name}”"
        ids = {
            named: content_id("origin", self._material.story, named)
            for named in self._tellers
            if named not in self._joined
        }
        self._by_id = {ids[named]: self._tellers[named] for named in sorted(ids)}
        return ids

    # --- who may be one --------------------------------------------------------------------------

    def _doubts(self) -> dict[str, frozenset[str]]:
        """Whoever is no speaker may have it from anybody; speakers are compared with each other."""
        ids = sorted(self._by_id)
        speak = [each for each in ids if self._by_id[each].kind not in _OPEN]
        anybody = frozenset(each for each in ids if self._by_id[each].kind in _OPEN)
        found: dict[str, set[str]] = {each: set(anybody) for each in speak}
        for one, other in combinations(speak, 2):
            if _may_be_one(self._by_id[one], self._by_id[other]):
                found[one].add(other)
                found[other].add(one)
        everybody = frozenset(ids)
        doubts = {each: everybody - {each} for each in anybody}
        doubts |= {each: frozenset(others) for each, others in found.items()}
        for one, other in (sorted(pair) for pair in self._apart):
            here, there = (self._ids[self._root(each)] for each in (one, other))
            doubts[here] -= {there}
            doubts[there] -= {here}
        return doubts

    def _origin(self, named: str, teller: _Teller) -> Origin:
        carriers = tuple(sorted(c for c in teller.carriers if c and key(c) != key(teller.name)))
        return Origin(
            id=named,
            kind=teller.kind,
            name=teller.name,
            occasion=f"through {', '.join(carriers)}" if carriers else "",
            words=tuple(sorted(teller.words, key=lambda s: (s.report, s.start)))[:12],
            carriers=carriers,
            reports=tuple(sorted(teller.reports)),
            claims=tuple(sorted(teller.claims)),
            may_be=tuple(sorted(self._may_be[named])),
            reason=teller.reason,
        )


def _may_be_one(one: _Teller, other: _Teller) -> bool:
    """Whether what is told of two leaves open that one has it from the other, or is it."""
    if _is_short_for(one.name, other.name) or _is_short_for(other.name, one.name):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if one.kind is other.kind is OriginKind.SPEAKER:  # two bodies of one state: one briefing
        states = one.sector in _STATE and other.sector in _STATE
        return states and (not one.country or not other.country or one.country == other.country)
    here, there = _sides(one.sector), _sides(other.sector)
    return not here or not there or bool(here & there)


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name leaves words of another out: "the Red Crescent", "the Libyan Red Crescent"."""
    left = set(key(short).split()) - {"the"}
    return bool(left) and left <= set(key(name).split())


def _end(joined: Mapping[str, str], named: str) -> str:
    """Where a chain of joinings ends; one that runs in a circle ends where it began."""
    seen = {named}
    while named in joined and joined[named] not in seen:
        named = joined[named]
        seen.add(named)
    return named


def _body(party: Party) -> Body | None:
    """The body of a state that a name is; a state by its name is its government."""
    if party.label == "LOCATION":
        return body_of(f"{party.name} government") if party.country else None
    return body_of(party.name, party.country)


def _publisher(words: str) -> str | None:
    """The publisher that words name, also behind what it is: "the state news agency SANA"."""
    known = publishers().by_key
    if (found := known.get(folded(words))) is not None or not _MEDIA & set(key(words).split()):
        return found
    inside = {known[name] for word in words.split() if (name := folded(word)) in known}
    return inside.pop() if len(inside) == 1 else None


def _plain(words: str) -> str:
    """Words without the article that opens them."""
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)


@cache
def _sides(sector: str) -> frozenset[int]:
    """The sides that a sector may be on."""
    return frozenset(n for n, side in enumerate(_SIDES) if sector in side)


def _within(origin: Origin, kept: set[str]) -> Origin:
    return replace(origin, may_be=tuple(each for each in origin.may_be if each in kept))


def _actors(each: Spoken, parties: Mapping[tuple[str, int], Party]) -> Sequence[tuple[Span, Party]]:
    """Where each actor of a report is named, longest words first."""
    found = [
        (span, parties[(each.report.id, number)])
        for number, actor in enumerate(each.coding.actors)
        if (each.report.id, number) in parties
        for span in actor.mentions
    ]
    return sorted(found, key=lambda pair: (pair[0].start - pair[0].end, pair[0].start))


def _office(words: str) -> frozenset[str]:
    """The words of an office without articles; what is short for it spelled out."""
    said = " ".join(_SHORT.get(word, word) for word in key(words).split()).split()
    return frozenset(word for word in said if word not in ("the", "a", "an"))


def _sector(words: str) -> str:
    """The sector that a description's own words tell."""
    said = key(words).split()
    if _OFFICIAL & set(said) and _MEDIA & set(said):
        return "GOV"
    if any(word.startswith("monitor") for word in said):
        return "NGO"
    return sector_of([word.removesuffix("s") for word in said])[0]


def _may_speak(words: str) -> bool:
    """Whether a description is of people, of a body, or of what people write."""
    ends = (_last(words), _last(_HANGING.split(words)[0]))
    forms = {form for last in ends for form in (last, last.removesuffix("s"))}
    return not forms.isdisjoint(SPEAKERS | HUMAN | _STATEMENTS)


def _outlet(report: Report) -> str:
    return canonical(report.outlet.value) if report.outlet is not None else ""


def _words(holder: Holder, report: Report) -> str:
    span = holder.name or holder.stands_for
    return " ".join((span.of(report.text) if span is not None else holder.words).split())


def _noun(name: str) -> str:
    """The noun of a body's name, where it says what kind of body: "Observatory" of X for Y."""
    words = key(name).split()
    end = next((n for n, word in enumerate(words) if word in ("for", "of", "on")), len(words))
    return words[end - 1] if end and words[end - 1] in _BODY_WORDS | _WATCHERS else "?"


def _before_clauses(words: str) -> frozenset[str]:
    """The words of a description up to what a clause tells of it."""
    said = key(words).split()
    end = next((n for n, word in enumerate(said) if word in RELATIVE), len(said))
    return frozenset(said[:end])


def _is_state(words: str) -> bool:
    """Whether a description is of a state: "Syria's government", "the Iraqi authorities"."""
    return not _STATES.isdisjoint(key(words).split())


def _last(words: str) -> str:
    return key(words).rpartition(" ")[2]


def _in_words(names: Sequence[str], low: int, high: int) -> str:
    some = "; ".join(names[:4]) + (f"; {len(names) - 4} more" if len(names) > 4 else "")
    if high <= 1:
        return f"one origin: {some}" if high else "no origin"
    if low == high:
        return f"{high} origins that surely differ: {some}"
    sure = f"{low} surely differ" if low > 1 else "nothing told excludes that they are one"
    return f"{high} origins, of which {sure}: {some}"
