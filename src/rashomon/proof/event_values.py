"""Coded events against the report: every trigger, participant, place and number is its words."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.proof.copy import bare
from rashomon.proof.mismatch import FABRICATED, MISSING, Checks, Mismatch, shown
from rashomon.proof.words import words
from rashomon.records import Coding, EventMention, Participant, Report, Span


def event_values(report: Report, coding: Coding) -> Checks:
    """Every span holds words of the text, and every number points to a record that is there."""
    for name, spans in _spans(coding):
        for span in spans:
            yield words(report, coding.report, name, span)
    for event in coding.events:
        yield from _event(report, coding, event)
    for actor in coding.actors:
        said = {bare(span.of(report.text)) for span in actor.mentions}
        known = actor.identifier or bare(actor.name) in said
        detail = f"{shown(actor.name)} is not said"
        yield None if known else Mismatch(coding.report, "actor", FABRICATED, detail)
    for quantity in coding.quantities:
        if quantity.whose and quantity.whose_words is not None:
            same = bare(quantity.whose_words.of(report.text)) == bare(quantity.whose)
            detail = f"{shown(quantity.whose)} is not said there"
            yield None if same else Mismatch(coding.report, "quantity", FABRICATED, detail)


def _spans(coding: Coding) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """All spans but those of events, with the name of what they are of."""
    for time in coding.times:
        yield "time", (time.words,)
    for mention in coding.places:
        yield "place", (mention.words,) + ((mention.inside,) if mention.inside else ())
    for quantity in coding.quantities:
        spans = (quantity.words, quantity.trigger, quantity.whose_words)
        yield "quantity", tuple(span for span in spans if span is not None)
    for actor in coding.actors:
        yield "actor", actor.mentions + ((actor.role,) if actor.role else ())


def _event(report: Report, coding: Coding, event: EventMention) -> Checks:
    for span in event.trigger:
        yield words(report, event.id, "trigger", span)
    for each in (*event.agents, *event.recipients, *event.instruments, *event.topics):
        yield from _participant(report, coding, event, each)
    if event.place is not None:
        yield words(report, event.id, "place", event.place.words)
        if event.place.side is not None:
            yield words(report, event.id, "side", event.place.side)
        yield _there(event, "place", event.place.mention, len(coding.places))
    if event.when is not None:
        yield _there(event, "when", event.when, len(coding.times))
    for number in event.quantities:
        yield _there(event, "quantities", number, len(coding.quantities))


def _participant(report: Report, coding: Coding, event: EventMention, each: Participant) -> Checks:
    yield words(report, event.id, "participant", each.words)
    if each.stands_for is not None:
        yield words(report, event.id, "participant", each.stands_for)
    if each.actor is not None:
        yield _there(event, "actor", each.actor, len(coding.actors))


def _there(event: EventMention, field: str, number: int, count: int) -> Mismatch | None:
    if 0 <= number < count:
        return None
    return Mismatch(event.id, field, MISSING, f"number {number} of {count} is not in the record")
