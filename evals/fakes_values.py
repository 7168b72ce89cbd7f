"""What forty Syrian-war articles say of their main happening, against readings by hand.

``fakes_read.jsonl`` holds the happening's trigger and, each with its words' place, the toll, the
agent, the place and the date (``tests/evals/test_fakes_read.py`` says how they were read). Ours is
the event mention at the gold trigger; what it does not say itself is taken from the mentions of its
sentence, then from the next of a kind: assault, casualty. ``killed``: low and high as stated, and
``number``: the number alone. ``agent``: our agent's words are of the gold side by its own words in
the text. ``place``: ours overlaps the gold name. ``day``: our interval lies within gold's. None in
gold is right where ours is none.

``python -m evals.fakes_values``
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.command import command
from evals.data import folder, json_lines
from evals.events_read import Read, read
from rashomon.records import (
    Basis,
    EventMention,
    EventType,
    Participant,
    Qualifier,
    Quantity,
    QuantityKind,
    Status,
    When,
)

GOLD = Path(__file__).with_name("fakes_read.jsonl")
_KINDS = (EventType.ASSAULT, EventType.CASUALTY, EventType.ACCIDENT)
_STAMP = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](20\d\d)\b")


def items() -> Iterator[tuple[dict[str, Any], str, str | None]]:
    """Gold with the article's text and its date."""
    rows = list(json_lines(folder("fa-kes") / "fa-kes.shared.jsonl.gz"))
    by_row = {row["row"]: row for row in rows}
    for line in GOLD.read_text("utf-8").splitlines():
        gold = json.loads(line)
        row = by_row[gold["row"]]
        if gold["happening"] != "none":
            yield gold, row[gold["field_text"]], _stamp(gold, row)


def _stamp(gold: dict[str, Any], row: dict[str, Any]) -> str | None:
    """The day of publication: the one that the hand-reader found, else the column's."""
    noted = re.search(r"stamp (\d{4}-\d\d-\d\d)", gold.get("note") or "")
    if noted:
        return noted[1]
    day = _STAMP.search(str(row.get("date", "")))
    if day is None:
        return str(row["date"])[:10] if re.match(r"\d{4}-\d\d-\d\d", str(row.get("date"))) else None
    month, number, year = int(day[1]), int(day[2]), int(day[3])
    return (
        f"{year:04}-{month:02}-{number:02}" if month <= 12 else f"{year:04}-{number:02}-{month:02}"
    )


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``events/fakes/<field>``."""
    return score([(gold, read(text, day)) for gold, text, day in items()], errors)


def score(done: Iterable[tuple[dict[str, Any], Read]], errors: bool = False) -> dict[str, float]:
    """Shares of right values."""
    counts = Counter[str]()
    for gold, ours in done:
        found = _near(gold, ours)
        right = {
            "killed": _toll(gold["killed"], found, ours, QuantityKind.KILLED, exact=True),
            "number": _toll(gold["killed"], found, ours, QuantityKind.KILLED, exact=False),
            "wounded": _toll(gold["wounded"], found, ours, QuantityKind.WOUNDED, exact=True),
            "agent": _agent(gold["agent"], found, ours),
            "place": _place(gold["place"], found, ours),
            "day": _day(gold["date"], found, ours),
        }
        counts["items"] += 1
        counts["found"] += bool(found) and _at(gold, found[0])
        counts.update(name for name, holds in right.items() if holds)
        if errors and not all(right.values()):
            _show(gold, found, ours, [name for name, holds in right.items() if not holds])
    names = ("found", "killed", "number", "wounded", "agent", "place", "day")
    figures = {name: counts[name] / counts["items"] for name in names}
    print(
        "fakes  ", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True
    )
    return {f"events/fakes/{name}": round(value, 4) for name, value in figures.items()}


def _at(gold: dict[str, Any], event: EventMention) -> bool:
    there = gold["happening"]
    return any(s.start < there["end"] and there["start"] < s.end for s in event.trigger)


def _near(gold: dict[str, Any], ours: Read) -> list[EventMention]:
    """The event at the gold trigger, those of its sentence, then others of its kind."""
    tree, start = ours.tree, gold["happening"]["start"]
    inside = tree.inside(start, gold["happening"]["end"])
    sentence = tree.sentence_of[inside[0]] if inside else -1
    kept = [e for e in ours.events if e.type in _KINDS and e.status is Status.HAPPENED]

    def far(event: EventMention) -> tuple[bool, bool, bool, int]:
        here = tree.sentence_of[event.head]
        return not _at(gold, event), here != sentence, here < sentence, abs(event.head - inside[0])

    at = [event for event in ours.events if _at(gold, event)]
    return sorted({e.id: e for e in (*at, *kept)}.values(), key=far)


def _first_toll(found: Sequence[EventMention], ours: Read, kind: QuantityKind) -> Quantity | None:
    for event in found:
        for number in event.quantities:
            quantity = ours.around.quantities[number]
            if quantity.kind is kind and quantity.part_of is None:
                return quantity
    return None


def _toll(
    gold: dict[str, Any] | None,
    found: Sequence[EventMention],
    ours: Read,
    kind: QuantityKind,
    *,
    exact: bool,
) -> bool:
    mine = _first_toll(found, ours, kind)
    if gold is None or mine is None:
        return gold is None and mine is None
    low = mine.low + (mine.qualifier is Qualifier.MORE_THAN)
    if not exact:
        return gold["low"] in (low, mine.low)
    return bool(gold["low"] == low and gold["high"] == mine.high)


def _agents(found: Sequence[EventMention]) -> Iterator[Participant]:
    for event in found:
        if event.agents:
            yield from event.agents
            return


def _agent(gold: dict[str, Any] | None, found: Sequence[EventMention], ours: Read) -> bool:
    mine = list(_agents(found[:6]))
    if gold is None or (gold["side"] == "unknown" and gold.get("start") is None):
        return not mine
    wanted = set(ours.text[gold["start"] : gold["end"]].lower().split()) - {"the", "a", "of"}
    for each in mine:
        spans = [each.words] + ([each.stands_for] if each.stands_for else [])
        words = {w.strip(".,’'()").lower() for span in spans for w in span.of(ours.text).split()}
        if wanted & words:
            return True
    return False


def _place(gold: dict[str, Any] | None, found: Sequence[EventMention], ours: Read) -> bool:
    place = next((event.place for event in found if event.place), None)
    if gold is None or place is None:
        return gold is None and place is None
    words = ours.around.places[place.mention].words
    if words.start < gold["name_end"] and gold["name_start"] < words.end:
        return True
    name = ours.text[gold["name_start"] : gold["name_end"]].lower()
    return words.of(ours.text).lower() in name or name in words.of(ours.text).lower()


def _day(gold: dict[str, Any] | None, found: Sequence[EventMention], ours: Read) -> bool:
    number = next((event.when for event in found if event.when is not None), None)
    when = ours.around.times[number].when if number is not None else None
    if gold is None or when is None:
        return gold is None and when is None
    wanted = When(gold["edtf"], Basis.TEXT)
    return wanted.earliest <= when.earliest and when.latest <= wanted.latest


def _show(
    gold: dict[str, Any], found: Sequence[EventMention], ours: Read, wrong: Sequence[str]
) -> None:
    text = ours.text
    print(f"--- {gold['row']}: {', '.join(wrong)}")
    print("   ", text[: max(500, gold["happening"]["end"] + 150)].replace("\n", " "))
    for event in found[:4]:
        trigger = " ".join(span.of(text) for span in event.trigger)
        agents = [p.words.of(text) for p in event.agents]
        tolls = [str(ours.around.quantities[n]) for n in event.quantities]
        place = event.place and ours.around.places[event.place.mention].words.of(text)
        day = event.when is not None and ours.around.times[event.when].edtf
        print(f"    {trigger} {event.type.value} A {agents} n {tolls} at {place} on {day}")
    for name in wrong:
        key = "killed" if name == "number" else "date" if name == "day" else name
        value = gold[key]
        words = ""
        if value and value.get("start", value.get("name_start")) is not None:
            words = text[
                value.get("start", value.get("name_start")) : value.get(
                    "end", value.get("name_end")
                )
            ]
        print(f"    gold {name}: {words!r} {value}")


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
