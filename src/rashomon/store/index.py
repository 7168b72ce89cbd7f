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

from sqlalchemy import Connection

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
    """One kind of postings."""

    def __init__(self, connection: Connection, kind: Kind, options: Options) -> None:
        self._connection = connection
        self._kind = kind
        is_thread = kind is Kind.THREADS
        self._most = options.most_followers if is_thread else options.most_holders
        self._shared = 1 if is_thread else options.shared

    def dead(self, keys: Iterable[int]) -> set[int]:
        """Those of these keys that bring nobody together any more."""
        return sqlite.buried(self._connection, self._kind, keys)

    def candidates(self, keys: Iterable[int]) -> Found:
        """Everyone posted under enough live ones of these keys."""
        keys = set(keys)
        live = keys - self.dead(keys)
        found = sqlite.holders(self._connection, self._kind, live, self._most + 1)
        died = {key for key, items in found.items() if len(items) > self._most}
        counts = Counter(n for key, items in found.items() if key not in died for n in items)
        items = frozenset(n for n, count in counts.items() if count >= self._shared)
        return Found(items, frozenset(died))

    def shares(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether two items share enough live keys."""
        both = set(one) & set(other)
        return len(both) >= self._shared and len(both - self.dead(both)) >= self._shared

    def change(self, changes: Iterable[Change]) -> set[int]:
        """Post and unpost; part of a transaction. The holders of keys that came back to life.

        A key that dies is found by whoever is compared next under it: see ``bury``.
        """
        changes = list(changes)
        gone = [(self._kind, key, c.item) for c in changes for key in c.old - c.new]
        come = [(self._kind, key, c.item) for c in changes for key in c.new - c.old]
        sqlite.unpost(self._connection, gone)
        sqlite.post(self._connection, come)
        fewer = sorted(self.dead({key for _, key, _ in gone}))
        counts = sqlite.counts(self._connection, self._kind, fewer, self._most + 1)
        revived = [key for key, count in counts.items() if count <= self._most]
        if revived:
            table = schema.dead
            self._connection.execute(
                table.delete().where(table.c.kind == self._kind, table.c.key.in_(revived))
            )
        holders = sqlite.holders(self._connection, self._kind, revived, -1)
        return {item for items in holders.values() for item in items}

    def bury(self, keys: Iterable[int]) -> list[set[int]]:
        """Note keys as dead; part of a transaction. The holders of each that was not noted yet."""
        keys = set(keys)
        died = sorted(keys - self.dead(keys))
        if died:
            rows = [{"kind": self._kind, "key": key} for key in died]
            self._connection.execute(schema.dead.insert(), rows)
        holders = sqlite.holders(self._connection, self._kind, died, -1)
        return [set(items) for items in holders.values()]
