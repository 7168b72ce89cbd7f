"""Where badges and labels go, so that none lies on another: greedy, the first free place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, from its left top corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height

    def holds(self, other: Box) -> bool:
        """Whether the other lies in this one."""
        across = self.x <= other.x and other.x + other.width <= self.x + self.width
        return across and self.y <= other.y and other.y + other.height <= self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


def around(x: float, y: float, width: float, height: float) -> Box:
    """The box of this size with its middle here."""
    return Box(x - width / 2, y - height / 2, width, height)


@dataclass
class Page:
    """The frame that things are placed in, and what is taken of it."""

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether the box lies in the frame and on nothing that was placed."""
        return self.frame.holds(box) and not any(box.meets(other) for other in self.taken)

    def take(self, box: Box) -> Box:
        """Mark the box as taken."""
        self.taken.append(box)
        return box

    def first_free(self, boxes: Iterable[Box]) -> Box | None:
        """The first box that is free, now taken; ``None`` where none is."""
        for box in boxes:
            if self.free(box):
                return self.take(box)
        return None

    def pulled_in(self, box: Box) -> Box:
        """The box moved so that it lies in the frame."""
        frame = self.frame
        x = min(max(box.x, frame.x), max(frame.x + frame.width - box.width, frame.x))
        y = min(max(box.y, frame.y), max(frame.y + frame.height - box.height, frame.y))
        return Box(x, y, box.width, box.height)
