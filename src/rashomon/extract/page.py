"""One page while it is judged: its lines, their shapes, and where its article lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rashomon.extract.lines import Line
from rashomon.extract.running_text import Place
from rashomon.extract.shape import Shape


@dataclass(slots=True)
class Page:
    """What the scorer looks at while it judges one page."""

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    counts: Counter[str]
    place: Place
    title: int | None
    is_repeated: Callable[[str], bool]
    prose: list[bool] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)  # length of each line's run of short lines

    def siblings(self, index: int) -> int:
        """How many kept paragraphs of prose stand in the same element of the page."""
        parent = self.lines[index].parent
        near = self.lines[max(0, index - 40) : index + 41]
        return sum(x.parent == parent and x.kept is True and len(x.text) > 60 for x in near)


def runs(prose: list[bool]) -> list[int]:
    """For each line, how many lines that are no prose stand together around it (0 for prose)."""
    runs = [0] * len(prose)
    start = 0
    for i in range(len(prose) + 1):
        if i == len(prose) or prose[i]:
            runs[start:i] = [i - start] * (i - start)
            start = i + 1
    return runs
