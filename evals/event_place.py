"""Where an event happened, against Halterman's sentences: a verb, and the place names it is at.

Of ``ours``, ``given``: the share of sentences with a gold place where ours is one; ``f1`` over
places; ``right``: over all sentences, none where gold has none. Gold leaves a place out in two
sentences of five, also where one is said plainly ("killed in a strike in the city of …"), which
bounds ``f1``. The gold verb is given, so that the lexicon plays no part. Beside it the place name
nearest to the verb, in the same run. Offsets that do not fit their words are found by the words.

``python -m evals.event_place``
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import rashomon
from evals.command import command
from evals.data import folder
from rashomon.entities import places
from rashomon.events.matching import matches
from rashomon.events.places import place_of
from rashomon.records import PlaceMention, Reading
from rashomon.tree import Tree

SAMPLE = 1500  # of 7,598 sentences, evenly


@dataclass(frozen=True)
class Item:
    """A sentence: where its verb starts, and its places, if it has any."""

    text: str
    verb: int
    places: tuple[tuple[int, int], ...]


def items() -> Iterator[Item]:
    """An even sample of the development sentences."""
    with gzip.open(folder("event-location") / "shared.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows[:: len(rows) // SAMPLE]:
        verb = next((each for each in row["spans"] if each["label"] == "VERB"), None)
        found = [_span(row["text"], each) for each in row["spans"] if each["label"] == "LOCATION"]
        if verb is not None and None not in found:
            start = _span(row["text"], verb)
            if start is not None:
                yield Item(row["text"], start[0], tuple(each for each in found if each))


def _span(text: str, span: dict[str, Any]) -> tuple[int, int] | None:
    """Where a span's words are; None where its offsets are wrong and its words not there."""
    words = (span["text"] or "").strip()
    there = text[span["start"] : span["end"]]
    if there.strip() and (not words or there.strip() == words):
        return span["start"], span["end"]
    start = text.find(words) if words else -1
    return (start, start + len(words)) if start >= 0 else None


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``events/place/<metric>``."""
    return score(((item, rashomon.read(item.text)) for item in items()), errors)


def score(read: Iterable[tuple[Item, Reading]], errors: bool = False) -> dict[str, float]:
    """The figures of some sentences."""
    counts = Counter[str]()
    for item, reading in read:
        tree = Tree(reading, item.text)
        inside = tree.inside(item.verb, item.verb + 1)
        if not inside:
            continue
        mentions = places("r", item.text, reading)
        owner = {n: m.head for m in matches(tree) for n in m.words}
        found = place_of("r", tree, [inside[0]], mentions, owner)
        _count(counts, "ours", mentions[found.mention] if found else None, item)
        near = min(mentions, key=lambda p: abs(p.words.start - item.verb), default=None)
        _count(counts, "nearest", near, item)
        ours = mentions[found.mention] if found else None
        if errors and not _same(ours, item):
            gold = [item.text[a:b] for a, b in item.places]
            mine = ours.words.of(item.text) if ours else None
            print(f"{tree[inside[0]].form} | gold {gold} | ours {mine} | {item.text}")
    figures = {}
    for who in ("ours", "nearest"):
        precision = counts[f"{who} hit"] / max(1, counts[f"{who} given"])
        recall = counts[f"{who} hit"] / max(1, counts[f"{who} gold"])
        figures[f"{who}_f1"] = 2 * precision * recall / max(1e-9, precision + recall)
        figures[f"{who}_given"] = recall
        figures[f"{who}_right"] = counts[f"{who} right"] / max(1, counts[f"{who} all"])
    print(
        "place  ", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True
    )
    return {f"events/place/{name}": round(value, 4) for name, value in figures.items()}


def _same(ours: PlaceMention | None, item: Item) -> bool:
    if ours is None or not item.places:
        return ours is None and not item.places
    return any(ours.words.start < end and start < ours.words.end for start, end in item.places)


def _count(counts: Counter[str], who: str, ours: PlaceMention | None, item: Item) -> None:
    counts[f"{who} all"] += 1
    counts[f"{who} right"] += _same(ours, item)
    counts[f"{who} given"] += ours is not None
    counts[f"{who} gold"] += bool(item.places)
    counts[f"{who} hit"] += bool(item.places) and _same(ours, item)


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
