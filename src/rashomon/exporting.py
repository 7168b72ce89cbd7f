"""What exports take out of the store: each story with what its reports tell, and all records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rashomon.gathering import codings, everything, material
from rashomon.recording import ties_of
from rashomon.records import Claim, Coding, Imprint, Report, Story
from rashomon.store import Pages

if TYPE_CHECKING:
    from rashomon.dossier.formats import Source
    from rashomon.dossier.outgoing import Outgoing


def source(pages: Pages, imprint: Imprint, story: Story | None = None) -> Source:
    """What a format is written from: the whole workspace, or one story of it."""
    from rashomon.dossier.formats import Source

    def stories() -> Iterator[Outgoing]:
        for each in pages.all_stories() if story is None else (story,):
            yield outgoing(pages, each)

    def records() -> Iterable[object]:
        return everything(pages) if story is None else _of_story(pages, story)

    def mentions() -> Iterable[tuple[Report, Coding, tuple[Claim, ...]]]:
        return codings(pages) if story is None else _codings(pages, story)

    return Source(imprint, records, mentions, stories)


def outgoing(pages: Pages, story: Story) -> Outgoing:
    """One story for exports: its dossier, its codings, and the older versions of its pages."""
    from rashomon.dossier import dossier
    from rashomon.dossier.outgoing import Outgoing

    made = dossier(material(pages, story))
    older = [version for entry in made.entries for version in entry.versions]
    said = pages.statements([*story.reports, *older])
    return Outgoing(
        dossier=made,
        codings=tuple(each.coding for each in said if each.coding is not None),
        earlier=tuple(pages.reports(older)),
    )


def _codings(pages: Pages, story: Story) -> Iterator[tuple[Report, Coding, tuple[Claim, ...]]]:
    """Each report of a story that was read for events, in the story's order."""
    for report in pages.reports(story.reports):
        for said in pages.statements([report.id]):
            if said.coding is not None:
                yield report, said.coding, said.claims


def _of_story(pages: Pages, story: Story) -> Iterator[object]:
    """The records of one story, in the order in which all records are given."""
    told = outgoing(pages, story)
    made = told.dossier
    yield from sorted((entry.capture for entry in made.entries), key=lambda each: each.id)
    yield from sorted((entry.report for entry in made.entries), key=lambda each: each.id)
    yield from sorted(made.edges, key=lambda each: each.id)
    yield from made.citations
    yield from made.attributions
    yield from made.claims
    yield from (coding for coding in told.codings if coding.report in story.reports)
    yield from made.quotations
    yield story
    if made.record is not None:
        yield from (*made.record.events, *made.record.origins, *made.record.findings)
        yield from ties_of(pages, story)
