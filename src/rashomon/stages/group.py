"""Profile, StoryLink -> Story: group anew what surrounds a changed report, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rashomon.records import Story
from rashomon.stages.held import Held
from rashomon.stages.run import Fault, Run, attempt
from rashomon.store import Reader, Step

AT_ONCE = 256


def group_waiting(work: Run) -> None:
    """Find the parts of every report that waits, and their stories."""
    reader = work.store.reader
    for items, total in work.batches(Step.GROUP, AT_ONCE, "grouping"):
        parts, covered = touched_parts(reader, items)
        results = zip(parts, work.compute(stories_of, parts, total), strict=True)
        found = [(part, made) for part, made in results if not isinstance(made, Fault)]
        with work.store.writing() as writer:
            work.tally.stories |= writer.grouped(found, covered)


def touched_parts(reader: Reader, items: Iterable[int]) -> tuple[list[list[int]], set[int]]:
    """The new parts of these reports and of all that were in one part with them, or now are.

    Also every report that was looked at: those that are in no part any more (a newer version of
    their page came) must leave their stories.
    """
    from rashomon.stories import part

    near = cache(reader.near)
    parts: list[list[int]] = []
    seen: set[int] = set()
    wave = set(items)
    while wave:
        known = set(seen)
        for n, named in sorted(reader.groupable(wave).items()):
            if n not in seen:
                parts.append(sorted(reader.report_numbers(part(named, near)).values()))
                seen.update(parts[-1])
        seen |= wave
        wave = reader.in_parts(set(reader.parts(sorted(seen - known)).values())) - seen
    return parts, seen


def stories_of(held: Held, part: Sequence[int]) -> tuple[Story, ...]:
    """The stories of one part; should that fail, every report is its own."""
    from rashomon.stories import group_part

    profiles = sorted(held.profiles(part), key=lambda profile: profile.report)
    found = attempt(group_part, profiles)
    if not isinstance(found, Fault):
        return found
    return tuple(story for profile in profiles for story in group_part([profile]))
