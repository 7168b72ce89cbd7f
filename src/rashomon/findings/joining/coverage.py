"""What is known of the reports and entities around the mentions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

_USUAL = 0.4  # between two reports of one story (median over ECB+, training and development)


@dataclass(frozen=True, slots=True)
class Coverage:
    """``story``: each report's; a report that is not there is of the one story that is asked for.

    ``likeness``: of two reports, by both ids, 0 to 1 (``StoryLink.score``); two of one story that
    are not there are as alike as is usual, two of different stories not at all. ``wholes``: the
    entities that an entity is part of (an air force of its state). ``vectors``: of each mention, as
    ``compact`` makes them; used where every mention has one.
    """

    story: Mapping[str, str] = field(default_factory=dict)
    likeness: Mapping[frozenset[str], float] = field(default_factory=dict)
    wholes: Mapping[str, Collection[str]] = field(default_factory=dict)
    vectors: Mapping[str, bytes] = field(default_factory=dict)

    def together(self, one: str, other: str) -> bool:
        """Whether two reports are of one story."""
        return self.story.get(one, "") == self.story.get(other, "")

    def alike(self, one: str, other: str) -> float:
        """How alike two reports are; 1 for a report and itself."""
        if one == other:
            return 1.0
        known = self.likeness.get(frozenset((one, other)))
        if known is not None:
            return known
        return _USUAL if not self.likeness and self.together(one, other) else 0.0
