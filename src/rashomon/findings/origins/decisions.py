"""What people decided about tellers: which are one origin, and which are two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.findings.origins.tellers import Tellers
from rashomon.publishers import canonical
from rashomon.records import NAMED, Subject, Verdict, words_of
from rashomon.spelling import key

Pair = tuple[str, str]
Apart = set[frozenset[str]]


def decided(tellers: Tellers) -> tuple[list[Pair], Apart]:
    """Pairs of tellers that a person holds to be one, and those held to be two."""
    same: list[Pair] = []
    apart: Apart = set()
    for decision in tellers.material.decided.on(Subject.ORIGIN):
        here, there = (_meant(tellers, side) for side in decision.about)
        for one in here:
            for other in there:
                if one != other and decision.verdict is Verdict.SAME:
                    same.append((one, other))
                elif one != other:
                    apart.add(frozenset((one, other)))
    return same, apart


def _meant(tellers: Tellers, side: str) -> list[str]:
    """The tellers that a side of a decision names: by words, by a report, or by a name."""
    words = words_of(side)
    if words is not None:
        return [
            named
            for named, teller in sorted(tellers.by_key.items())
            if any(words.meets(span) for span in teller.words)
        ]
    wanted = key(canonical(side.removeprefix(NAMED)))
    return [
        named
        for named in (f"outlet {wanted}", f"agency {wanted}", f"outlet of {side}")
        if named in tellers.by_key
    ]


def with_decisions(joined: Mapping[str, str], same: Sequence[Pair]) -> dict[str, str]:
    """The joinings, and those that people decided on."""
    found = dict(joined)
    for one, other in same:
        one, other = found.get(one, one), found.get(other, other)
        if one != other:
            found = {a: one if b == other else b for a, b in found.items()} | {other: one}
    return found
