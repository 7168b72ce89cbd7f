"""What findings stand on: the texts, mentions, claims and actors of one story's reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.findings import Material
from rashomon.proof.copy import bare
from rashomon.records import Claim, Coding, EventMention, Report, Span
from rashomon.sectors import states
from rashomon.spelling import key
from rashomon.words import sentences, words

_LONGEST = 5  # words of a country's name
_POSSESSIVE = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An event mention with the lists of its report that it points into."""

    event: EventMention
    coding: Coding

    def spans(self) -> Iterator[Span]:
        """All words that it is told in."""
        event, coding = self.event, self.coding
        yield from event.trigger
        if event.sentence is not None:
            yield event.sentence
        for each in (*event.agents, *event.recipients, *event.instruments, *event.topics):
            yield each.words
            if each.stands_for is not None:
                yield each.stands_for
        if event.place is not None:
            yield event.place.words
            if event.place.side is not None:
                yield event.place.side
        if event.when is not None:
            yield coding.times[event.when].words
        for number in event.quantities:
            quantity = coding.quantities[number]
            yield quantity.words
            if quantity.trigger is not None:
                yield quantity.trigger


class Ground:
    """One story's reports, older versions of their pages too, as findings may point to them."""

    def __init__(self, material: Material) -> None:
        older = [each for some in material.earlier.values() for each in some]
        spoken = [*material.spoken, *older]
        self.reports: dict[str, Report] = {each.report.id: each.report for each in spoken}
        self.claims: dict[str, Claim] = {c.id: c for each in spoken for c in each.claims}
        self.codings: dict[str, Coding] = {each.report.id: each.coding for each in spoken}
        self.mentions = {
            event.id: Mentioned(event, each.coding)
            for each in spoken
            for event in each.coding.events
        }
        self.coded: dict[str, list[tuple[Span, str]]] = defaultdict(list)  # who takes part, where
        self.names: dict[str, set[str]] = defaultdict(set)  # of parties, as bare letters
        self.described: set[str] = set()  # parties that no report names
        self.party_at: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for (report, number), party in material.parties.items():
            actor = self.codings[report].actors[number]
            if party.label is None:
                self.described.add(party.id)
            self.names[party.id] |= {bare(party.name), bare(actor.name)}
            for event in self.codings[report].events:
                parts = (*event.agents, *event.recipients)
                self.coded[report] += [(p.words, party.id) for p in parts if p.actor == number]
            for span in actor.mentions:
                self.party_at[report].append((span, party.id))
                self.names[party.id].add(bare(self.said(span)))

    def said(self, span: Span) -> str:
        """The words at a span; empty where it leaves its report's text."""
        report = self.reports.get(span.report)
        if report is None or span.layer != "text" or span.end > len(report.text):
            return ""
        return span.of(report.text)

    def every_sentence(self) -> Iterator[Span]:
        """Every sentence of every report."""
        for named, report in self.reports.items():
            for start, end in sentences(report.text):
                if start < end:
                    yield Span(named, start, end)

    def territory(self, mentions: Iterable[str], claims: Iterable[str]) -> list[Span]:
        """The words of these mentions and claims."""
        found = [
            s for each in mentions if each in self.mentions for s in self.mentions[each].spans()
        ]
        return found + [
            s for each in claims if each in self.claims for s in self.claims[each].words
        ]


def meets(one: Span, other: Span) -> bool:
    """Whether two spans share characters."""
    return one.report == other.report and one.start < other.end and other.start < one.end


def holds_words(text: str, name: str) -> bool:
    """Whether a text holds a name's words, one after another, however they are written."""
    wanted = [word.key for word in words(_POSSESSIVE.sub("", name))]
    if not wanted:
        return bool(bare(name)) and bare(name) in bare(text)
    there = [word.key for word in words(_POSSESSIVE.sub("", text))]
    size = len(wanted)
    return any(there[n : n + size] == wanted for n in range(len(there) - size + 1))


def holds_state(text: str, name: str) -> bool:
    """Whether a text names a country or its people by any word: "the US", "Syrian officials"."""
    code, said = states().get(key(name)), key(text).split()
    if code is None:
        return False
    runs = ((n, size) for size in range(1, _LONGEST + 1) for n in range(len(said) - size + 1))
    return any(states().get(" ".join(said[n : n + size])) == code for n, size in runs)
