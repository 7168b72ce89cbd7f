"""Who says what, as pages list it: speakers first, then each report's statements with chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.labels import Labels
from rashomon.dossier.options import Options
from rashomon.dossier.safe import one_line
from rashomon.records import PLAIN, Attribution, ClaimForm, Dossier, Holder, Span

_LONGEST = 400  # characters of a statement in a list; the text has all of it


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in the story: how often, in which reports, and who it may also be."""

    name: str
    statements: int
    reports: tuple[int, ...]
    also: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: through whom it came, how it is told, its words and where they stand."""

    chain: tuple[str, ...]
    told: str
    carried: str
    words: str
    place: Span


@dataclass(frozen=True, slots=True)
class Said:
    """A report's statements, and how much it asserts itself."""

    number: int
    report: str
    statements: tuple[Statement, ...]
    unlisted: int
    own: int


def speakers(dossier: Dossier) -> tuple[Speaker, ...]:
    """Who speaks, most statements first."""
    place = Labels(dossier).place
    report_of = {claim.id: claim.report for claim in dossier.claims}

    def places(claims: Iterable[str]) -> set[int]:
        return {place[report_of[c]] for c in claims if c in report_of}

    rows = []
    for each in dossier.speakers:
        reports = sorted(places(each.claims))
        others: dict[str, set[int]] = defaultdict(set)
        for n in each.possibly:
            other = dossier.speakers[n]
            others[one_line(other.name, 60)] |= places(other.claims)
        found = [f"“{name}” in {say.numbers(sorted(at))}" for name, at in others.items()]
        also = f"possibly {' or '.join(found[:3])}" if found else ""
        rows.append(Speaker(one_line(each.name, 120), len(each.claims), tuple(reports), also))
    return tuple(rows)


def said(dossier: Dossier, options: Options) -> tuple[Said, ...]:
    """Each report's statements, in the order of its text."""
    labels = Labels(dossier)
    found: dict[str, list[Attribution]] = defaultdict(list)
    for each in dossier.attributions:
        found[each.report].append(each)
    own: dict[str, int] = defaultdict(int)
    for claim in dossier.claims:
        own[claim.report] += claim.form is ClaimForm.OWN_VOICE
    rows = []
    for report, number in labels.place.items():
        listed = found[report][: options.most_statements]
        statements = tuple(_statement(each, labels) for each in listed)
        left = len(found[report]) - len(listed)
        if statements or own[report]:
            rows.append(Said(number, report, statements, left, own[report]))
    return tuple(rows)


def _statement(each: Attribution, labels: Labels) -> Statement:
    carried = "" if each.carried == PLAIN else say.telling(each.carried)
    words = " … ".join(span.of(labels.text(each.report)) for span in each.content)
    held, told = chain(each.report, each.chain, labels), say.telling(each.told)
    return Statement(held, told, carried, one_line(words, _LONGEST), each.content[0])


def chain(report: str, holders: Sequence[Holder], labels: Labels) -> tuple[str, ...]:
    """The outlet, then those through whom it has something, the first speaker last."""
    entry, text = labels.entry(report), labels.text(report)
    outlet = say.outlet(entry.report) if entry is not None else ""
    said = [_holder(holder, text) for holder in holders]
    return (outlet, *(h for n, h in enumerate(said) if n or h.lower() != outlet.lower()))


def _holder(holder: Holder, text: str) -> str:
    words = one_line(holder.words, 120) or "somebody who is not named"
    if holder.stands_for is None:
        return words
    return f"{words} (= {one_line(holder.stands_for.of(text), 80)})"
