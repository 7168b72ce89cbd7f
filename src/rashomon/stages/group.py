"""Profile, StoryLink -> Story: group anew what surrounds a changed report, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rashomon.records import Profile, Story
from rashomon.stages.held import Held
from rashomon.stages.run import Fault, Run, attempt
from rashomon.stages.turning import turning
from rashomon.store import Reader, Step

if TYPE_CHECKING:
    from rashomon.stages.turning import Turning
    from rashomon.stories import Part

AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Grouped:
    """The stories of one part; of the new ones the thread keys and what they turn on, by id."""

    stories: tuple[Story, ...]
    turning: Mapping[str, Turning]


def group_waiting(work: Run) -> None:
    """Find the parts of every report that waits, and the stories of those that changed.

    A part with the reports it had keeps its stories: they are a function of the set.
    """
    reader = work.store.reader
    for items, total in work.batches(Step.GROUP, AT_ONCE, "grouping"):
        settled = reader.settled(items)
        parts, covered = touched_parts(reader, set(items) - settled)
        before = reader.in_parts(min(part.members) for part in parts)
        stand = [part for part in parts if before.get(min(part.members)) == set(part.members)]
        new = [part for part in parts if part not in stand]
        more = total - len(items)  # of one report many may wait, and be of few parts
        tasks = [part.members for part in new]
        results = zip(new, work.compute(stories_of, tasks, len(new) + more), strict=True)
        found = [(part, made) for part, made in results if not isinstance(made, Fault)]
        turns = {id_: each for _, made in found for id_, each in made.turning.items()}
        with work.store.writing() as writer:
            writer.done(Step.GROUP, covered | settled)
            covered -= {n for part in stand for n in part.members}
            work.tally.stories |= writer.grouped(
                [(part, made.stories) for part, made in found], covered, stand, turns
            )


def touched_parts(reader: Reader, items: Iterable[int]) -> tuple[list[Part[int]], set[int]]:
    """The new parts of these reports and of all that were in one part with them, or now are.

    Also every report that was looked at: those that are in no part any more (a newer version of
    their page came) must leave their stories.
    """
    from rashomon.stories import Parts

    found = Parts(reader.near())
    parts: list[Part[int]] = []
    seen: set[int] = set()
    wave = set(items)
    while wave:
        known = set(seen)
        for n in sorted(reader.groupable(wave)):
            if n not in seen:
                parts.append(found.of(n))
                seen.update(parts[-1].members)
        seen |= wave
        wave = set().union(*reader.in_parts(reader.parts(seen - known)).values()) - seen
    return parts, seen


def stories_of(held: Held, part: Sequence[int]) -> Grouped:
    """The stories of one part; should that fail, every report is its own."""
    from rashomon.stories import group_part

    profiles = sorted(held.profiles(part), key=lambda profile: profile.report)
    known = held.reader.standing(part)
    found = attempt(partial(group_part, known=known), profiles)
    if isinstance(found, Fault):
        found = tuple(story for profile in profiles for story in group_part([profile]))
    by_report = {profile.report: profile for profile in profiles}
    new = [story for story in found if story not in known]
    turns = {
        story.id: attempt(_turning, (story, [by_report[report] for report in story.reports]))
        for story in new
    }
    good = {id_: each for id_, each in turns.items() if not isinstance(each, Fault)}
    return Grouped(found, good)  # following tries the others again, and says what failed


def _turning(item: tuple[Story, Sequence[Profile]]) -> Turning:
    from rashomon.stories import matter

    return turning(matter(*item))
