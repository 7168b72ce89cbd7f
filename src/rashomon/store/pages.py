"""What people's pages read: records by id, by name, by words; lists in pages; everything in order.

All orders come from the records themselves, never from the order of adding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, not_, or_, select

from rashomon.records import (
    Capture,
    Claim,
    Coding,
    CopyEdge,
    Decision,
    Doubt,
    Failure,
    Marks,
    Profile,
    Record,
    Report,
    Story,
    Subject,
    ThreadLink,
    story_id,
)
from rashomon.store import codec, schema, sqlite
from rashomon.store.entries import Sheet
from rashomon.store.reader import Reader
from rashomon.store.statements import Narrated, Statements
from rashomon.store.work import Step

T = TypeVar("T")
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a workspace holds; ``waiting`` are captures that are not fully read yet."""

    captures: int
    reports: int
    stories: int
    failures: int
    waiting: int


class Pages:
    """Reads for pages and exports."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader
        self._fingerprint: tuple[tuple[int | None, ...], str] | None = None

    # Stories

    def count_stories(self) -> int:
        """How many stories there are."""
        return self._count(schema.story)

    def stories(self, limit: int = -1, offset: int = 0) -> list[Story]:
        """Stories, latest first, undated last, then by id: the order in which they are numbered."""
        table = schema.story
        query = select(table.c.body).order_by(table.c.latest.desc(), table.c.id)
        rows = self._connection.execute(query.limit(limit).offset(offset)).scalars()
        return [codec.unpack(Story, body) for body in rows]

    def number_of(self, story: str) -> int:
        """A story's number in that order, from 1."""
        table = schema.story
        this = select(table.c.latest).where(table.c.id == story).scalar_subquery()
        before = or_(table.c.latest > this, and_(table.c.latest == this, table.c.id < story))
        return 1 + self._connection.execute(select(func.count()).where(before)).scalar_one()

    def stories_by_prefix(self, prefix: str, limit: int) -> list[Story]:
        """Stories whose id begins like this, by id."""
        column = schema.story.c.id
        return self._stories(and_(column >= prefix, column < prefix + "\x7f"), limit)

    def story_once(self, named: str) -> Story | None:
        """The story that now holds the report after which a story of this id was once named.

        Reads the ids of all reports: some 0.2 s for 100,000.
        """
        ids = self._connection.execute(select(schema.report.c.id)).scalars()
        report = next((each for each in ids if story_id((each,)) == named), None)
        return next(iter(self.stories_with([report])), None) if report is not None else None

    def stories_by_title(self, words: Sequence[str], limit: int) -> list[Story]:
        """Stories whose title holds every word, latest first."""
        column = schema.story.c.title
        return self._stories(and_(*(column.icontains(w, autoescape=True) for w in words)), limit)

    def stories_of(self, reports: Sequence[str]) -> list[Story]:
        """The stories that hold any of these reports, latest first."""
        numbers = list(self._reader.report_numbers(reports).values())
        member = schema.member
        rows = self._reader.rows(select(member.c.story), member.c.report, numbers)
        return self._stories(schema.story.c.n.in_(sorted({row[0] for row in rows})), -1)

    def stories_with(self, reports: Sequence[str]) -> list[Story]:
        """The stories that hold these reports or newer versions of their pages, latest first."""
        numbers = self._reader.report_numbers(reports)
        stories = self._reader.stories(self._reader.stories_with(numbers.values())).values()
        by_id = sorted(stories, key=lambda story: story.id)
        return sorted(by_id, key=lambda story: codec.moment(story.last), reverse=True)

    def _stories(self, condition: ColumnElement[bool], limit: int) -> list[Story]:
        table = schema.story
        query = select(table.c.body).where(condition)
        query = query.order_by(table.c.latest.desc(), table.c.id).limit(limit)
        return [codec.unpack(Story, body) for body in self._connection.execute(query).scalars()]

    # Around one story

    def reports(self, ids: Sequence[str]) -> list[Report]:
        """Reports by their ids, in that order."""
        numbers = self._reader.report_numbers(ids)
        found = self._reader.reports(numbers.values())
        return [found[numbers[named]] for named in ids if named in numbers]

    def marks(self, ids: Sequence[str]) -> list[Marks]:
        """The marks of those reports that were read, in that order."""
        numbers = self._reader.report_numbers(ids)
        found = self._reader.marks(numbers.values())
        return [found[numbers[named]] for named in ids if numbers.get(named) in found]

    def reading(self, report: str) -> list[tuple[Marks, Profile]]:
        """What lineage and stories keep of a report; empty where it could not be read."""
        numbers = self._reader.report_numbers([report]).values()
        marks, profiles = self._reader.marks(numbers), self._reader.profiles(numbers)
        return [(marks[n], profiles[n]) for n in numbers if n in marks]

    def statements(self, ids: Sequence[str]) -> list[Statements]:
        """Who says what in those reports that were read for it, in that order."""
        numbers = self._reader.report_numbers(ids)
        found = self._reader.statements(numbers.values())
        return [found[numbers[named]] for named in ids if numbers.get(named) in found]

    def narrated(self, ids: Sequence[str]) -> list[Narrated]:
        """The claims and coded events of the same."""
        numbers = self._reader.report_numbers(ids)
        found = self._reader.narrated(numbers.values())
        return [found[numbers[named]] for named in ids if numbers.get(named) in found]

    def claims(self, ids: Sequence[str]) -> list[Claim]:
        """All claims of those reports, in that order."""
        numbers = self._reader.report_numbers(ids)
        found = self._reader.claims(numbers.values())
        return [claim for named in ids for claim in found.get(numbers.get(named, 0), ())]

    def codings(self, ids: Sequence[str]) -> list[Coding]:
        """The coded events of those reports that were read for them, in that order."""
        numbers = self._reader.report_numbers(ids)
        found = self._reader.codings(numbers.values())
        every = (found.get(numbers.get(named, 0)) for named in ids)
        return [each for each in every if each is not None]

    def sheet(self, story: str) -> Sheet | None:
        """What is kept for a story's page; None where nothing was found on it yet."""
        table, kept = schema.story, schema.sheet
        query = select(kept.c.body).join(table, table.c.n == kept.c.story)
        body = self._connection.execute(query.where(table.c.id == story)).scalar()
        return None if body is None else codec.restore(Sheet, body)

    def record(self, story: str) -> Record | None:
        """What is found on a story; None where it was not worked out yet."""
        table = schema.story
        numbers = self._connection.execute(select(table.c.n).where(table.c.id == story)).scalars()
        return next(iter(self._reader.records(numbers).values()), None)

    def records(self, stories: Sequence[str]) -> dict[str, Record]:
        """What is found on stories, by their ids; of those for which it was worked out."""
        table, story = schema.record, schema.story
        query = select(story.c.id, table.c.body).join(story, story.c.n == table.c.story)
        rows = self._reader.rows(query, story.c.id, stories)
        return {id_: codec.restore(Record, body) for id_, body in rows}

    def actors(self, kind: type[T]) -> tuple[T, ...]:
        """The list of actors that people brought along, in its order."""
        query = select(schema.actor.c.body).order_by(schema.actor.c.n)
        return tuple(codec.unpack(kind, each) for each in self._connection.execute(query).scalars())

    def captures(self, ids: Sequence[str]) -> list[Capture]:
        """Captures by their ids, in that order."""
        table = schema.capture
        rows = self._reader.rows(select(table.c.id, table.c.body), table.c.id, ids)
        found = {named: codec.unpack(Capture, body) for named, body in rows}
        return [found[named] for named in ids if named in found]

    def data(self, sha256: str) -> bytes | None:
        """Kept bytes; None where there are none, ``ValueError`` where they are damaged."""
        return self._reader.data(sha256)

    def edges_outwards(self, reports: Sequence[str]) -> list[CopyEdge]:
        """Edges with one side among these reports, by id, without their passages."""
        numbers = sorted(set(self._reader.report_numbers(reports).values()))
        table = schema.edge
        query = select(table.c.id, table.c.body)
        found: dict[str, str] = {}
        for side, other in ((table.c.one, table.c.other), (table.c.other, table.c.one)):
            away = query.where(not_(sqlite.among(other, numbers)))
            found |= dict(self._reader.rows(away, side, numbers))
        return [codec.unpack(CopyEdge, found[named]) for named in sorted(found)]

    def edges(
        self, reports: Sequence[str], *, inside: bool = False, passages: bool = True
    ) -> list[CopyEdge]:
        """Edges with at least one side (``inside``: both) among these reports, by id.

        Without ``passages`` they carry none, and are read in a fraction of the time.
        """
        numbers = sorted(set(self._reader.report_numbers(reports).values()))
        table, apart = schema.edge, schema.passages
        query = select(table.c.id, table.c.body)
        if passages:
            query = query.add_columns(apart.c.body).join(apart, apart.c.edge == table.c.n)
        here = sqlite.among(table.c.one, numbers), sqlite.among(table.c.other, numbers)
        if inside:
            rows = list(self._reader.rows(query.where(here[1]), table.c.one, numbers))
        else:  # none is read twice
            rows = list(self._reader.rows(query, table.c.one, numbers))
            rows += self._reader.rows(query.where(not_(here[0])), table.c.other, numbers)
        found = {row[0]: row[1:] for row in rows}
        build = codec.join_edge if passages else partial(codec.unpack, CopyEdge)
        return [build(*found[named]) for named in sorted(found)]

    def versions(self, reports: Sequence[Report]) -> dict[str, tuple[str, ...]]:
        """For each report of a page with several versions, the other versions, oldest first."""
        table = schema.report
        query = select(table.c.address, table.c.version, table.c.id)
        pages: dict[str, list[tuple[str, str]]] = {}
        addresses = sorted({report.address for report in reports})
        for address, version, named in self._reader.rows(query, table.c.address, addresses):
            pages.setdefault(address, []).append((version, named))
        others = {
            report.id: tuple(
                named for _, named in sorted(pages.get(report.address, ())) if named != report.id
            )
            for report in reports
        }
        return {named: found for named, found in others.items() if found}

    def thread_links(self, story: str) -> list[ThreadLink]:
        """The links of a story to earlier and later ones, by their ends."""
        numbers = select(schema.story.c.n).where(schema.story.c.id == story).scalar_subquery()
        table = schema.follow
        query = select(table.c.body).where(or_(table.c.one == numbers, table.c.other == numbers))
        links = [codec.unpack(ThreadLink, b) for b in self._connection.execute(query).scalars()]
        return sorted(links, key=lambda link: (link.earlier, link.later))

    # What people decided

    def decisions_on(self, reports: Iterable[str]) -> list[Decision]:
        """Every decision on words of these reports, undone ones and their undoing too, oldest
        first.
        """
        concern, table = schema.concern, schema.decision
        query = select(concern.c.decision)
        numbers = {row[0] for row in self._reader.rows(query, concern.c.report, set(reports))}
        rows = self._reader.rows(select(table.c.body), table.c.n, sorted(numbers))
        return _oldest_first(codec.unpack(Decision, row[0]) for row in rows)

    def all_decisions(self) -> list[Decision]:
        """Every decision, oldest first."""
        bodies = self._connection.execute(select(schema.decision.c.body)).scalars()
        return _oldest_first(codec.unpack(Decision, body) for body in bodies)

    def decision(self, named: str) -> Decision | None:
        """One decision by its id."""
        table = schema.decision
        body = self._connection.execute(select(table.c.body).where(table.c.id == named)).scalar()
        return codec.unpack(Decision, body) if body is not None else None

    def doubts(
        self,
        limit: int,
        offset: int = 0,
        story: str | None = None,
        subject: Subject | None = None,
    ) -> list[Doubt]:
        """Pairs on which the machine is least sure, those first on which most hangs."""
        table = schema.doubt
        order = table.c.weight.desc(), table.c.one, table.c.other
        some, weight = select(table.c.n), select(table.c.weight).order_by(order[0])
        if story is not None:
            n = select(schema.story.c.n).where(schema.story.c.id == story).scalar_subquery()
            some, weight = some.where(table.c.story == n), weight.where(table.c.story == n)
        if subject is not None:
            some = some.where(table.c.subject == subject)
            weight = weight.where(table.c.subject == subject)
        if limit > 0:  # the index knows weights, not ties: only what may be shown is put in order
            last = weight.limit(1).offset(offset + limit - 1)
            least = self._connection.execute(last).scalar()
            some = some.where(table.c.weight >= (0.0 if least is None else least))
        some = some.order_by(*order).limit(limit).offset(offset)
        query = select(table.c.body).where(table.c.n.in_(some)).order_by(*order)
        return [codec.unpack(Doubt, body) for body in self._connection.execute(query).scalars()]

    def count_doubts(self, subject: Subject | None = None) -> int:
        """How many such pairs there are."""
        query = select(func.count()).select_from(schema.doubt)
        if subject is not None:
            query = query.where(schema.doubt.c.subject == subject)
        return self._connection.execute(query).scalar_one()

    def fingerprint(self) -> str:
        """SHA-256 over the ids of all that was received and decided."""
        tables = schema.capture, schema.decision
        # Nothing of either is ever changed or taken away.
        last = tuple(self._connection.execute(select(func.max(t.c.n))).scalar() for t in tables)
        if self._fingerprint is None or self._fingerprint[0] != last:
            ids = (select(table.c.id).order_by(table.c.id) for table in tables)
            lines = [f"{id_}\n" for each in ids for id_ in self._connection.execute(each).scalars()]
            self._fingerprint = last, hashlib.sha256("".join(lines).encode()).hexdigest()
        return self._fingerprint[1]

    # Everything

    def counts(self) -> Counts:
        """How much there is."""
        waiting = select(func.count(func.distinct(schema.work.c.item))).where(
            schema.work.c.step.not_in((Step.FOLLOW, Step.FIND))
        )
        return Counts(
            captures=self._count(schema.capture),
            reports=self._count(schema.report),
            stories=self._count(schema.story),
            failures=self._count(schema.failure),
            waiting=self._connection.execute(waiting).scalar_one(),
        )

    def search(self, query: str, limit: int = 50) -> list[tuple[Report, str]]:
        """Reports that hold all these words, best first, each with the words around a hit."""
        hits = sqlite.search(self._connection, query, limit)
        found = self._reader.reports(n for n, _ in hits)
        return [(found[n], around) for n, around in hits]

    def all_captures(self) -> Iterator[Capture]:
        """Every capture, by id."""
        return self._walk(schema.capture, lambda row: codec.unpack(Capture, row[1]))

    def all_reports(self) -> Iterator[Report]:
        """Every report, older versions of pages too, by id."""
        table = schema.report
        return self._walk(table, lambda row: codec.join(row[2], row[1]), table.c.text)

    def all_edges(self) -> Iterator[CopyEdge]:
        """Every edge, by id."""
        table, apart = schema.edge, schema.passages
        where = select(apart.c.body).where(apart.c.edge == table.c.n).scalar_subquery()
        return self._walk(table, lambda row: codec.join_edge(row[1], row[2]), where)

    def all_stories(self) -> Iterator[Story]:
        """Every story, by id."""
        return self._walk(schema.story, lambda row: codec.unpack(Story, row[1]))

    def all_failures(self) -> Iterator[Failure]:
        """Every failure, by id."""
        return self._walk(schema.failure, lambda row: codec.unpack(Failure, row[1]))

    def linked(self, reports: Sequence[str]) -> list[tuple[str, str]]:
        """Which two of these reports are linked, lower id first; sorted."""
        ids = {n: report for report, n in self._reader.report_numbers(reports).items()}
        query = select(schema.link.c.one, schema.link.c.other)
        rows = self._reader.rows(query, schema.link.c.one, sorted(ids))
        pairs = ((ids[one], ids[other]) for one, other in rows if other in ids)
        return sorted(pair for pair in pairs if pair[0] < pair[1])

    def all_thread_links(self) -> Iterator[ThreadLink]:
        """Every link between stories, by its ends; held in memory to be put in order."""
        bodies = self._connection.execute(select(schema.follow.c.body)).scalars()
        links = [codec.unpack(ThreadLink, body) for body in bodies]
        yield from sorted(links, key=lambda link: (link.earlier, link.later))

    def _walk(self, table: Table, build: Any, *more: ColumnElement[Any]) -> Iterator[Any]:
        query: Select[Any] = select(table.c.id, table.c.body, *more).order_by(table.c.id)
        last = ""
        while rows := self._connection.execute(query.where(table.c.id > last).limit(_PAGE)).all():
            yield from map(build, rows)
            last = rows[-1][0]

    def _count(self, table: Table) -> int:
        return self._connection.execute(select(func.count()).select_from(table)).scalar_one()


def _oldest_first(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda each: (each.time, each.id))
