"""Writing what comes from one source: capture, report, and what finding its kin needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import delete, select, update

from rashomon.records import Capture, Marks, Profile, Report
from rashomon.store import codec, schema, sqlite
from rashomon.store.reader import in_chunks
from rashomon.store.sqlite import insert
from rashomon.store.statements import Statements
from rashomon.store.transaction import AT_ONCE, Transaction
from rashomon.store.work import Kind, Step


class SourceWriter(Transaction):
    """Captures, reports and readings."""

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
        self._outdate(n for n, old in profiles.items() if old != results[n][2])
        self._post(Kind.COPIES, {n: (_keys(marks, n), results[n][1].keys) for n in mine})
        self._post(Kind.STORIES, {n: (_keys(profiles, n), results[n][2].keys) for n in mine})
        self.wait(Step.RELATE, mine)
        self._forget_statements(n for n in mine if before[n] != results[n][0])
        self.wait(Step.ATTRIBUTE, self._unattributed(mine))
        self._settle_versions(
            {before[n].address for n in mine} | {results[n][0].address for n in mine}
        )

    def _unattributed(self, reports: Sequence[int]) -> list[int]:
        table = schema.statement
        rows = self._reader.rows(select(table.c.report), table.c.report, reports)
        return sorted({*reports} - {row[0] for row in rows})

    def attributed(self, results: Mapping[int, Statements]) -> None:
        """Keep who says what in reports."""
        mine = sorted(self.done(Step.ATTRIBUTE, results))
        for n in mine:
            body = codec.condense(results[n])
            row = insert(schema.statement).values(report=n, body=body)
            self._connection.execute(
                row.on_conflict_do_update(
                    index_elements=["report"], set_={"body": row.excluded.body}
                )
            )

        self.wait(Step.FIND, self._reader.stories_with(mine))

    def _forget_statements(self, reports: Iterable[int]) -> None:
        """Drop those of reports whose text is another now."""
        table = schema.statement
        for some in in_chunks(reports, AT_ONCE):
            self._connection.execute(delete(table).where(sqlite.among(table.c.report, some)))

    def _outdate(self, reports: Iterable[int]) -> None:
        """Mark the parts of reports that were read anew: their stories no longer stand as kept."""
        member, matter = schema.member.c, schema.matter
        parts = [part for part in self._reader.parts(reports) if part > 0]
        for some in in_chunks(parts, AT_ONCE):
            stories = select(member.story).where(sqlite.among(member.part, some))
            self._connection.execute(delete(matter).where(matter.c.story.in_(stories)))
            marked = update(schema.member).where(sqlite.among(member.part, some))
            self._connection.execute(marked.values(part=-member.part))


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
