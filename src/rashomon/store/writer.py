"""What the stages write: each result of a step, and with it the item's move to the next step.

A writer exists only inside a transaction. What it is given for an item that no longer waits at
that step is dropped: another process was quicker, and its result is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, or_, select, update

from rashomon.records import (
    Capture,
    CopyEdge,
    Failure,
    Marks,
    Profile,
    Report,
    Story,
    StoryLink,
    ThreadLink,
)
from rashomon.store import codec, schema, sqlite
from rashomon.store.index import Change
from rashomon.store.reader import Reader, in_chunks
from rashomon.store.sqlite import insert
from rashomon.store.work import Kind, Step

_AT_ONCE = 500


class Writer:
    """Changes the record; made by ``Store.writing``."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    # Capture

    def keep(self, capture: Capture, data: bytes) -> bool:
        """Keep a capture and its bytes; whether it is new. A success settles older failures."""
        table = schema.capture
        known = select(table.c.n).where(table.c.id == capture.id)
        if self._connection.execute(known).first() is not None:
            return False
        blob = insert(schema.blob).values(sha256=capture.sha256, data=codec.compress(data))
        self._connection.execute(blob.on_conflict_do_nothing())
        made = self._connection.execute(
            table.insert().values(
                id=capture.id,
                sha256=capture.sha256,
                address=capture.address,
                body=codec.pack(capture),
            )
        )
        self._connection.execute(
            delete(schema.failure).where(
                schema.failure.c.stage == "capture", schema.failure.c.address == capture.address
            )
        )
        self.wait(Step.EXTRACT, made.inserted_primary_key or ())
        return True

    def fail(self, failure: Failure) -> None:
        """Keep a failure; failing again in the same way adds nothing."""
        row = insert(schema.failure).values(
            id=failure.id,
            stage=failure.stage,
            address=failure.address,
            body=codec.pack(failure),
        )
        self._connection.execute(row.on_conflict_do_nothing())

    # The queue

    def wait(self, step: Step, items: Iterable[int]) -> None:
        """Put items before a step; those that wait there already stay."""
        rows = [{"step": step, "item": item} for item in items]
        if rows:
            self._connection.execute(insert(schema.work).on_conflict_do_nothing(), rows)

    def done(self, step: Step, items: Iterable[int]) -> set[int]:
        """Take items off a step; those that did wait there."""
        table = schema.work
        found: set[int] = set()
        for some in in_chunks(items, _AT_ONCE):
            gone = delete(table).where(table.c.step == step, table.c.item.in_(some))
            found.update(self._connection.execute(gone.returning(table.c.item)).scalars())
        return found

    # Extract

    def extracted(
        self, results: Mapping[int, tuple[Report, Collection[int]]], captures: Mapping[int, Capture]
    ) -> int:
        """Keep reports as first read, with the keys of their lines; they wait to be read.

        Returns how many pages are new; the other reports are versions of pages known before.
        """
        mine = self.done(Step.EXTRACT, results)
        addresses = {results[n][0].address for n in mine}
        column = schema.report.c.address
        known = {row[0] for row in self._reader.rows(select(column), column, sorted(addresses))}
        for n in sorted(mine):
            self._put_report(n, results[n][0], captures[n])
        lines = [{"key": key, "report": n} for n in sorted(mine) for key in results[n][1]]
        if lines:
            self._connection.execute(insert(schema.line).on_conflict_do_nothing(), lines)
        self.wait(Step.READ, mine | self._newly_repeated(lines, frozenset(mine)))
        self._settle_versions(addresses)
        return len(addresses - known)

    def _put_report(self, n: int, report: Report, capture: Capture) -> None:
        text, body = codec.split(report)
        title = report.title.value if report.title is not None else ""
        values = {
            "id": report.id,
            "address": report.address,
            "version": _version(report, capture),
            "current": False,
            "title": title,
            "text": text,
            "body": body,
        }
        table = schema.report
        self._connection.execute(delete(table).where(table.c.n == n))
        self._connection.execute(table.insert().values(n=n, **values))
        sqlite.list_for_search(self._connection, [(n, title, text)])

    def _newly_repeated(self, lines: Sequence[Mapping[str, int]], new: frozenset[int]) -> set[int]:
        """Older reports with a line that only these new reports made a repeated one."""
        again: set[int] = set()
        is_repeated = self._reader.is_repeated
        for key in sorted({row["key"] for row in lines}):
            if is_repeated(key) and not is_repeated(key, without=new):
                holders = sqlite.pages_with_line(self._connection, key)
                again.update(report for report, _ in holders)
        return again

    def _settle_versions(self, addresses: Iterable[str]) -> None:
        """Mark the newest version of each page; a report whose standing changed is related anew."""
        table = schema.report
        query = select(table.c.address, table.c.version, table.c.n, table.c.current)
        newest: dict[str, tuple[str, int]] = {}
        rows = list(self._reader.rows(query, table.c.address, sorted(addresses)))
        for address, version, n, _ in rows:
            newest[address] = max(newest.get(address, ("", 0)), (version, n))
        for address, _, n, current in rows:
            should = newest[address][1] == n
            if should != current:
                self._connection.execute(update(table).where(table.c.n == n).values(current=should))
                if n in self._reader.marks([n]):
                    self.wait(Step.RELATE, [n])

    # Read

    def read(
        self,
        results: Mapping[int, tuple[Report, Marks, Profile]],
        captures: Mapping[int, Capture],
    ) -> None:
        """Keep reports as finally read, post them under their keys; they wait to be related."""
        mine = sorted(self.done(Step.READ, results))
        before = self._reader.reports(mine)
        marks, profiles = self._reader.marks(mine), self._reader.profiles(mine)
        for n in mine:
            report, new_marks, new_profile = results[n]
            if before[n] != report:
                old = before[n]
                title = old.title.value if old.title is not None else ""
                sqlite.unlist_for_search(self._connection, [(n, title, old.text)])
                self._put_report(n, report, captures[n])
            row = insert(schema.reading).values(
                report=n, marks=codec.squeeze(new_marks), profile=codec.squeeze(new_profile)
            )
            self._connection.execute(
                row.on_conflict_do_update(
                    index_elements=["report"],
                    set_={"marks": row.excluded.marks, "profile": row.excluded.profile},
                )
            )
        self._post(Kind.COPIES, {n: (_keys(marks, n), results[n][1].keys) for n in mine})
        self._post(Kind.STORIES, {n: (_keys(profiles, n), results[n][2].keys) for n in mine})
        self.wait(Step.RELATE, mine)
        self._settle_versions(
            {before[n].address for n in mine} | {results[n][0].address for n in mine}
        )

    def _post(
        self, kind: Kind, changes: Mapping[int, tuple[Collection[int], Collection[int]]]
    ) -> None:
        """Post items under new keys; those who hold a key that came back are compared again."""
        revived = self._reader.index(kind).change(
            [Change(n, frozenset(old), frozenset(new)) for n, (old, new) in changes.items()]
        )
        self.wait(Step.FOLLOW if kind is Kind.THREADS else Step.RELATE, sorted(revived))

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
            if other in holders
        ]
        keys = self._held_keys(kind, {n for pair in pairs for n in pair})
        index = self._reader.index(kind)
        for one, other in pairs:
            if not index.shares(keys[one], keys[other]):
                self._connection.execute(
                    delete(table).where(table.c.one == one, table.c.other == other)
                )
                if kind is Kind.STORIES:
                    self.wait(Step.GROUP, (one, other))

    def _held_keys(self, kind: Kind, items: set[int]) -> dict[int, tuple[int, ...]]:
        if kind is Kind.COPIES:
            return {n: marks.keys for n, marks in self._reader.marks(items).items()}
        if kind is Kind.STORIES:
            return {n: profile.keys for n, profile in self._reader.profiles(items).items()}
        return self.thread_keys(items)

    # Relate

    def related(
        self,
        results: Mapping[int, tuple[Sequence[CopyEdge], Sequence[StoryLink]]],
    ) -> None:
        """Replace the edges and links of reports by new ones; all whose links changed regroup."""
        mine = self.done(Step.RELATE, results)
        table = schema.link
        changed = set(mine)
        for some in in_chunks(sorted(mine), _AT_ONCE):
            ends = or_(schema.edge.c.one.in_(some), schema.edge.c.other.in_(some))
            self._connection.execute(delete(schema.edge).where(ends))
            ends = or_(table.c.one.in_(some), table.c.other.in_(some))
            gone = delete(table).where(ends).returning(table.c.one, table.c.other)
            for one, other in self._connection.execute(gone).all():
                changed |= {one, other}
        edges = [edge for n in mine for edge in results[n][0]]
        links = [link for n in mine for link in results[n][1]]
        pairs: list[CopyEdge | StoryLink] = [*edges, *links]
        ids = {report for pair in pairs for report in (pair.left, pair.right)}
        number = self._reader.report_numbers(sorted(ids))
        self._put_pairs(schema.edge, edges, number)
        self._put_pairs(table, links, number)
        changed.update(number[r] for link in links for r in (link.left, link.right))
        self.wait(Step.GROUP, sorted(changed))

    def _put_pairs(
        self,
        table: Table,
        pairs: Iterable[CopyEdge | StoryLink],
        number: Mapping[str, int],
    ) -> None:
        rows: list[dict[str, Any]] = []
        for pair in pairs:
            one, other = sorted((number[pair.left], number[pair.right]))
            row: dict[str, Any] = {"one": one, "other": other, "body": codec.pack(pair)}
            row |= {"id": pair.id} if isinstance(pair, CopyEdge) else {"score": pair.score}
            rows.append(row)
        if rows:
            self._connection.execute(insert(table).on_conflict_do_nothing(), rows)

    # Group

    def grouped(
        self, parts: Sequence[tuple[Collection[int], Sequence[Story]]], covered: Collection[int]
    ) -> set[str]:
        """Replace the stories of all ``covered`` reports by those of these parts.

        Returns the ids of the stories that are new or changed.
        """
        covered = sorted(covered)
        self.done(Step.GROUP, covered)
        number = self._reader.report_numbers(
            sorted({r for _, stories in parts for story in stories for r in story.reports})
        )
        old = self._stories_of(covered)
        new = {story.id: story for _, stories in parts for story in stories}
        kept = {named for named, (_, story) in old.items() if new.get(named) == story}
        self._drop_stories([n for named, (n, _) in old.items() if named not in kept])
        member = schema.member
        for some in in_chunks(covered, _AT_ONCE):
            self._connection.execute(delete(member).where(member.c.report.in_(some)))
        rows = {named: old[named][0] for named in kept}
        rows |= self._put_stories([new[named] for named in sorted(new) if named not in kept])
        members = [
            {"report": number[r], "story": rows[story.id], "part": min(reports)}
            for reports, stories in parts
            for story in stories
            for r in story.reports
        ]
        if members:
            self._connection.execute(member.insert(), members)
        return set(new) - kept

    def _stories_of(self, reports: Sequence[int]) -> dict[str, tuple[int, Story]]:
        table = schema.member
        rows = self._reader.rows(select(table.c.story), table.c.report, reports)
        found = self._reader.stories(sorted({row[0] for row in rows}))
        return {story.id: (n, story) for n, story in found.items()}

    def _drop_stories(self, numbers: Sequence[int]) -> None:
        keys = self.thread_keys(numbers)
        self._post(Kind.THREADS, {n: (keys[n], ()) for n in numbers})
        self.done(Step.FOLLOW, numbers)
        for some in in_chunks(numbers, _AT_ONCE):
            ends = or_(schema.follow.c.one.in_(some), schema.follow.c.other.in_(some))
            self._connection.execute(delete(schema.follow).where(ends))
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

    # Follow

    def thread_keys(self, stories: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """The keys that stories are posted under."""
        table = schema.story
        rows = self._reader.rows(select(table.c.n, table.c.posted), table.c.n, stories)
        return {n: codec.unsqueeze(tuple[int, ...], data) for n, data in rows}

    def threaded(self, keys: Mapping[int, Sequence[int]]) -> None:
        """Post stories under their thread keys."""
        old = self.thread_keys(keys)
        table = schema.story
        for n, held in keys.items():
            self._connection.execute(
                update(table).where(table.c.n == n).values(posted=codec.squeeze(tuple(held)))
            )
        self._post(Kind.THREADS, {n: (old[n], keys[n]) for n in keys if n in old})

    def followed(self, results: Mapping[int, Sequence[ThreadLink]]) -> None:
        """Replace the links of stories to earlier and later ones."""
        mine = self.done(Step.FOLLOW, results)
        table = schema.follow
        for some in in_chunks(sorted(mine), _AT_ONCE):
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


_PAIRS = {Kind.COPIES: schema.edge, Kind.STORIES: schema.link, Kind.THREADS: schema.follow}


def _keys(held: Mapping[int, Marks | Profile], n: int) -> tuple[int, ...]:
    return held[n].keys if n in held else ()


def _version(report: Report, capture: Capture) -> str:
    """Sorts a page's versions: by when it says it was changed or published, then by retrieval.

    What the page says comes first, because saved pages may be added in any order.
    """
    said = report.modified or report.published
    return "|".join(
        (codec.moment(said.edtf if said else None), capture.retrieved, capture.sha256, capture.id)
    )
