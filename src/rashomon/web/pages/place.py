"""A place over all stories: what it is, what happened there, which places rival it, what is near.

Everything is of the stories that the page shows, the latest first. The map shows the place and
those that exclude it, areas as areas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup

from rashomon.dossier import labels as say
from rashomon.dossier.deeds import deed
from rashomon.dossier.safe import one_line
from rashomon.records import Attribute, Finding, Located, Standing, Value
from rashomon.spelling import key as folded
from rashomon.store import Desk, FacetKind, Wanted
from rashomon.web import links
from rashomon.web.across import (
    KEY,
    Chosen,
    Held,
    NoSuch,
    Where,
    chosen,
    extent,
    not_here,
)
from rashomon.web.answers import as_json, render
from rashomon.web.happenings import Group, Listed, groups, listed, place_key
from rashomon.web.maps import Line, Mark, story_map
from rashomon.web.near_places import Near, nearby
from rashomon.web.paging import Shown
from rashomon.web.placed import (
    Entry,
    Reading,
    entry,
    exactness,
    from_spot,
    mark,
    readings,
    stated,
)
from rashomon.web.quoting import Quote, Texts
from rashomon.web.room import InRoom
from rashomon.workspace import Workspace

router = APIRouter()
Key = Annotated[str, Query(max_length=400, description="A gazetteer's id, or a name.")]
Page = Annotated[int, Query(ge=1, description="Which page of its stories, from 1.")]
_RIVALS = 8  # on the map
_SPOTS = 2_000  # places of its stories


@dataclass(frozen=True, slots=True)
class Side:
    """On which side of a border an event is put, how that stands, and in whose words."""

    country: str
    name: str
    title: str
    story: Where
    status: str
    standing: str
    hedged: bool
    low: int
    high: int
    reports: int
    href: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What the map shows: its caption, and the same places as a list."""

    caption: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in one page of the stories that put something there.

    ``exact`` says how exactly, by event. ``read`` stories were read again for that and for what
    else its name may mean. No ``entry`` where no gazetteer has it.
    """

    key: str
    label: str
    shown: Shown
    extent: str
    entry: Entry | None
    events: tuple[Group, ...]
    exact: dict[str, str]
    sides: tuple[Side, ...]
    map: Shape | None
    nearby: tuple[Near, ...]
    readings: tuple[Reading, ...]
    read: int


def view(workspace: Workspace, key: str, page: int = 1) -> PlaceView:
    """The page of a place. Raises ``NoSuch``."""
    return drawn(workspace, key, page)[0]


def drawn(workspace: Workspace, key: str, page: int) -> tuple[PlaceView, Markup | None]:
    """The page of a place, and its map as SVG. Raises ``NoSuch``."""
    found = chosen(workspace, FacetKind.PLACE, key, page)
    texts = Texts(workspace.pages)
    there = [_there(each, found.key) for each in found.held]
    known = stated(there, workspace.pages)
    entries = _spots(workspace.desk, found) | known.entries
    here = entries.get(found.key)
    exact = {each.event.id: exactness(each, known) for some in there for each in some}
    made = None
    if here is not None:
        title = f"{here.name} and the places that rival it"
        made = story_map(_marks(here, there, entries), title, height=360.0)
    made_of = PlaceView(
        key=found.key,
        label=found.label,
        shown=found.shown,
        extent=extent(found.shown),
        entry=entry(here) if here is not None else None,
        events=groups(there, texts, None),
        exact={event: words for event, words in exact.items() if words},
        sides=_sides(there, texts),
        map=Shape(made.caption, made.lines) if made is not None else None,
        nearby=nearby(workspace.desk, here) if here is not None else (),
        readings=readings(found.key, here, known, texts) if here is not None else (),
        read=known.stories,
    )
    return made_of, made.svg if made is not None else None


@router.get("/place", include_in_schema=False)
def place(request: Request, room: InRoom, key: Key = "", page: Page = 1) -> Response:
    """The page."""
    try:
        made, svg = drawn(room.workspace, key, page)
        address = links.place(made.key)
        return render(request, "place.html.j2", made, svg=svg, address=address)
    except NoSuch as error:
        return not_here(request, error)


@router.get("/api/place", summary="A place over all stories that put something there")
def place_data(request: Request, room: InRoom, key: Key = "", page: Page = 1) -> Response:
    """The same for programs."""
    return as_json(view(room.workspace, key, page), request)


def _there(held: Held, key: str) -> list[Listed]:
    def fits(value: Value) -> bool:
        return key in (place_key(value), folded(value.value)[:KEY])

    return list(listed(held, Attribute.PLACE, fits))


def _spots(desk: Desk, found: Chosen) -> dict[str, Located]:
    """All places of its stories as far as the list of spots knows them."""
    wanted = Wanted(facets=((FacetKind.PLACE, found.key),))
    return {each.spot.key: from_spot(each.spot) for each in desk.spots(wanted, _SPOTS)}


def _sides(there: Sequence[Sequence[Listed]], texts: Texts) -> tuple[Side, ...]:
    """On which side reports put what happened there, wherever somebody says so."""
    found = []
    for each in (each for some in there for each in some):
        finding = each.held.findings[each.event.id].get(Attribute.SIDE)
        found += [(each, finding, value) for value in finding.values] if finding else []
    unique = {(each.event.id, v.key, v.standing): (each, f, v) for each, f, v in found}
    texts.want(span for _, _, value in unique.values() for span in value.words[:1])
    return tuple(_side(each, finding, value, texts) for each, finding, value in unique.values())


def _side(each: Listed, finding: Finding, value: Value, texts: Texts) -> Side:
    return Side(
        country=one_line(value.value, 80),
        name=deed(each.event).name,
        title=one_line(each.event.title, 60),
        story=each.held.where,
        status=finding.status.value,
        standing=say.STANDING[value.standing],
        hedged=value.hedged,
        low=value.support.low,
        high=value.support.high,
        reports=len(value.support.reports),
        href=links.story(each.held.story.id, each.number),
        quotes=texts.quotes(value.words),
    )


def _marks(
    here: Located, there: Sequence[Sequence[Listed]], entries: Mapping[str, Located]
) -> tuple[Mark, ...]:
    """The place, and those that contested findings put in its stead, as far as they are known."""
    rivals: dict[str, str] = {}
    for each in (each for some in there for each in some):
        if each.value.standing is Standing.RIVAL:
            way = links.story(each.held.story.id, each.number)
            for value in each.finding.values:
                if value.standing is Standing.RIVAL and place_key(value) != here.id:
                    rivals.setdefault(place_key(value), way)
    known = [(entries[key], way) for key, way in rivals.items() if key in entries][:_RIVALS]
    return (
        mark("1", here, Standing.STANDS, ""),
        *(
            mark(str(n), located, Standing.RIVAL, way)
            for n, (located, way) in enumerate(known, start=2)
        ),
    )
