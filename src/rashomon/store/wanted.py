"""Which stories are wanted, and what a list of them shows."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Span, Story
from rashomon.store.entries import Digest, Facet, FacetKind, Spot


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world in degrees; ``east`` is below ``west`` where it crosses the date line."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories: of these words, with all of these facets, published in this time.

    ``first`` and ``last`` are days (YYYY-MM-DD), both included; ``received`` keeps stories of which
    a report was received after that moment (ISO 8601, UTC). ``either`` are facets of one kind of
    which a story has at least one; ``box`` keeps stories with a place in it.
    """

    words: str = ""
    facets: tuple[tuple[FacetKind, str], ...] = ()
    first: str = ""
    last: str = ""
    received: str = ""
    either: tuple[tuple[FacetKind, tuple[str, ...]], ...] = ()
    box: Box | None = None

    def __bool__(self) -> bool:
        return self != _ALL


_ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Around:
    """Where a report first has what was looked for, and the words around it.

    ``words`` is the place in the report's text; None where only its title has them.
    """

    report: str
    words: Span | None
    before: str
    hit: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """A story of a list; ``digest`` is None where it was not found on yet."""

    story: Story
    digest: Digest | None
    around: Around | None = None  # where words were looked for


@dataclass(frozen=True, slots=True)
class Faceted:
    """How many of some stories have a facet."""

    facet: Facet
    stories: int


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place of some stories: how many have it, and how many reports they hold."""

    spot: Spot
    stories: int
    articles: int
