"""How two values of one attribute stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records import Conflict


class Relation(StrEnum):
    """How one value stands to another."""

    SAME = "same"
    FINER = "finer"  # the first is the more exact
    COARSER = "coarser"
    BOTH = "both"  # both may hold
    EXCLUDES = "excludes"

    @property
    def turned(self) -> Relation:
        """The same, seen from the other side."""
        return {Relation.FINER: Relation.COARSER, Relation.COARSER: Relation.FINER}.get(self, self)


@dataclass(frozen=True, slots=True)
class Compared:
    """A relation, with the kind of conflict and the reason in words."""

    relation: Relation
    reason: str = ""
    conflict: Conflict | None = None


BOTH = Compared(Relation.BOTH)
SAME = Compared(Relation.SAME)
