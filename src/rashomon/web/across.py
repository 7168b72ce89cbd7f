"""Stories that have one thing in common: what the pages of an actor, a place and an origin share.

Across stories only a name, or a gazetteer's entry, holds them together; pages say so. Each page
reads the records of the stories that it shows, never those of all that there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from fastapi import Request, Response
from rapidfuzz import fuzz

from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.errors import NotFound
from rashomon.records import Attribute, Event, Finding, Origin, OriginKind, Record, Story
from rashomon.spelling import key as folded
from rashomon.store import Desk, Facet, Faceted, FacetKind, Wanted
from rashomon.web import links
from rashomon.web.answers import render
from rashomon.web.paging import Shown, shown
from rashomon.web.wording import counted
from rashomon.workspace import Workspace

STORIES = 15  # on a page
KEY = 120  # characters of a facet's key (``indexing``)
_NEAREST = 8
_ALIKE = 60  # of 100: of labels less alike than that none is offered
_LOOKED_AT = 400  # facets
_WORDS = 4
NAMED = (OriginKind.SPEAKER, OriginKind.AGENCY)  # origins that stories are looked up by


@dataclass(frozen=True, slots=True)
class Where:
    """A story of the page, and the way to it."""

    id: str
    title: str
    period: str
    href: str


@dataclass(frozen=True)
class Held:
    """A story with its record; without events where it was not found on yet."""

    story: Story
    record: Record

    @cached_property
    def where(self) -> Where:
        """How the page names it."""
        return Where(
            self.story.id,
            one_line(self.story.title, 160) or "Untitled",
            say.period(self.story.first, self.story.last),
            links.story(self.story.id),
        )

    @cached_property
    def events(self) -> dict[str, tuple[int, Event]]:
        """Events by id, with their numbers on the story's page."""
        return {event.id: (n, event) for n, event in enumerate(self.record.events, 1)}

    @cached_property
    def findings(self) -> dict[str, dict[Attribute, Finding]]:
        """Findings by event and attribute."""
        found: dict[str, dict[Attribute, Finding]] = {}
        for each in self.record.findings:
            found.setdefault(each.event, {})[each.attribute] = each
        return found

    def origins(self, key: str) -> tuple[Origin, ...]:
        """The origins of this name; several where its reports do not say that they are one."""
        return tuple(
            origin
            for origin in self.record.origins
            if origin.kind in NAMED and folded(origin.name)[:KEY] == key
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The stories of a page, latest first, and what people call what they have in common."""

    key: str
    label: str
    held: tuple[Held, ...]
    shown: Shown


@dataclass(frozen=True, slots=True)
class Near:
    """Something that stories can be looked up by and that is called much like what was asked."""

    label: str
    href: str
    stories: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is kept under what was asked for; what is called most like it."""

    what: str
    asked: str
    nearest: tuple[Near, ...]
    search: str


class NoSuch(NotFound):
    """No story has what was asked for."""

    def __init__(self, view: Unknown) -> None:
        self.view = view
        near = "; ".join(each.label for each in view.nearest)
        super().__init__(
            f"no story of this workspace has {view.what} called {view.asked!r}"
            + (f"; nearest: {near}" if near else "")
        )


_WAYS: dict[FacetKind, tuple[str, Callable[[str], str]]] = {
    FacetKind.ACTOR: ("an actor", links.actor),
    FacetKind.PLACE: ("a place", links.place),
    FacetKind.ORIGIN: ("an origin", links.origin),
}


def href(kind: FacetKind, key: str) -> str:
    """The address of the page of an actor, a place or an origin."""
    return _WAYS[kind][1](key)


def chosen(workspace: Workspace, kind: FacetKind, asked: str, page: int) -> Chosen:
    """The stories that have it, by its key or its name as printed. Raises ``NoSuch``."""
    desk = workspace.desk
    for key in dict.fromkeys((asked, folded(asked)[:KEY])):
        label = desk.labels(kind, key) if key else None
        if label is not None:
            return _page(workspace, Facet(kind, key, label), page)
    raise NoSuch(unknown(desk, kind, asked))


def _page(workspace: Workspace, facet: Facet, page: int) -> Chosen:
    found = workspace.desk.found(Wanted(facets=((facet.kind, facet.key),)))
    which = shown(page, found.count(), STORIES)
    rows = found.rows(STORIES, (page - 1) * STORIES)
    records = workspace.pages.records([row.story.id for row in rows])
    held = (Held(row.story, records.get(row.story.id) or Record(row.story.id)) for row in rows)
    return Chosen(facet.key, one_line(facet.label, KEY) or facet.key, tuple(held), which)


def unknown(desk: Desk, kind: FacetKind, asked: str) -> Unknown:
    """What to offer instead: labels that hold the words, else those that are spelled much alike."""
    said = one_line(asked, KEY)
    near = desk.like(kind, said, _NEAREST) or _alike(desk, kind, said)
    ways = (
        Near(one_line(each.facet.label, KEY), href(kind, each.facet.key), each.stories)
        for each in near
    )
    return Unknown(_WAYS[kind][0], said, tuple(ways), links.search(q=said))


def _alike(desk: Desk, kind: FacetKind, said: str) -> list[Faceted]:
    """Of what stories have that hold one of the words, or that are the latest, the most alike."""
    known = {
        each.facet.key: each
        for words in (*said.split()[:_WORDS], "")
        for each in desk.facets(Wanted(words=words), _LOOKED_AT)[kind]
    }
    scored = [
        (fuzz.WRatio(folded(said), folded(each.facet.label)), each) for each in known.values()
    ]
    scored.sort(key=lambda pair: (-pair[0], -pair[1].stories, pair[1].facet.key))
    return [each for score, each in scored if score >= _ALIKE][:_NEAREST]


def not_here(request: Request, error: NoSuch) -> Response:
    """The page that says so, with the nearest that there is."""
    return render(request, "unknown.html.j2", error.view, status=404, keep=False)


def extent(which: Shown) -> str:
    """How much of all a page speaks of, as a sentence."""
    if which.pages == 1:
        return f"From {counted(which.total, 'story', 'stories')}, latest first."
    first, last = f"{which.first:,}", f"{which.last:,}"
    return (
        f"From stories {first}–{last} of {which.total:,}, latest first; what is counted and listed "
        f"here is of these {which.last - which.first + 1}."
    )
