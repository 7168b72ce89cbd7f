"""One page while it is judged: its lines, their shapes, and where its article lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rashomon.extract.bylines import is_byline
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

    inserts: list[bool] = field(default_factory=list)  # part of a list or table of the article

    boxed: bool = False  # so much of the article stands in boxes that they say nothing

    def siblings(self, index: int) -> int:
        """How many kept paragraphs of prose stand in the same element of the page."""
        parent = self.lines[index].parent
        near = self.lines[max(0, index - 40) : index + 41]
        return sum(x.parent == parent and x.kept is True and len(x.text) > 60 for x in near)

    def is_odd(self, index: int) -> bool:
        """Whether a short line shows that the run it stands in is furniture."""
        own, line = self.shapes[index], self.lines[index]
        odd = own.cue_weight >= 0.4 or own.is_age or own.is_credit or own.asks_reader
        return (
            odd
            or own.cut_short
            or is_byline(line.text)
            or line.kept is not None
            or self.is_repeated(own.key)
        )


def runs(prose: list[bool]) -> list[int]:
    """For each line, how many lines that are no prose stand together around it (0 for prose)."""
    runs = [0] * len(prose)
    start = 0
    for i in range(len(prose) + 1):
        if i == len(prose) or prose[i]:
            runs[start:i] = [i - start] * (i - start)
            start = i + 1
    return runs


def inserts(page: Page) -> list[bool]:
    """For each line, whether it belongs to a list, a table or code that the article holds.

    Such a run stands between two paragraphs of the running text and nothing in it looks like
    furniture (of a long run, one line in twelve may).
    """
    found = [False] * len(page.lines)
    start = page.place.first
    for i in range(page.place.first, page.place.last + 1):
        if page.runs[i]:
            continue
        run = range(start, i)
        odd = sum(map(page.is_odd, run))
        if len(run) > 1 and odd * 12 < len(run):
            found[start:i] = [True] * len(run)
        start = i + 1
    return found
