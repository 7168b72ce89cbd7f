"""Writing what joins reports: edges, links, stories, threads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from sqlalchemy import ColumnElement, and_, bindparam, delete, literal, or_, select, update

from rashomon.records import CopyEdge, Decision, Story, Subject, ThreadLink
from rashomon.spelling import key as folded
from rashomon.store import codec, schema, sqlite
from rashomon.store.entries import Facet, Found
from rashomon.store.reader import in_chunks
from rashomon.store.sqlite import insert
from rashomon.store.transaction import AT_ONCE, Transaction
from rashomon.store.work import Kind, Step

Part = tuple[Sequence[int], float]  # reports, and the threshold that holds them together
_PAIRS = {Kind.COPIES: schema.edge, Kind.STORIES: schema.link, Kind.THREADS: schema.follow}


class JoinWriter(Transaction):
    """Pairs of reports, stories, and pairs of stories."""

    def related(
        self,
        results: Mapping[int, tuple[Sequence[CopyEdge], Mapping[int, float]]],
    ) -> None:
        """Replace the edges and links of reports by new ones; all whose links changed regroup.

        Links are given as the other report's number with the score.
        """
        mine = self.done(Step.RELATE, results)
        table = schema.link
        old = set()
        for some in in_chunks(sorted(mine), AT_ONCE):
            self._drop_edges(or_(schema.edge.c.one.in_(some), schema.edge.c.other.in_(some)))
            rows = self._connection.execute(select(table).where(table.c.one.in_(some)))
            old |= {(min(one, other), score, max(one, other)) for one, score, other in rows}
        new = {
            (min(n, other), score, max(n, other))
            for n in mine
            for other, score in results[n][1].items()
        }
        self._put_edges([edge for n in mine for edge in results[n][0]])
        sqlite.unlink(self._connection, old - new)
        sqlite.link(self._connection, new - old)
        lost = {n for one, _, other in old - new for n in (one, other)}
        changed = {n for one, _, other in old ^ new for n in (one, other)}
        self._unsettle(lost | changed & mine)
        self.wait(Step.GROUP, sorted(changed | mine))

    def _put_edges(self, edges: Sequence[CopyEdge]) -> None:
        """Edges and, apart from them, their passages."""
        number = self._reader.report_numbers(
            sorted({report for edge in edges for report in (edge.left, edge.right)})
        )
        table = schema.edge
        passages, rows = {}, []
        for edge in edges:
            body, passages[edge.id] = codec.split_edge(edge)
            one, other = sorted((number[edge.left], number[edge.right]))
            rows.append({"one": one, "other": other, "id": edge.id, "body": body})
        if not rows:
            return
        made = insert(table).on_conflict_do_nothing()
        self._connection.execute(made, rows)
        numbers = self._reader.rows(select(table.c.id, table.c.n), table.c.id, sorted(passages))
        kept = [{"edge": n, "body": passages[id_]} for id_, n in numbers]
        self._connection.execute(insert(schema.passages).on_conflict_do_nothing(), kept)

    def _drop_edges(self, which: ColumnElement[bool]) -> None:
        here = select(schema.edge.c.n).where(which)
        self._connection.execute(delete(schema.passages).where(schema.passages.c.edge.in_(here)))
        self._connection.execute(delete(schema.edge).where(which))

    def _unsettle(self, reports: Iterable[int]) -> None:
        """Have the parts of reports looked for anew: what held them together may have changed."""
        self._hold(dict.fromkeys(self._reader.parts(reports), 0.0))

    def _hold(self, rungs: Mapping[int, float]) -> None:
        table = schema.member
        rows = [{"in_part": part, "held": rung} for part, rung in rungs.items()]
        if rows:
            where = table.c.part == bindparam("in_part")
            held = update(table).where(where).values(rung=bindparam("held"))
            self._connection.execute(held, rows)

    def grouped(
        self,
        parts: Sequence[tuple[Part, Sequence[Story]]],
        covered: Collection[int],
        standing: Iterable[Part] = (),
        turning: Mapping[str, tuple[Sequence[int], object]] | None = None,
    ) -> set[str]:
        """Replace the stories of all ``covered`` reports by those of these parts.

        ``standing`` parts keep theirs. ``turning``: the thread keys of stories and what they turn
        on, of all that are new and of those with a report that was read anew; new ones without it
        are posted when they are followed. Returns the ids of the stories that are new or changed.
        """
        turning = turning or {}
        self._hold({min(members): rung for members, rung in standing})
        covered = sorted(covered)
        self.done(Step.GROUP, covered)
        report = schema.report.c
        here = sorted({n for (members, _), _ in parts for n in members})
        number = dict(self._reader.rows(select(report.id, report.n), report.n, here))
        member = schema.member
        query = select(member.c.report, member.c.story, member.c.part, member.c.rung)
        before = set(self._reader.rows(query, member.c.report, covered))
        numbers = sorted({story for _, story, _, _ in before})
        old = {story.id: (n, story) for n, story in self._reader.stories(numbers).items()}
        new = {story.id: story for _, stories in parts for story in stories}
        kept = {named for named, (_, story) in old.items() if new.get(named) == story}
        dropped = [n for named, (n, _) in old.items() if named not in kept]
        again = {old[named][0]: turning[named] for named in kept if named in turning}
        posted = self.thread_keys([*dropped, *again])
        self._drop_stories(dropped)
        rows = {named: old[named][0] for named in kept}
        put = self._put_stories([new[named] for named in sorted(new) if named not in kept])
        turns = {n: turning[named] for named, n in put.items() if named in turning}
        self._post_stories(turns | again, posted)
        self.wait(Step.FOLLOW, sorted(again))
        rows |= put
        after = {
            (number[r], rows[story.id], min(reports), rung)
            for (reports, rung), stories in parts
            for story in stories
            for r in story.reports
        }
        gone = sorted(row[0] for row in before - after)
        for some in in_chunks(gone, AT_ONCE):
            self._connection.execute(delete(member).where(sqlite.among(member.c.report, some)))
        names = ("report", "story", "part", "rung")
        members = [dict(zip(names, row, strict=True)) for row in sorted(after - before)]
        if members:
            self._connection.execute(member.insert(), members)
        self.wait(Step.FIND, sorted(rows.values()))
        return set(new) - kept

    def _drop_stories(self, numbers: Sequence[int]) -> None:
        self.done(Step.FOLLOW, numbers)
        self.done(Step.FIND, numbers)
        for some in in_chunks(numbers, AT_ONCE):
            ends = or_(schema.follow.c.one.in_(some), schema.follow.c.other.in_(some))
            self._connection.execute(delete(schema.follow).where(ends))
            self._connection.execute(delete(schema.matter).where(schema.matter.c.story.in_(some)))
            self._forget_findings(some)
            self._connection.execute(delete(schema.story).where(schema.story.c.n.in_(some)))

    def _put_stories(self, stories: Sequence[Story]) -> dict[str, int]:
        """Keep stories; the row number of each by its id. They wait to be followed."""
        table = schema.story
        rows = [
            {
                "id": story.id,
                "title": story.title,
                "latest": codec.moment(story.last),
                "posted": codec.squeeze(()),
                "body": codec.pack(story),
            }
            for story in stories
        ]
        if rows:
            self._connection.execute(table.insert(), rows)
        query = select(table.c.id, table.c.n)
        ids = [story.id for story in stories]
        numbers = {row[0]: row[1] for row in self._reader.rows(query, table.c.id, ids)}
        self.wait(Step.FOLLOW, sorted(numbers.values()))
        return numbers

    def thread_keys(self, stories: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """The keys that stories are posted under."""
        table = schema.story
        rows = self._reader.rows(select(table.c.n, table.c.posted), table.c.n, stories)
        return {n: codec.unsqueeze(tuple[int, ...], data) for n, data in rows}

    def threaded(self, results: Mapping[int, tuple[Sequence[int], object]]) -> None:
        """Post stories under their thread keys, and keep what they turn on."""
        self._post_stories(results, self.thread_keys(results))

    def _post_stories(
        self,
        results: Mapping[int, tuple[Sequence[int], object]],
        old: Mapping[int, Sequence[int]],
    ) -> None:
        """The same, where stories were posted under other keys, or are gone.

        All in one change: a key that one story leaves and its heir takes up does not come back to
        life in between, to have all its holders compared again.
        """
        table = schema.story
        for n, (keys, matter) in results.items():
            self._connection.execute(
                update(table).where(table.c.n == n).values(posted=codec.squeeze(tuple(keys)))
            )
            row = insert(schema.matter).values(story=n, body=codec.squeeze(matter))
            self._connection.execute(
                row.on_conflict_do_update(
                    index_elements=["story"], set_={"body": row.excluded.body}
                )
            )
        changes = {
            n: (old.get(n, ()), results[n][0] if n in results else ()) for n in {**old, **results}
        }
        self._post(Kind.THREADS, changes)

    def followed(self, results: Mapping[int, Sequence[ThreadLink]]) -> None:
        """Replace the links of stories to earlier and later ones."""
        mine = self.done(Step.FOLLOW, results)
        table = schema.follow
        for some in in_chunks(sorted(mine), AT_ONCE):
            ends = or_(table.c.one.in_(some), table.c.other.in_(some))
            self._connection.execute(delete(table).where(ends))
        links = {link for n in mine for link in results[n]}
        ids = {named for link in links for named in (link.earlier, link.later)}
        story = schema.story
        query = select(story.c.id, story.c.n)
        number = {row[0]: row[1] for row in self._reader.rows(query, story.c.id, sorted(ids))}
        rows = [
            {"one": one, "other": other, "body": codec.pack(link)}
            for link in links
            for one, other in [sorted((number[link.earlier], number[link.later]))]
        ]
        if rows:
            self._connection.execute(insert(table).on_conflict_do_nothing(), rows)

    def found(self, results: Mapping[int, Found]) -> None:
        """Keep what is found on stories that wait for it."""
        for n in sorted(self.done(Step.FIND, results)):
            self.find(n, results[n])

    def find(self, n: int, found: Found) -> None:
        """Keep what is found on a story, whether it waits for it or not."""
        self._forget_findings([n])
        row = insert(schema.record)
        body = codec.condense(replace(found.record, doubts=()))
        self._connection.execute(row.values(story=n, body=body))
        if found.sheet is not None:
            body = codec.condense(found.sheet)
            self._connection.execute(insert(schema.sheet).values(story=n, body=body))
        self._connection.execute(insert(schema.digest).values(story=n, **asdict(found.digest)))
        self._put_facets(n, found.facets)
        spots = [asdict(spot) for spot in found.spots]
        if spots:
            self._connection.execute(insert(schema.spot).on_conflict_do_nothing(), spots)
        doubts = [
            {
                "story": n,
                "subject": each.subject,
                "one": each.one,
                "other": each.other,
                "weight": each.weight,
                "body": codec.pack(each),
            }
            for each in found.record.doubts
        ]
        if doubts:
            self._connection.execute(insert(schema.doubt), doubts)

    def _put_facets(self, n: int, facets: Sequence[Facet]) -> None:
        """A story under its headings. Of several spellings of one key the first in order stays."""
        if not facets:
            return
        table, facet = schema.heading, schema.facet
        row = insert(table)
        row = row.on_conflict_do_update(
            index_elements=["kind", "key"],
            set_={"label": row.excluded.label, "folded": row.excluded.folded},
            where=row.excluded.label < table.c.label,
        )
        rows = [{**asdict(each), "folded": folded(each.label)} for each in facets]
        self._connection.execute(row, rows)
        here = select(table.c.n, literal(n)).where(
            table.c.kind == bindparam("in_kind"), table.c.key == bindparam("in_key")
        )
        under = insert(facet).from_select(["heading", "story"], here).on_conflict_do_nothing()
        keys = [{"in_kind": each.kind, "in_key": each.key} for each in facets]
        self._connection.execute(under, keys)

    def _forget_findings(self, stories: Sequence[int]) -> None:
        for table in (schema.record, schema.sheet, schema.digest, schema.facet, schema.doubt):
            self._connection.execute(delete(table).where(table.c.story.in_(stories)))

    def know(self, actors: Iterable[object]) -> None:
        """Put a list of actors in the place of the one that was; every story is found on anew."""
        self._connection.execute(delete(schema.actor))
        rows = [{"n": n, "body": codec.pack(each)} for n, each in enumerate(actors)]
        if rows:
            self._connection.execute(insert(schema.actor), rows)
        self.wait(Step.FIND, self._connection.execute(select(schema.story.c.n)).scalars().all())

    def decide(self, decision: Decision) -> bool:
        """Append a decision; whether it is new. Nothing that was decided is ever taken away."""
        table = schema.decision
        made = insert(table).values(id=decision.id, body=codec.pack(decision))
        result = self._connection.execute(made.on_conflict_do_nothing().returning(table.c.n))
        n = result.scalar()
        if n is None:
            return False
        rows = [{"report": report, "decision": n} for report in self._concerned(decision)]
        if rows:
            self._connection.execute(insert(schema.concern), rows)
        return True

    def _concerned(self, decision: Decision) -> Sequence[str]:
        """The reports that a decision is about; an undoing is about those of what it undoes."""
        if decision.subject is not Subject.UNDO:
            return decision.reports
        table, concern = schema.decision, schema.concern
        undone = select(table.c.n).where(table.c.id == decision.about[0]).scalar_subquery()
        query = select(concern.c.report).where(concern.c.decision == undone)
        return self._connection.execute(query).scalars().all()

    def bury(self, kind: Kind, keys: Iterable[int]) -> None:
        """Note keys as dead, and part the pairs that only they had brought together."""
        for holders in self._reader.index(kind).bury(keys):
            self._part(kind, holders)

    def _part(self, kind: Kind, holders: set[int]) -> None:
        """Take away the pairs among holders of a dead key that share no live one."""
        table = _PAIRS[kind]
        query = select(table.c.one, table.c.other)
        pairs = [
            (one, other)
            for one, other in self._reader.rows(query, table.c.one, sorted(holders))
            if one < other and other in holders
        ]
        keys = self._held_keys(kind, {n for pair in pairs for n in pair})
        index = self._reader.index(kind)
        for one, other in pairs:
            if not index.shares(keys[one], keys[other]):
                here = and_(table.c.one == one, table.c.other == other)
                if kind is Kind.COPIES:
                    self._drop_edges(here)
                    self.wait(Step.FIND, self._reader.stories_with((one, other)))
                elif kind is Kind.STORIES:
                    back = and_(table.c.one == other, table.c.other == one)
                    self._connection.execute(delete(table).where(or_(here, back)))
                    self._unsettle((one, other))
                    self.wait(Step.GROUP, (one, other))
                else:
                    self._connection.execute(delete(table).where(here))

    def _held_keys(self, kind: Kind, items: set[int]) -> dict[int, tuple[int, ...]]:
        if kind is Kind.COPIES:
            return {n: marks.keys for n, marks in self._reader.marks(items).items()}
        if kind is Kind.STORIES:
            return {n: profile.keys for n, profile in self._reader.profiles(items).items()}
        return self.thread_keys(items)
