"""Who acts, across reports: actors of several reports that are one, with all their names."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.span import Span


@dataclass(frozen=True, slots=True)
class Alias:
    """One form of a name as printed; ``spans`` where, the first in each report that prints it.

    ``evidence`` says why the form is this entity's.
    """

    name: str
    spans: tuple[Span, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody over several reports: actors held to be one, and why.

    ``members`` are the actors, each as its report and its number in that report's
    ``Coding.actors``; the id is made from the lowest of them, so that it does not depend on the
    order of adding. ``name`` is the usual full form; ``label``, ``country`` and ``sector`` are as
    in ``Actor``, most reports first; ``roles`` are the words that say what it was, as stated.
    ``identifiers`` come from lists of names. ``confidence``, 0 to 1, is that of the weakest of
    ``reasons``; an entity of one member has 1.
    """

    id: str
    name: str
    label: str | None
    country: str
    sector: str
    roles: tuple[Span, ...]
    aliases: tuple[Alias, ...]
    members: tuple[tuple[str, int], ...]
    identifiers: tuple[str, ...]
    confidence: float
    reasons: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.members or not self.reasons:
            raise ValueError("an entity has members, and reasons why they are one")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not at {self.confidence}")
