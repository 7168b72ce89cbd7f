"""Story, Profile -> ThreadLink: what came before a story, and after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from rashomon.records import Failure, ThreadLink
from rashomon.stages.held import Held
from rashomon.stages.run import Fault, Run
from rashomon.stages.turning import turning
from rashomon.store import Kind, Step

if TYPE_CHECKING:
    from rashomon.stages.turning import Turning

AT_ONCE = 256

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Followed:
    """A story's links, and thread keys that turned out to be too common to tell anything."""

    links: tuple[ThreadLink, ...] = ()
    died: frozenset[int] = frozenset()


def follow_waiting(work: Run) -> None:
    """Compare every story that waits with those that share a thread key, each pair once."""
    for items, total in work.batches(Step.FOLLOW, AT_ONCE, "following"):
        _post(work, items, total)
        found = dict(zip(items, work.compute(follow_story, items, total), strict=True))
        followed, failures = _parted(work, found)
        with work.store.writing() as writer:
            writer.followed({n: followed.get(n, Followed()).links for n in items})
            writer.bury(Kind.THREADS, {key for each in followed.values() for key in each.died})
            work.fail(writer, failures)


def _post(work: Run, items: Sequence[int], total: int) -> None:
    """Post those that grouping did not: it was an earlier version's, or could not."""
    from rashomon.stories import Weights

    known = work.store.reader.matters(Weights, items)
    new = [n for n in items if n not in known]
    if new:
        made = dict(zip(new, work.compute(_turning, new, total), strict=True))
        posted, failures = _parted(work, made)
        with work.store.writing() as writer:
            writer.threaded(posted)
            work.fail(writer, failures)


def _parted(work: Run, results: Mapping[int, R | Fault]) -> tuple[dict[int, R], list[Failure]]:
    good = {n: result for n, result in results.items() if not isinstance(result, Fault)}
    faults = {n: result for n, result in results.items() if isinstance(result, Fault)}
    stories = work.store.reader.stories(sorted(faults))
    failures = [
        Failure.make("follow", stories[n].id, fault.reason, fault.detail)
        for n, fault in faults.items()
    ]
    return good, failures


def _turning(held: Held, number: int) -> Turning:
    return turning(held.matters([number])[number])


def follow_story(held: Held, number: int) -> Followed:
    """A story's links, save with those that still wait and come later: they will meet it."""
    from rashomon.stories import following, thread_link

    reader = held.reader
    keys, matter = _turning(held, number)
    found = reader.index(Kind.THREADS).candidates(keys)
    waiting = reader.still_waiting(sorted(found.items), (Step.FOLLOW,))
    others = sorted(found.items - {n for n in waiting if n > number} - {number})
    scores = {others[n]: s for n, s in following(matter, held.weights(others)).items()}
    near = held.matters(list(scores))
    links = tuple(thread_link(matter, other, scores[n]) for n, other in near.items())
    return Followed(links, found.died)
