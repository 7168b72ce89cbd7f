"""Compare: two to four reports side by side, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.dossier import labels as say
from rashomon.errors import NotFound, UsageError
from rashomon.records import Report, Story
from rashomon.store import Pages
from rashomon.web import links
from rashomon.web.answers import as_json, render
from rashomon.web.compare_shape import Compared
from rashomon.web.compare_view import compared
from rashomon.web.pages.report import tag
from rashomon.web.report_material import standing
from rashomon.web.room import InRoom

router = APIRouter()
_MOST = 4
_STORIES = 20  # that are offered where nothing is chosen yet
_OFFERED = 200  # reports of a story that can be chosen from

Reports = Annotated[list[str] | None, Query(description="Two to four reports, by id.")]
InStory = Annotated[str, Query(description="A story whose reports are offered.")]


@dataclass(frozen=True, slots=True)
class Choice:
    """A report that can be compared."""

    id: str
    outlet: str
    title: str
    published: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """The reports of one story, to choose from."""

    story: str
    title: str
    href: str
    choices: tuple[Choice, ...]
    unlisted: int


@dataclass(frozen=True, slots=True)
class CompareView:
    """The comparison, or None where fewer than two reports are chosen, and what can be chosen."""

    compared: Compared | None
    notices: tuple[str, ...]
    offered: tuple[Offered, ...]
    stories: tuple[tuple[str, str], ...]


def view(pages: Pages, asked: Sequence[str], story: str = "") -> CompareView:
    """What the page shows. Raises ``NotFound`` for a report that is not there, ``UsageError`` for
    more than four.
    """
    ids = list(dict.fromkeys(each.strip() for each in asked if each.strip()))
    if len(ids) > _MOST:
        raise UsageError(
            f"{len(ids)} reports are too many to stand side by side; choose two to four"
        )
    reports = pages.reports(ids)
    missing = [each for each in ids if each not in {report.id for report in reports}]
    if missing:
        raise NotFound(
            f"there is no report {' and no report '.join(repr(m[:80]) for m in missing)}"
        )
    stories = pages.stories_with(ids) if ids else pages.stories_by_prefix(story, 1) if story else []
    if story and not stories:
        raise NotFound(f"there is no story {story[:80]!r}")
    notices = tuple(_notices(asked, ids, stories))
    offered = tuple(_offered(pages, each, ids) for each in stories)
    if len(ids) < 2:
        some = () if stories else tuple((s.title, _of(s)) for s in pages.stories(_STORIES))
        return CompareView(None, notices, offered, some)
    records = [record for each in stories if (record := pages.record(each.id)) is not None]
    edges = standing(pages, ids, inside=True)
    languages = {report.id: tag(report) for report in reports}
    return CompareView(compared(reports, edges, records, languages), notices, offered, ())


@router.get("/compare", include_in_schema=False)
def compare(
    request: Request, room: InRoom, report: Reports = None, story: InStory = ""
) -> Response:
    """The page."""
    return render(request, "compare.html.j2", view(room.workspace.pages, report or [], story))


@router.get("/api/compare", summary="Two to four reports side by side, passage by passage")
def compare_data(
    request: Request, room: InRoom, report: Reports = None, story: InStory = ""
) -> Response:
    """The same for programs."""
    return as_json(view(room.workspace.pages, report or [], story), request)


def _notices(asked: Sequence[str], ids: Sequence[str], stories: Sequence[Story]) -> list[str]:
    found = []
    if len([each for each in asked if each.strip()]) > len(ids):
        found.append("A report was given twice; it stands here once.")
    if len(ids) == 1:
        found.append("One report alone cannot be compared; choose one to three more.")
    if len(ids) > 1 and len(stories) > 1:
        found.append(
            f"These reports are of {len(stories)} stories; contradictions are looked for within "
            "each story only."
        )
    if ids and not stories:
        found.append("None of these reports is in a story, so that nothing is known to contradict.")
    return found


def _offered(pages: Pages, story: Story, chosen: Sequence[str]) -> Offered:
    reports = pages.reports(story.reports[:_OFFERED])
    return Offered(
        story.id,
        story.title,
        links.story(story.id),
        tuple(_choice(report, report.id in chosen) for report in reports),
        max(0, len(story.reports) - _OFFERED),
    )


def _choice(report: Report, is_chosen: bool) -> Choice:
    outlet, title = say.outlet(report), say.title(report)
    return Choice(report.id, outlet, title, say.clock(report.published), is_chosen)


def _of(story: Story) -> str:
    return f"/compare?story={story.id}"
