"""Search: stories by words, by what is found on them, by time and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.dossier.safe import one_line
from rashomon.errors import UsageError
from rashomon.records import EventType, FindingStatus
from rashomon.store import LOOKED_AT, MOST_HITS, FacetKind, Selection, Spotted
from rashomon.web.answers import as_json, render
from rashomon.web.asking import FIELDS, MAP, WORDS, Asked, asked, box
from rashomon.web.finding import Choice, Meant, Part, Question, label, question
from rashomon.web.maps import Counted, Window, WorldMap, world_map
from rashomon.web.paging import ON_A_PAGE, Shown, shown
from rashomon.web.room import InRoom
from rashomon.web.story_lines import StoryLine, line
from rashomon.workspace import Workspace

router = APIRouter()
Page = Annotated[int, Query(ge=1, description="Which page of the list, from 1.")]
_LISTED = 8  # facets of a kind beside the list
_MOST_SHARED = 16  # of a kind that all stories found may have
_PLACES = 150  # on the map
_POINTS = frozenset(("place", "district"))  # an area is never drawn as a point
_HEADS = {
    "type": "Event types",
    "status": "Statuses",
    "actor": "Actors",
    "place": "Places",
    "origin": "Origins",
    "outlet": "Outlets",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Facets of one kind that some of the stories found have, those of most stories first."""

    name: str
    head: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the stories found; ``articles`` are the reports of its stories."""

    key: str
    label: str
    kind: str
    latitude: float
    longitude: float
    stories: int
    articles: int
    href: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A part of a search that found nothing, and how many stories there are without it."""

    part: Part
    stories: int


@dataclass(frozen=True, slots=True)
class SearchView:
    """One page of what was found; facets and places are of its latest stories, places only with a
    map.

    ``faults`` says what of the search cannot be understood, ``nothing`` why none can be found.
    ``hits_bounded`` is how many reports with the words were followed, 0 where all were;
    ``counted_in`` of how many stories the facets were counted, 0 for all.
    """

    parts: tuple[Part, ...]
    faults: tuple[str, ...]
    nothing: tuple[str, ...]
    meant: tuple[Meant, ...]
    rows: tuple[StoryLine, ...]
    shown: Shown
    groups: tuple[Group, ...]
    places: tuple[Spot, ...]
    areas: tuple[Spot, ...]
    hits_bounded: int
    counted_in: int
    loosen: tuple[Loose, ...]
    href: str


def view(workspace: Workspace, what: Asked, page: int = 1) -> SearchView:
    """One page of what was found. Raises ``NotFound`` past its end."""
    desk = workspace.desk
    meant = question(desk, what)
    if what.faults or meant.nothing:
        return _none(what, meant, shown(page, 0), _loosen(workspace, what, meant))
    found = desk.found(meant.wanted)
    total = found.count()
    which = shown(page, total)
    if not total:
        return _none(what, meant, which, _loosen(workspace, what, meant))
    rows = found.rows(ON_A_PAGE, (page - 1) * ON_A_PAGE)
    some = found.spots(_PLACES, what.box) if what.has_map else []
    spots = [_spot(what, each) for each in some]
    return SearchView(
        parts=meant.parts,
        faults=(),
        nothing=(),
        meant=meant.meant,
        rows=tuple(line(row, meant.wanted.received) for row in rows),
        shown=which,
        groups=tuple(_groups(what, found, min(total, LOOKED_AT))),
        places=tuple(each for each in spots if each.kind in _POINTS),
        areas=tuple(each for each in spots if each.kind not in _POINTS),
        hits_bounded=MOST_HITS if found.is_bounded else 0,
        counted_in=LOOKED_AT if total > LOOKED_AT else 0,
        loosen=(),
        href=what.href,
    )


def _asked(request: Request) -> Asked:
    query = request.query_params
    return asked({name: query.getlist(name) for name in (*WORDS, "map")})


@router.get("/search", include_in_schema=False)
def search(request: Request, room: InRoom, page: Page = 1) -> Response:
    """The page; what cannot be understood is said beside the form."""
    what = _asked(request)
    seen = view(room.workspace, what, page)
    return render(
        request,
        "search.html.j2",
        seen,
        status=400 if what.faults else 200,
        asked=what,
        drawn=drawn(seen, what),
        on_map=what.plus(*MAP).href,
        off_map=what.minus(*MAP).href,
        as_words=Asked((("q", what.parts[0][1]),)).href if what.parts else "/search",
        types=[(each.value, label(FacetKind.TYPE, each.value)) for each in EventType],
        statuses=[(each.value, label(FacetKind.STATUS, each.value)) for each in FindingStatus],
    )


Text = Annotated[str, Query(description="Words; phrases in double quotes.")]
Key = Annotated[list[str], Query(description="A key or words for it; may be repeated.")]
DayOf = Annotated[str, Query(description="A day (YYYY-MM-DD) of the story's last report.")]


@router.get("/api/search", summary="Stories by words, facets, time and place")
def search_data(
    request: Request,
    room: InRoom,
    page: Page = 1,
    q: Text = "",
    actor: Key = [],  # noqa: B006 - FastAPI copies it
    place: Key = [],  # noqa: B006
    type: Key = [],  # noqa: B006
    status: Key = [],  # noqa: B006
    outlet: Key = [],  # noqa: B006
    origin: Key = [],  # noqa: B006
    first: Annotated[DayOf, Query(alias="from")] = "",
    last: Annotated[DayOf, Query(alias="to")] = "",
    since: Annotated[str, Query(description="Only with a report received after it.")] = "",
    box: Annotated[str, Query(description="west,south,east,north in degrees.")] = "",
    map: Annotated[str, Query(description="1: with the places of the stories found.")] = "",
) -> Response:
    """The same for programs. Raises ``UsageError`` for what cannot be understood."""
    what = _asked(request)
    if what.faults:
        raise UsageError(" ".join(what.faults))
    return as_json(view(room.workspace, what, page), request)


def drawn(seen: SearchView, what: Asked) -> WorldMap | None:
    """The places of the stories found; a circle of several leads to the part of the map."""

    def leads(window: Window) -> str:
        return what.plus("box", box(window.west, window.south, window.east, window.north)).href

    counted = [
        Counted(each.label, each.latitude, each.longitude, each.articles, each.href)
        for each in seen.places
    ]
    title = "Where the stories found happen"
    return world_map(counted, title, key="found", leads=leads) if counted else None


def _groups(what: Asked, found: Selection, of: int) -> Iterator[Group]:
    """Facets that some of the stories have; what all have, the chosen ones too, narrows nothing."""
    facets = found.facets(_LISTED + _MOST_SHARED)
    for name, head in _HEADS.items():
        kind = FIELDS[name]
        choices = [
            Choice(
                each.facet.key,
                label(kind, each.facet.label),
                each.stories,
                what.plus(name, each.facet.key).href,
            )
            for each in facets[kind]
            if each.stories < of
        ]
        if choices:
            yield Group(name, head, tuple(choices[:_LISTED]))


def _spot(what: Asked, each: Spotted) -> Spot:
    spot = each.spot
    return Spot(
        key=spot.key,
        label=one_line(spot.label, 120),
        kind=spot.kind,
        latitude=spot.latitude,
        longitude=spot.longitude,
        stories=each.stories,
        articles=each.articles,
        href=what.plus("place", spot.key).href,
    )


def _loosen(workspace: Workspace, what: Asked, meant: Question) -> tuple[Loose, ...]:
    """For each part how many stories there are without it; none where that finds nothing."""
    if what.faults or len(meant.parts) < 2:
        return ()
    rest = [(part, what.minus(part.name, part.value)) for part in meant.parts]
    found = [(part, question(workspace.desk, each)) for part, each in rest]
    loose = [
        Loose(part, 0 if each.nothing else workspace.desk.count(each.wanted))
        for part, each in found
    ]
    return tuple(sorted((e for e in loose if e.stories), key=lambda each: -each.stories))


def _none(what: Asked, meant: Question, which: Shown, loosen: tuple[Loose, ...]) -> SearchView:
    return SearchView(
        parts=meant.parts,
        faults=what.faults,
        nothing=meant.nothing,
        meant=meant.meant,
        rows=(),
        shown=which,
        groups=(),
        places=(),
        areas=(),
        hits_bounded=0,
        counted_in=0,
        loosen=loosen,
        href=what.href,
    )
