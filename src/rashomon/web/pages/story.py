"""A story: what happened, who says so, what stands without them, when, where; all with words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from rashomon.dossier import html
from rashomon.dossier.json_lines import as_fields
from rashomon.errors import NotFound
from rashomon.findings.denials import has_denials
from rashomon.findings.dropping import Without
from rashomon.findings.relations import ties
from rashomon.records import Dossier, Record, Tie
from rashomon.web import links
from rashomon.web.answers import as_json, render, see_other
from rashomon.web.deciding import author
from rashomon.web.room import InRoom
from rashomon.web.story_view import Around, view
from rashomon.workspace import Story, Workspace

router = APIRouter()
Id = Annotated[str, Path(max_length=80, description="A story's id, or how it begins.")]
Aside = Annotated[
    list[Annotated[str, Query(max_length=200)]],
    Query(max_length=200, description="An origin, an outlet or a report to set aside."),
]
_ID = re.compile(r"story-[0-9a-f]{4,16}")


@router.get("/story/{id}", include_in_schema=False)
def story(
    request: Request,
    room: InRoom,
    id: Id,
    without: Aside = [],  # noqa: B006 - FastAPI copies it
    keep: Aside = [],  # noqa: B006
    chosen: bool = False,
    decide: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """The page; ``keep`` is what a form without scripts sends: all that is not set aside."""
    found = find(room.workspace, id)
    named = [each.strip() for each in without if each.strip()]
    if found.id != id or chosen:
        dossier = found.dossier(proof=False) if chosen else None
        aside = [*named, *_unticked(dossier, set(keep))] if dossier is not None else named
        return see_other(links.without(found.id, dict.fromkeys(aside)) if aside else _at(found))
    dossier = found.dossier(proof=False)
    left = set_aside(found, named) if named else None
    around = _around(room.workspace, dossier, left)
    seen, sections = view(
        dossier, around, left, None if named or room.options.read_only else decide
    )
    return render(
        request,
        "story.html.j2",
        seen,
        keep=decide is None,
        author=author(request) if decide is not None else "",
        **sections,
    )


@router.get("/story/{id}/brief.html", include_in_schema=False)
def brief(room: InRoom, id: Id) -> Response:
    """The story as one file to take away."""
    found = find(room.workspace, id)
    headers = {
        "Content-Disposition": f'attachment; filename="{found.id}.html"',
        "Cache-Control": "private, no-cache",
    }
    page = html(found.dossier(), imprint=room.workspace.imprint())
    return Response(page, 200, headers, "text/html; charset=utf-8")


@router.get("/api/story/{id}", summary="All that the record holds on a story")
def story_data(request: Request, room: InRoom, id: Id) -> Response:
    """The dossier as an export writes it, with the addresses of what it names."""
    dossier = find(room.workspace, id).dossier()
    return as_json(as_fields(dossier) | {"links": addresses(dossier)}, request)


@router.get("/api/story/{id}/without", summary="What is left of a story without some origins")
def without_data(request: Request, room: InRoom, id: Id, what: Aside) -> Response:
    """Every finding that rested on them, before and after, and the record that is left."""
    return as_json(set_aside(find(room.workspace, id), what), request)


def find(workspace: Workspace, named: str) -> Story:
    """A story by its id, or how that begins. Raises ``NotFound``, which says how to find it."""
    some = workspace.stories_named(named) if _ID.fullmatch(named) else []
    if len(some) == 1 or (some and some[0].id == named):
        return some[0]
    raise NotFound(f"no story {named!r} is kept here; look for it by words of its reports")


def set_aside(story: Story, what: Sequence[str]) -> Without:
    """What is left without these. Raises ``NotFound`` where one fits nothing, in few words."""
    try:
        return story.without(*what)
    except NotFound as error:
        first = str(error).partition("\n")[0].partition(". Name an outlet")[0]
        raise NotFound(
            f"{first}. Name one of its origins or outlets, or the number of a report; what you "
            "followed may be older than the record"
        ) from error


def addresses(dossier: Dossier) -> dict[str, object]:
    """Where a story and what belongs to it stand in the room."""
    id_ = dossier.story.id
    events = dossier.record.events if dossier.record is not None else ()
    return {
        "page": links.story(id_),
        "brief": f"{links.story(id_)}/brief.html",
        "without": f"/api{links.story(id_)}/without",
        "events": {event.id: links.story(id_, n) for n, event in enumerate(events, 1)},
        "reports": {entry.report.id: links.report(entry.report.id) for entry in dossier.entries},
        "thread": {each.story.id: links.story(each.story.id) for each in dossier.thread},
    }


def _at(story: Story) -> str:
    return links.story(story.id)


def _unticked(dossier: Dossier, kept: set[str]) -> list[str]:
    """The origins and reports that a form leaves out, by id."""
    origins = dossier.record.origins if dossier.record is not None else ()
    every = (*(origin.id for origin in origins), *(entry.report.id for entry in dossier.entries))
    return [each for each in every if each not in kept]


def _around(workspace: Workspace, dossier: Dossier, left: Without | None) -> Around:
    found = _ties(workspace, dossier) if left is None else _ties_left(dossier, left.record)
    return Around(workspace.pages.codings, found, workspace.reliability(), workspace.imprint())


def _ties(workspace: Workspace, dossier: Dossier) -> tuple[Tie, ...]:
    """How the actors stand to each other; as ``Story.relations``, the record read once."""
    if dossier.record is None:
        return ()
    if has_denials(dossier.record):
        return Story(workspace, dossier.story).relations()
    return _ties_left(dossier, dossier.record)


def _ties_left(dossier: Dossier, record: Record) -> tuple[Tie, ...]:
    """The same from a record; whom only a denial of cooperation names is left out."""
    dates = {e.report.id: e.report.published for e in dossier.entries}
    return ties(record, {report: when for report, when in dates.items() if when is not None})
