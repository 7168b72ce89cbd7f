"""Times on sentences of our own (``times.jsonl``): half A older than the grammar, B written blind.

A gold time is found where one of ours shares at least half of both's characters. Its interval is
``exact`` where it is the same EDTF (``~`` and ``X`` written out), and ``fits`` where it is that or,
of an inexact gold time, ours is marked inexact or lies within it. What hangs on an unknown date is
right where it settles to the same day of a fortnight as the gold's own words for it. ``head`` is
the word that the time modifies. ``python -m evals.times_read`` prints the figures; ``--errors``
what is missed or wrong.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import rashomon
from evals.command import command
from rashomon.entities import times
from rashomon.entities.times.relative import settle
from rashomon.records import Basis, Reading, TimeMention, When

GOLD = Path(__file__).with_name("times.jsonl")
_ENOUGH = 0.5
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TRIALS = [f"2014-06-{day:02}" for day in range(17, 31)]  # days on which expressions are compared


def measure(errors: bool = False) -> dict[str, float]:
    """Shares of gold times found, with words, interval and head; and precision; by half."""
    return _half("A", errors) | _half("B", errors)


def _half(half: str, errors: bool) -> dict[str, float]:
    counts = Counter[str]()
    for item in (each for each in gold() if each["half"] == half):
        reading = rashomon.read(item["text"])
        found = read(item, reading)
        counts["answered"] += len(found)
        taken = set[int]()
        for wanted in item["times"]:
            counts["wanted"] += 1
            number = _match(item["text"], wanted, found, taken)
            if number is None:
                _print(errors, item, wanted, None, "missed")
                continue
            taken.add(number)
            ours = found[number]
            right = _right(item["text"], reading, wanted, ours)
            counts["found"] += 1
            counts.update(name for name, holds in right.items() if holds)
            counts["relative-wanted"] += wanted["edtf"] is None
            if wrong := [name for name, holds in right.items() if not holds]:
                _print(errors, item, wanted, ours, ", ".join(wrong))
        for number, ours in enumerate(found):
            if number not in taken:
                _print(errors, item, None, ours, "not asked for")
    figures = {
        f"entities/times/{half}/{name}": round(counts[name] / max(1, counts["wanted"]), 4)
        for name in ("found", "words", "exact", "fits", "head")
    }
    figures[f"entities/times/{half}/precision"] = round(
        counts["found"] / max(1, counts["answered"]), 4
    )
    for name, value in figures.items():
        print(f"{name:<28}{100 * value:6.1f}")
    return figures


def gold() -> list[dict[str, Any]]:
    """The items."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines() if line]


def read(item: dict[str, Any], reading: Reading) -> tuple[TimeMention, ...]:
    """Ours."""
    published = When(item["published"], Basis.SUPPLIED) if item["published"] else None
    return times("r", item["text"], reading, published)


def _match(
    text: str, wanted: dict[str, Any], found: tuple[TimeMention, ...], taken: set[int]
) -> int | None:
    """The number of ours that is the gold's words, or shares most characters with them."""
    best, chosen = _ENOUGH, None
    for start in (match.start() for match in re.finditer(re.escape(wanted["words"]), text)):
        theirs = set(range(start, start + len(wanted["words"])))
        for number, ours in enumerate(found):
            mine = set(range(ours.words.start, ours.words.end))
            share = len(theirs & mine) / len(theirs | mine)
            if share >= best and number not in taken:
                best, chosen = share + 1e-9, number
    return chosen


def _right(
    text: str, reading: Reading, wanted: dict[str, Any], ours: TimeMention
) -> dict[str, bool]:
    if wanted["edtf"] is None:
        exact = fits = _same_relative(wanted["relative"], ours)
    else:
        theirs, mine = plain(wanted["edtf"]), plain(ours.edtf or "")
        exact = theirs == mine
        fits = exact or ("~" in wanted["edtf"] and _inside(theirs, mine))
    return {
        "words": ours.words.of(text) == wanted["words"],
        "exact": exact,
        "fits": fits,
        "head": _is_head(text, reading, wanted["event"], ours.head),
    }


def plain(edtf: str) -> str:
    """An EDTF expression without ``~`` and with a decade's years written out."""
    edtf = edtf.replace("~", "")
    return re.sub(r"(\d{3})X", r"\g<1>0/\g<1>9", edtf)


def _inside(theirs: str, mine: str) -> bool:
    if not mine or ".." in theirs + mine:
        return False
    gold_, ours = When(theirs, Basis.TEXT), When(mine, Basis.TEXT)
    return gold_.earliest <= ours.earliest and ours.latest <= gold_.latest


def _same_relative(words: str, ours: TimeMention) -> bool:
    """Whether ours settles as the gold's words for it do, on every day of a fortnight."""
    if " " not in words:  # hangs on it, by how much is not said
        return ours.when is None or ours.relative.startswith(words)
    expression = _expression(words)
    if expression.startswith("event"):
        return ours.when is None and expression.split()[1] in ours.relative.split()
    dates = [When(day, Basis.SUPPLIED) for day in _TRIALS]
    return [settle(expression, day) for day in dates] == [
        settle(ours.relative, day) for day in dates
    ]


def _expression(words: str) -> str:
    """Gold's "publication last Tuesday", "publication -2 weeks", "event +3 days" as ours."""
    anchor, *rest = words.split("/")[0].split()
    if "/" in words:
        return f"{anchor} span:{rest[0]}:0"
    side = {"last": "before", "next": "after"}.get(rest[0], "")
    if rest[0] == "this":
        return f"{anchor} {rest[1]}:0"
    if not side:
        days = int(rest[0]) * (7 if rest[1].startswith("week") else 1)
        return f"{anchor} day:{days:+}"
    if rest[1] in _WEEKDAYS:
        return f"{anchor} weekday:{1 + _WEEKDAYS.index(rest[1])}:{side}"
    if rest[1][0].isdigit():
        return f"{anchor} date:{rest[1]}:{side}"
    return f"{anchor} holiday:{rest[1].lower()}:{side}"


def _is_head(text: str, reading: Reading, event: str, head: int) -> bool:
    token = reading.tokens[head]
    return any(
        match.start() <= token.start and token.end <= match.end()
        for match in re.finditer(re.escape(event), text)
    )


def _print(
    errors: bool,
    item: dict[str, Any],
    wanted: dict[str, Any] | None,
    ours: TimeMention | None,
    fault: str,
) -> None:
    if not errors:
        return
    theirs = wanted and (wanted["words"], wanted["edtf"] or wanted["relative"], wanted["event"])
    mine = ours and (ours.words.of(item["text"]), ours.edtf, ours.relative, ours.head)
    print(f"{item['id']} {item['kind']}: {fault}: {theirs} <> {mine}")
    print("    ", item["text"])


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
