"""What people take out of the store: one dossier's material, and every record in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.recording import quotations_of, ties_of
from rashomon.records import (
    Claim,
    Coding,
    CopyEdge,
    Decision,
    Neighbour,
    Report,
    Story,
    StoryLink,
    in_force,
)
from rashomon.store import Pages, Sheet

if TYPE_CHECKING:
    from rashomon.dossier import Material


def material(pages: Pages, story: Story, *, proof: bool = True) -> Material:
    """What a dossier on this story is made from.

    Without ``proof``: only the edges that a page lists, without their passages, and no
    attributions; a tenth of the reading, for pages that lead to the rest.
    """
    from rashomon.dossier import Material

    reports = pages.reports(story.reports)
    decisions = pages.decisions_on(story.reports)
    sheet = None if proof else pages.sheet(story.id)
    if sheet is not None:
        said, claims = [], pages.claims(story.reports)
        edges = (*sheet.edges, *_outwards(pages, story, decisions))
    else:
        said = pages.statements(story.reports)
        claims = [claim for each in said for claim in each.claims]
        sheet = _sheet(pages, story, reports, decisions, claims)
        edges = sheet.edges
    return Material(
        story=story,
        reports=tuple(reports),
        captures=tuple(pages.captures([report.capture for report in reports])),
        independence=sheet.independence,
        edges=edges,
        unlisted=sheet.unlisted,
        citations=sheet.citations,
        quotations=sheet.quotations,
        attributions=tuple(found for each in said for found in each.attributions),
        claims=tuple(claims),
        speakers=sheet.speakers,
        versions=tuple(sorted(pages.versions(reports).items())),
        record=pages.record(story.id),
        decisions=tuple(decisions),
        neighbours=tuple(_neighbours(pages, story)),
    )


def _sheet(
    pages: Pages,
    story: Story,
    reports: Sequence[Report],
    decisions: Sequence[Decision],
    claims: Sequence[Claim],
) -> Sheet:
    """What a page shows of how reports hang together, worked out whole: every edge, with proof."""
    from rashomon.claims import speakers
    from rashomon.findings import decided_edges
    from rashomon.lineage import independence

    edges = decided_edges(pages.edges(story.reports), in_force(decisions), frozenset(story.reports))
    return Sheet(
        independence=independence(reports, edges),
        edges=edges,
        unlisted=0,
        citations=tuple(c for marks in pages.marks(story.reports) for c in marks.citations),
        quotations=quotations_of(pages, story),
        speakers=speakers(claims, {report.id: report.text for report in reports}),
    )


def _outwards(pages: Pages, story: Story, decisions: Sequence[Decision]) -> tuple[CopyEdge, ...]:
    """The edges to reports of other stories: no story's sheet can keep them."""
    from rashomon.findings import decided_edges

    edges = pages.edges_outwards(story.reports)
    return decided_edges(edges, in_force(decisions), within=frozenset())


def _neighbours(pages: Pages, story: Story) -> Iterator[Neighbour]:
    for link in pages.thread_links(story.id):
        other = link.later if link.earlier == story.id else link.earlier
        for found in pages.stories_by_prefix(other, 1):
            yield Neighbour(found, link)


def thread_of(pages: Pages, story: Story) -> tuple[Story, ...]:
    """The stories of the thread that a story is in, in order; itself alone where it is in none."""
    from rashomon.stories import threads

    known, links, waiting = {story.id: story}, {}, [story.id]
    while waiting:
        for link in pages.thread_links(waiting.pop()):
            links[link.earlier, link.later] = link
            for end in {link.earlier, link.later} - known.keys():
                known[end] = pages.stories_by_prefix(end, 1)[0]
                waiting.append(end)
    for thread in threads(list(known.values()), [links[ends] for ends in sorted(links)]):
        if story.id in thread.stories:
            return tuple(known[each] for each in thread.stories)
    return (story,)


def _links(pages: Pages, story: Story) -> Iterator[StoryLink]:
    """The links between a story's reports, with their reasons, by their ends.

    Links that no story took say only that two reports were compared.
    """
    from rashomon.stories import link

    pairs = pages.linked(story.reports)
    ends = sorted({end for pair in pairs for end in pair})
    profiles = {id_: profile for id_ in ends for _, profile in pages.reading(id_)}
    for left, right in pairs:
        yield from link(profiles[left], [profiles[right]])


def codings(pages: Pages) -> Iterator[tuple[Report, Coding, tuple[Claim, ...]]]:
    """Each report that was read for events, with its coding and its claims, by report id."""
    for report in pages.all_reports():
        for said in pages.statements([report.id]):
            if said.coding is not None:
                yield report, said.coding, said.claims


def everything(pages: Pages) -> Iterator[object]:
    """Every record: sources first, then what was read from them, then what joins them.

    Each kind is sorted by id or by its ends, what is found on stories by story. Threads and
    quotations are put together here; only links between reports of one story are given, the others
    say only that two were compared.
    """
    from rashomon.stories import threads

    yield from pages.all_captures()
    yield from pages.all_reports()
    yield from pages.all_edges()
    for report in pages.all_reports():
        for marks in pages.marks([report.id]):
            yield from marks.citations
        for said in pages.statements([report.id]):
            yield from said.attributions
            yield from said.claims
            if said.coding is not None:
                yield said.coding
    stories = list(pages.all_stories())
    for story in stories:
        yield from quotations_of(pages, story) if len(story.reports) > 1 else ()
    for story in stories:
        yield from _links(pages, story)
    yield from stories
    for story in stories:
        record = pages.record(story.id)
        if record is not None:
            yield from (*record.events, *record.origins, *record.findings)
            yield from ties_of(pages, story)
    links = list(pages.all_thread_links())
    yield from links
    yield from threads(stories, links)
    yield from pages.all_decisions()
    yield from pages.all_failures()
