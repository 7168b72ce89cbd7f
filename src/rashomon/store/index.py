"""The inverted index: who shares keys with whom, and which keys are too common to tell anything.

A key under which more than ``Options.most_holders`` items are posted is *dead*. Two items may be
compared only while they share a live key (copies: two). Both are functions of what is posted, so
the order of posting changes nothing: where a key dies, the pairs that only it had brought together
are parted; where one comes back to life (a page was read anew), its holders are compared again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from rashomon.store import schema, sqlite
from rashomon.store.options import Options
from rashomon.store.work import Kind


@dataclass(frozen=True, slots=True)
class Change:
    """An item's keys before and after."""

    item: int
    old: frozenset[int]
    new: frozenset[int]


@dataclass(frozen=True, slots=True)
class Crossed:
    """Keys that died with a change, and keys that came back, each with all its holders."""

    died: Mapping[int, list[int]]
    revived: Mapping[int, list[int]]


class Index:
    """One kind of postings; remembers the dead keys until another connection writes."""

    def __init__(self, connection: Connection, kind: Kind, options: Options) -> None:
        self._connection = connection
        self._kind = kind
        self._most = options.most_holders
        self._shared = options.shared if kind is Kind.COPIES else 1
        self._dead: set[int] | None = None
        self._seen = 0

    @property
    def dead(self) -> set[int]:
        """Keys that bring nobody together any more."""
        seen = sqlite.changes(self._connection)
        if self._dead is None or seen != self._seen:
            self._seen = seen
            rows = self._connection.execute(
                select(schema.dead.c.key).where(schema.dead.c.kind == self._kind)
            )
            self._dead = set(rows.scalars())
        return self._dead

    def candidates(self, keys: Iterable[int]) -> set[int]:
        """Everyone posted under enough live ones of these keys."""
        live = set(keys).difference(self.dead)
        found = sqlite.holders(self._connection, self._kind, live, self._most + 1)
        counts = Counter(item for items in found.values() for item in items)
        return {item for item, count in counts.items() if count >= self._shared}

    def shares(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether two items share enough live keys."""
        return len(set(one) & set(other) - self.dead) >= self._shared

    def change(self, changes: Iterable[Change]) -> Crossed:
        """Post and unpost, and say which keys crossed the line; part of a transaction."""
        gone = [(self._kind, key, c.item) for c in changes for key in c.old - c.new]
        come = [(self._kind, key, c.item) for c in changes for key in c.new - c.old]
        sqlite.unpost(self._connection, gone)
        sqlite.post(self._connection, come)
        dead = self.dead
        fewer = self._counts({key for _, key, _ in gone} & dead)
        more = self._counts({key for _, key, _ in come} - dead)
        revived = {key for key, count in fewer.items() if count <= self._most}
        died = {key for key, count in more.items() if count > self._most}
        self._remember(died, revived)
        return Crossed(self._holders(died), self._holders(revived))

    def forget(self) -> None:
        """Read the dead keys anew: the transaction that changed them was not committed."""
        self._dead = None

    def _counts(self, keys: set[int]) -> dict[int, int]:
        return sqlite.counts(self._connection, self._kind, keys, self._most + 1)

    def _holders(self, keys: set[int]) -> dict[int, list[int]]:
        return sqlite.holders(self._connection, self._kind, keys, -1)

    def _remember(self, died: set[int], revived: set[int]) -> None:
        table = schema.dead
        if died:
            rows = [{"kind": self._kind, "key": key} for key in sorted(died)]
            self._connection.execute(table.insert(), rows)
        if revived:
            self._connection.execute(
                table.delete().where(table.c.kind == self._kind, table.c.key.in_(sorted(revived)))
            )
        self.dead.update(died)
        self.dead.difference_update(revived)
