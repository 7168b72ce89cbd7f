"""Attributions against PolNeAR: relations, and the words of sources, cues and contents.

A relation is right where its content and its source each share at least half of their words with a
gold relation's (overlap: shared tokens over tokens of both); each gold relation counts once, and a
hidden source matches a hidden source. Direct: gold relations whose content begins with a mark.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import rashomon
from evals.data import folder
from evals.tally import Tally
from rashomon.attribution import attribute
from rashomon.claims import claims
from rashomon.records import Attribution, Reading

Places = frozenset[int]  # numbers of tokens
_ENOUGH = 0.5
_MARKS = frozenset("\"“«'‘`")


@dataclass(frozen=True)
class Relation:
    """An attribution as token numbers."""

    source: Places
    cue: Places
    content: Places
    direct: bool


def measure() -> dict[str, float]:
    """PolNeAR's development part."""
    started = time.process_time()
    texts = [(row, rashomon.read(row["text"])) for row in polnear("dev")]
    read = time.process_time()
    for row, reading in texts:
        claims("r", row["text"], reading, attribute("r", row["text"], reading))
    share = (time.process_time() - read) / (read - started)
    print(f"attributions and claims take {100 * share:.1f} % of the reader's processor time")
    scores = score(texts)
    for name, each in scores.items():
        print(f"attribution/polnear/{name:<18}{100 * each.f1:6.1f}  of {each.wanted}")
    figures = {f"attribution/polnear/{name}": round(each.f1, 4) for name, each in scores.items()}
    return figures | {"attribution/speed/of-reader": round(share, 4)}


def polnear(part: str) -> Iterable[dict]:  # type: ignore[type-arg]
    """The articles of a part."""
    with gzip.open(folder("polnear") / f"polnear-{part}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def score(texts: Iterable[tuple[dict, Reading]]) -> dict[str, Tally]:  # type: ignore[type-arg]
    """F1 of relations, of direct ones, and of the tokens of each part."""
    found: dict[str, Tally] = defaultdict(Tally)
    for row, reading in texts:
        gold = gold_relations(row, reading)
        ours = relations_of(row["text"], reading)
        pairs = matched(ours, gold)
        found["relations"].count(len(pairs), len(ours), len(gold))
        direct = [n for n, each in enumerate(gold) if each.direct]
        right = sum(n in pairs.values() for n in direct)
        mine = sum(each.direct for each in ours)
        found["direct"].count(right, max(mine, right), len(direct))
        for part in ("source", "cue", "content"):
            a = frozenset().union(*(getattr(each, part) for each in ours))
            b = frozenset().union(*(getattr(each, part) for each in gold))
            found[f"{part}-tokens"].add(a, b)
    return dict(found)


def matched(ours: Sequence[Relation], gold: Sequence[Relation]) -> dict[int, int]:
    """Ours by gold, each once, the best overlaps first."""
    pairs = sorted(
        (
            (-overlap(a.content, b.content) - overlap(a.source, b.source), i, j)
            for i, a in enumerate(ours)
            for j, b in enumerate(gold)
            if overlap(a.content, b.content) >= _ENOUGH and overlap(a.source, b.source) >= _ENOUGH
        )
    )
    found: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def overlap(one: Places, other: Places) -> float:
    """Shared tokens over the tokens of both; two empty ones are the same."""
    return len(one & other) / len(one | other) if one | other else 1.0


def gold_relations(row: dict, reading: Reading) -> list[Relation]:  # type: ignore[type-arg]
    """The first annotator's."""
    relations = []
    for each in row["annotations"][0]["attributions"]:
        parts = {
            part: _tokens(reading, [s for x in each.get(part, []) for s in x["spans"]])
            for part in ("source", "cue", "content")
        }
        if parts["content"]:
            start = min(s[0] for x in each["content"] for s in x["spans"])
            relations.append(Relation(**parts, direct=row["text"][start] in _MARKS))
    return relations


def relations_of(text: str, reading: Reading) -> list[Relation]:
    """Ours."""
    return [_relation(text, each, reading) for each in attribute("r", text, reading)]


def _relation(text: str, each: Attribution, reading: Reading) -> Relation:
    """With the tokens of its first speaker."""
    source = each.source.whole if each.source else None
    return Relation(
        source=_tokens(reading, [(source.start, source.end)] if source else []),
        cue=_tokens(reading, [(s.start, s.end) for s in each.cue]),
        content=_tokens(reading, [(s.start, s.end) for s in each.content]),
        direct=text[each.content[0].start] in _MARKS,
    )


def _tokens(reading: Reading, spans: Iterable[Sequence[int]]) -> Places:
    """The words, without signs, that lie in some spans."""
    found = set[int]()
    for start, end in spans:
        n = bisect_right(reading.tokens, start, key=lambda token: token.end)
        while n < len(reading.tokens) and reading.tokens[n].start < end:
            if any(c.isalnum() for c in reading.tokens[n].form):
                found.add(n)
            n += 1
    return frozenset(found)


def errors(row: dict, reading: Reading) -> Counter[str]:  # type: ignore[type-arg]
    """Why relations of one article are missed or wrong, by cause."""
    gold = gold_relations(row, reading)
    ours = relations_of(row["text"], reading)
    pairs = matched(ours, gold)
    causes = Counter[str]()
    for j, each in enumerate(gold):
        if j in pairs.values():
            continue
        near = [a for a in ours if overlap(a.content, each.content) >= _ENOUGH]
        same = [a for a in ours if a.cue & each.cue]
        if near:
            causes["missed: source"] += 1
        elif same:
            causes["missed: content"] += 1
        else:
            causes["missed: cue"] += 1
    for i, each in enumerate(ours):
        if i not in pairs and not any(each.cue & g.cue for g in gold):
            causes["wrong: no such cue"] += 1
    return causes


def main() -> None:
    """Print the table; ``--errors`` also the causes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    measure()
    if args.errors:
        causes = Counter[str]()
        for row in polnear("dev"):
            causes += errors(row, rashomon.read(row["text"]))
        print(*(f"{count:5} {cause}" for cause, count in causes.most_common()), sep="\n")


if __name__ == "__main__":
    main()
