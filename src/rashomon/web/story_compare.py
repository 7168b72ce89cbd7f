"""Which reports of a story differ most: the first to lay side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from rashomon.dossier.found import Found
from rashomon.records import Standing

_MOST = 4  # reports that a page can lay side by side

Sides = Mapping[str, Mapping[str, frozenset[int]]]  # by report: by finding, which rivals it gives


def differing(found: Found, most: int = _MOST) -> tuple[str, ...]:
    """Up to four reports that contradict each other most, in the story's order.

    The two that give rival values of most findings, then whoever adds most to them. Where nothing
    is contested: the first report of each text. None of a story of one report.
    """
    reports = found.dossier.story.reports
    sides = _sides(found)
    pairs = combinations(_unlike(reports, sides), 2)
    first = max(pairs, key=lambda pair: _apart(pair[0], pair[1], sides), default=None)
    if first is None or not _apart(first[0], first[1], sides):
        return _of_each_text(found, most)
    taken = list(first)
    while len(taken) < most:
        left = [report for report in sides if report not in taken]
        best = max(left, key=lambda each: _new(each, taken, sides), default=None)
        if best is None or not _new(best, taken, sides):
            break
        taken.append(best)
    return tuple(report for report in reports if report in taken)


def _sides(found: Found) -> Sides:
    """Which of the rivals each report gives, in the story's order."""
    sides: dict[str, dict[str, frozenset[int]]] = {r: {} for r in found.dossier.story.reports}
    for finding in found.contested():
        rivals = (value for value in finding.values if value.standing is Standing.RIVAL)
        for number, value in enumerate(rivals):
            for report in value.support.reports:
                if report in sides:
                    held = sides[report].get(finding.id, frozenset())
                    sides[report][finding.id] = held | {number}
    return {report: given for report, given in sides.items() if given}


def _unlike(reports: Iterable[str], sides: Sides) -> list[str]:
    """The first report of each way to answer: copies of it are no further apart from others."""
    firsts: dict[frozenset[tuple[str, frozenset[int]]], str] = {}
    for report in reports:
        if report in sides:
            firsts.setdefault(frozenset(sides[report].items()), report)
    return list(firsts.values())


def _apart(one: str, other: str, sides: Sides) -> int:
    """Of how many findings the two give rivals only, none of them the same."""
    here, there = sides[one], sides[other]
    return sum(not here[each] & there[each] for each in here.keys() & there.keys())


def _new(report: str, taken: list[str], sides: Sides) -> int:
    """How many rival values a report adds to those that are given already."""
    given = {(each, n) for other in taken for each, n in _values(other, sides)}
    return len(set(_values(report, sides)) - given)


def _values(report: str, sides: Sides) -> Iterator[tuple[str, int]]:
    return ((finding, n) for finding, numbers in sides[report].items() for n in numbers)


def _of_each_text(found: Found, most: int) -> tuple[str, ...]:
    reports = found.dossier.story.reports
    place = found.labels.place
    groups = (
        min((r for r in group.reports if r in place), key=place.__getitem__, default="")
        for group in found.dossier.independence.groups
    )
    firsts = {each for each in groups if each}
    chosen = [report for report in reports if report in firsts]
    chosen += [report for report in reports if report not in firsts]
    return tuple(sorted(chosen[:most], key=place.__getitem__)) if len(reports) > 1 else ()
