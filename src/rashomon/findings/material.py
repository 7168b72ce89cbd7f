"""What findings on a story are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.findings.decided import Decided
from rashomon.records import Claim, Coding, CopyEdge, Quotation, Report, Span


@dataclass(frozen=True, slots=True)
class Spoken:
    """A report with what it says: its claims and its coding."""

    report: Report
    claims: tuple[Claim, ...]
    coding: Coding


@dataclass(frozen=True, slots=True)
class Party:
    """Who an actor of a report is across reports: the entity's id, name, class, home and sector.

    ``confidence`` is how sure the least sure of its joinings is, ``reasons`` why, surest first.
    """

    id: str
    name: str
    label: str | None = None
    country: str = ""
    sector: str = ""
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """One story: its reports as read, how they depend on each other, and who their actors are.

    ``parties`` are by report and the actor's number in its coding; ``part_of`` holds pairs of
    party ids of which the first is a part of the second. ``earlier`` are older versions of the
    reports' pages, oldest first, by the report that replaced them. ``decided`` is what people
    decided on this story; the edges and parties are given as they stand after it.
    """

    story: str
    spoken: tuple[Spoken, ...]
    edges: tuple[CopyEdge, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    parties: Mapping[tuple[str, int], Party] = field(default_factory=dict)
    part_of: frozenset[tuple[str, str]] = frozenset()
    earlier: Mapping[str, tuple[Spoken, ...]] = field(default_factory=dict)
    decided: Decided = field(default_factory=Decided)

    def newer(self, report: str) -> str:
        """The report whose page an older version was of; itself where it is none."""
        for newer, versions in self.earlier.items():
            if any(version.report.id == report for version in versions):
                return newer
        return report

    @property
    def titles(self) -> dict[str, Span]:
        """Where each report's headline stands in its text; of those that have one there."""
        known = {each.report.id: each.report.title for each in self.spoken}
        return {id_: t.words for id_, t in known.items() if t is not None and t.words is not None}


def entities_of(each: Spoken, parties: Mapping[tuple[str, int], Party]) -> dict[int, str]:
    """The entity of each actor of a report, by the actor's number; those that have one."""
    here = each.report.id
    numbers = range(len(each.coding.actors))
    return {n: parties[here, n].id for n in numbers if (here, n) in parties}
