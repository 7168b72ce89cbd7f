"""Stories that follow one another: the same actors and matter, told of again."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.records import Basis, Profile, Story, Thread, ThreadLink, When, content_id
from rashomon.stories.keys import pairs
from rashomon.stories.likeness import heaviest, printed
from rashomon.stories.naming import shared
from rashomon.stories.options import StoriesOptions
from rashomon.stories.rarity import rarity
from rashomon.stories.terms import tokens

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Matter:
    """What a story turns on, worked out once for all its comparisons."""

    story: Story
    profiles: tuple[Profile, ...]
    terms: Mapping[str, float]  # mean weights over its reports
    names: Mapping[str, float]  # those of them that stand in a name
    length: float  # of ``terms`` as a vector
    keys: frozenset[int]


def matter(
    story: Story, profiles: Sequence[Profile], options: StoriesOptions | None = None
) -> Matter:
    """What this story turns on, from the profiles of its reports."""
    options = options or StoriesOptions()
    terms = shared(profiles)
    names = _named(profiles, terms)
    length = math.sqrt(math.fsum(weight * weight for weight in terms.values()))
    keys = pairs(heaviest(names, len(names)), options.thread_budget, "thread")
    return Matter(story, tuple(profiles), terms, names, length, frozenset(keys))


def thread_keys(
    story: Story, profiles: Sequence[Profile], options: StoriesOptions | None = None
) -> tuple[int, ...]:
    """Numbers under which a story and those that follow it find each other: pairs of its names."""
    return tuple(sorted(matter(story, profiles, options).keys))


def follow(
    stories: Sequence[tuple[Story, Sequence[Profile]]], options: StoriesOptions | None = None
) -> tuple[ThreadLink, ...]:
    """Links between all pairs of the given stories that share a thread key and are alike enough.

    Each link is a function of its two stories alone. Sorted by the stories' ids.
    """
    matters = [matter(story, profiles, options) for story, profiles in stories]
    links = [
        link
        for number, one in enumerate(matters)
        for link in follow_each(one, matters[number + 1 :], options)
    ]
    return tuple(sorted(links, key=lambda found: (found.earlier, found.later)))


def follow_each(
    one: Matter, others: Iterable[Matter], options: StoriesOptions | None = None
) -> tuple[ThreadLink, ...]:
    """One story's links with those of the others that share a thread key with it."""
    options = options or StoriesOptions()
    links = []
    for other in others:
        if one.keys.isdisjoint(other.keys):
            continue
        score = _cosine(one, other)
        if score >= options.follow:
            links.append(_link(one, other, score))
    return tuple(links)


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


def _named(profiles: Sequence[Profile], terms: dict[str, float]) -> dict[str, float]:
    """A story's terms that stand in a name of its reports; all of them where none does."""
    stems = frozenset().union(*(_stems(name) for each in profiles for name in each.names))
    return {term: weight for term, weight in terms.items() if term in stems} or terms


@lru_cache(maxsize=50_000)
def _stems(name: str) -> frozenset[str]:
    """The stems of a name's words; the same names stand in many reports."""
    return frozenset(token.stem for token in tokens(name))


def _cosine(one: Matter, other: Matter) -> float:
    """Cosine of two stories' mean weights; summed so that neither side's order counts."""
    less, more = sorted((one.terms, other.terms), key=len)
    both = math.fsum(weight * more[term] for term, weight in less.items() if term in more)
    return round(both / (one.length * other.length or 1.0), 4)


def _link(one: Matter, other: Matter, score: float) -> ThreadLink:
    before, after = sorted((one, other), key=lambda held: _begins(held.story))
    both = {t: w * after.terms[t] * rarity(t) for t, w in before.terms.items() if t in after.terms}
    carried = {t: w for t, w in both.items() if t in before.names or t in after.names} or both
    words = printed(heaviest(carried, _SHOWN), [*before.profiles, *after.profiles])
    said = f"both turn on {', '.join(words)}; {_order(before.story, after.story)}"
    return ThreadLink(before.story.id, after.story.id, min(score, 1.0), said)


def _order(earlier: Story, later: Story) -> str:
    if earlier.first is None or later.first is None:
        return "which came first is not stated"
    gap = When(later.first, Basis.SUPPLIED).days_from(When(earlier.first, Basis.SUPPLIED))
    return f"the second begins {gap:.0f} days after the first"
