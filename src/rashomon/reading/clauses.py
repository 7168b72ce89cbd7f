"""A window's words as read, for what mends the model's trees before anything else sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence's words as read; the lists are mended in place, heads count within the lists."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma: Sequence[str]
    head: list[int]
    deprel: list[str]

    def children(self, number: int, *relations: str) -> list[int]:
        """Words that hang on one, by these relations."""
        return [
            n
            for n, head in enumerate(self.head)
            if head == number != n and self.deprel[n] in relations
        ]
