"""The stories that are wanted, as a set of row numbers.

Each thing that is asked for gives a set from an index of its own; what is left is what all of them
share. Sets of whole numbers are quick to make and to meet, whatever the mix, which no one join is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, or_, select

from rashomon.store import listing, schema, sqlite
from rashomon.store.entries import FacetKind
from rashomon.store.wanted import Box, Wanted

MOST_HITS = 20_000  # reports that a search by words follows, the last added first
_FEW = 5_000  # stories of which all reports are searched
_END = "~"  # past every digit: a day's moments sort before its name and this


@dataclass(frozen=True, slots=True)
class Choice:
    """``stories`` is None for all; ``hits`` gives a report with the words for each story.

    ``bounded`` says that more reports have the words than were followed.
    """

    stories: frozenset[int] | None = None
    hits: Mapping[int, int] = field(default_factory=dict)
    bounded: bool = False


def choose(connection: Connection, wanted: Wanted) -> Choice:
    """The stories that have all that is wanted."""
    stories: frozenset[int] | None = None
    for some in sorted(_sets(connection, wanted), key=len):
        stories = frozenset(some if stories is None else stories & some)
    if not wanted.words.strip():
        return Choice(stories)
    if stories is not None and len(stories) <= _FEW:
        hits, bounded = listing.hits_among(connection, wanted.words, stories), False
    else:
        hits, bounded = listing.hits(connection, wanted.words, MOST_HITS)
    return Choice(frozenset(hits if stories is None else stories & hits.keys()), hits, bounded)


def _sets(connection: Connection, wanted: Wanted) -> Iterator[set[int]]:
    heading = schema.heading
    for kind, keys in (*((kind, (key,)) for kind, key in wanted.facets), *wanted.either):
        yield _under(connection, heading.c.kind == kind, sqlite.among(heading.c.key, keys))
    if wanted.box is not None:
        inside = select(schema.spot.c.key).where(in_box(wanted.box))
        yield _under(connection, heading.c.kind == FacetKind.PLACE, heading.c.key.in_(inside))
    if wanted.first or wanted.last:
        yield listing.between(connection, wanted.first, (wanted.last or "9999") + _END)
    if wanted.received:
        digest = schema.digest
        query = select(digest.c.story).where(digest.c.received > wanted.received)
        yield set(connection.execute(query).scalars())


def _under(connection: Connection, *conditions: ColumnElement[bool]) -> set[int]:
    numbers = connection.execute(select(schema.heading.c.n).where(*conditions)).scalars().all()
    return listing.under(connection, numbers)


def in_box(box: Box) -> ColumnElement[bool]:
    """That a place lies in a part of the world."""
    spot = schema.spot
    lon, wraps = spot.c.longitude, box.west > box.east
    across = or_(lon >= box.west, lon <= box.east) if wraps else lon.between(box.west, box.east)
    return spot.c.latitude.between(box.south, box.north) & across
