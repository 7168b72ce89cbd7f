"""Stories that follow one another: the same actors and matter, told of again."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from rashomon.records import Basis, Profile, Story, Thread, ThreadLink, When, content_id
from rashomon.stories.keys import pairs
from rashomon.stories.likeness import heaviest, printed
from rashomon.stories.naming import shared
from rashomon.stories.options import StoriesOptions
from rashomon.stories.rarity import rarity
from rashomon.stories.terms import tokens

_SHOWN = 5


def thread_keys(
    story: Story, profiles: Sequence[Profile], options: StoriesOptions | None = None
) -> tuple[int, ...]:
    """Numbers under which a story and those that follow it find each other: pairs of its names."""
    options = options or StoriesOptions()
    names = _named(profiles)
    found = pairs(heaviest(names, len(names)), options.thread_budget, "thread")
    return tuple(sorted(set(found)))


def follow(
    stories: Sequence[tuple[Story, Sequence[Profile]]], options: StoriesOptions | None = None
) -> tuple[ThreadLink, ...]:
    """Links between all pairs of the given stories that share a thread key and are alike enough.

    Each link is a function of its two stories alone; give the touched stories and those found by
    their keys. Sorted by the stories' ids.
    """
    options = options or StoriesOptions()
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    for number, (story, profiles) in enumerate(stories):
        for each in thread_keys(story, profiles, options):
            buckets[each].append(number)
    near = sorted({pair for found in buckets.values() for pair in combinations(found, 2)})
    means = {number: shared(stories[number][1]) for pair in near for number in pair}
    links = []
    for one, other in near:
        score = _cosine(means[one], means[other])
        if score >= options.follow:
            links.append(_link(stories[one], stories[other], score))
    return tuple(sorted(links, key=lambda found: (found.earlier, found.later)))


def threads(stories: Sequence[Story], links: Sequence[ThreadLink]) -> tuple[Thread, ...]:
    """Stories held together by links, in order of time; a story alone makes no thread.

    Only the link to the story it is most alike joins a story to a thread: coverage of one war or
    one president would otherwise be a single thread, each story a little like the next.
    """
    parent = {story.id: story.id for story in stories}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = name = parent[parent[name]]
        return name

    held = [each for each in links if each.earlier in parent and each.later in parent]
    for each in _closest(held):
        low, high = sorted((root(each.earlier), root(each.later)))
        parent[high] = low
    members: defaultdict[str, list[Story]] = defaultdict(list)
    for story in stories:
        members[root(story.id)].append(story)
    made = [_thread(group, held) for group in members.values() if len(group) > 1]
    return tuple(sorted(made, key=lambda thread: thread.id))


def _closest(links: Sequence[ThreadLink]) -> list[ThreadLink]:
    """The links that are the best of one of their stories, ties by id; sorted."""
    best: dict[str, ThreadLink] = {}
    for each in sorted(links, key=lambda e: (-e.score, e.earlier, e.later)):
        best.setdefault(each.earlier, each)
        best.setdefault(each.later, each)
    return sorted(set(best.values()), key=lambda e: (e.earlier, e.later))


def _thread(group: Sequence[Story], links: Sequence[ThreadLink]) -> Thread:
    ordered = sorted(group, key=_begins)
    ids = {story.id for story in group}
    inside = sorted(
        {each for each in links if each.earlier in ids}, key=lambda e: (e.earlier, e.later)
    )
    lowest = min(ids)
    return Thread(content_id("thread", lowest), tuple(story.id for story in ordered), tuple(inside))


def _begins(story: Story) -> tuple[str, str]:
    """Undated stories stand last, by id."""
    if story.first is None:
        return "~", story.id
    return When(story.first, Basis.SUPPLIED).earliest.isoformat(), story.id


def _named(profiles: Sequence[Profile]) -> dict[str, float]:
    """A story's mean term weights, of words that stand in a name in most of its reports' sets."""
    stems = {token.stem for profile in profiles for name in profile.names for token in tokens(name)}
    weights = {t: w for t, w in shared(profiles).items() if t in stems}
    return weights or shared(profiles)


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    """Cosine of two stories' mean weights; summed so that neither side's order counts."""
    both = math.fsum(weight * other[term] for term, weight in one.items() if term in other)
    lengths = [math.sqrt(math.fsum(w * w for w in weights.values())) for weights in (one, other)]
    return round(both / (lengths[0] * lengths[1] or 1.0), 4)


def _link(
    one: tuple[Story, Sequence[Profile]], other: tuple[Story, Sequence[Profile]], score: float
) -> ThreadLink:
    (earlier, before), (later, after) = sorted((one, other), key=lambda held: _begins(held[0]))
    left, right = shared(before), shared(after)
    both = {t: left[t] * right[t] * rarity(t) for t in left if t in right}
    profiles = [*before, *after]
    names = _named(profiles)
    carried = {t: w for t, w in both.items() if t in names} or both
    words = printed(heaviest(carried, _SHOWN), profiles)
    said = f"both turn on {', '.join(words)}; {_order(earlier, later)}"
    return ThreadLink(earlier.id, later.id, min(score, 1.0), said)


def _order(earlier: Story, later: Story) -> str:
    if earlier.first is None or later.first is None:
        return "which came first is not stated"
    gap = When(later.first, Basis.SUPPLIED).days_from(When(earlier.first, Basis.SUPPLIED))
    return f"the second begins {gap:.0f} days after the first"
