"""How many: a number as a report gives it, of what, and how it stands to other numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.span import Span


class Qualifier(StrEnum):
    """How a report says a number; the last five are words that stand for one."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    ABOUT = "about"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    UP_TO = "up-to"
    BETWEEN = "between"
    DOZENS = "dozens"
    SCORES = "scores"
    HUNDREDS = "hundreds"  # thousands, tens of thousands and millions too
    SEVERAL = "several"
    NO = "no"


class QuantityKind(StrEnum):
    """What is counted or measured; from ``distance`` on, measures that have a unit."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"  # dead and hurt together
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    HOSTAGES = "hostages"
    ATTACKERS = "attackers"
    PEOPLE = "people"
    AIRCRAFT = "aircraft"
    VEHICLES = "vehicles"
    VOTES = "votes"
    OTHER = "other"
    MONEY = "money"
    PERCENT = "percent"
    DISTANCE = "distance"
    DURATION = "duration"
    AGE = "age"


# Nouns that count everybody who was harmed, and no part of them.
_EVERYBODY = frozenset(
    "people person persons others dead victims casualties lives bodies individuals souls".split()
)
MEASURES = frozenset(
    (
        QuantityKind.MONEY,
        QuantityKind.PERCENT,
        QuantityKind.DISTANCE,
        QuantityKind.DURATION,
        QuantityKind.AGE,
    )
)
# What "about" leaves open: a tenth to either side, and two at small numbers. "About 30" and 28
# are one figure; "about 30" and 45 are two.
_ABOUT = 0.1
_ABOUT_LEAST = 2
_SAID: dict[Qualifier, str] = {
    Qualifier.AT_LEAST: "at least ",
    Qualifier.ABOUT: "about ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.LESS_THAN: "less than ",
    Qualifier.UP_TO: "up to ",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated: ``low`` to ``high`` (``None``: no upper bound said), and what of.

    Bounds are the report's own: more than 50 is 50 upward, up to 40 is 0 to 40, about 400 is 400
    to 400; ``reach`` is what they leave open. ``trigger`` is the word that gives the kind
    ("killed"), ``whose`` the noun counted. ``part_of`` and ``earlier`` are places in the same
    result: of the total that this is a part of, and of the older figure that it replaces.
    """

    kind: QuantityKind
    low: int | float
    high: int | float | None
    qualifier: Qualifier
    words: Span
    trigger: Span | None = None
    whose: str = ""
    whose_words: Span | None = None
    part_of: int | None = None
    earlier: int | None = None
    unit: str = ""

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"not a quantity: {self.low}..{self.high}")

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the most that the words allow, both included, for comparing.

        "Dozens" is 24 to 99, "scores" 40 to 99, "several" 3 to 9, "hundreds" up to 999 and
        "thousands" up to 9,999, as newsrooms use them: who counts a hundred stops saying dozens.
        """
        low, high = self.low, math.inf if self.high is None else self.high
        match self.qualifier:
            case Qualifier.ABOUT:
                margin = max(_ABOUT * low, min(_ABOUT_LEAST, low))
                return low - margin, high + margin
            case Qualifier.DOZENS | Qualifier.SCORES:
                return low, 99
            case Qualifier.SEVERAL:
                return low, 9
            case Qualifier.HUNDREDS:
                return low, 10 ** len(str(int(low))) - 1
            case Qualifier.MORE_THAN if self.is_count:
                return low + 1, high
            case Qualifier.LESS_THAN if self.is_count:
                return low, max(low, high - 1)
        return low, high

    @property
    def is_count(self) -> bool:
        """Whether this counts people or things, rather than measures."""
        return self.kind not in MEASURES

    @property
    def is_of_everybody(self) -> bool:
        """Whether it counts people in general, and no kind of them (workers, children)."""
        words = self.whose.lower().split()
        return not words or words[-1] in _EVERYBODY

    def overlaps(self, other: Quantity) -> bool:
        """Whether one number could make both statements true; units must be the same."""
        (low, high), (least, most) = self.reach, other.reach
        return self.unit == other.unit and low <= most and least <= high

    def contains(self, other: Quantity) -> bool:
        """Whether every number that the other allows is allowed here too: the other is finer."""
        (low, high), (least, most) = self.reach, other.reach
        return self.unit == other.unit and low <= least and most <= high

    def __str__(self) -> str:
        match self.qualifier:
            case Qualifier.DOZENS | Qualifier.SCORES | Qualifier.SEVERAL:
                said = self.qualifier.value
            case Qualifier.HUNDREDS:
                said = _round_words(self.low)
            case Qualifier.NO:
                said = "0"
            case Qualifier.BETWEEN:
                said = f"{_figure(self.low)} to {_figure(self.high or 0)}"
            case Qualifier.LESS_THAN | Qualifier.UP_TO:
                said = _SAID[self.qualifier] + _figure(self.high or 0)
            case _:
                said = _SAID.get(self.qualifier, "") + _figure(self.low)
        return f"{said} {self.unit}".rstrip()


def _figure(number: float) -> str:
    return f"{number:,}"


def _round_words(low: float) -> str:
    """ "hundreds", "tens of thousands": the word whose least number this is."""
    steps = (
        (1_000, "hundreds"),
        (10_000, "thousands"),
        (100_000, "tens of thousands"),
        (1_000_000, "hundreds of thousands"),
    )
    return next((words for limit, words in steps if low < limit), "millions")
