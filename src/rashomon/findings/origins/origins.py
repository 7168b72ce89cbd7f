"""Where information began: each claim traced to who first said it, as far as reports tell.

A claim's first speaker is its origin: named speakers over all reports by their entity, bodies of a
state by their office, unnamed speakers within a report, and across reports where one carrier or one
text brings them. What an outlet says itself begins with the wire it credits, else with the outlet,
or with the report that it shares those words with. Which of them may be one is decided from what is
told of them; see ``may_be``.
Source: decision 11; the reasoning on copies follows Dong, Berti-Equille and Srivastava, VLDB 2009.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.findings.independent import surely_different
from rashomon.findings.material import Material
from rashomon.findings.origins.decisions import decided, with_decisions
from rashomon.findings.origins.descriptions import plain
from rashomon.findings.origins.doubts import doubts
from rashomon.findings.origins.joining import Joining
from rashomon.findings.origins.tellers import Teller, Tellers
from rashomon.records import Origin, OriginKind, Span, Support, content_id
from rashomon.spelling import key


class Origins:
    """All origins of one story, and what they amount to for any of its claims."""

    def __init__(self, material: Material) -> None:
        self._story = material.story
        self._of = Tellers(material)
        self._same, apart = decided(self._of)
        self._joined = with_decisions(Joining(self._of).joined(apart), self._same)
        self._ids = self._named()
        pairs = (sorted(pair) for pair in apart)
        ids = [(self._ids[self._root(a)], self._ids[self._root(b)]) for a, b in pairs]
        self._may_be = doubts(self._by_id, ids)
        self._least: dict[tuple[str, ...], int] = {}

    def of_claim(self, claim: str) -> str:
        """The id of the origin that a claim goes back to."""
        return self._ids[self._root(self._of.key_of[claim])]

    def of_outlet(self, report: str, words: Span | None = None) -> str:
        """The id of the origin of what a report says itself, in no claim."""
        return self._ids[self._root(self._of.own_key(report, words))]

    def of_party(self, party: str) -> str | None:
        """The id of the origin that somebody is who claims a deed."""
        named = f"party {party}"
        return self._ids[self._root(named)] if named in self._of.by_key else None

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

    def _root(self, named: str) -> str:
        return self._joined.get(named, named)

    def _named(self) -> dict[str, str]:
        """Ids by key; people are folded into the bodies that they speak for."""
        for one, body in self._joined.items():
            mine, theirs = self._of.by_key[one], self._of.by_key[body]
            theirs.claims += mine.claims
            theirs.reports |= mine.reports
            theirs.words |= mine.words
            theirs.carriers |= mine.carriers
            theirs.sector = theirs.sector or mine.sector
            if (one, body) in self._same or (body, one) in self._same:
                theirs.reason = f"a person holds it to be one with {mine.name}"
            elif mine.label == "PERSON":
                theirs.reason = f"named; {mine.name} speaks for it"
            elif theirs.reason == "named" and key(plain(mine.name)) != key(theirs.name):
                theirs.reason = f"named; also “{mine.name}”"
        ids = {
            named: content_id("origin", self._story, named)
            for named in self._of.by_key
            if named not in self._joined
        }
        self._by_id = {ids[named]: self._of.by_key[named] for named in sorted(ids)}
        return ids

    def _origin(self, named: str, teller: Teller) -> Origin:
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


def _in_words(names: Sequence[str], low: int, high: int) -> str:
    some = "; ".join(names[:4]) + (f"; {len(names) - 4} more" if len(names) > 4 else "")
    if high <= 1:
        return f"one origin: {some}" if high else "no origin"
    if low == high:
        return f"{high} origins that surely differ: {some}"
    sure = f"{low} surely differ" if low > 1 else "nothing told excludes that they are one"
    return f"{high} origins, of which {sure}: {some}"
