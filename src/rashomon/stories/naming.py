"""A story as a record: its id, its title, its span of time, and why its reports stand together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from rashomon.records import Profile, Story, story_id
from rashomon.stories.likeness import heaviest, printed
from rashomon.stories.rarity import rarity
from rashomon.stories.times import stated

_SHOWN = 6


def story(reports: Sequence[Profile]) -> Story:
    """Name one story by the lowest id of its reports; a function of the set."""
    ordered = sorted(reports, key=lambda p: (_published(p) or "~", p.report))
    times = [p.published for p in ordered if p.published is not None]
    return Story(
        id=story_id(p.report for p in reports),
        title=_title(ordered),
        reports=tuple(p.report for p in ordered),
        first=times[0] if times else None,
        last=max(times, key=_end) if times else None,
        reason=_reason(ordered),
    )


def _published(profile: Profile) -> str | None:
    """The first moment of publication in a form that sorts."""
    if profile.published is None:
        return None
    return stated(profile.published).earliest.isoformat()


def _end(published: str) -> tuple[str, str]:
    return stated(published).latest.isoformat(), published


def _title(ordered: Sequence[Profile]) -> str:
    """The headline of the report most alike to all the others; the first of equals."""
    weights = shared(ordered)
    best = max(
        range(len(ordered)),
        key=lambda i: (bool(ordered[i].title), _nearness(ordered[i], weights), -i),
    )
    return ordered[best].title or "(no headline)"


def _nearness(profile: Profile, weights: dict[str, float]) -> float:
    return round(
        sum(w * weights[t] for t, w in zip(profile.terms, profile.weights, strict=True)), 6
    )


def shared(reports: Sequence[Profile]) -> dict[str, float]:
    """The mean weight of each term over a story's reports."""
    total: defaultdict[str, float] = defaultdict(float)
    for profile in sorted(reports, key=lambda p: p.report):
        for term, weight in zip(profile.terms, profile.weights, strict=True):
            total[term] += weight
    return {term: weight / len(reports) for term, weight in total.items()}


def _reason(ordered: Sequence[Profile]) -> str:
    if len(ordered) == 1:
        return "the only report found of this happening"
    holders = Counter(chain.from_iterable(profile.terms for profile in ordered))
    most = {t: w for t, w in shared(ordered).items() if holders[t] * 3 >= len(ordered) * 2}
    common = {t: w * rarity(t) for t, w in most.items()}
    words = printed(heaviest(common, _SHOWN), ordered)
    said = (
        f"most of the {len(ordered)} reports speak of {', '.join(words)}"
        if words
        else (f"the {len(ordered)} reports are alike pair by pair")
    )
    numbers = Counter(number for profile in ordered for number in profile.numbers)
    figures = sorted((n for n, count in numbers.items() if count > 1), key=lambda n: -numbers[n])
    return said + (f"; {numbers[figures[0]]} give {figures[0]}" if figures else "")
