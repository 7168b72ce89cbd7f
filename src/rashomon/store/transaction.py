"""What every writer does inside a transaction: move items on, post keys, keep failures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete

from rashomon.records import Failure
from rashomon.store import codec, schema, sqlite
from rashomon.store.index import Change
from rashomon.store.reader import Reader, in_chunks
from rashomon.store.sqlite import insert
from rashomon.store.work import Kind, Step

AT_ONCE = 500  # values in one IN


class Transaction:
    """Open from its making to the end of ``Store.writing``."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def fail(self, failure: Failure) -> None:
        """Keep a failure; failing again in the same way adds nothing."""
        row = insert(schema.failure).values(
            id=failure.id,
            stage=failure.stage,
            address=failure.address,
            body=codec.pack(failure),
        )
        self._connection.execute(row.on_conflict_do_nothing())

    def wait(self, step: Step, items: Iterable[int]) -> None:
        """Put items before a step; those that wait there already stay."""
        rows = [{"step": step, "item": item} for item in items]
        if rows:
            self._connection.execute(insert(schema.work).on_conflict_do_nothing(), rows)

    def done(self, step: Step, items: Iterable[int]) -> set[int]:
        """Take items off a step; those that did wait there."""
        table = schema.work
        found: set[int] = set()
        for some in in_chunks(items, AT_ONCE):
            gone = delete(table).where(table.c.step == step, sqlite.among(table.c.item, some))
            found.update(self._connection.execute(gone.returning(table.c.item)).scalars())
        return found

    def _post(
        self, kind: Kind, changes: Mapping[int, tuple[Collection[int], Collection[int]]]
    ) -> None:
        """Post items under new keys; those who hold a key that came back are compared again."""
        revived = self._reader.index(kind).change(
            [Change(n, frozenset(old), frozenset(new)) for n, (old, new) in changes.items()]
        )
        self.wait(Step.FOLLOW if kind is Kind.THREADS else Step.RELATE, sorted(revived))
