"""An actor over all stories: its names, what it did and said, what was done to it and said of it.

Everything is of the stories that the page shows, the latest first; names and words are read from
the newest of these. Over stories only the name holds them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.records import Attribute, Value
from rashomon.spelling import key as folded
from rashomon.store import FacetKind
from rashomon.web import links
from rashomon.web.across import KEY, Chosen, Held, NoSuch, chosen, extent, not_here
from rashomon.web.answers import as_json, render
from rashomon.web.happenings import Group, Listed, groups, listed
from rashomon.web.known_as import KnownAs, known_as, linked
from rashomon.web.paging import Shown
from rashomon.web.quoting import Texts
from rashomon.web.room import InRoom
from rashomon.web.sayings import Sayings, Wanted, of_origins, sayings
from rashomon.web.tied import Relations, relations
from rashomon.workspace import Workspace

router = APIRouter()
Name = Annotated[str, Query(max_length=400, description="A name, as printed or as its key.")]
Page = Annotated[int, Query(ge=1, description="Which page of its stories, from 1.")]
_SAID_OF = 16  # statements of others


@dataclass(frozen=True, slots=True)
class ActorView:
    """Somebody in one page of the stories that name it; ``origins`` of them have its own words."""

    key: str
    label: str
    shown: Shown
    extent: str
    known: KnownAs
    did: tuple[Group, ...]
    suffered: tuple[Group, ...]
    said: Sayings
    said_of: Sayings
    relations: Relations


def view(workspace: Workspace, name: str, page: int = 1) -> ActorView:
    """The page of an actor. Raises ``NoSuch``."""
    found = chosen(workspace, FacetKind.ACTOR, name, page)
    texts = Texts(workspace.pages)
    did = [_by(each, Attribute.AGENT, found.key) for each in found.held]
    suffered = [_by(each, Attribute.RECIPIENT, found.key) for each in found.held]
    own = [each for held in found.held if (each := of_origins(held, found.key)) is not None]
    others = _of_others(found, did, suffered)
    known = linked(workspace.pages, found.held)
    return ActorView(
        key=found.key,
        label=found.label,
        shown=found.shown,
        extent=extent(found.shown),
        known=known_as(workspace, found.held, found.key, known, texts),
        did=groups(did, texts, Attribute.RECIPIENT),
        suffered=groups(suffered, texts, Attribute.AGENT),
        said=sayings(own, workspace.pages, texts),
        said_of=sayings(others, workspace.pages, texts, _SAID_OF),
        relations=relations(found.held, found.key, known, workspace.pages, texts),
    )


@router.get("/actor", include_in_schema=False)
def actor(request: Request, room: InRoom, name: Name = "", page: Page = 1) -> Response:
    """The page."""
    try:
        made = view(room.workspace, name, page)
        return render(request, "actor.html.j2", made, address=links.actor(made.key))
    except NoSuch as error:
        return not_here(request, error)


@router.get("/api/actor", summary="An actor over all stories that name it")
def actor_data(request: Request, room: InRoom, name: Name = "", page: Page = 1) -> Response:
    """The same for programs."""
    return as_json(view(room.workspace, name, page), request)


def _by(held: Held, attribute: Attribute, key: str) -> list[Listed]:
    def fits(value: Value) -> bool:
        return folded(value.value)[:KEY] == key

    return list(listed(held, attribute, fits))


def _of_others(
    found: Chosen, did: Sequence[Sequence[Listed]], suffered: Sequence[Sequence[Listed]]
) -> list[Wanted]:
    """What others say of it: claims of events that name it, but its own and those nobody makes."""
    wanted = []
    for held, *some in zip(found.held, did, suffered, strict=True):
        origins = held.origins(found.key)
        speaking = {o.id for o in held.record.origins if o.kind.value not in ("outlet", "agency")}
        own = {claim for origin in origins for claim in origin.claims}
        theirs = {c for o in held.record.origins if o.id in speaking for c in o.claims}
        values = [each.value for side in some for each in side]
        claims = frozenset(c for value in values for c in value.claims if c in theirs) - own
        reports = {report for value in values for report in value.support.reports}
        if claims:
            ordered = tuple(each for each in held.story.reports if each in reports)
            wanted.append(Wanted(held, claims, ordered))
    return wanted
