"""Contested findings: the rival values side by side, in the sources' words, and why they differ."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.evidence import Excerpt, excerpts
from rashomon.dossier.found import GONE, Found
from rashomon.dossier.safe import one_line
from rashomon.dossier.sentences import rival_values
from rashomon.dossier.wording import label, reason
from rashomon.records import Attribute, Event, Finding, Value


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the values: who stands behind it, how it is graded, and the words that give it."""

    label: str
    support: str
    names: str
    credibility: str
    is_hedged: bool
    excerpts: tuple[Excerpt, ...]
    unlisted: int


@dataclass(frozen=True, slots=True)
class Point:
    """A contested finding; ``beside`` are values that exclude none of the others."""

    number: int
    event: int
    heading: str
    question: str
    conflict: str
    reason: str
    rivals: tuple[Rival, ...]
    beside: tuple[tuple[str, str], ...]
    set_to: str = ""  # the value that a person set


def points(found: Found) -> tuple[Point, ...]:
    """Every contested finding of the record, in its order; none is left out."""
    return tuple(
        _point(number, found.events[finding.event], finding, found)
        for number, finding in enumerate(found.contested(), 1)
    )


def _point(number: int, event: Event, finding: Finding, found: Found) -> Point:
    rivals = rival_values(finding)
    beside = [v for v in finding.values if v not in rivals and v.standing not in GONE]
    return Point(
        number,
        found.numbers[event.id],
        found.heading(event),
        say.QUESTION[finding.attribute],
        finding.conflict.value if finding.conflict is not None else "",
        reason(finding.reason),
        tuple(rival(value, finding.attribute, event, found) for value in rivals),
        tuple((label(finding.attribute, v, found), found.bracket(v)) for v in beside),
        one_line(finding.set_to, 120),
    )


def rival(value: Value, attribute: Attribute, event: Event, found: Found) -> Rival:
    """A value with its evidence."""
    every = excerpts(value, event, found)
    shown = every[: found.options.most_excerpts]
    return Rival(
        label(attribute, value, found),
        say.support(value.support),
        found.names(value.support),
        say.credibility(value.grade.credibility),
        value.hedged,
        shown,
        sum(1 + len(each.same) for each in every[len(shown) :]),
    )
