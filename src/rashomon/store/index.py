"""The inverted index: who shares keys with whom, and which keys are too common to tell anything.

A key under which more than ``Options.most_holders`` items are posted is *dead*. Two items may be
compared only while they share two live keys (stories of one thread: one). Both are functions of
what is posted, so the order of posting changes nothing: where a key dies, the pairs that only it
had brought together are parted; where one comes back to life (a page was read anew), its holders
are compared again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
class Found:
    """Who shares keys with an item, and keys found to have died that are not known as dead."""

    items: frozenset[int]
    died: frozenset[int]


class Index:
    """One kind of postings; remembers the dead keys until another connection writes."""

    def __init__(self, connection: Connection, kind: Kind, options: Options) -> None:
        self._connection = connection
        self._kind = kind
        is_thread = kind is Kind.THREADS
        self._most = options.most_followers if is_thread else options.most_holders
        self._shared = 1 if is_thread else options.shared
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

    def candidates(self, keys: Iterable[int]) -> Found:
        """Everyone posted under enough live ones of these keys."""
        live = set(keys).difference(self.dead)
        found = sqlite.holders(self._connection, self._kind, live, self._most + 1)
        died = {key for key, items in found.items() if len(items) > self._most}
        counts = Counter(n for key, items in found.items() if key not in died for n in items)
        items = frozenset(n for n, count in counts.items() if count >= self._shared)
        return Found(items, frozenset(died))

    def shares(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether two items share enough live keys."""
        return len(set(one) & set(other) - self.dead) >= self._shared

    def change(self, changes: Iterable[Change]) -> set[int]:
        """Post and unpost; part of a transaction. The holders of keys that came back to life.

        A key that dies is found by whoever is compared next under it: see ``bury``.
        """
        changes = list(changes)
        gone = [(self._kind, key, c.item) for c in changes for key in c.old - c.new]
        come = [(self._kind, key, c.item) for c in changes for key in c.new - c.old]
        sqlite.unpost(self._connection, gone)
        sqlite.post(self._connection, come)
        fewer = sorted({key for _, key, _ in gone} & self.dead if gone else ())
        counts = sqlite.counts(self._connection, self._kind, fewer, self._most + 1)
        revived = [key for key, count in counts.items() if count <= self._most]
        if revived:
            table = schema.dead
            self._connection.execute(
                table.delete().where(table.c.kind == self._kind, table.c.key.in_(revived))
            )
            self.dead.difference_update(revived)
        holders = sqlite.holders(self._connection, self._kind, revived, -1)
        return {item for items in holders.values() for item in items}

    def bury(self, keys: Iterable[int]) -> list[set[int]]:
        """Note keys as dead; part of a transaction. The holders of each that was not noted yet."""
        died = sorted(set(keys) - self.dead)
        if died:
            rows = [{"kind": self._kind, "key": key} for key in died]
            self._connection.execute(schema.dead.insert(), rows)
            self.dead.update(died)
        holders = sqlite.holders(self._connection, self._kind, died, -1)
        return [set(items) for items in holders.values()]

    def forget(self) -> None:
        """Read the dead keys anew: the transaction that changed them was not committed."""
        self._dead = None
