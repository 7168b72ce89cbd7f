"""What is known of a report's words: names, statements, claims and events, each with its note.

In: who says what in a report, and the record of its story. Out: a note for each thing, and marks
on the words that it stands on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rashomon.dossier import labels as say
from rashomon.dossier.deeds import deed
from rashomon.dossier.labels import Labels
from rashomon.dossier.safe import one_line
from rashomon.dossier.statements import chain
from rashomon.records import (
    PLAIN,
    Actor,
    Attribution,
    Coding,
    Event,
    EventMention,
    Layer,
    Participant,
    PlaceMention,
    Record,
    Report,
    Span,
)
from rashomon.store import Statements
from rashomon.web import links
from rashomon.web.report_marks import Mark
from rashomon.web.report_voices import voice

KINDS = ("names", "statements", "claims", "events")
_LONGEST = 160
_LABEL = {"PERSON": "pers", "PLACE": "place", "LOCATION": "place", "ORG": "org"}
_ANNOTATION = {"PERSON": "person", "LOCATION": "place", "ORG": "organisation"}
_VOICE = {
    "direct": "in quotation marks",
    "indirect": "told in the report’s words",
    "mixed": "in part in quotation marks",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known; ``href`` where the room has more."""

    term: str
    said: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of some words. ``chain`` is empty where nobody is between."""

    key: str
    kind: str
    label: str
    title: str
    words: str
    at: int
    end: int
    chain: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Known:
    """What one report's reading knows; ``events`` are those of its story, by mention."""

    report: Report
    statements: Statements
    record: Record | None
    labels: Labels

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every note, kind by kind, in the order of the text."""
        return tuple(note for note, _ in self._found)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark."""
        return tuple(mark for _, marks in self._found for mark in marks)

    @cached_property
    def _found(self) -> list[tuple[Note, list[Mark]]]:
        coding = self.statements.coding or Coding(self.report.id)
        return [
            *self._names(coding),
            *self._statements(),
            *self._claims(),
            *self._events(coding),
        ]

    @cached_property
    def _of_story(self) -> dict[str, tuple[int, Event]]:
        """The events of the story, with their numbers, by mention."""
        events = self.record.events if self.record is not None else ()
        return {m: (n, event) for n, event in enumerate(events, 1) for m in event.mentions}

    # Names

    def _names(self, coding: Coding) -> Iterator[tuple[Note, list[Mark]]]:
        named = [actor for actor in coding.actors if actor.label is not None]
        taken = {(s.start, s.end) for actor in named for s in actor.mentions}
        for n, actor in enumerate(named, 1):
            yield self._name(f"n{n}", actor, actor.mentions, coding.places)
        places: dict[str, list[PlaceMention]] = {}
        for place in coding.places:
            if (place.words.start, place.words.end) not in taken and self._is_here(place.words):
                located = place.located
                named_as = located.id if located is not None else self._said(place.words)
                places.setdefault(named_as, []).append(place)
        for n, found in enumerate(places.values(), len(named) + 1):
            spans = tuple(each.words for each in found)
            facts = tuple(_of_place(found[0]))
            yield self._noted(f"n{n}", "names", "place", self._said(spans[0]), spans, facts=facts)

    def _name(
        self, key: str, actor: Actor, spans: tuple[Span, ...], places: Iterable[PlaceMention]
    ) -> tuple[Note, list[Mark]]:
        label = actor.label or ""
        facts = [Fact("class", _ANNOTATION.get(label, label.lower()))]
        facts += [Fact("role", self._said(actor.role))] if actor.role is not None else []
        facts += [Fact("country", actor.country)] if actor.country else []
        facts += [Fact("sector", actor.sector)] if actor.sector else []
        facts += [Fact("why", "; ".join(actor.evidence))] if actor.evidence else []
        if label == "LOCATION":
            at = {(span.start, span.end) for span in spans}
            same = (each for each in places if (each.words.start, each.words.end) in at)
            facts += [fact for place in same for fact in _of_place(place)][:2]
        title, short = one_line(actor.name, _LONGEST), _LABEL.get(label, label.lower()[:5])
        return self._noted(key, "names", short, title, spans, facts=tuple(facts))

    # Who says what

    def _statements(self) -> Iterator[tuple[Note, list[Mark]]]:
        for n, each in enumerate(self.statements.attributions, 1):
            held = chain(self.report.id, each.chain, self.labels)
            key, label = f"s{n}", f"S{n}"
            title = f"{held[-1]} {say.telling(each.told)}"
            facts = tuple(self._of_statement(each))
            note, marks = self._noted(key, "statements", label, title, each.content, held, facts)
            cue = [Mark(s.start, s.end, "cue", key) for s in each.cue if self._is_here(s)]
            yield note, marks + cue

    def _of_statement(self, each: Attribution) -> Iterator[Fact]:
        yield Fact("told by", " … ".join(self._said(cue) for cue in each.cue))
        yield Fact("given", _VOICE[each.voice])
        if each.carried != PLAIN:
            yield Fact("passed on", say.telling(each.carried))
        if each.answers:
            yield Fact("answers", "somebody must have claimed it")
        for holder in each.chain:
            if holder.evidence:
                yield Fact(f"who “{one_line(holder.words, 60)}” is", holder.evidence)
        yield Fact("found by", each.rule)

    def _claims(self) -> Iterator[tuple[Note, list[Mark]]]:
        for n, claim in enumerate(self.statements.claims, 1):
            found = voice(claim, self.report.text, self.labels)
            how = ", ".join(part for part in (found.told, found.note) if part)
            title = f"{found.chain[-1]}: {how}" if how else found.chain[-1]
            facts = [Fact("passed on", found.carried)] if found.carried else []
            facts += [self._event_fact(event) for event in claim.events if event in self._of_story]
            key, label = f"c{n}", f"C{n}"
            yield self._noted(
                key, "claims", label, title, claim.words, found.chain, tuple(dict.fromkeys(facts))
            )

    # What happened

    def _events(self, coding: Coding) -> Iterator[tuple[Note, list[Mark]]]:
        for n, event in enumerate(coding.events, 1):
            words = " … ".join(self._said(span) for span in event.trigger)
            mode = f", {event.mode.replace('-', ' ')}" if event.mode.strip("-") else ""
            title = f"{event.type.lower()}{mode}: {event.status.value}"
            facts = tuple(self._of_event(event, coding))
            yield self._noted(
                f"e{n}", "events", f"E{n}", title, event.trigger, (), facts, words=words
            )

    def _of_event(self, event: EventMention, coding: Coding) -> Iterator[Fact]:
        sides = (
            ("who", event.agents),
            ("to or with whom", event.recipients),
            ("with what", event.instruments),
            ("about", event.topics),
        )
        for term, some in sides:
            if some:
                yield Fact(term, "; ".join(self._who(each) for each in some))
        if event.place is not None:
            yield Fact("where", self._said(event.place.words))
        if event.when is not None:
            time = coding.times[event.when]
            known = f" ({say.date(time.when.edtf)})" if time.when is not None else ""
            yield Fact("when", f"{self._said(time.words)}{known}")
        for number in event.quantities:
            quantity = coding.quantities[number]
            yield Fact(quantity.kind.value, self._said(quantity.words))
        if event.id in self._of_story:
            yield self._event_fact(event.id)

    def _event_fact(self, mention: str) -> Fact:
        n, event = self._of_story[mention]
        heading = f"{n}: {deed(event).name}, “{one_line(event.title, 60)}”"
        return Fact("event of the story", heading, links.story(event.story, n))

    def _who(self, each: Participant) -> str:
        words = self._said(each.words)
        return f"{words} (= {self._said(each.stands_for)})" if each.stands_for else words

    # All alike

    def _noted(
        self,
        key: str,
        kind: str,
        label: str,
        title: str,
        spans: tuple[Span, ...],
        chain: tuple[str, ...] = (),
        facts: tuple[Fact, ...] = (),
        words: str = "",
    ) -> tuple[Note, list[Mark]]:
        """A note, and marks on its words; the label stands behind the last of them, or all names.

        Names stand in many places, each of which a reader may want to ask about.
        """
        here = [span for span in spans if self._is_here(span)]
        every = kind == "names"
        marks = [
            Mark(s.start, s.end, kind, key, label if every or n == len(here) else "")
            for n, s in enumerate(here, 1)
        ]
        said = words or " … ".join(self._said(span) for span in (here[:1] if every else here))
        at, end = (here[0].start, here[0].end) if here else (0, 0)
        return Note(key, kind, label, title, one_line(said, _LONGEST), at, end, chain, facts), marks

    def _is_here(self, span: Span) -> bool:
        return span.layer is Layer.TEXT and span.end <= len(self.report.text)

    def _said(self, span: Span) -> str:
        return one_line(span.of(self.report.text), _LONGEST) if self._is_here(span) else ""


def _of_place(place: PlaceMention) -> Iterator[Fact]:
    located = place.located
    if located is None:
        yield Fact("in the gazetteer", "not found")
        return
    within = ", ".join([located.name, *located.within[:2]])
    yield Fact("in the gazetteer", f"{within} ({located.kind}; share {place.confidence:.2f})")
    yield Fact("why this one", one_line(place.reason, 300))
