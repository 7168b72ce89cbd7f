"""Pairs of mentions -> named numbers, each 0 to 1, that speak for or against their being one event.

Facets (places, times, figures) are compared once for each two different values, not for each
pair of mentions; the rest is a few operations on arrays over all pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from enum import IntEnum
from functools import cached_property
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.joining.coverage import Coverage
from rashomon.findings.joining.numbers import Order, figure, order
from rashomon.findings.joining.options import JoiningOptions
from rashomon.findings.joining.pairs import Numbers, coded
from rashomon.findings.joining.places import Lie, Spot, lie
from rashomon.findings.joining.statuses import differ, excluded
from rashomon.findings.joining.times import Fit, fit
from rashomon.findings.joining.traits import VIOLENCE, Traits, content, is_entity
from rashomon.findings.joining.usage import Usage, means_alike
from rashomon.findings.joining.weights import ONE_WORD

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
T = TypeVar("T", bound=Hashable)


class Evidence:
    """The evidence on some pairs of a list of mentions; ``columns`` has one number a pair."""

    def __init__(
        self,
        mentions: Sequence[Traits],
        one: Numbers,
        other: Numbers,
        coverage: Coverage,
        options: JoiningOptions,
        vectors: Floats | None = None,
    ) -> None:
        self.mentions, self.one, self.other = mentions, one, other
        self.reports = coded(mention.told.report for mention in mentions)
        self.same_report = self.reports[one] == self.reports[other]
        self.lies = self._compared(
            [mention.spot for mention in mentions], lambda a, b: lie(a, b, options)
        )
        self.fits = self._compared([mention.period for mention in mentions], fit)
        figures = {figure(q): q for m in mentions for q in m.told.quantities}
        self.orders = self._compared(
            [tuple(map(figure, m.told.quantities)) for m in mentions],
            lambda a, b: order([figures[key] for key in a], [figures[key] for key in b]),
        )
        self.columns: dict[str, Floats] = {
            name: values.astype(np.float32)
            for part in (
                self._deed(),
                self._parties(),
                self._facets(coverage, options),
                self._texts(coverage),
                self._usage(coverage, vectors),
            )
            for name, values in part.items()
        }

    # --- what cannot be ------------------------------------------------------------------------

    def excluded(self, told_apart: bool) -> Flags:
        """Pairs that cannot be one event."""
        totals = self._of(mention.total for mention in self.mentions)
        another = self._of(mention.another for mention in self.mentions)
        found = (self.fits == Fit.EXCLUDED) | (self._on_the_ground & (self.lies == Lie.EXCLUDED))
        found |= totals[self.one] != totals[self.other]
        # One report's own words: it knows of two days, of another, of attackers who were killed.
        found |= self.same_report & (self.fits >= Fit.APART)
        # "Were taken off air", "took to the streets": the verb that they share says nothing.
        found |= (self.columns["light-word"] > 0) & (self.columns["other-kind"] > 0)
        repulsed = self._of(mention.repulsed for mention in self.mentions)
        victims = self._of(mention.victims for mention in self.mentions)
        others = repulsed[self.one] & victims[self.other] | repulsed[self.other] & victims[self.one]
        found |= self.same_report & others
        found |= self.same_report & (another[self.one] != another[self.other])
        if told_apart:
            ways = [(m.told.status, m.alleged) for m in self.mentions]
            found |= self._compared(ways, lambda a, b: _Answer(excluded(a, b))).astype(bool)
        return np.asarray(found, bool)

    @cached_property
    def _on_the_ground(self) -> Flags:
        """Pairs of strikes, deaths, accidents: what has one place."""
        ground = self._of(mention.family == VIOLENCE for mention in self.mentions)
        return np.asarray(ground[self.one] & ground[self.other], bool)

    @cached_property
    def _to_come(self) -> Flags:
        """Pairs of which one happened, or did not, and the other is still to come."""
        statuses = [mention.told.status for mention in self.mentions]
        return self._compared(statuses, lambda a, b: _Answer(differ(a, b))).astype(bool)

    # --- parts ---------------------------------------------------------------------------------

    def _deed(self) -> dict[str, NDArray[np.generic]]:
        mentions, one, other = self.mentions, self.one, self.other
        lemmas = coded(mention.lemma for mention in mentions)
        roots = coded(mention.root for mention in mentions)
        types = coded(m.told.type if m.coded else f"{n}" for n, m in enumerate(mentions))
        modes = coded(
            f"{m.told.type} {m.told.mode}" if m.coded and m.told.mode else f"{n}"
            for n, m in enumerate(mentions)
        )
        families = coded(m.family or f"{n}" for n, m in enumerate(mentions))
        known = self._of(mention.coded for mention in mentions)
        light = self._of(mention.light for mention in mentions)
        lemma = lemmas[one] == lemmas[other]
        related = ~lemma & (roots[one] == roots[other])
        mode = ~lemma & ~related & (modes[one] == modes[other])
        kind = ~lemma & ~related & ~mode & (types[one] == types[other])
        kindred = ~lemma & ~related & ~mode & ~kind & (families[one] == families[other])
        return {
            ONE_WORD: lemma,
            "light-word": light[one] & light[other],
            "same-root": related,
            "same-mode": mode,
            "same-type": kind,
            "kindred-type": kindred,
            "other-kind": known[one] & known[other] & (families[one] != families[other]),
        }

    def _parties(self) -> dict[str, NDArray[np.generic]]:
        one, other = self.one, self.other
        agents = _Sets([m.agents for m in self.mentions])
        recipients = _Sets([m.recipients for m in self.mentions])
        acting, suffering = agents.share(one, other), recipients.share(one, other)
        crossed = _Sets([m.parties for m in self.mentions]).share(one, other)
        return {
            "same-agent": acting,
            "same-recipient": suffering,
            "same-party": crossed & ~acting & ~suffering,
            "other-agent": agents.both_named(one, other) & ~acting,
            "other-recipient": recipients.both_named(one, other) & ~suffering,
        }

    def _facets(
        self, coverage: Coverage, options: JoiningOptions
    ) -> dict[str, NDArray[np.generic]]:
        placed = self._of(m.spot is not None and m.spot.exact for m in self.mentions)
        close = (self.lies == Lie.SAME) | (self.lies == Lie.INSIDE) | (self.lies == Lie.CLOSE)
        return {
            "one-scene": self._on_the_ground & close & (self.fits == Fit.SAME_DAY),
            "unclear-which": self._on_the_ground
            & self._of(each > 1 for each in scenes(self.mentions, coverage, options))[self.one]
            & ~(placed[self.one] & placed[self.other]),
            "same-place": self.lies == Lie.SAME,
            "place-inside": self.lies == Lie.INSIDE,
            "place-close": self.lies == Lie.CLOSE,
            "place-apart": self.lies == Lie.APART,
            "place-excluded": self.lies == Lie.EXCLUDED,
            "same-day": self.fits == Fit.SAME_DAY,
            "time-overlaps": self.fits == Fit.OVERLAP,
            "time-apart": self.fits >= Fit.APART,
            "same-figure": self.orders == Order.SAME,
            "figure-fits": self.orders == Order.COMPATIBLE,
            "figure-differs": self.orders == Order.DIFFERENT,
            "status-differs": self._to_come,
        }

    def _texts(self, coverage: Coverage) -> dict[str, NDArray[np.generic]]:
        one, other, same = self.one, self.other, self.same_report
        sentences = coded(m.told.report + m.told.sentence for m in self.mentions)
        within = sentences[one] == sentences[other]
        likeness = np.where(within, 0.0, _alike(self.mentions, sentences)(one, other))
        ids = list(dict.fromkeys(mention.told.report for mention in self.mentions))
        alike = np.array([[coverage.alike(a, b) for b in ids] for a in ids])
        together = np.array([[coverage.together(a, b) for b in ids] for a in ids])
        reports = alike.reshape(len(ids), -1)[self.reports[one], self.reports[other]]
        story = together.reshape(len(ids), -1)[self.reports[one], self.reports[other]]
        return {
            "sentences-alike": likeness,
            "reports-alike": np.where(same, 0.0, reports),
            "same-story": story & ~same,
            "same-report": same & ~within,
            "same-sentence": within,
        }

    def _usage(self, coverage: Coverage, vectors: Floats | None) -> dict[str, NDArray[np.generic]]:
        """How the two words are used in all reports of their stories."""
        mentions, one, other = self.mentions, self.one, self.other
        stories = [coverage.story.get(m.told.report, "") for m in mentions]
        words = coded(f"{s}\n{m.root}" for s, m in zip(stories, mentions, strict=True))
        usage = Usage(mentions, words, stories)
        differ = words[one] != words[other]
        found: dict[str, NDArray[np.generic]] = {
            "told-by-many": np.minimum(usage.spread[words[one]], usage.spread[words[other]]),
            "told-side-by-side": usage.beside[words[one], words[other]] * differ,
            "parties-in-common": usage.parties[words[one], words[other]] * differ,
        }
        if vectors is not None:
            found["mentions-alike"] = np.einsum("ij,ij->i", vectors[one], vectors[other])
            found["words-alike"] = means_alike(vectors, words)[words[one], words[other]]
            roots = coded(m.root for m in mentions)
            found["roots-alike"] = means_alike(vectors, roots)[roots[one], roots[other]]
        return found

    # --- how -----------------------------------------------------------------------------------

    def _compared(self, values: Sequence[T], compare: Callable[[T, T], IntEnum]) -> Numbers:
        """How the values of each pair stand to each other."""
        numbers: dict[T, int] = {}
        places = np.array([numbers.setdefault(v, len(numbers)) for v in values], np.int64)
        table = np.zeros((len(numbers), len(numbers)), np.int64)
        for (a, n), (b, k) in combinations(numbers.items(), 2):
            table[n, k] = table[k, n] = compare(a, b)
        for a, n in numbers.items():
            table[n, n] = compare(a, a)
        return np.asarray(table[places[self.one], places[self.other]], np.int64)

    def _of(self, flags: Iterable[bool]) -> Flags:
        return np.fromiter(flags, bool, len(self.mentions))


def scenes(mentions: Sequence[Traits], coverage: Coverage, options: JoiningOptions) -> list[int]:
    """In how many towns each mention's story says that strikes, deaths and accidents were.

    A part of a town, or its neighbour within ``close``, is no second one.
    """
    towns: defaultdict[str, dict[str, Spot]] = defaultdict(dict)
    for mention in mentions:
        spot = mention.spot
        if mention.family == VIOLENCE and spot is not None and spot.exact and spot.located:
            towns[coverage.story.get(mention.told.report, "")].setdefault(spot.located.id, spot)
    count = {
        story: _apart([held[id_] for id_ in sorted(held)], options) for story, held in towns.items()
    }
    return [count.get(coverage.story.get(mention.told.report, ""), 0) for mention in mentions]


def _apart(spots: Sequence[Spot], options: JoiningOptions) -> int:
    """How many spots there are of which no two are as good as one."""
    kept: list[Spot] = []
    for spot in spots:
        if all(lie(spot, other, options) >= Lie.APART for other in kept):
            kept.append(spot)
    return len(kept)


class _Answer(IntEnum):
    NO = 0
    YES = 1


class _Sets:
    """Sets of keys as bits, so that many pairs are compared at once."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        seen: dict[str, int] = {}
        for keys in sets:
            for key in sorted(keys):
                seen.setdefault(key, len(seen))
        bits = np.zeros((len(sets), len(seen)), bool)
        for number, keys in enumerate(sets):
            bits[number, [seen[key] for key in keys]] = True
        self.packed = np.packbits(bits, axis=1)
        self.named = np.array([any(map(is_entity, keys)) for keys in sets], bool)

    def share(self, one: Numbers, other: Numbers) -> Flags:
        """Whether the two of a pair have a key in common."""
        return np.asarray((self.packed[one] & self.packed[other]).any(axis=1), bool)

    def both_named(self, one: Numbers, other: Numbers) -> Flags:
        """Whether both have an entity."""
        return np.asarray(self.named[one] & self.named[other], bool)


def _alike(
    mentions: Sequence[Traits], sentences: Numbers
) -> Callable[[Numbers, Numbers], NDArray[np.floating]]:
    """The cosine of two mentions' sentences, words weighted by how rare they are among all."""
    texts = dict(zip(sentences.tolist(), (m.told.sentence for m in mentions), strict=True))
    bags = [content(texts[number]) for number in range(len(texts))]
    held: dict[str, int] = {}
    for bag in bags:
        for word in bag:
            held[word] = held.get(word, 0) + 1
    shared = {word: n for n, word in enumerate(sorted(w for w, k in held.items() if k > 1))}
    matrix = np.zeros((len(bags), len(shared)), np.float32)
    rarity = {word: np.log(1 + len(bags) / count) for word, count in held.items()}
    for row, bag in enumerate(bags):
        length = np.sqrt(sum(rarity[word] ** 2 for word in sorted(bag))) or 1.0
        for word in bag:
            if word in shared:
                matrix[row, shared[word]] = rarity[word] / length
    cosines = matrix @ matrix.T

    def of(one: Numbers, other: Numbers) -> NDArray[np.floating]:
        return np.asarray(cosines[sentences[one], sentences[other]])

    return of
