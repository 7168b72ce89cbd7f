"""What a dossier is made from, and its assembly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.errors import NotFound
from rashomon.records import (
    Attribution,
    Capture,
    Citation,
    Claim,
    CopyEdge,
    Decision,
    Dossier,
    Entry,
    Independence,
    Neighbour,
    Quotation,
    Record,
    Report,
    Speaker,
    Story,
)
from rashomon.version import __version__


@dataclass(frozen=True, slots=True)
class Material:
    """What the store gives of one story. Order does not matter in any field.

    ``reports``
        Every report that ``story.reports`` names; others are left out.
    ``captures``
        The kept copy of each of those reports (``Report.capture``); others are left out.
    ``independence``
        The count of independent texts over ``story.reports``.
    ``edges``
        Copy edges with at least one side in the story. One whose other side is in another story is
        kept and shown as reaching outside; one with no side in the story is left out.
    ``citations``
        ``Marks.citations`` of the story's reports; others are left out.
    ``quotations``
        Quotations of at least two reports. Versions printed outside the story are left out, and a
        quotation that then stands in one report only is left out too.
    ``versions``
        Pairs of a report id and the ids of its page's other versions, oldest first. A report
        without other versions needs no pair.
    ``neighbours``
        Stories that a ``ThreadLink`` joins to this one, with that link.
    ``attributions``, ``claims``, ``speakers``
        Who says what in the story's reports; those of others are left out. Speakers stay in their
        order.
    ``decisions``
        What people decided on words of the story's reports, undone decisions too.
    ``unlisted``
        How many edges are not among ``edges``; of those that are weaker.
    ``build``
        The version of Rashomon; the one that runs, unless stated.
    """

    story: Story
    reports: tuple[Report, ...]
    captures: tuple[Capture, ...]
    independence: Independence
    edges: tuple[CopyEdge, ...] = ()
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    versions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    record: Record | None = None
    decisions: tuple[Decision, ...] = ()
    unlisted: int = 0
    build: str = __version__


def dossier(material: Material) -> Dossier:
    """Put a story's record in reading order.

    Raises ``NotFound`` where a report of the story, or its kept copy, is not in the material.
    """
    story = material.story
    place = {report: number for number, report in enumerate(story.reports)}
    return Dossier(
        story=story,
        entries=_entries(material),
        independence=material.independence,
        edges=tuple(sorted(_touching(material.edges, place), key=lambda e: _edge_order(e, place))),
        citations=tuple(
            sorted(
                (c for c in material.citations if c.report in place),
                key=lambda c: (place[c.report], c.words.start, c.words.end, c.cue.start, c.cited),
            )
        ),
        quotations=tuple(_shared(material.quotations, place)),
        attributions=tuple(
            sorted(
                (a for a in material.attributions if a.report in place),
                key=lambda a: (place[a.report], a.cue[0].start, a.id),
            )
        ),
        claims=tuple(
            sorted(
                (c for c in material.claims if c.report in place),
                key=lambda c: (place[c.report], c.words[0].start, c.words[-1].end, c.id),
            )
        ),
        speakers=material.speakers,
        thread=tuple(sorted(material.neighbours, key=lambda n: (n.story.first or "~", n.story.id))),
        record=material.record,
        decisions=tuple(sorted(material.decisions, key=lambda d: (d.time, d.id))),
        build=material.build,
        unlisted=material.unlisted,
    )


def _entries(material: Material) -> tuple[Entry, ...]:
    reports = {report.id: report for report in material.reports}
    captures = {capture.id: capture for capture in material.captures}
    versions = dict(material.versions)
    entries = []
    for named in material.story.reports:
        report = reports.get(named)
        if report is None:
            raise NotFound(f"the story names {named}, which the material does not hold")
        if report.capture not in captures:
            raise NotFound(f"the kept copy of {named} ({report.capture}) is not in the material")
        entries.append(Entry(report, captures[report.capture], versions.get(named, ())))
    return tuple(entries)


def _touching(edges: Iterable[CopyEdge], place: dict[str, int]) -> list[CopyEdge]:
    return [edge for edge in edges if edge.left in place or edge.right in place]


def _edge_order(edge: CopyEdge, place: dict[str, int]) -> tuple[int, int, int, str]:
    """Reading order: by the reports as the story lists them, edges to outside last, by id."""
    outside = len(place)
    ends = sorted((place.get(edge.left, outside), place.get(edge.right, outside)))
    return int(ends[1] == outside), ends[0], ends[1], edge.id


def _shared(quotations: Iterable[Quotation], place: dict[str, int]) -> list[Quotation]:
    kept = []
    for quotation in quotations:
        versions = tuple(v for v in quotation.versions if v.words.report in place)
        if len({v.words.report for v in versions}) > 1:
            kept.append(Quotation(quotation.id, versions))
    return sorted(kept, key=lambda q: (-len(q.versions), -len(q.versions[0].text), q.id))
