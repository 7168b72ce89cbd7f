"""How two actors stand to each other, as one story tells it: dated, sourced, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.origin import Support
from rashomon.records.span import Span


class TieKind(StrEnum):
    """What one actor does to, for or with another."""

    SUPPORTS = "supports"
    PLEDGES_ALLEGIANCE = "pledges-allegiance"
    ARMS = "arms"
    AIDS = "aids"
    COORDINATES_WITH = "coordinates-with"
    DENIES_COORDINATION = "denies-coordination"
    AGREES = "agrees"
    MEETS = "meets"
    FIGHTS = "fights"
    THREATENS = "threatens"
    ACCUSES = "accuses"
    REJECTS = "rejects"
    SANCTIONS = "sanctions"
    ASKS = "asks"

    @property
    def is_mutual(self) -> bool:
        """Whether it holds in both directions: who of the two comes first means nothing."""
        return self in _MUTUAL


_MUTUAL = frozenset((TieKind.COORDINATES_WITH, TieKind.AGREES, TieKind.MEETS))


class Dated(StrEnum):
    """Where a tie's time comes from."""

    TOLD = "told"  # the reports say when
    PUBLISHED = "published"  # nobody says when; this is when it was first printed
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two actors in one story.

    ``one`` acts on ``other``; both are names as findings write them. ``events`` are those it is
    coded from; ``when`` an EDTF time, ``dated`` where that comes from. ``support`` counts the
    origins that name both, ``words`` are those of one report that come nearest to saying it whole.
    ``hedged`` where nobody states it plainly; ``reason`` says in words how it was coded, and
    what of it is contested.
    """

    id: str
    one: str
    other: str
    kind: TieKind
    story: str
    events: tuple[str, ...]
    when: str | None
    dated: Dated
    support: Support
    words: Span
    hedged: bool
    reason: str

    def __post_init__(self) -> None:
        if not self.events or (self.when is None) is not (self.dated is Dated.UNKNOWN):
            raise ValueError("a tie rests on events, and says where its time comes from")
