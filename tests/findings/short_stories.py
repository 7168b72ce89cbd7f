"""Short invented reports as findings take them: each text is read once, its actors are linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.entities import entities, part_of
from rashomon.findings import Material, Party, Spoken, record
from rashomon.records import (
    Attribute,
    Basis,
    CopyEdge,
    CopyKind,
    Direction,
    Event,
    Finding,
    Passage,
    Record,
    Report,
    Span,
    Standing,
    Stated,
    Support,
    Towards,
    Value,
    When,
)
from rashomon.stages.attribute import Said, said


@dataclass(frozen=True)
class Told:
    """A report as a test writes it."""

    text: str
    outlet: str | None = None
    published: str | None = "2014-06-25"


@cache
def _read(report: Report) -> Said:
    return said(report, threads=1)


def spoken(name: str, told: Told) -> Spoken:
    """The report with what it says."""
    first, _, rest = told.text.partition("\n\n")
    headline = Stated(first, Basis.SUPPLIED, Span(name, 0, len(first))) if rest else None
    report = Report(
        name,
        "c",
        f"file:{name}",
        told.text,
        "utf-8",
        title=headline,
        outlet=None if told.outlet is None else Stated(told.outlet, Basis.SUPPLIED),
        published=None if told.published is None else When(told.published, Basis.SUPPLIED),
    )
    found = _read(report)
    return Spoken(report, found.claims, found.coding)


def material(
    *reports: Told,
    copies: Sequence[tuple[int, int]] = (),
    earlier: Mapping[int, Sequence[Told]] | None = None,
) -> Material:
    """A story: ``copies`` are pairs of an original and its reprint, ``earlier`` older versions."""
    some = tuple(spoken(f"report-{n}", told) for n, told in enumerate(reports))
    older = {
        f"report-{n}": tuple(spoken(f"report-{n}-old-{v}", told) for v, told in enumerate(versions))
        for n, versions in (earlier or {}).items()
    }
    every = [*some, *(version for versions in older.values() for version in versions)]
    found = entities([each.coding for each in every], {s.report.id: s.report.text for s in every})
    return Material(
        "story-1",
        some,
        edges=tuple(_reprint(some[a].report, some[b].report) for a, b in copies),
        parties={
            member: Party(each.id, each.name, each.label, each.country, each.sector)
            for each in found
            for member in each.members
        },
        part_of=frozenset(
            (one.id, whole.id)
            for one in found
            for whole in found
            if one.country == whole.country != "" and part_of(one, whole) is not None
        ),
        earlier=older,
    )


def _reprint(one: Report, other: Report) -> CopyEdge:
    """The second report is a reprint of the first, whose id is the lower."""
    whole = Passage(Span(one.id, 0, len(one.text)), Span(other.id, 0, len(other.text)), 1.0)
    direction = Direction(Towards.LEFT, 0.9, ("the other came later",))
    name = f"edge-{one.id}-{other.id}"
    kind = CopyKind.REPRINT
    return CopyEdge(name, kind, one.id, other.id, (whole,), 1.0, direction, "one text")


@dataclass(frozen=True)
class Found:
    """What is found on a story, asked for as tests ask."""

    record: Record

    @property
    def event(self) -> Event:
        """The event that most of the coverage tells of."""
        return self.record.events[0]

    def on(self, attribute: Attribute) -> Finding:
        """The finding on the leading event."""
        (found,) = (
            f for f in self.record.findings if f.attribute is attribute and f.event == self.event.id
        )
        return found

    def values(self, attribute: Attribute) -> dict[str, Value]:
        """The leading event's values by how they are written."""
        return {value.value: value for value in self.on(attribute).values}

    def standings(self, attribute: Attribute) -> dict[str, Standing]:
        """How the leading event's values stand."""
        return {name: value.standing for name, value in self.values(attribute).items()}

    def names(self, support: Support) -> set[str]:
        """What the origins behind something are called."""
        return {each.name for each in self.record.origins if each.id in support.origins}


def found(
    *reports: Told,
    copies: Sequence[tuple[int, int]] = (),
    earlier: Mapping[int, Sequence[Told]] | None = None,
) -> Found:
    """What is found on a story of these reports."""
    return Found(record(material(*reports, copies=copies, earlier=earlier)))


def reach(support: Support) -> tuple[int, int]:
    """How many independent origins, at least and at most."""
    return support.low, support.high
