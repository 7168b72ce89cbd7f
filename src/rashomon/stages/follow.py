"""Story, Profile -> ThreadLink: what came before a story, and after it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import Profile, Story, ThreadLink
from rashomon.stages.held import Held
from rashomon.stages.run import Fault, Run
from rashomon.store import Kind, Step

AT_ONCE = 256

Told = tuple[Story, Sequence[Profile]]


def follow_waiting(work: Run) -> None:
    """Compare every story that waits with those that share a thread key, each pair once."""
    for items, total in work.batches(Step.FOLLOW, AT_ONCE, "following"):
        keys = zip(items, work.compute(keys_of, items, total), strict=True)
        with work.store.writing() as writer:
            writer.threaded({n: found for n, found in keys if not isinstance(found, Fault)})
        links = zip(items, work.compute(follow_story, items, total), strict=True)
        with work.store.writing() as writer:
            writer.followed({n: () if isinstance(found, Fault) else found for n, found in links})


def keys_of(held: Held, number: int) -> tuple[int, ...]:
    """The keys under which a story finds what came before and after."""
    from rashomon.stories import thread_keys

    return thread_keys(*told(held, [number])[number])


def follow_story(held: Held, number: int) -> tuple[ThreadLink, ...]:
    """A story's links, save with those that still wait and come later: they will meet it."""
    from rashomon.stories import follow

    reader = held.reader
    others = reader.index(Kind.THREADS).candidates(keys_of(held, number)) - {number}
    waiting = reader.still_waiting(sorted(others), (Step.FOLLOW,))
    others -= {other for other in waiting if other > number}
    found = told(held, [number, *sorted(others)])
    return tuple(link for n in sorted(others) for link in follow((found[number], found[n])))


def told(held: Held, numbers: Sequence[int]) -> dict[int, Told]:
    """Stories with the profiles of their reports."""
    stories = held.reader.stories(numbers)
    members = held.reader.members(numbers)
    return {
        n: (story, sorted(held.profiles(members[n]), key=lambda profile: profile.report))
        for n, story in stories.items()
    }
