"""Independent beginnings of information, and how many of them stand behind something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.span import Span


class OriginKind(StrEnum):
    """What somebody or something that tells is, as far as a report says."""

    SPEAKER = "speaker"  # named: a statement, an interview, a monitor's figure
    UNNAMED = "unnamed"  # described only: "a medical source"
    AGENCY = "agency"  # a wire's own words
    OUTLET = "outlet"  # an outlet's own words; it does not say where it has them from
    UNTOLD = "untold"  # "reports say": by whom is not told


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody or something with whom information began, in one story.

    ``name`` is how reports call it at its fullest; ``occasion`` through whom and when it spoke, as
    told; ``words`` where it is named; ``carriers`` through whom its words came, ``reports`` and
    ``claims`` that carry them. ``may_be`` are ids of other origins that it may be the same as: an
    unnamed source is never taken for a different one unless what is told of the two excludes it.
    ``reason`` says in words what makes it one.
    """

    id: str
    kind: OriginKind
    name: str
    occasion: str
    words: tuple[Span, ...]
    carriers: tuple[str, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    may_be: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands behind something: origins by id, and how many of them are independent.

    ``low`` counts origins that surely differ from each other, ``high`` all that are not proven to
    be one. A copy adds to neither.
    """

    origins: tuple[str, ...]
    low: int
    high: int
    reports: tuple[str, ...]
    reason: str

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a range runs upwards, not {self.low}..{self.high}")
