"""Stories that were asked for once, and what can be said of them without asking again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from sqlalchemy import Connection, func, select

from rashomon.records import Span, Story
from rashomon.store import codec, listing, schema, sqlite
from rashomon.store.choosing import choose, in_box
from rashomon.store.entries import Digest, Facet, FacetKind, Spot
from rashomon.store.reader import Reader
from rashomon.store.wanted import Around, Box, Faceted, Row, Spotted, Wanted

LOOKED_AT = 1_000  # of a long list, the latest stories whose facets are counted
_FEW = 4_000  # stories that are put in order by themselves; of more, all stories are walked
_SIDE = 110  # characters on each side of a hit
_LEAST, _TIMES = 1_500, 20  # headings that are compared: so many, or so many for each wanted


class Selection:
    """The wanted stories, latest first. Holds what was true when it was made; not for keeping."""

    def __init__(self, connection: Connection, reader: Reader, wanted: Wanted) -> None:
        self._connection = connection
        self._reader = reader
        self._wanted = wanted
        self._choice = choose(connection, wanted)

    @property
    def is_bounded(self) -> bool:
        """Whether more reports hold the words than were followed."""
        return self._choice.bounded

    def count(self) -> int:
        """How many stories."""
        if self._choice.stories is not None:
            return len(self._choice.stories)
        query = select(func.count()).select_from(schema.story)
        return self._connection.execute(query).scalar_one()

    def rows(self, limit: int, offset: int = 0) -> list[Row]:
        """Some of the stories."""
        numbers = self._some(limit, offset)
        story, digest = schema.story, schema.digest
        query = select(story.c.n, story.c.body, *(digest.c[name] for name in _DIGEST))
        query = query.join(digest, digest.c.story == story.c.n, isouter=True)
        found = {n: (body, rest) for n, body, *rest in self._reader.rows(query, story.c.n, numbers)}
        around = self._around([n for n in numbers if n in found])
        return [
            Row(
                codec.unpack(Story, found[n][0]),
                None if found[n][1][0] is None else Digest(*found[n][1]),
                around.get(n),
            )
            for n in numbers
            if n in found
        ]

    def facets(self, most: int) -> dict[FacetKind, list[Faceted]]:
        """The facets that most of them have, of each kind; of the latest of many."""
        table, counts = schema.heading, self._counts
        query = select(*(table.c[name] for name in ("n", *_FACET)))
        query = query.where(sqlite.among(table.c.n, self._frequent(most)))
        kinds = {int(kind): kind for kind in FacetKind}
        found: dict[FacetKind, list[Faceted]] = {kind: [] for kind in FacetKind}
        for n, kind, key, label in self._connection.execute(query).all():
            found[kinds[kind]].append(Faceted(Facet(kinds[kind], key, label), counts[n]))
        return {kind: sorted(some, key=_first)[:most] for kind, some in found.items()}

    def spots(self, most: int, box: Box | None = None) -> list[Spotted]:
        """Where their happenings lie, in ``box``, most stories first; of the latest of many."""
        spot, heading, counts = schema.spot, schema.heading, self._counts
        is_there = (heading.c.key == spot.c.key) & (heading.c.kind == FacetKind.PLACE)
        query = select(heading.c.n, *(spot.c[name] for name in _SPOT)).join(heading, is_there)
        query = query.where(sqlite.among(heading.c.n, self._frequent(most)))
        query = query if box is None else query.where(in_box(box))
        places = [(n, Spot(*rest)) for n, *rest in self._connection.execute(query).all()]
        places = sorted(places, key=lambda each: (-counts[each[0]], each[1].key))[:most]
        articles = self._articles([n for n, _ in places])
        return [Spotted(spot, counts[n], articles[n]) for n, spot in places]

    def _frequent(self, most: int) -> list[int]:
        """The headings that may be among the most frequent; ``most`` of each kind are wanted.

        Most headings of a long list are those of one story each, or of two. Where there are many
        more than are wanted they are left out, all of one frequency together.
        """
        counts, room = self._counts, max(_LEAST, _TIMES * most)
        least = max(counts.values(), default=1)
        for frequency, headings in sorted(Counter(counts.values()).items(), reverse=True):
            room -= headings
            least = frequency if room >= 0 else least
        return [n for n, count in counts.items() if count >= least]

    def _articles(self, headings: Sequence[int]) -> dict[int, int]:
        """How many articles the latest stories under each of these headings hold."""
        facet, digest = schema.facet, schema.digest
        heading = facet.c.heading + 0  # a sum has no index: all that stories stand under is read
        query = select(heading, func.sum(digest.c.articles))
        query = query.join(digest, digest.c.story == facet.c.story)
        query = query.where(sqlite.among(facet.c.story, self._latest))
        query = query.where(sqlite.among(heading, headings)).group_by(heading)
        return dict(map(tuple, self._connection.execute(query).all()))

    @cached_property
    def _counts(self) -> Counter[int]:
        """Of the latest of them, how many stand under each heading."""
        return listing.headings(self._connection, self._latest)

    def days(self, most: int = 400) -> list[tuple[str, int, int]]:
        """Stories and articles by day (YYYY-MM-DD) of the last report, latest first."""
        story, digest = schema.story, schema.digest
        day = func.substr(story.c.latest, 1, 10).label("day")
        articles = func.sum(func.coalesce(digest.c.articles, 1))
        query = select(day, func.count(), articles)
        query = query.join(digest, digest.c.story == story.c.n, isouter=True)
        if self._choice.stories is None:
            query = query.where(story.c.latest >= listing.day_back(self._connection, most))
        else:
            query = query.where(sqlite.among(story.c.n, list(self._choice.stories)))
        query = query.where(story.c.latest != "").group_by(day).order_by(day.desc()).limit(most)
        return [(row[0], row[1], row[2]) for row in self._connection.execute(query).all()]

    @cached_property
    def _latest(self) -> list[int]:
        return self._some(LOOKED_AT)

    def _some(self, limit: int, offset: int = 0) -> list[int]:
        """Row numbers of some of the stories, in order."""
        return list(islice(self._in_order(), offset, offset + limit))

    def _in_order(self) -> Iterator[int]:
        chosen = self._choice.stories
        if chosen is None:
            yield from listing.latest_first(self._connection)
        elif len(chosen) > _FEW:
            yield from (n for n in listing.latest_first(self._connection) if n in chosen)
        elif chosen:
            table = schema.story
            query = select(table.c.n).where(sqlite.among(table.c.n, sorted(chosen)))
            query = query.order_by(table.c.latest.desc(), table.c.id)
            yield from self._connection.execute(query).scalars()

    def _around(self, stories: Sequence[int]) -> dict[int, Around]:
        """For each story the words around the first hit in its report with hits."""
        hits = self._choice.hits
        wanted = {hits[n]: n for n in stories if n in hits}
        table = schema.report
        query = select(table.c.n, table.c.id, table.c.title, table.c.text)
        found: dict[int, Around] = {}
        for n, id_, title, text in self._reader.rows(query, table.c.n, list(wanted)):
            hit = listing.first_hit(self._connection, self._wanted.words, n)
            around = None if hit is None else _cut(id_, hit, text if hit[0] == "text" else title)
            if around is not None:
                found[wanted[n]] = around
        return found


def _first(each: Faceted) -> tuple[int, str]:
    return -each.stories, each.facet.key


def _cut(report: str, hit: tuple[str, int, str], text: str) -> Around | None:
    """The words around a hit in title or text, cut between words where they are many."""
    where, begins, words = hit
    start = text.find(words, begins)
    if start < 0:
        return None
    end = start + len(words)
    before, after = text[max(0, start - _SIDE) : start], text[end : end + _SIDE]
    if start > _SIDE:
        before = "… " + before.partition(" ")[2]
    if end + _SIDE < len(text):
        after = after.rpartition(" ")[0] + " …"
    span = Span(report, start, end) if where == "text" else None
    return Around(report, span, before, words, after)


_DIGEST = tuple(Digest.__dataclass_fields__)
_FACET = tuple(Facet.__dataclass_fields__)
_SPOT = tuple(Spot.__dataclass_fields__)
