"""A story's record, made from what the store holds of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.findings import Decided, Material, Party, Spoken, decided_edges, record
from rashomon.indexing import indexed
from rashomon.records import (
    Decision,
    Entity,
    Independence,
    Located,
    Quotation,
    Report,
    Story,
    Tie,
    in_force,
)
from rashomon.store import Found, Pages, Sheet

if TYPE_CHECKING:
    from rashomon.entities import Listed


def found_on(pages: Pages, story: Story) -> Found:
    """What is found on a story, and what it is listed with."""
    from rashomon.lineage import independence

    material = finding_material(pages, story)
    reports = pages.reports(story.reports)
    captures = pages.captures([report.capture for report in reports])
    texts = independence(reports, material.edges)
    found = indexed(
        record(material),
        texts,
        _located(material),
        [report.outlet.value for report in reports if report.outlet is not None],
        max((capture.retrieved for capture in captures), default=""),
        len(reports),
    )
    return replace(found, sheet=_sheet(pages, reports, texts, material))


def _sheet(
    pages: Pages, reports: Sequence[Report], texts: Independence, material: Material
) -> Sheet:
    from rashomon.claims import speakers
    from rashomon.dossier.strongest import LISTED, strongest

    ids = [report.id for report in reports]
    claims = [claim for each in material.spoken for claim in each.claims]
    edges = strongest(material.edges, LISTED)
    return Sheet(
        independence=texts,
        edges=tuple(replace(edge, passages=()) for edge in edges),
        unlisted=len(material.edges) - len(edges),
        citations=tuple(c for marks in pages.marks(ids) for c in marks.citations),
        quotations=tuple(material.quotations),
        speakers=speakers(claims, {report.id: report.text for report in reports}),
    )


def _located(material: Material) -> dict[str, Located]:
    """Every gazetteer entry that a story's reports name, by id."""
    return {
        mention.located.id: mention.located
        for each in material.spoken
        for mention in each.coding.places
        if mention.located is not None
    }


def ties_of(pages: Pages, story: Story) -> tuple[Tie, ...]:
    """How the actors of a story stand to each other, from its kept record."""
    from rashomon.findings.denials import denials, has_denials
    from rashomon.findings.relations import ties

    kept = pages.record(story.id)
    if kept is None:
        return ()
    dates = {r.id: r.published for r in pages.reports(story.reports) if r.published is not None}
    told = denials(linked_on(pages, story)[0]) if has_denials(kept) else None
    return ties(kept, dates, told)


def finding_material(
    pages: Pages,
    story: Story,
    versions: Mapping[str, Sequence[str]] | None = None,
    until: str = "",
) -> Material:
    """What findings on this story are made from.

    ``versions`` are the older versions of its reports' pages, oldest first; all, unless stated.
    Decisions later than ``until`` (UTC) are left out; none, unless stated.
    """
    linked, _ = _linked(pages, story, versions, until)
    decisions = linked.decided.decisions
    edges = pages.edges(story.reports, inside=True)
    return replace(
        linked,
        edges=decided_edges(edges, decisions, frozenset(story.reports)),
        quotations=_quoted(pages, story),
    )


def linked_on(pages: Pages, story: Story) -> tuple[Material, tuple[Entity, ...]]:
    """What findings are made from but for copies and quotations, and who acts in it."""
    return _linked(pages, story)


def _linked(
    pages: Pages,
    story: Story,
    versions: Mapping[str, Sequence[str]] | None = None,
    until: str = "",
) -> tuple[Material, tuple[Entity, ...]]:
    reports = pages.reports(story.reports)
    if versions is None:
        versions = pages.versions(reports)
    older = {report: pages.reports(ids) for report, ids in sorted(versions.items())}
    spoken = _spoken(pages, reports)
    earlier = {report: _spoken(pages, each) for report, each in older.items()}
    spoken = _settled(spoken)
    every = [*spoken, *(each for some in earlier.values() for each in some)]
    made = pages.decisions_on(each.report.id for each in every)
    decisions = in_force(each for each in made if not until or each.time <= until)
    found = _entities(every, actors_of(pages), decisions)
    parties, parts = _parties(found)
    material = Material(
        story=story.id,
        spoken=spoken,
        edges=(),
        parties=parties,
        part_of=parts,
        earlier=earlier,
        decided=Decided(decisions),
    )
    return material, found


def _spoken(pages: Pages, reports: Sequence[Report]) -> tuple[Spoken, ...]:
    """Reports with what was read in them; those in a language that is not read say nothing."""
    known = {report.id: report for report in reports}
    return tuple(
        Spoken(known[said.coding.report], said.claims, said.coding)
        for said in pages.narrated(list(known))
        if said.coding is not None
    )


def _parties(
    found: Sequence[Entity],
) -> tuple[dict[tuple[str, int], Party], frozenset[tuple[str, str]]]:
    """Who each actor is across the reports, and who is a part of whom."""
    from rashomon.entities import part_of

    parties = {
        member: Party(
            each.id,
            each.name,
            each.label,
            each.country,
            each.sector,
            each.confidence,
            each.reasons,
        )
        for each in found
        for member in each.members
    }
    homes: dict[str, list[Entity]] = defaultdict(list)
    for each in found:
        if each.country:
            homes[each.country].append(each)
    parts = (
        (one.id, whole.id)
        for home in homes.values()
        for one in home
        for whole in home
        if part_of(one, whole) is not None
    )
    return parties, frozenset(parts)


def actors_of(pages: Pages) -> tuple[Listed, ...]:
    """The list of actors that people brought along."""
    from rashomon.entities import Listed

    return pages.actors(Listed)


def _entities(
    spoken: Sequence[Spoken], listed: Sequence[Listed], decisions: Sequence[Decision]
) -> tuple[Entity, ...]:
    from rashomon.entities import entities

    texts = {each.report.id: each.report.text for each in spoken}
    return entities([each.coding for each in spoken], texts, listed, decisions)


def _settled(spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """Reports without a date as if published when their story and their own words allow."""
    from rashomon.entities import dateline_day, likely_published, settled

    dated = [each.report.published for each in spoken if each.report.published is not None]
    found = []
    for each in spoken:
        likely = None
        if each.report.published is None:
            likely = dateline_day(each.report.id, each.report.text, dated)
            likely = likely or likely_published(each.coding.times, dated)
        if likely is not None:
            coding = replace(each.coding, times=settled(each.coding.times, likely))
            report = replace(each.report, published=likely)
            each = replace(each, report=report, coding=coding)
        found.append(each)
    return tuple(found)


def quotations_of(pages: Pages, story: Story) -> tuple[Quotation, ...]:
    """Words that several reports of a story quote, in their versions: as kept, where they are."""
    kept = pages.sheet(story.id)
    return _quoted(pages, story) if kept is None else kept.quotations


def _quoted(pages: Pages, story: Story) -> tuple[Quotation, ...]:
    from rashomon.lineage import Marked, quotations

    reports = {report.id: report for report in pages.reports(story.reports)}
    marked = [Marked(reports[marks.report], marks) for marks in pages.marks(story.reports)]
    return tuple(quotations(sorted(marked, key=lambda each: each.report.id)))
