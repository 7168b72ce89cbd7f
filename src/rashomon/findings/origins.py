"""Where information began: each claim traced to who first said it, as far as reports tell.

A claim's first speaker is its origin: named speakers over all reports by their entity, unnamed ones
within a report, and across reports where one carrier or one text brings them. What an outlet says
itself begins with the wire it credits, else with the outlet, or with the report that it shares
those words with. Which of them may be one is decided from what is told of them; see ``may_be``.
Source: decision 11; the reasoning on copies follows Dong, Berti-Equille and Srivastava, VLDB 2009.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.findings.independent import surely_different
from rashomon.findings.material import Material, Party, Spoken
from rashomon.findings.shared import Shared
from rashomon.publishers import canonical, publishers
from rashomon.records import (
    NOBODY,
    Claim,
    Holder,
    Origin,
    OriginKind,
    Report,
    Span,
    Support,
    content_id,
)
from rashomon.spelling import key

# Words for what was said, not for who said it: "reports say", "according to accounts".
_UNTOLD = frozenset("report reports account accounts rumour rumours rumor rumors claims".split())
# Sectors by whose side they speak for; two of different sides are two people.
_STATE = frozenset("GOV MIL COP SPY LEG JUD ELI".split())
_ARMED = frozenset("REB UAF CRM OPP PTY".split())  # opposition and rebels may be one
_CARE = frozenset(("MED",))
_SIDES = (_STATE, _ARMED, _CARE)


@dataclass(slots=True)
class _Teller:
    """Somebody who tells, while claims are gathered."""

    kind: OriginKind
    name: str
    reason: str
    country: str = ""
    sector: str = ""
    words: dict[Span, None] = field(default_factory=dict)
    carriers: dict[str, None] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


class Origins:
    """All origins of one story, and what they amount to for any of its claims."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._shared = Shared(material.edges)
        self._tellers: dict[str, _Teller] = {}
        self._key_of: dict[str, str] = {}  # of claims
        self._actors = {each.report.id: _actors(each, material.parties) for each in material.spoken}
        self._reports = {each.report.id: each.report for each in material.spoken}
        for each in material.spoken:
            for claim in each.claims:
                self._take(claim)
            for event in each.coding.events:  # some stand in no claim: a headline
                self._own_key(each.report.id, event.trigger[0])
        self._joined = self._speaking_for()
        self._ids = self._named()
        self._may_be = self._doubts()

    # --- for findings ----------------------------------------------------------------------------

    def of_claim(self, claim: str) -> str:
        """The id of the origin that a claim goes back to."""
        return self._ids[self._root(self._key_of[claim])]

    def of_outlet(self, report: str, words: Span | None = None) -> str:
        """The id of the origin of what a report says itself, in no claim."""
        return self._ids[self._root(self._own_key(report, words))]

    def support(self, origins: Iterable[str], reports: Iterable[str]) -> Support:
        """How many independent origins these are, as a range, with the reason in words."""
        found = tuple(sorted(set(origins)))
        low = surely_different(found, self._may_be)
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
        publisher = publishers().by_key.get(key(words).replace(" ", "")) or (
            canonical(words) if canonical(words) != words else None
        )
        if publisher is not None:
            return self._put(
                f"agency {key(publisher)}",
                _Teller(OriginKind.AGENCY, publisher, "a publisher, given as the source"),
            )
        if party is not None and (holder.name is not None or party.label is not None):
            teller = _Teller(OriginKind.SPEAKER, party.name, "named", party.country, party.sector)
            return self._put(f"party {party.id}", teller)
        if holder.name is not None or holder.label is not None:
            return self._put(f"name {key(words)}", _Teller(OriginKind.SPEAKER, words, "named"))
        return self._unnamed(claim, holder, words, party)

    def _unnamed(self, claim: Claim, holder: Holder, words: str, party: Party | None) -> str:
        """One description is one origin in its report; across reports by carrier or by text."""
        carriers = [self._called(claim.report, each) for each in claim.chain[:-1]]
        at = holder.span or claim.words[0]
        source, _ = self._shared.source(claim.report, at)
        told = holder.described
        said = key(" ".join((told.nationality, told.role)) if told is not None else words)
        where = f"through {key(carriers[-1])}" if carriers else f"in {source}"
        reason = (
            f"described, not named; all through {carriers[-1]}"
            if carriers
            else "described, not named"
        )
        country = party.country if party is not None else ""
        sector = party.sector if party is not None else ""
        return self._put(
            f"unnamed {said} {where}",
            _Teller(OriginKind.UNNAMED, words, reason, country, sector),
        )

    def _party(self, report: str, holder: Holder) -> Party | None:
        """The entity that a holder's words name or describe."""
        actors = self._actors[report]
        for span in (holder.name, holder.stands_for, holder.span):
            if span is not None:
                for other, party in actors:
                    if other.start < span.end and span.start < other.end:
                        return party
        return None

    def _called(self, report: str, holder: Holder) -> str:
        return canonical(_words(holder, self._reports[report]))

    def _speaking_for(self) -> dict[str, str]:
        """Named people who speak for a body that is a speaker itself: the two are one origin."""
        joined: dict[str, str] = {}
        for named in sorted(self._tellers):
            teller = self._tellers[named]
            if teller.kind is not OriginKind.SPEAKER or not named.startswith("party "):
                continue
            for span in teller.words:
                for other, party in self._actors[span.report]:
                    body = f"party {party.id}"
                    inside = span.start <= other.start and other.end <= span.end
                    if inside and party.label == "ORG" and body != named and body in self._tellers:
                        joined.setdefault(named, body)
        return {one: body for one, body in joined.items() if body not in joined}

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
            theirs.names.add(mine.name)
            theirs.reason = f"named; {mine.name} speaks for it"
        ids = {
            named: content_id("origin", self._material.story, named)
            for named in self._tellers
            if named not in self._joined
        }
        self._by_id = {ids[named]: self._tellers[named] for named in sorted(ids)}
        return ids

    # --- who may be one --------------------------------------------------------------------------

    def _doubts(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        ids = sorted(self._by_id)
        for n, one in enumerate(ids):
            for other in ids[n + 1 :]:
                if self._may_be_one(self._by_id[one], self._by_id[other]):
                    found[one].add(other)
                    found[other].add(one)
        return {one: frozenset(found[one]) for one in ids}

    def _may_be_one(self, one: _Teller, other: _Teller) -> bool:
        """Whether what is told of two leaves open that one has it from the other, or is it."""
        open_ended = (OriginKind.OUTLET, OriginKind.AGENCY, OriginKind.UNTOLD)
        if one.kind in open_ended or other.kind in open_ended:
            return True
        both = one.kind is other.kind is OriginKind.SPEAKER
        if one.country and other.country and one.country != other.country:
            return False
        here, there = _side(one.sector), _side(other.sector)
        if both:  # two bodies of one state may speak from one briefing
            return bool(here is there is _STATE and one.country and one.country == other.country)
        return here is None or there is None or here is there

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


def _side(sector: str) -> frozenset[str] | None:
    return next((side for side in _SIDES if sector in side), None)


def _outlet(report: Report) -> str:
    return canonical(report.outlet.value) if report.outlet is not None else ""


def _words(holder: Holder, report: Report) -> str:
    span = holder.name or holder.stands_for
    return " ".join((span.of(report.text) if span is not None else holder.words).split())


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
