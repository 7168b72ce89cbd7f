"""Quantities on sentences of our own (``quantities.jsonl``), field by field, beside a baseline.

A gold quantity is found where one of ours has the same words, or its number stands in them; each
field is then counted over all that are wanted. The baseline takes the nearest number before, else
after, each word of killing or wounding. ``python -m evals.quantities_read`` prints the figures;
``--errors`` what is missed or wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import rashomon
from rashomon.events import quantities
from rashomon.records import Quantity

GOLD = Path(__file__).with_name("quantities.jsonl")
FIELDS = ("found", "words", "kind", "bounds", "qualifier", "whose", "part_of", "earlier", "all")
HARM = frozenset(("killed", "wounded", "missing", "detained", "displaced", "hostages"))
_CASUALTY = re.compile(
    r"\b(?:kill(?:ed|ing|s)|dead|die[ds]?|deaths?|toll|wounded|injur(?:ed|ies)|hurt|missing"
    r"|arrested|detained|abducted|displaced|fled)\b",
    re.IGNORECASE,
)
_KINDS = (
    ("kill", "killed"), ("dea", "killed"), ("die", "killed"), ("toll", "killed"),
    ("wound", "wounded"), ("inj", "wounded"), ("hurt", "wounded"), ("miss", "missing"),
    ("arr", "detained"), ("det", "detained"), ("abd", "hostages"), ("dis", "displaced"),
    ("fled", "displaced"),
)  # fmt: skip
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(rf"\b(?:\d[\d,]*|{'|'.join(_SMALL)})\b", re.IGNORECASE)

Item = dict[str, Any]
Answer = dict[str, Any]


def gold() -> list[Item]:
    """The items."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines() if line]


def ours(text: str) -> list[Answer]:
    """What the room reads, in the gold's shape."""
    found = quantities("r", text, rashomon.read(text))
    return [_plain(each, found, text) for each in found]


def _plain(one: Quantity, found: Sequence[Quantity], text: str) -> Answer:
    return {
        "words": one.words.of(text),
        "of": one.kind.value,
        "whose": one.whose or None,
        "low": one.low,
        "high": one.high,
        "qualifier": one.qualifier.value,
        "part_of": None if one.part_of is None else found[one.part_of].words.of(text),
        "replaces": None if one.earlier is None else found[one.earlier].words.of(text),
        "trigger": one.trigger.of(text) if one.trigger else None,
    }


def baseline(text: str) -> list[Answer]:
    """The nearest number before, else after, each casualty word."""
    found = dict[int, Answer]()
    for cue in _CASUALTY.finditer(text):
        before = list(_NUMBER.finditer(text, 0, cue.start()))
        number = before[-1] if before else _NUMBER.search(text, cue.end())
        if number is None:
            continue
        words = number.group()
        lower = words.lower()
        value = _SMALL.index(lower) if lower in _SMALL else int(words.replace(",", ""))
        kind = next(k for start, k in _KINDS if cue.group().lower().startswith(start))
        found.setdefault(
            number.start(),
            {
                "words": words, "of": kind, "whose": None, "low": value, "high": value,
                "qualifier": "exactly", "part_of": None, "replaces": None, "trigger": cue.group(),
            },
        )  # fmt: skip
    return list(found.values())


def pairs(item: Item, answers: list[Answer]) -> Iterator[tuple[Item, Answer | None]]:
    """Each gold quantity with ours of the same words, else one whose words overlap."""
    left = list(answers)
    for exact in (True, False):
        for wanted in item["quantities"]:
            if exact != any(a["words"] == wanted["words"] for a in answers):
                continue
            match = next((a for a in left if _meets(a, wanted, exact)), None)
            if match:
                left.remove(match)
            yield wanted, match


def _meets(answer: Answer, wanted: Item, exact: bool) -> bool:
    ours_, theirs = answer["words"], wanted["words"]
    if exact:
        return bool(ours_ == theirs)
    # "14" is within "A 14-year-old boy" and no answer to it: the end must be shared.
    return bool(ours_) and (theirs.endswith(ours_) or ours_.endswith(theirs))


def checks(wanted: Item, answer: Answer | None) -> dict[str, bool]:
    """Which fields of an answer are right."""
    if answer is None:
        return dict.fromkeys(FIELDS, False)
    right = {
        "found": True,
        "words": answer["words"] == wanted["words"],
        "kind": answer["of"] == wanted["of"],
        "bounds": (answer["low"], answer["high"]) == (wanted["low"], wanted["high"]),
        "qualifier": answer["qualifier"] == wanted["qualifier"],
        "whose": _last(answer["whose"]) == _last(wanted["whose"]),
        "part_of": answer["part_of"] == wanted["part_of"],
        "earlier": answer["replaces"] == wanted["replaces"],
    }
    return {**right, "all": all(right.values())}


def _last(words: str | None) -> str:
    """The head noun of a short phrase."""
    return (words or "").lower().rpartition(" ")[2]


def measure(read: Callable[[str], list[Answer]] = ours, name: str = "ours") -> dict[str, float]:
    """Shares of the gold's quantities, and precision of what is answered."""
    return _half("A", read, name) | _half("B", read, name)


def _half(half: str, read: Callable[[str], list[Answer]], name: str) -> dict[str, float]:
    """The figures of half A, older than the grammar, or of B, written blind after it."""
    figures = dict[str, float]()
    items = [item for item in gold() if item["half"] == half]
    answered = [(item, read(item["text"])) for item in items]
    for part, kinds in (("all", None), ("harm", HARM)):
        counts = Counter[str]()
        for item, answers in answered:
            counts["answered"] += sum(kinds is None or a["of"] in kinds for a in answers)
            for wanted, answer in pairs(item, answers):
                if kinds is not None and wanted["of"] not in kinds:
                    continue
                counts["wanted"] += 1
                fields = checks(wanted, answer)
                counts.update(field for field, right in fields.items() if right)
                counts["right"] += fields["kind"] and fields["bounds"]
        for field in FIELDS:
            figures[f"quantities/{name}/{half}/{part}/{field}"] = counts[field] / max(
                1, counts["wanted"]
            )
        figures[f"quantities/{name}/{half}/{part}/precision"] = counts["right"] / max(
            1, counts["answered"]
        )
    return {key: round(value, 4) for key, value in figures.items()}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    first, second = measure(), measure(baseline, "baseline")
    print(f"{'':<24}{'ours':>8}{'baseline':>10}")
    for key, value in first.items():
        other = second[key.replace("/ours/", "/baseline/")]
        print(f"{key.removeprefix('quantities/ours/'):<24}{100 * value:8.1f}{100 * other:10.1f}")
    if args.errors:
        for item in gold():
            _show(item)


def _show(item: Item) -> None:
    answers = ours(item["text"])
    matched = list(pairs(item, answers))
    lines = list[str]()
    for wanted, answer in matched:
        wrong = [field for field, right in checks(wanted, answer).items() if not right]
        if answer is None:
            lines.append(f"missed {wanted['words']!r} {wanted['of']}")
        elif wrong:
            got = {k: v for k, v in answer.items() if wanted.get(k, v) != v}
            lines.append(f"{wanted['words']!r} {wrong[:-1]} {got} trigger={answer['trigger']}")
    taken = [id(answer) for _, answer in matched]
    lines += [f"not wanted {a}" for a in answers if id(a) not in taken]
    if lines:
        print(item["id"], item["kind"], item["text"])
        for line in lines:
            print("    ", line)


if __name__ == "__main__":
    main()
