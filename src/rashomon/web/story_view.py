"""What the page of a story shows, section by section, from its dossier or what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from rashomon.dossier import labels as say
from rashomon.dossier.found import Found
from rashomon.dossier.graph import graph, letters, listed
from rashomon.dossier.html_page import drawings
from rashomon.dossier.options import Options
from rashomon.dossier.origin_list import OriginRow, origin_list
from rashomon.dossier.page_rows import citation_rows, edge_row, quotation_rows, report_row
from rashomon.dossier.record_view import record_view
from rashomon.dossier.strongest import LISTED
from rashomon.dossier.summary import shared_groups, summary, texts
from rashomon.findings.dropping import Without
from rashomon.records import (
    Dossier,
    Imprint,
    Layer,
    Span,
    Support,
    Tie,
    Value,
    handle,
)
from rashomon.web import links
from rashomon.web.story_actors import ActorRow, actors
from rashomon.web.story_aside import Aside, aside
from rashomon.web.story_compare import differing
from rashomon.web.story_deciding import mentioned, others
from rashomon.web.story_grades import Rated, Reliability, rated
from rashomon.web.story_places import Codings, Placed, placed
from rashomon.web.story_times import Times, times

# The list of origins stands beside the drawing; every link's proof is on a page of its own.
OPTIONS = Options(columns=4, most_edges=LISTED)


@dataclass(frozen=True, slots=True)
class Around:
    """What a page wants of the workspace beside the dossier. ``codings`` is asked for few."""

    codings: Codings
    ties: tuple[Tie, ...]
    reliability: Reliability
    imprint: Imprint


@dataclass(frozen=True, slots=True)
class Choice:
    """An origin in the form: ``number`` is its place in the record that is left, if it has one."""

    row: OriginRow
    number: int | None
    is_aside: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A story before or after this one."""

    way: str
    title: str
    href: str
    when: str
    reports: int
    reason: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """What the page has beyond a dossier's own sections."""

    id: str
    title: str
    compare: str
    neighbours: tuple[Neighbour, ...]
    leading: Support | None
    aside: Aside | None
    choices: tuple[Choice, ...]
    times: Times
    places: Placed
    actors: tuple[ActorRow, ...]
    ties: tuple[Tie, ...]
    imprint: Imprint
    decide: int | None


def view(
    dossier: Dossier, around: Around, without: Without | None = None, decide: int | None = None
) -> tuple[StoryView, dict[str, Any]]:
    """The page's view and the names that the dossier's templates know.

    With ``without`` all of it is made from the record that is left. ``decide`` is the number of
    the event on whose values somebody wants to decide.
    """
    whole = Found(dossier, OPTIONS)
    found = whole
    if without is not None:
        found = Found(replace(dossier, record=without.record), OPTIONS)
    left = aside(without, whole, found) if without is not None else None
    story = dossier.story
    seen = StoryView(
        id=story.id,
        title=story.title,
        compare=_compare(found),
        neighbours=tuple(_neighbours(dossier)),
        leading=found.record.events[0].support if found.record.events else None,
        aside=left,
        choices=_choices(whole, found, left),
        times=times(found),
        places=placed(found, around.codings),
        actors=actors(found),
        ties=around.ties,
        imprint=around.imprint,
        decide=decide,
    )
    return seen, _sections(found) | _deciding(found, around.reliability)


def href(span: Span) -> str:
    """Where the words of a span stand: on the page of their report."""
    return links.report(span.report, span if span.layer is Layer.TEXT else None)


def _sections(found: Found) -> dict[str, object]:
    """The sections that the one-file dossier has too, by the names of its templates."""
    dossier, unlisted = listed(found.dossier, OPTIONS)
    shown, letter = graph(dossier, OPTIONS, first=True), letters(dossier)
    return record_view(found) | {
        "dossier": dossier,
        "summary": summary(dossier),
        "texts": texts(dossier),
        "reports": [report_row(n, e, letter) for n, e in enumerate(dossier.entries, 1)],
        "groups": shared_groups(dossier),
        "labels": found.labels,
        "letter": letter,
        "graph": shown,
        "drawings": drawings(shown, OPTIONS),
        "kinds": [k for k in say.STRENGTH if any(line.kind is k for line in shown.lines)],
        "edges": [
            edge_row(n, e, found.labels, href, proof=False) for n, e in enumerate(dossier.edges, 1)
        ],
        "unlisted": unlisted,
        "citations": citation_rows(dossier, found.labels, href),
        "quotations": [quotation_rows(each, found.labels, href) for each in dossier.quotations],
        "options": OPTIONS,
        "href": href,
        "links": links,
        "say": say,
    }


def _deciding(found: Found, reliability: Reliability) -> dict[str, object]:
    """How good each value is, and how a decision would name it."""

    def grade(value: Value) -> Rated:
        return rated(value, found, reliability)

    return {
        "rated": grade,
        "side": _side,
        "mentioned": partial(mentioned, found),
        "others": partial(others, found),
    }


def _side(spans: Sequence[Span]) -> str:
    """Words as a side of a decision, empty where none stand in a text."""
    return next((handle(span) for span in spans if span.layer is Layer.TEXT), "")


def _compare(found: Found) -> str:
    reports = differing(found)
    return links.compare(reports) if len(reports) > 1 else ""


def _choices(whole: Found, found: Found, left: Aside | None) -> tuple[Choice, ...]:
    """Every origin of the whole record; those set aside first."""
    numbers = {origin.id: n for n, origin in enumerate(found.record.origins, 1)}
    gone = left.origins if left is not None else frozenset()
    rows = [Choice(row, numbers.get(row.id), row.id in gone) for row in origin_list(whole)]
    return tuple(sorted(rows, key=lambda choice: not choice.is_aside))


def _neighbours(dossier: Dossier) -> list[Neighbour]:
    return [
        Neighbour(
            "Earlier" if each.link.later == dossier.story.id else "Later",
            each.story.title,
            links.story(each.story.id),
            say.period(each.story.first, each.story.last),
            len(each.story.reports),
            each.link.reason,
        )
        for each in dossier.thread
    ]
