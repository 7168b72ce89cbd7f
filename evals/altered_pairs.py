"""A second look at contradiction: articles of fa-kes beside versions whose facts a machine changed.

Golob (SiKDD 2024) had a language model change one to three facts of an article: who died, by whom,
of what, where, when. Each article and its altered version are read as two outlets' reports of one
happening; a changed fact should be contested, and nothing else. The stated change is not always
made in the text, so only those count whose new words stand in the altered text and not in the
original. Some of these still change nothing ("people" for "civilians"): the pairs are silver.

``found``: of changed facts those that are contested; ``right``: of contested attributes those that
were changed (a version with other dead often has another actor too, which is counted as wrong).

``python -m evals.altered_pairs [--errors]``
"""

from __future__ import annotations

import ast
import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.as_one_story import APART, Item, found_together, told
from evals.clusters import f1
from evals.command import command
from evals.data import folder, json_lines
from rashomon.records import Attribute, Finding, Record

_PAIRS = 120  # by hash
_TOPICS = {
    "name of casualty or group": (Attribute.RECIPIENT,),
    "cause of death": (Attribute.MEANS, Attribute.TYPE),
    "actor": (Attribute.AGENT,),
    "place of death": (Attribute.PLACE, Attribute.SIDE),
    "date of death": (Attribute.TIME,),
}
_TOPIC_OF = {attribute: topic for topic, found in _TOPICS.items() for attribute in found}
_WORD = re.compile(r"\w{3,}")


def measure(errors: bool = False) -> dict[str, float]:
    """Shares over a sample of the pairs; with ``errors``, what each pair's changes came to."""
    rows = {row["row"]: row for row in json_lines(folder("fa-kes") / "fa-kes.shared.jsonl.gz")}
    counts = Counter[str]()
    with tempfile.TemporaryDirectory() as made:
        for number, pair in enumerate(_sample()):
            changed = _changed(pair)
            if changed:
                day = rows.get(pair["fa_kes_row"], {}).get("date")
                items = {side: _item(pair, side, day) for side in ("original", "changed")}
                _, found = found_together(items, Path(made) / str(number))
                _count(pair, changed, found, counts, errors)
    figures = {"altered/pairs": float(counts["pairs"])}
    right = counts["found"] / (counts["contested"] or 1)
    recall = counts["found"] / (counts["changed"] or 1)
    figures |= {"altered/found": recall, "altered/right": right, "altered/f1": f1(right, recall)}
    for topic in _TOPICS:
        here = counts[f"found {topic}"], counts[f"changed {topic}"]
        print(f"{topic:26} found {here[0]:3} of {here[1]:3}, wrongly {counts[f'wrong {topic}']}")
    print(f"changed facts that are contested {recall:.3f}; contested that were changed {right:.3f}")
    return {name: round(value, 4) for name, value in figures.items()}


def _item(pair: Mapping[str, Any], side: str, published: str | None) -> Item:
    return {
        "url": f"https://{side}.example.org/1",
        "text": pair[side],
        "outlet": f"The {side.capitalize()}",
        "published": published,
    }


def _sample() -> list[dict[str, Any]]:
    every = json_lines(folder("fa-kes") / "altered-fact-pairs.shared.jsonl.gz")
    return sorted(every, key=lambda p: hashlib.sha256(p["changed"].encode()).digest())[:_PAIRS]


def _changed(pair: Mapping[str, Any]) -> set[str]:
    """The topics whose new words stand in the altered text alone."""
    before, after = _facts(pair["original_facts"]), _facts(pair["changed_facts"])
    old, new = (_words(pair[side]) for side in ("original", "changed"))
    found = set()
    for topic in before.keys() & after.keys() & _TOPICS.keys():
        words = _words(after[topic]) - _words(before[topic])
        if words and words <= new and not words & old:
            found.add(topic)
    return found


def _facts(said: str) -> dict[str, str]:
    try:
        facts = ast.literal_eval(said or "{}")
    except (SyntaxError, ValueError):  # a few are no dictionary
        return {}
    return {str(name).lower(): str(value) for name, value in facts.items()}


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _count(
    pair: Mapping[str, Any],
    changed: set[str],
    found: Record,
    counts: Counter[str],
    errors: bool,
) -> None:
    apart = {_TOPIC_OF[f.attribute]: f for f in _rivals(found)}
    counts["pairs"] += 1
    counts["changed"] += len(changed)
    counts["found"] += len(changed & apart.keys())
    counts["contested"] += len(apart)
    counts.update(f"changed {topic}" for topic in changed)
    counts.update(f"found {topic}" for topic in changed & apart.keys())
    counts.update(f"wrong {topic}" for topic in apart.keys() - changed)
    if errors:
        before, after = _facts(pair["original_facts"]), _facts(pair["changed_facts"])
        print(f"=== row {pair['fa_kes_row']}")
        for topic in sorted(changed):
            sign = "found" if topic in apart else "MISSED"
            print(f"  {sign} {topic}: {before[topic][:70]} -> {after[topic][:70]}")
            if topic not in apart:
                for finding in found.findings:
                    if finding.attribute in _TOPICS[topic]:
                        print(f"      {told(finding)}")
        for topic in sorted(apart.keys() - changed):
            print(f"  WRONG {topic}: {told(apart[topic])}")


def _rivals(found: Record) -> Iterator[Finding]:
    return (f for f in found.findings if f.attribute in _TOPIC_OF and f.status in APART)


if __name__ == "__main__":
    command(measure, __doc__)
