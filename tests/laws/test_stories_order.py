"""Law: reports added one by one or at once, in any order, give the same stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import Basis, Profile, Report, Story, StoryLink, When, content_id
from rashomon.stories import (
    Parts,
    StoriesOptions,
    follow,
    group,
    group_part,
    link,
    profile,
    threads,
)

_WORDS = (
    "Arvenna Belmora Corvath Dunmere Eskeldar hospital refinery bridge market convoy strike "
    "shelling protest flood minister militia governor seventeen 31 42 rescue verdict border"
).split()
_DAYS = (None, "2015-03-02", "2015-03-04", "2015-03-09", "2015-04-20", "2016-03-02")
# A small cap, so that parts split in sets that Hypothesis can hold.
_OPTIONS = (StoriesOptions(), StoriesOptions(cap=3))

texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14)
drawn = st.lists(st.tuples(texts, st.sampled_from(_DAYS)), min_size=1, max_size=14)


class _Workspace:
    """What the pipeline does with the store, in memory: add, touch, regroup the touched parts."""

    def __init__(self, options: StoriesOptions) -> None:
        self.options = options
        self.profiles: dict[str, Profile] = {}
        self.postings: defaultdict[int, set[str]] = defaultdict(set)
        self.near: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        self.links: list[StoryLink] = []
        self.part: dict[str, tuple[str, ...]] = {}
        self.stories: dict[tuple[str, ...], tuple[Story, ...]] = {}

    def add(self, profiles: Sequence[Profile]) -> None:
        touched = set()
        for each in profiles:
            found = {r for key in each.keys for r in self.postings[key]}
            fresh = link(each, [self.profiles[r] for r in sorted(found)], self.options)
            self.links += fresh
            for made in fresh:
                self.near[made.left].append((made.right, made.score))
                self.near[made.right].append((made.left, made.score))
                touched |= {made.left, made.right}
            touched.add(each.report)
            self.profiles[each.report] = each
            for key in each.keys:
                self.postings[key].add(each.report)
        old = {self.part[report] for report in touched if report in self.part}
        for gone in old:
            self.stories.pop(gone, None)
        now = Parts(self._strongest, self.options)
        for report in sorted(touched | {r for members in old for r in members}):
            members = now.of(report).members
            self.part[report] = members
            if members not in self.stories:
                held = [self.profiles[r] for r in members]
                self.stories[members] = group_part(held, self.options)

    def _strongest(self, report: str, most: int) -> list[tuple[str, float]]:
        return sorted(self.near[report], key=lambda found: -found[1])[:most]

    def all(self) -> list[Story]:
        return sorted((s for made in self.stories.values() for s in made), key=lambda s: s.id)


def _reports(material: Sequence[tuple[list[str], str | None]]) -> list[Report]:
    return [
        Report(
            id=content_id("report", str(number)),
            capture=content_id("capture", str(number)),
            address=str(number),
            text=" ".join(words),
            encoding="utf-8",
            published=When(day, Basis.SUPPLIED) if day else None,
        )
        for number, (words, day) in enumerate(material)
    ]


@given(drawn, st.randoms(use_true_random=False), st.integers(1, 5), st.sampled_from(_OPTIONS))
@settings(max_examples=150, deadline=None)
def test_any_order_and_any_batches_give_the_same_stories(
    material: list[tuple[list[str], str | None]],
    random: object,
    size: int,
    options: StoriesOptions,
) -> None:
    profiles = [profile(report, options) for report in _reports(material)]
    at_once = _Workspace(options)
    at_once.add(profiles)
    shuffled = list(profiles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    piecemeal = _Workspace(options)
    for start in range(0, len(shuffled), size):
        piecemeal.add(shuffled[start : start + size])
    assert piecemeal.all() == at_once.all()
    assert tuple(at_once.all()) == group(profiles, at_once.links, options)
    told = sorted(report for story in at_once.all() for report in story.reports)
    assert told == sorted(each.report for each in profiles)


@given(drawn, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_threads_do_not_depend_on_the_order_of_stories(
    material: list[tuple[list[str], str | None]], random: object
) -> None:
    profiles = {p.report: p for p in map(profile, _reports(material))}
    workspace = _Workspace(StoriesOptions())
    workspace.add(list(profiles.values()))
    held = [(s, [profiles[r] for r in s.reports]) for s in workspace.all()]
    links = follow(held)
    made = threads([story for story, _ in held], links)
    random.shuffle(held)  # type: ignore[attr-defined]
    assert follow(held) == links
    assert threads([story for story, _ in held], tuple(reversed(links))) == made
    assert all(each.reason for each in links)


@given(texts, texts)
@settings(max_examples=60, deadline=None)
def test_a_link_does_not_depend_on_what_else_is_there(one: list[str], other: list[str]) -> None:
    left, right, third = map(profile, _reports([(one, None), (other, None), (one + other, None)]))
    alone = link(left, [right])
    beside = [found for found in link(left, [third, right]) if third.report not in _ends(found)]
    assert list(alone) == beside


def _ends(found: StoryLink) -> tuple[str, str]:
    return found.left, found.right
