"""Stories that follow one another: the same actors and matter, told of again."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.records import Profile, Story, Thread, ThreadLink, Vector, content_id
from rashomon.stories.keys import pairs
from rashomon.stories.likeness import forms, heaviest, surfaces
from rashomon.stories.naming import shared
from rashomon.stories.options import StoriesOptions
from rashomon.stories.rarity import rarity
from rashomon.stories.times import stated
from rashomon.stories.vectors import products, vector

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """The part of a ``Matter`` that most comparisons end with; both are worked out from it."""

    vector: Vector
    length: float


@dataclass(frozen=True, slots=True)
class Matter:
    """What a story turns on, worked out once for all its comparisons."""

    story: Story
    terms: dict[str, float]  # mean weights over its reports
    names: frozenset[str]  # those of them that stand in a name
    printed: dict[str, str]  # those that stand in a name or headline, as they stand there
    vector: Vector  # of ``terms``
    length: float  # of that vector


def matter(story: Story, profiles: Sequence[Profile]) -> Matter:
    """What this story turns on, from the profiles of its reports; a function of the set."""
    ordered = sorted(profiles, key=lambda profile: profile.report)
    terms = shared(ordered)
    length = math.sqrt(math.fsum(weight * weight for weight in terms.values()))
    named, in_print = _named(ordered, terms), _printed(ordered, terms)
    return Matter(story, terms, named, in_print, vector(terms), length)


def thread_keys(one: Matter, options: StoriesOptions | None = None) -> tuple[int, ...]:
    """Numbers under which a story and those that follow it find each other: pairs of its names."""
    options = options or StoriesOptions()
    named = heaviest({term: one.terms[term] for term in one.names}, len(one.names))
    return tuple(sorted(set(pairs(named, options.thread_budget, "thread"))))


def follow(
    stories: Sequence[tuple[Story, Sequence[Profile]]], options: StoriesOptions | None = None
) -> tuple[ThreadLink, ...]:
    """Links between all pairs of the given stories that share a thread key and are alike enough.

    Each link is a function of its two stories alone. Sorted by the stories' ids.
    """
    matters = [matter(story, profiles) for story, profiles in stories]
    keys = [frozenset(thread_keys(one, options)) for one in matters]
    links: list[ThreadLink] = []
    for number, one in enumerate(matters):
        later = range(number + 1, len(matters))
        others = [matters[other] for other in later if not keys[number].isdisjoint(keys[other])]
        scores = following(one, others, options)
        links += [thread_link(one, others[place], score) for place, score in scores.items()]
    return tuple(sorted(links, key=lambda found: (found.earlier, found.later)))


def following(
    one: Matter | Weights,
    others: Sequence[Matter | Weights],
    options: StoriesOptions | None = None,
) -> dict[int, float]:
    """With which of the others, by place, one story is linked, and the cosine of their terms."""
    options = options or StoriesOptions()
    found = {}
    for number, both in enumerate(products(one.vector, [other.vector for other in others])):
        score = round(both / (one.length * others[number].length or 1.0), 4)
        if score >= options.follow:
            found[number] = score
    return found


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
    return stated(story.first).earliest.isoformat(), story.id


def _named(profiles: Iterable[Profile], terms: Mapping[str, float]) -> frozenset[str]:
    """A story's terms that stand in a name of its reports; all of them where none does."""
    stems = {stemmed for each in profiles for name in each.names for stemmed, _ in forms(name)}
    return frozenset(terms.keys() & stems or terms)


def _printed(profiles: Sequence[Profile], terms: Mapping[str, float]) -> dict[str, str]:
    """A story's terms as its first report prints them that has them in a name or its headline."""
    found: dict[str, str] = {}
    for each in reversed(profiles):
        found |= surfaces((*each.names, each.title))
    return {term: found[term] for term in found.keys() & terms.keys()}


def thread_link(one: Matter, other: Matter, score: float) -> ThreadLink:
    """The link of two stories that are alike enough, the earlier one first, with its reason."""
    before, after = sorted((one, other), key=lambda held: _begins(held.story))
    both = before.terms.keys() & after.terms.keys()
    named = both & before.names | both & after.names or both
    carried = {t: before.terms[t] * after.terms[t] * rarity(t) for t in named}
    printed = after.printed | before.printed
    words = [printed.get(term, term) for term in heaviest(carried, _SHOWN)]
    said = f"both turn on {', '.join(words)}; {_order(before.story, after.story)}"
    return ThreadLink(before.story.id, after.story.id, min(score, 1.0), said)


def _order(earlier: Story, later: Story) -> str:
    if earlier.first is None or later.first is None:
        return "which came first is not stated"
    gap = stated(later.first).days_from(stated(earlier.first))
    return f"the second begins {gap:.0f} days after the first"
