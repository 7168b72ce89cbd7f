"""What people can decide on, and pairs on which the machine is least sure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.span import Span


class Subject(StrEnum):
    """What a decision is about."""

    EVENT = "event"  # two event mentions: are they one event
    ACTOR = "actor"  # two names: are they one actor
    ORIGIN = "origin"  # two sources: are they one origin
    COPY = "copy"  # two reports: did one copy the other, or both a third
    VALUE = "value"  # one value of a finding
    GRADE = "grade"  # how credible one value of a finding is
    SOURCE = "source"  # how reliable a source is
    UNDO = "undo"  # an earlier decision


PAIRS = frozenset((Subject.EVENT, Subject.ACTOR, Subject.ORIGIN, Subject.COPY))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair on which the machine is least sure, for a person to decide.

    ``one`` and ``other`` are sides as in ``Decision``; ``one_words`` and ``other_words`` what a
    reader compares. ``held``: the machine takes the two for the same. ``score`` is how surely,
    0 to 1; ``weight`` how much hangs on it, 0 to 1; ``reasons`` say in words what it saw.
    """

    subject: Subject
    story: str
    one: str
    other: str
    one_words: Span
    other_words: Span
    held: bool
    score: float
    weight: float
    reasons: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.subject not in PAIRS or self.one >= self.other:
            raise ValueError("a doubt is on a pair, its sides in order of the alphabet")
