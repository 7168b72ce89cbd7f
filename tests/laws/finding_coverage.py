"""Invented coverage of one raid, put together from passages that are each read once.

A report is a passage under an outlet's name and a date; its coding is the passage's, under ids of
its own, so that Hypothesis can make thousands of coverages without the reader.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rashomon.findings import Material, Party, Spoken
from rashomon.records import (
    Basis,
    CopyEdge,
    CopyKind,
    Direction,
    Passage,
    Report,
    Span,
    Stated,
    Towards,
    When,
)
from rashomon.spelling import bare, key
from rashomon.stages.attribute import Said, said

OUTLETS = ("Harbour Ledger", "Tern Wire", "Saltmere Post", "The Dorrow Courier", None)
DAYS = ("2014-06-24", "2014-06-25", "2014-06-27", None)
PASSAGES = (
    "Norvikan jets bombed a market in Tikrit on 24 June 2014, killing 23 people, police said.",
    "At least 23 people were killed when jets bombed a market in Tikrit on 24 June 2014.",
    "A medical source told Tern Wire that 32 people were killed in the air strike on Tikrit.",
    "The governor, Omar Haddad, said that 32 people, including four children, were killed in the "
    "bombing of Tikrit.",
    "The death toll of the bombing of Tikrit rose to 43, Omar Haddad told Tern Wire.",
    "Norvik's army denied that its jets had bombed Tikrit.",
    "Jets bombed a market in Mosul on 24 June 2014, killing dozens, a witness said.",
    "Reports say that jets bombed a village near Baiji on 25 June 2014.",
    "Two officials said rebels bombed the market in Tikrit. Omar Haddad said the army bombed it.",
    "Omar Haddad welcomed the strike on Tikrit. “We did not ask for it,” he told the BBC.",
    "An earlier version of this article said that 50 people were killed in the bombing of Tikrit.",
    "The bombing of Tikrit killed 20 people, Haddad said, and wounded hundreds.",
    "Jets bombed Qaim on 24 June 2014, Omar Haddad told the BBC.",
    "Militants said that jets bombed Qaim, on the Syrian side of the border, on 24 June 2014.",
)
NOTE, PLAIN, SIDED = 10, 12, 13  # passages: a figure is taken back; a town; a side of it


@dataclass(frozen=True)
class Made:
    """A report as it is made: passage, outlet and date by number; the report that it reprints."""

    passage: int
    outlet: int
    day: int
    reprints: int | None = None


@cache
def read(passage: int) -> Said:
    """A passage as the reader reads it, under a report id of its own."""
    published = When("2014-06-26", Basis.SUPPLIED)
    return said(Report("r", "c", "a", PASSAGES[passage], "utf-8", published=published), threads=1)


def spoken(number: int, made: Made) -> Spoken:
    """The report of this number, with its claims and coding."""
    found = read(made.passage)
    outlet, day = OUTLETS[made.outlet], DAYS[made.day]
    named = f"report-{number:02}"
    ids = {"r": named}
    known = [claim.id for claim in found.claims] + [each.id for each in found.attributions]
    known += [event.id for event in found.coding.events]
    ids |= {each: f"{each}-{number:02}" for each in known}
    report = Report(
        named,
        "c",
        f"file:{number}",
        PASSAGES[made.passage],
        "utf-8",
        outlet=Stated(outlet, Basis.SUPPLIED) if outlet is not None else None,
        published=When(day, Basis.SUPPLIED) if day is not None else None,
    )
    return Spoken(report, renamed(found.claims, ids), renamed(found.coding, ids))


def material(coverage: list[Made]) -> Material:
    """The coverage as findings take it."""
    some = [spoken(number, made) for number, made in enumerate(coverage)]
    edges = [
        edge(some[made.reprints].report, some[number].report)
        for number, made in enumerate(coverage)
        if made.reprints is not None
    ]
    actors = {
        (each.report.id, n): actor for each in some for n, actor in enumerate(each.coding.actors)
    }
    # One party for all actors of one name, whichever report tells most of it.
    of_name: dict[str, Party] = {}
    for actor in sorted(actors.values(), key=lambda a: (a.name, a.country, a.sector)):
        named = bare(key(actor.name))
        of_name[named] = Party(named, actor.name, actor.label, actor.country, actor.sector)
    parties = {place: of_name[bare(key(actor.name))] for place, actor in actors.items()}
    return Material("story-1", tuple(some), tuple(edges), parties=parties)


def edge(one: Report, other: Report) -> CopyEdge:
    """The second report is a reprint of the first."""
    left, right = sorted((one, other), key=lambda report: report.id)
    whole = Passage(Span(left.id, 0, len(left.text)), Span(right.id, 0, len(right.text)), 1.0)
    source = Towards.LEFT if left is one else Towards.RIGHT
    direction = Direction(source, 0.9, ("the other came later",))
    name = f"edge-{left.id}-{right.id}"
    return CopyEdge(name, CopyKind.REPRINT, left.id, right.id, (whole,), 1.0, direction, "one text")


def reprint(coverage: list[Made], of: int, outlet: int, day: int) -> list[Made]:
    """The coverage with one report more, which is a reprint."""
    copied = coverage[of]
    source = of if copied.reprints is None else copied.reprints
    return [*coverage, Made(copied.passage, outlet, day, source)]


def renamed(value: Any, ids: dict[str, str]) -> Any:
    """A record with every id in it under another name."""
    if isinstance(value, str):
        return ids.get(value, value) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(renamed(each, ids) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: renamed(getattr(value, f.name), ids) for f in dataclasses.fields(value)}
        return replace(value, **fields)
    return value
