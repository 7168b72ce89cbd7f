"""Reports that must be looked at together, in bounded numbers.

A part is the component of the link graph that holds a report, at the loosest of a fixed ladder of
thresholds at which it is no larger than the cap. That is a function of the set of reports alone,
and adding a report can change only the parts of reports it is linked with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from rashomon.records import StoryLink
from rashomon.stories.options import StoriesOptions

Name = TypeVar("Name", str, int)  # an id or a row number
Near = Callable[[Name], Iterable[tuple[Name, float]]]
Strongest = Callable[[Name, int], Sequence[tuple[Name, float]]]
_FEW, _MORE = 16, 8  # links asked for at first, and times as many again
_STEP = 1.15  # each rung of the ladder asks for this much more than the one before
_TOP = 0.7  # reports held together by links this strong stay together, however many they are


class Part(NamedTuple, Generic[Name]):
    """Reports to be looked at together, sorted, and the threshold that holds them together.

    A report that comes to be linked with members, but with none so strongly, changes nothing: the
    part is still whole at this threshold, and still past the cap at the next looser one.
    """

    members: tuple[Name, ...]
    rung: float


class Parts(Generic[Name]):
    """The parts of one graph of links, found one by one and from what was found before.

    ``near`` gives a report's strongest links, so many at the most. Goes down the ladder from a
    report, and so looks at no more than ``cap`` others and one, however large the workspace, save
    where more than ``cap`` reports are all but the same. Most of their links are weaker than it
    ever needs, and are not asked for. The graph must stay as it is meanwhile.
    """

    def __init__(self, near: Strongest[Name], options: StoriesOptions | None = None) -> None:
        self._near: Strongest[Name] = cache(near)
        self._options = options or StoriesOptions()
        self._past: dict[Name, float] = {}  # where a report was seen among more than the cap

    def of(self, report: Name) -> Part[Name]:
        """The part that holds one report."""
        reached = {report: _Links(report, self._near)}
        rung = 0.0
        for threshold in reversed(_ladder(self._options)):
            before = tuple(reached)
            if not self._reach(reached, threshold):
                self._past |= {n: max(threshold, self._past.get(n, 0.0)) for n in reached}
                return Part(tuple(sorted(before)), rung)
            rung = threshold
        return Part(tuple(sorted(reached)), rung)

    def _reach(self, reached: dict[Name, _Links[Name]], threshold: float) -> bool:
        """Add what links of at least the threshold lead to; False once that is too many."""
        waiting = list(reached)
        while waiting:
            one = waiting.pop()
            if threshold <= self._past.get(one, 0.0):
                return False
            for other in reached[one].down_to(threshold):
                if other in reached:
                    continue
                reached[other] = _Links(other, self._near)
                if threshold < _TOP and len(reached) > self._options.cap:
                    return False
                waiting.append(other)
        return True


@dataclass(slots=True)
class _Links(Generic[Name]):
    """One report's links, strongest first, taken a few at a time."""

    report: Name
    near: Strongest[Name]
    known: Sequence[tuple[Name, float]] = ()
    taken: int = 0
    asked: int = 0  # for so many

    def down_to(self, threshold: float) -> Iterator[Name]:
        """The reports linked at least so strongly that were not given before."""
        while True:
            while self.taken < len(self.known) and self.known[self.taken][1] >= threshold:
                self.taken += 1
                yield self.known[self.taken - 1][0]
            if self.taken < self.asked:
                return
            self.asked = self.asked * _MORE or _FEW
            self.known = self.near(self.report, self.asked)


def _ladder(options: StoriesOptions) -> list[float]:
    """The thresholds, from the loosest to the first at which reports stay together regardless."""
    rungs = [options.loose]
    while rungs[-1] < _TOP:
        rungs.append(rungs[-1] * _STEP)
    return rungs


def parts(
    reports: Sequence[str], links: Sequence[StoryLink], options: StoriesOptions | None = None
) -> tuple[tuple[str, ...], ...]:
    """Every report's part, each once, sorted: what ``part`` gives for each of them."""
    options = options or StoriesOptions()
    table: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for each in links:
        table[each.left].append((each.right, each.score))
        table[each.right].append((each.left, each.score))
    done: list[tuple[str, ...]] = []
    waiting = [(sorted(set(reports)), options.loose)]
    while waiting:
        members, threshold = waiting.pop()
        for found in _components(members, lambda report: table.get(report, ()), threshold):
            if len(found) <= options.cap or threshold >= _TOP:
                done.append(tuple(sorted(found)))
            else:
                waiting.append((sorted(found), threshold * _STEP))
    return tuple(sorted(done))


def _components(members: Sequence[str], near: Near[str], threshold: float) -> list[set[str]]:
    seen: set[str] = set()
    components = []
    for report in members:
        if report not in seen:
            found = _within(report, near, threshold)
            seen |= found
            components.append(found)
    return components


def _within(report: Name, near: Near[Name], threshold: float) -> set[Name]:
    """Reports reached over links of at least the threshold."""
    found = {report}
    waiting = [report]
    while waiting:
        new = {other for other, score in near(waiting.pop()) if score >= threshold} - found
        found |= new
        waiting += new
    return found
