"""Stories by what is found on them: lists with filters, and how many each filter would leave.

What is asked for is put together from what every story is looked up by (``heading``), its digest
and the full text; all lists are latest first, as stories are numbered.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, case, exists, func, select

from rashomon.spelling import key as folded
from rashomon.store import schema
from rashomon.store.entries import Digest, Facet, FacetKind
from rashomon.store.reader import Reader
from rashomon.store.selection import Selection
from rashomon.store.wanted import Faceted, Row, Spotted, Wanted

_COUNTED = 200  # headings like a text whose stories are counted


class Desk:
    """Reads lists of stories."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def found(self, wanted: Wanted) -> Selection:
        """The stories that are wanted, looked up once; for a page that says several things."""
        return Selection(self._connection, self._reader, wanted)

    def rows(self, wanted: Wanted, limit: int, offset: int = 0) -> list[Row]:
        """Some of the stories that are wanted, latest first."""
        return self.found(wanted).rows(limit, offset)

    def count(self, wanted: Wanted) -> int:
        """How many stories are wanted."""
        return self.found(wanted).count()

    def facets(self, wanted: Wanted, most: int) -> dict[FacetKind, list[Faceted]]:
        """The facets that most of the wanted stories have, of each kind; of the latest of many."""
        return self.found(wanted).facets(most)

    def days(self, wanted: Wanted, most: int = 400) -> list[tuple[str, int, int]]:
        """Stories and articles by day (YYYY-MM-DD) of the last report, latest first."""
        return self.found(wanted).days(most)

    def spots(self, wanted: Wanted, most: int) -> list[Spotted]:
        """Where the wanted stories' happenings lie, most stories first; of the latest of many."""
        return self.found(wanted).spots(most)

    def labels(self, kind: FacetKind, key: str) -> str | None:
        """What people call a facet; None where no story has it."""
        heading, facet = schema.heading, schema.facet
        has = exists().where(facet.c.heading == heading.c.n)
        query = select(heading.c.label).where(heading.c.kind == kind, heading.c.key == key, has)
        found: str | None = self._connection.execute(query).scalar()
        return found

    def like(self, kind: FacetKind, text: str, most: int) -> list[Faceted]:
        """Facets whose label is like a text: the same, beginning so, a word beginning so, holding
        it; of equals those first that most stories have.

        Of a text that very many labels hold, some of them.
        """
        wanted = folded(text)
        if not wanted or most < 1:
            return []
        heading, facet = schema.heading, schema.facet
        words = func.instr(" " + heading.c.folded, " " + wanted)
        rank = case((heading.c.folded == wanted, 0), (words == 1, 1), (words > 1, 2), else_=3)
        has = exists().where(facet.c.heading == heading.c.n)
        alike = (
            select(heading.c.n, rank.label("rank"))
            .where(heading.c.kind == kind, func.instr(heading.c.folded, wanted) > 0, has)
            .order_by(rank, heading.c.folded)
            .limit(max(_COUNTED, most))
            .subquery()
        )
        stories = select(func.count()).where(facet.c.heading == alike.c.n).scalar_subquery()
        query = (
            select(heading.c.key, heading.c.label, stories.label("stories"))
            .join(alike, alike.c.n == heading.c.n)
            .order_by(alike.c.rank, stories.desc(), heading.c.key)
            .limit(most)
        )
        rows = self._connection.execute(query)
        return [Faceted(Facet(kind, key, label), count) for key, label, count in rows]

    def digests(self, stories: Sequence[str]) -> dict[str, Digest]:
        """The digests of stories by id; of those that were found on."""
        story, digest = schema.story, schema.digest
        query = select(story.c.id, *(digest.c[name] for name in Digest.__dataclass_fields__))
        query = query.join(digest, digest.c.story == story.c.n)
        return {id_: Digest(*rest) for id_, *rest in self._reader.rows(query, story.c.id, stories)}

    def count_found(self) -> int:
        """How many stories were found on; the others wait to be compared."""
        query = select(func.count()).select_from(schema.digest)
        return self._connection.execute(query).scalar_one()
