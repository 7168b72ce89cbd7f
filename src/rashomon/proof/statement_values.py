"""Who says what against the report: cues, holders, contents and claims are words of it."""

from __future__ import annotations

from rashomon.proof.copy import bare
from rashomon.proof.mismatch import FABRICATED, MISSING, Checks, Mismatch, shown
from rashomon.proof.words import words
from rashomon.records import Attribution, Claim, Holder, Report
from rashomon.store import Statements


def statement_values(report: Report, said: Statements) -> Checks:
    """Every span holds words of the text, every holder says what its words are."""
    known = {each.id for each in said.attributions}
    events = {event.id for event in said.coding.events} if said.coding is not None else set[str]()
    for each in said.attributions:
        yield from _attribution(report, each)
        if each.within is not None and each.within not in known:
            yield Mismatch(each.id, "within", MISSING, f"{each.within} is not in the record")
    for claim in said.claims:
        yield from _claim(report, claim, known)
        for missing in set(claim.events) - events:
            yield Mismatch(claim.id, "events", MISSING, f"{missing} is not in the record")


def _attribution(report: Report, each: Attribution) -> Checks:
    for field, spans in (("cue", each.cue), ("content", each.content)):
        for span in spans:
            yield words(report, each.id, field, span)
    for holder in each.chain:
        yield from _holder(report, each.id, holder)


def _claim(report: Report, claim: Claim, known: set[str]) -> Checks:
    for span in claim.words:
        yield words(report, claim.id, "words", span)
    for holder in claim.chain:
        yield from _holder(report, claim.id, holder)
    if claim.attribution is not None and claim.attribution not in known:
        detail = f"{claim.attribution} is not in the record"
        yield Mismatch(claim.id, "attribution", MISSING, detail)


def _holder(report: Report, record: str, holder: Holder) -> Checks:
    for span in (holder.span, holder.stands_for, holder.whole, holder.name):
        if span is not None:
            yield words(report, record, "chain", span)
    if holder.span is not None:
        said = holder.span.of(report.text)
        same = bare(said) == bare(holder.words)
        detail = f"{shown(holder.words)} is not what {shown(said)} says"
        yield None if same else Mismatch(record, "chain", FABRICATED, detail)
    if holder.described is not None:
        told, span = holder.described, holder.whole or holder.span
        around = bare(span.of(report.text)) if span is not None else ""
        parts = " ".join((told.role, told.number, told.nationality, told.standing)).split()
        wrong = [part for part in parts if bare(part) not in around]
        detail = f"{shown(' '.join(wrong))} is not said of {shown(holder.words)}"
        yield Mismatch(record, "described", FABRICATED, detail) if wrong else None
