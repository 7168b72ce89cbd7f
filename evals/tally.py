"""Right, answered and wanted; their F1."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass


@dataclass
class Tally:
    """Counts over texts, so that long texts weigh more than short ones."""

    right: int = 0
    answered: int = 0
    wanted: int = 0

    def add(self, answered: Set[object], wanted: Set[object]) -> None:
        """Count one text whose answers are right where they are wanted."""
        self.count(len(answered & wanted), len(answered), len(wanted))

    def count(self, right: int, answered: int, wanted: int) -> None:
        """Count one text that was compared elsewhere."""
        self.right += right
        self.answered += answered
        self.wanted += wanted

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.answered + self.wanted)
