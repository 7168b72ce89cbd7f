"""Chains of holders on sentences of our own (``chains.jsonl``), half A older than the grammar.

A gold statement is found where one of ours shares at least half of its content's words; its chain
is right where every holder is the same words in the same order (articles and case aside).
``python -m evals.chains`` prints the figures; ``--errors`` what is missed or wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rashomon
from rashomon.attribution import attribute
from rashomon.records import Attribution, Holder

GOLD = Path(__file__).with_name("chains.jsonl")
_ARTICLES = re.compile(r"^(the|an?|its|their|his|her)\s+")
_ENOUGH = 0.5


def measure() -> dict[str, float]:
    """Shares of gold statements found, with chain, stance and certainty; and precision."""
    figures = dict[str, float]()
    for half in ("A", "B"):
        items = [item for item in gold() if item["half"] == half]
        if items:
            counts = _count(items)
            wanted = counts["wanted"]
            for name in ("found", "chain", "stance", "certainty", "resolved"):
                of = counts["pronouns"] if name == "resolved" else wanted
                figures[f"attribution/chains-{half}/{name}"] = round(counts[name] / max(1, of), 4)
            share = counts["found"] / max(1, counts["answered"])
            figures[f"attribution/chains-{half}/precision"] = round(share, 4)
    for name, value in figures.items():
        print(f"{name:<36}{100 * value:6.1f}")
    return figures


def gold() -> list[dict[str, Any]]:
    """The items."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines() if line]


def _count(items: list[dict[str, Any]]) -> Counter[str]:
    counts = Counter[str]()
    for item in items:
        found = attributions(item["text"])
        counts["answered"] += len(found)
        for wanted, ours in pairs(item, found):
            counts["wanted"] += 1
            if ours is None:
                continue
            counts["found"] += 1
            counts["chain"] += same_chain(wanted, ours, item["text"])
            counts["stance"] += ours.stance == wanted["stance"]
            counts["certainty"] += ours.certainty == wanted["certainty"]
        for wanted, ours in pairs(item, found):
            for target in (wanted.get("resolved") or {}).values():
                counts["pronouns"] += 1
                words = _target(item["text"], ours)
                counts["resolved"] += plain(words) == plain(target) or (
                    bool(words) and (plain(words) in plain(target) or plain(target) in plain(words))
                )
    return counts


def attributions(text: str) -> tuple[Attribution, ...]:
    """Ours."""
    return attribute("r", text, rashomon.read(text))


def pairs(
    item: dict[str, Any], found: tuple[Attribution, ...]
) -> Iterator[tuple[dict[str, Any], Attribution | None]]:
    """Each gold statement that is somebody's, with ours of most overlap."""
    text = item["text"]
    for wanted in item["statements"]:
        if not wanted["chain"]:
            continue
        start = text.find(wanted["content"])
        gold_ = set(range(start, start + len(wanted["content"])))
        scored = [(overlap(gold_, each), -n) for n, each in enumerate(found)]
        best = max(scored, default=(0.0, 0))
        yield wanted, found[-best[1]] if best[0] >= _ENOUGH else None


def overlap(gold_: set[int], each: Attribution) -> float:
    """Characters shared over characters of both: of all that is said, or of one part of it."""
    spans = [set(range(span.start, span.end)) for span in each.content]
    whole = set[int]().union(*spans)
    return max(len(gold_ & ours) / max(1, len(gold_ | ours)) for ours in (whole, *spans))


def same_chain(wanted: dict[str, Any], ours: Attribution, text: str) -> bool:
    """Whether every holder is the same words."""
    theirs = [plain(each) for each in wanted["chain"] if each is not None]
    return theirs == [plain(_named(holder, text)) for holder in ours.chain if holder.words]


def _named(holder: Holder, text: str) -> str:
    """A holder's words; of "who" and "which" those of the noun before them."""
    if holder.stands_for is not None and holder.words.lower() in ("who", "which", "that"):
        return holder.stands_for.of(text)
    return holder.words


def plain(words: str) -> str:
    """Without an article in front, in lower case."""
    return _ARTICLES.sub("", words.lower()).strip(" ,.")


def _target(text: str, ours: Attribution | None) -> str:
    source = ours.source if ours else None
    if source is None or source.stands_for is None:
        return ""
    return source.stands_for.of(text)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    measure()
    if args.errors:
        for item in gold():
            for wanted, ours in pairs(item, attributions(item["text"])):
                if ours is None or not same_chain(wanted, ours, item["text"]):
                    chain = [holder.words for holder in ours.chain] if ours else None
                    print(item["id"], item["kind"], wanted["chain"], "<>", chain)
                    print("    ", item["text"][:200].replace("\n", "⏎"))


if __name__ == "__main__":
    main()
