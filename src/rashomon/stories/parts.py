"""Reports that must be looked at together, in bounded numbers.

A part is the component of the link graph that holds a report, at the loosest of a fixed ladder of
thresholds at which it is no larger than the cap. That is a function of the set of reports alone,
and adding a report can change only the parts of reports it is linked with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rashomon.records import StoryLink
from rashomon.stories.options import StoriesOptions

Name = TypeVar("Name", str, int)  # an id or a row number
Near = Callable[[Name], Iterable[tuple[Name, float]]]
_STEP = 1.15  # each rung of the ladder asks for this much more than the one before
_TOP = 0.7  # reports held together by links this strong stay together, however many they are


def part(report: Name, near: Near[Name], options: StoriesOptions | None = None) -> tuple[Name, ...]:
    """The part that holds one report, sorted; ``near`` gives a report's links with scores.

    Looks at no more than ``cap`` reports and one on each rung, however large the workspace, save
    where more than ``cap`` reports are all but the same.
    """
    options = options or StoriesOptions()
    threshold = options.loose
    while True:
        most = options.cap if threshold < _TOP else None
        found = _within(report, near, threshold, most)
        if found is not None:
            return tuple(sorted(found))
        threshold *= _STEP


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
            found = _within(report, near, threshold, None)
            assert found is not None  # no limit was set
            seen |= found
            components.append(found)
    return components


def _within(report: Name, near: Near[Name], threshold: float, most: int | None) -> set[Name] | None:
    """Reports reached over links of at least the threshold; None once there are too many."""
    found = {report}
    waiting = [report]
    while waiting:
        new = {other for other, score in near(waiting.pop()) if score >= threshold} - found
        found |= new
        waiting += new
        if most is not None and len(found) > most:
            return None
    return found
