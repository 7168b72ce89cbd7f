"""How alike two reports are, and the evidence in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from rashomon.records import NO_TERMS, Profile, StoryLink, Vector
from rashomon.stories.options import StoriesOptions
from rashomon.stories.terms import tokens
from rashomon.stories.times import days, fading, gap
from rashomon.stories.vectors import products, vector

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Outline:
    """The part of a ``Profile`` that most comparisons end with."""

    report: str
    published: str | None = None
    vector: Vector = NO_TERMS


def outline(profile: Profile) -> Outline:
    """What a report is compared by."""
    held = profile.vector if profile.vector.terms else vector(weighted(profile))
    return Outline(profile.report, profile.published, held)


def link(
    one: Profile, others: Sequence[Profile], options: StoriesOptions | None = None
) -> tuple[StoryLink, ...]:
    """Links of one report to those among others that may tell of the same happening.

    Each link is a function of its two profiles alone. Sorted by the other report's id.
    """
    found = alike(outline(one), [outline(other) for other in others], options)
    kept = [_linked(one, others[number], score) for number, score in found.items()]
    return tuple(sorted(kept, key=lambda found: (found.left, found.right)))


def alike(
    one: Outline, others: Sequence[Outline], options: StoriesOptions | None = None
) -> dict[int, float]:
    """With which others, by place, one report is linked, and how alike they are, 0 to 1."""
    options = options or StoriesOptions()
    when = days(one.published)
    found = {}
    for number, both in enumerate(products(one.vector, [other.vector for other in others])):
        if both < options.loose or others[number].report == one.report:
            continue
        silence = gap(when, days(others[number].published))
        score = fading(silence, options, options.link_patience) * both
        if score >= options.loose:
            found[number] = round(min(score, 1.0), 4)
    return found


def weighted(profile: Profile) -> dict[str, float]:
    """A profile's terms with their weights, heaviest first."""
    return dict(zip(profile.terms, profile.weights, strict=True))


def _linked(one: Profile, other: Profile, score: float) -> StoryLink:
    left, right = sorted((one, other), key=lambda p: p.report)
    silence = gap(days(one.published), days(other.published))
    return StoryLink(left.report, right.report, score, _reason(left, right, silence))


def _reason(left: Profile, right: Profile, silence: float | None) -> str:
    weights, others = weighted(left), weighted(right)
    both = {t: weights[t] * w for t, w in others.items() if t in weights}
    said = f"both speak of {', '.join(printed(heaviest(both, _SHOWN), (left, right)))}"
    numbers = sorted(set(left.numbers) & set(right.numbers))[:2]
    if numbers:
        said += f"; both give {' and '.join(numbers)}"
    return f"{said}; {apart(silence)}"


def apart(silence: float | None) -> str:
    """A gap in words."""
    if silence is None:
        return "at least one is undated"
    if silence < 1:
        return "published within a day of each other"
    return f"published {silence:.0f} day{'s' if silence >= 2 else ''} apart"


def heaviest(weights: Mapping[str, float], count: int) -> list[str]:
    """The terms of most weight, ties by spelling."""
    return [t for t, _ in nlargest(count, weights.items(), key=lambda item: (item[1], item[0]))]


def printed(stems: Iterable[str], profiles: Iterable[Profile]) -> list[str]:
    """Stems as the reports print them in names and headlines; a stem alone where they do not."""
    phrases = [(*each.names, each.title) for each in profiles]
    return [
        next(
            (surface[stemmed] for each in phrases if stemmed in (surface := surfaces(each))),
            stemmed,
        )
        for stemmed in stems
    ]


@lru_cache(maxsize=20_000)
def surfaces(phrases: tuple[str, ...]) -> dict[str, str]:
    """The first printed form of each stem."""
    surface: dict[str, str] = {}
    for phrase in phrases:
        for stemmed, word in forms(phrase):
            surface.setdefault(stemmed, word)
    return surface


@lru_cache(maxsize=50_000)
def forms(phrase: str) -> tuple[tuple[str, str], ...]:
    """The words of a phrase, stemmed and as printed; the same names stand in many reports."""
    return tuple((token.stem, token.word) for token in tokens(phrase))
