"""Stories by what is found on them: lists with filters, and how many each filter would leave.

What is asked for is put together from what every story is looked up by (``facet``), its digest and
the full text; all lists are latest first, as stories are numbered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, func, select

from rashomon.records import Story
from rashomon.store import codec, schema, sqlite
from rashomon.store.entries import Digest, Facet, FacetKind, Spot
from rashomon.store.reader import Reader

_LOOKED_AT = 2_000  # of a long list, the latest stories whose facets are counted
_MOST_HITS = 5_000  # reports that a search by words follows


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories: of these words, with all of these facets, published in this time.

    ``first`` and ``last`` are days (YYYY-MM-DD), both included; ``received`` keeps stories of which
    a report was received after that moment (ISO 8601, UTC).
    """

    words: str = ""
    facets: tuple[tuple[FacetKind, str], ...] = ()
    first: str = ""
    last: str = ""
    received: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.facets or self.first or self.last or self.received)


@dataclass(frozen=True, slots=True)
class Row:
    """A story of a list; ``digest`` is None where it was not found on yet."""

    story: Story
    digest: Digest | None
    around: str = ""  # words of a report around the first hit, where words were looked for


@dataclass(frozen=True, slots=True)
class Faceted:
    """How many of some stories have a facet."""

    facet: Facet
    stories: int


class Desk:
    """Reads lists of stories."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def rows(self, wanted: Wanted, limit: int, offset: int = 0) -> list[Row]:
        """Some of the stories that are wanted, latest first."""
        hits = self._hits(wanted.words)
        story, digest = schema.story, schema.digest
        query = select(story.c.n, story.c.body, *(digest.c[name] for name in _DIGEST))
        query = query.join(digest, digest.c.story == story.c.n, isouter=True)
        query = self._only(query, wanted, hits).order_by(story.c.latest.desc(), story.c.id)
        rows = self._connection.execute(query.limit(limit).offset(offset)).all()
        return [
            Row(
                codec.unpack(Story, body),
                None if rest[0] is None else Digest(*rest),
                sqlite.around(self._connection, wanted.words, hits[n]) if hits else "",
            )
            for n, body, *rest in rows
        ]

    def count(self, wanted: Wanted) -> int:
        """How many stories are wanted."""
        query = self._only(select(func.count()).select_from(schema.story), wanted)
        found: int = self._connection.execute(query).scalar_one()
        return found

    def facets(self, wanted: Wanted, most: int) -> dict[FacetKind, list[Faceted]]:
        """The facets that most of the wanted stories have, of each kind; of the latest of many."""
        story, facet = schema.story, schema.facet
        latest = self._only(select(story.c.n), wanted)
        latest = latest.order_by(story.c.latest.desc(), story.c.id).limit(_LOOKED_AT)
        count = func.count().label("stories")
        query = (
            select(facet.c.kind, facet.c.key, func.min(facet.c.label), count)
            .where(facet.c.story.in_(latest))
            .group_by(facet.c.kind, facet.c.key)
            .order_by(facet.c.kind, count.desc(), facet.c.key)
        )
        found: dict[FacetKind, list[Faceted]] = {kind: [] for kind in FacetKind}
        for kind, key, label, stories in self._connection.execute(query):
            some = found[FacetKind(kind)]
            if len(some) < most:
                some.append(Faceted(Facet(FacetKind(kind), key, label), stories))
        return found

    def days(self, wanted: Wanted, most: int = 400) -> list[tuple[str, int, int]]:
        """Stories and articles by day (YYYY-MM-DD) of the last report, latest first."""
        story, digest = schema.story, schema.digest
        day = func.substr(story.c.latest, 1, 10).label("day")
        articles = func.sum(func.coalesce(digest.c.articles, 1))
        query = select(day, func.count(), articles)
        query = query.join(digest, digest.c.story == story.c.n, isouter=True)
        query = self._only(query, wanted).where(story.c.latest != "")
        query = query.group_by(day).order_by(day.desc()).limit(most)
        return [(row[0], row[1], row[2]) for row in self._connection.execute(query)]

    def spots(self, wanted: Wanted, most: int) -> list[tuple[Spot, int]]:
        """Where the wanted stories' happenings lie, most stories first; of the latest of many."""
        story, facet, spot = schema.story, schema.facet, schema.spot
        latest = self._only(select(story.c.n), wanted)
        latest = latest.order_by(story.c.latest.desc(), story.c.id).limit(_LOOKED_AT)
        count = func.count().label("stories")
        query = (
            select(*(spot.c[name] for name in _SPOT), count)
            .join(facet, and_(facet.c.kind == FacetKind.PLACE, facet.c.key == spot.c.key))
            .where(facet.c.story.in_(latest))
            .group_by(spot.c.key)
            .order_by(count.desc(), spot.c.key)
            .limit(most)
        )
        return [(Spot(*row[:-1]), row[-1]) for row in self._connection.execute(query)]

    def labels(self, kind: FacetKind, key: str) -> str | None:
        """What people call a facet; None where no story has it."""
        table = schema.facet
        query = select(func.min(table.c.label)).where(table.c.kind == kind, table.c.key == key)
        return self._connection.execute(query).scalar()

    def digests(self, stories: Sequence[str]) -> dict[str, Digest]:
        """The digests of stories by id; of those that were found on."""
        story, digest = schema.story, schema.digest
        query = select(story.c.id, *(digest.c[name] for name in _DIGEST))
        query = query.join(digest, digest.c.story == story.c.n)
        return {id_: Digest(*rest) for id_, *rest in self._reader.rows(query, story.c.id, stories)}

    # --- what is wanted --------------------------------------------------------------------------

    def _only(
        self, query: Select[Any], wanted: Wanted, hits: dict[int, int] | None = None
    ) -> Select[Any]:
        story, facet, digest = schema.story, schema.facet, schema.digest
        hits = self._hits(wanted.words) if hits is None else hits
        if hits is not None:
            query = query.where(sqlite.among(story.c.n, sorted(hits)))
        for kind, key in wanted.facets:
            has = exists().where(facet.c.kind == kind, facet.c.key == key)
            query = query.where(has.where(facet.c.story == story.c.n))
        if wanted.first:
            query = query.where(story.c.latest >= wanted.first)
        if wanted.last:  # a day's moments sort before its name and a character past all digits
            query = query.where(story.c.latest < f"{wanted.last}~", story.c.latest != "")
        if wanted.received:
            since = select(digest.c.story).where(digest.c.received > wanted.received)
            query = query.where(story.c.n.in_(since))
        return query

    def _hits(self, words: str) -> dict[int, int] | None:
        """The stories that hold reports of these words, each with one of them; None for all."""
        if not words.strip():
            return None
        member = schema.member
        found = sqlite.matching(self._connection, words, _MOST_HITS)
        rows = self._reader.rows(select(member.c.report, member.c.story), member.c.report, found)
        return {story: report for report, story in sorted(rows)}


_DIGEST = tuple(Digest.__dataclass_fields__)
_SPOT = tuple(Spot.__dataclass_fields__)
