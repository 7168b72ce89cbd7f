"""Which tellers are one origin: who speaks for a body, and what one body is called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from rashomon.findings.material import Party
from rashomon.findings.origins import descriptions as told_by
from rashomon.findings.origins.bodies import SPOKES, body_of
from rashomon.findings.origins.doubts import STATE
from rashomon.findings.origins.headlines import headed
from rashomon.findings.origins.tellers import Teller, Tellers
from rashomon.publishers import folded, publishers
from rashomon.records import OriginKind, Span
from rashomon.spelling import key

_OFFICE = re.compile(r"\s+(?:minister|secretary)\b(?![- ]general)", re.IGNORECASE)
_ITS = re.compile(r"(?:its|the (?:group|organi[sz]ation|charity|monitor|body)['’]?s)\s", re.I)
_LETTERS = 2  # that the name of a body has at least
_LED = re.compile(r"-(?:\w+ed|led|run|born)\b")  # "Taliban-appointed": by them, not theirs
_ELSEWHERE = re.compile(r"\b(?:speaking|spoke|told|critics?|familiar|close|interview|quoted)\b")


class Joining:
    """Joins the tellers of one story."""

    def __init__(self, tellers: Tellers) -> None:
        self._of = tellers

    def joined(self, apart: Collection[frozenset[str]] = ()) -> dict[str, str]:
        """Tellers that are one origin with another: who speaks for a body, what else it is called.

        ``apart`` are pairs that people hold to be two.
        "Observatory director X", "X, head of the Observatory" speak for the Observatory; "a
        monitoring group said", where the same report names one body of that kind, is that body.
        """
        joined: dict[str, str] = {}
        for named in sorted(self._of.by_key):
            teller = self._of.by_key[named]
            if teller.kind is OriginKind.SPEAKER and named.startswith(("party ", "name ")):
                body = next(self._bodies(named, teller), None)
                if body is not None:
                    joined[named] = self._of.speaks(body, teller)
                elif teller.label == "PERSON" and (office := self._office_of(named, teller)):
                    joined[named] = office
                elif teller.label == "LOCATION" and (person := self._of_state(teller)):
                    joined[named] = person
        for named, teller in sorted(self._of.by_key.items()):
            if teller.kind is OriginKind.UNNAMED:
                by_kind = told_by.last(teller.name) in told_by.BODY_WORDS
                by_kind = by_kind and not self._named_inside(teller)
                found = self._named_later(teller) if by_kind else self._in_office(teller)
                found = found or self._voice_of(teller)
                if found is not None:
                    joined[named] = found
        joined = self._one_body() | joined
        joined = headed(self._of) | joined
        joined = {one: body for one, body in joined.items() if frozenset((one, body)) not in apart}
        return {one: end for one in joined if (end := _end(joined, one)) != one}

    def _one_body(self) -> dict[str, str]:
        """Tellers that are one body: by its office in full, in a report also by a part of it.

        "The Russian Ministry of Defence", "Russia's defence ministry" and, after those, "the
        ministry"; "the Observatory", where one body is called an observatory.
        """
        joined: dict[str, str] = {}
        full: dict[str, list[str]] = defaultdict(list)
        for named, teller in sorted(self._of.by_key.items()):
            if teller.body is not None and teller.body.home:
                full[teller.body.key].append(named)
        for some in full.values():
            some.sort(key=lambda named: (not self._says_whose(named), named))
            joined |= dict.fromkeys(some[1:], some[0])
        for named, teller in sorted(self._of.by_key.items()):
            if teller.body is not None and not teller.body.home:
                fuller = {
                    _end(joined, other)
                    for other, its in self._of.by_key.items()
                    if its.body is not None
                    and its.body.home
                    and teller.body.may_be(its.body)
                    and teller.reports <= its.reports
                    and self._may_mean(teller, its)
                }
                if len(fuller) == 1:
                    joined[named] = fuller.pop()
                elif not fuller and (home := self._seat(teller)):
                    of_seat = replace(teller.body, home=home)
                    joined[named] = full[of_seat.key][0] if of_seat.key in full else named
                    full.setdefault(of_seat.key, [named])
            elif teller.label == "ORG" and key(teller.name) in told_by.BODY_WORDS:
                same = {
                    party.id
                    for actors in self._of.actors.values()
                    for _, party in actors
                    if party.label == "ORG" and told_by.noun(party.name) == key(teller.name)
                }
                same -= {named.removeprefix("party ")}
                if len(same) == 1 and (body := f"party {same.pop()}") in self._of.by_key:
                    joined[named] = body
        return joined

    def _seat(self, teller: Teller) -> str:
        """The country whose body "the ministry" is in reports from its capital."""
        homes = {self._of.seats.get(report, "") for report in teller.reports}
        return homes.pop() if len(homes) == 1 else ""

    def _may_mean(self, bare: Teller, full: Teller) -> bool:
        """Whether "the ministry" may be the one that its reports name in full.

        From Ankara, the defence ministry that speaks before Syria's does is not Syria's.
        """
        written = self._of.written_in
        for report in bare.reports:
            home = written.get(report, "")
            before = min((w.start for w in bare.words if w.report == report), default=0)
            after = min((w.start for w in full.words if w.report == report), default=0)
            if before < after and home and full.country and home != full.country:
                return False
        return True

    def _says_whose(self, named: str) -> bool:
        """Whether the name of a body says whose it is: "ministry of health" does not."""
        body = body_of(self._of.by_key[named].name)
        return body is not None and bool(body.home)

    def _bodies(self, named: str, teller: Teller) -> Iterator[Party]:
        """Bodies that stand in the words for a person, or in its role, in full or by their noun.

        A body speaks for no other: "the Observatory and the Committees" are two.
        """
        if teller.label == "ORG":
            return
        for span in sorted(teller.words, key=lambda s: (s.report, s.start)):
            text = self._of.reports[span.report].text
            given = self._of.roles.get((span.report, named.removeprefix("party ")), "")
            role = set() if told_by.speaks_for_self(given) else set(given.split())
            said = role | told_by.before_clauses(span.of(text))
            if _ITS.match(text, span.start):
                yield from self._last_body(span)
            for other, party in self._of.actors[span.report]:
                body = f"party {party.id}"
                if party.label != "ORG" or body == named:
                    continue
                if folded(party.name) in publishers().by_key:
                    continue  # "told Reuters" makes nobody the agency's voice
                if len(key(party.name)) < _LETTERS:
                    continue  # "Sen. Karim Aziz (D-Vt.)"
                inside = span.start <= other.start and other.end <= span.end
                if told_by.speaks_for_self(key(text[span.start : other.start])):
                    continue  # "a teacher at the Tern School"
                if _OFFICE.match(text, other.end) or _LED.match(text, other.end):
                    continue  # "Interior Cabinet" of the "Interior Cabinet Secretary"
                if inside and _ELSEWHERE.search(text, span.start, other.start):
                    continue  # "speaking at the Institute"
                if inside or told_by.last(party.name) in role or told_by.noun(party.name) in said:
                    yield party

    def _office_of(self, named: str, teller: Teller) -> str | None:
        """The one body of a state that speaks in this story, and whose spokesman a person is."""
        roles = [role for (_, id_), role in self._of.roles.items() if f"party {id_}" == named]
        bodies = [body_of(role, teller.country) for role in roles if SPOKES & set(role.split())]
        fitting = {
            other
            for other, its in self._of.by_key.items()
            if its.body is not None
            and its.body.home
            and any(body is not None and body.may_be(its.body) for body in bodies)
        }
        return min(fitting) if len({self._of.by_key[each].body for each in fitting}) == 1 else None

    def _named_inside(self, teller: Teller) -> bool:
        """Whether a description names a body itself: "the United Nations migration agency"."""
        return any(
            party.label == "ORG" and words.meets(span)
            for words in teller.words
            for span, party in self._of.actors[words.report]
        )

    def _last_body(self, span: Span) -> Iterator[Party]:
        """The body that spoke last before words: "Its director"."""
        spoke = [
            (words.end, named)
            for named, teller in self._of.by_key.items()
            for words in teller.words
            if teller.label == "ORG" and words.report == span.report and words.end <= span.start
        ]
        last = max(spoke)[1] if spoke else ""
        actors = self._of.actors[span.report]
        yield from (party for _, party in actors if f"party {party.id}" == last)

    def _voice_of(self, teller: Teller) -> str | None:
        """The one body whose office or whose words a description names: "an X spokesman"."""
        head = told_by.last(told_by.HANGING.split(teller.name)[0])
        if head not in told_by.VOICES | told_by.STATEMENTS:
            return None
        bodies = {
            party.id: party
            for span in teller.words
            for other, party in self._of.actors[span.report]
            if span.start <= other.start
            and other.end <= span.end
            and party.label == "ORG"
            and folded(party.name) not in publishers().by_key
            and not _LED.match(self._of.reports[span.report].text, other.end)
            and not _ELSEWHERE.search(self._of.reports[span.report].text, span.start, other.start)
        }
        return self._of.speaks(next(iter(bodies.values())), teller) if len(bodies) == 1 else None

    def _of_state(self, teller: Teller) -> str | None:
        """The one official whom the only report of a country's words names: "Iraq: …".

        Versions of one page are one report.
        """
        pages = {self._of.material.newer(report) for report in teller.reports}
        if len(pages) != 1 or not teller.country:
            return None
        fitting = [
            named
            for named, other in self._of.by_key.items()
            if other.label == "PERSON"
            and other.country == teller.country
            and other.sector in STATE
            and teller.reports <= other.reports
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _in_office(self, teller: Teller) -> str | None:
        """The one speaker of its report whose office a description gives: "the prime minister"."""
        said = told_by.office(teller.name)
        if len(teller.reports) != 1 or not said:
            return None
        fitting = {
            f"party {party}"
            for party, offices in self._of.offices.items()
            if any(said <= office for office in offices)
        }
        known = self._of.by_key
        fitting = {p for p in fitting & known.keys() if teller.reports <= known[p].reports}
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _named_later(self, teller: Teller) -> str | None:
        """The one body that every report of a description names as a speaker.

        Of several, a monitoring group is the one that is called an observatory.
        """
        found: set[str] | None = None
        for report in teller.reports:
            bodies = {
                f"party {party.id}"
                for _, party in self._of.actors[report]
                if party.label == "ORG"
                and f"party {party.id}" in self._of.by_key
                and report in self._of.by_key[f"party {party.id}"].reports
                and self._of.by_key[f"party {party.id}"].kind is OriginKind.SPEAKER
            }
            found = bodies if found is None else found & bodies
        some = found or set()
        if len(some) > 1 and "monitor" in key(teller.name):
            nouns = {each: told_by.noun(self._of.by_key[each].name) for each in some}
            some = {each for each, noun in nouns.items() if noun in told_by.WATCHERS}
        return next(iter(some)) if len(some) == 1 else None


def _end(joined: Mapping[str, str], named: str) -> str:
    """Where a chain of joinings ends; one that runs in a circle ends where it began."""
    seen = {named}
    while named in joined and joined[named] not in seen:
        named = joined[named]
        seen.add(named)
    return named
