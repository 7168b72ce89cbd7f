"""What the record of one Syrian-war article says of its main happening, against readings by hand.

The same gold as ``evals.fakes_values`` (the trigger, the toll, the agent, the place and the date of
each article's happening), asked of what a user gets: the article is added alone, its mentions are
joined to happenings, and ours is the happening whose words meet the gold trigger.

``killed``, ``wounded``: the fewest are gold's, no value contests another, and the most, where our
words set a limit (a count of one kind of people sets none), are gold's too; ``number``: gold's
fewest are our best or fewest, or those of the best supported value. ``agent``: the best supported
one shares a word with gold's. ``place``: the chosen place's words meet gold's name; ``places``:
those of any place that stands do; ``only-places``: the share of places that stand for a happening
that are gold's.
``day``: our days lie within gold's. None in gold is right where ours is none.

``python -m evals.fakes_record``
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.as_one_story import found_together, placed, told
from evals.command import command
from evals.fakes_values import items
from rashomon.dossier.outgoing import chosen, current
from rashomon.dossier.tolls import toll
from rashomon.dossier.when_cells import day_span
from rashomon.records import (
    Attribute,
    Basis,
    Event,
    Finding,
    FindingStatus,
    Record,
    Report,
    Standing,
    Value,
    When,
)

_NAMES = ("found", "killed", "number", "wounded", "agent", "place", "places", "day")
_NO_NAME = {"the", "a", "an", "of", "and", "group", "forces"}
Findings = Mapping[Attribute, Finding]


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``events/fakes-record/<field>``."""
    counts = Counter[str]()
    with tempfile.TemporaryDirectory() as made:
        for gold, text, day in items():
            counts["items"] += 1
            item = {"url": "https://example.org/a", "text": text, "published": day}
            reports, record = found_together({"a": item}, Path(made) / str(gold["row"]))
            right = _right(gold, text, reports["a"], record)
            counts.update(_where(gold, text, reports["a"], record))
            counts.update(name for name, holds in right.items() if holds)
            if errors and not all(right.values()):
                _show(gold, text, reports["a"], record, [n for n in right if not right[n]])
    figures = {name: counts[name] / counts["items"] for name in _NAMES}
    figures["only-places"] = counts["right places"] / max(1, counts["told places"])
    print("fakes  ", "  ".join(f"{name} {v:.3f}" for name, v in figures.items()), flush=True)
    return {f"events/fakes-record/{name}": round(v, 4) for name, v in figures.items()}


def _right(gold: dict[str, Any], text: str, report: Report, record: Record) -> dict[str, bool]:
    event = _event(gold, text, report, record)
    found = _of(event, record)
    day = gold["date"] and When(gold["date"]["edtf"], Basis.TEXT)
    ours = chosen(found.get(Attribute.TIME))
    span = day_span(ours.value) if ours is not None else None
    places = [v for v in current(found.get(Attribute.PLACE)) if v.standing is not Standing.COARSER]
    place = chosen(found.get(Attribute.PLACE))
    return {
        "found": event is not None,
        "killed": _is_toll(gold["killed"], found.get(Attribute.KILLED), exact=True),
        "number": _is_toll(gold["killed"], found.get(Attribute.KILLED), exact=False),
        "wounded": _is_toll(gold["wounded"], found.get(Attribute.WOUNDED), exact=True),
        "agent": _is_agent(gold["agent"], text, report, current(found.get(Attribute.AGENT))[:1]),
        "place": _is_place(gold["place"], text, report, [place] if place else []),
        "places": _is_place(gold["place"], text, report, places),
        "day": (day is None and span is None)
        or (
            day is not None
            and span is not None
            and None not in span
            and day.earliest.date() <= span[0]  # type: ignore[operator]
            and span[1] < day.latest.date()  # type: ignore[operator]
        ),
    }


def _where(gold: dict[str, Any], text: str, report: Report, record: Record) -> Counter[str]:
    """How many places stand for the happening, and how many of them are gold's."""
    finding = _of(_event(gold, text, report, record), record).get(Attribute.PLACE)
    told = [v for v in current(finding) if v.standing is not Standing.COARSER]
    right = [value for value in told if _is_place(gold["place"], text, report, [value])]
    return Counter({"told places": len(told), "right places": len(right)})


def _event(gold: dict[str, Any], text: str, report: Report, record: Record) -> Event | None:
    """The happening with most words at the gold trigger, where one has any."""
    start, end = _placed(gold["happening"], text, report)

    def met(event: Event) -> int:
        words = [s for f in _of(event, record).values() for v in f.values for s in v.words]
        return sum(span.start < end and start < span.end for span in words)

    best = max(record.events, key=met, default=None)
    return best if best is not None and met(best) else None


def _of(event: Event | None, record: Record) -> dict[Attribute, Finding]:
    return {f.attribute: f for f in record.findings if event is not None and f.event == event.id}


def _placed(there: dict[str, Any], text: str, report: Report) -> tuple[int, int]:
    first, last = ("name_start", "name_end") if "name_start" in there else ("start", "end")
    return placed(report, text, there[first], there[last])


def _is_toll(gold: dict[str, Any] | None, finding: Finding | None, *, exact: bool) -> bool:
    ours = toll(finding)
    if gold is None or ours.low is None:
        return gold is None and ours.low is None
    if not exact:
        first = current(finding)[0].quantity
        return gold["low"] in (ours.best, ours.low, first and first.low)
    agreed = finding is not None and finding.status is not FindingStatus.CONTESTED
    return bool(agreed and gold["low"] == ours.low and ours.high in (None, gold["high"]))


def _is_agent(
    gold: dict[str, Any] | None, text: str, report: Report, ours: Sequence[Value]
) -> bool:
    if gold is None or (gold["side"] == "unknown" and gold.get("start") is None):
        return not ours
    wanted = set(text[gold["start"] : gold["end"]].lower().split()) - _NO_NAME
    said = " ".join(span.of(report.text) for value in ours for span in value.words)
    return bool(wanted & {word.strip(".,’'()") for word in said.lower().split()})


def _is_place(
    gold: dict[str, Any] | None, text: str, report: Report, ours: Sequence[Value]
) -> bool:
    if gold is None or not ours:
        return gold is None and not ours
    start, end = _placed(gold, text, report)
    name = text[gold["name_start"] : gold["name_end"]].lower()
    return any(
        (span.start < end and start < span.end) or name in span.of(report.text).lower()
        for value in ours
        for span in value.words
    )


def _show(
    gold: dict[str, Any], text: str, report: Report, record: Record, wrong: Sequence[str]
) -> None:
    print(f"--- {gold['row']}: {', '.join(wrong)}")
    print("   ", text[: max(500, gold["happening"]["end"] + 150)].replace("\n", " "))
    for finding in _of(_event(gold, text, report, record), record).values():
        print("   ", told(finding))
    for name in ("killed", "wounded", "agent", "place", "date"):
        if gold[name]:
            start, end = _placed(gold[name], text, report) if _has_words(gold[name]) else (0, 0)
            print(f"    gold {name}: {report.text[start:end]!r} {gold[name]}")


def _has_words(gold: dict[str, Any]) -> bool:
    return gold.get("start", gold.get("name_start")) is not None


if __name__ == "__main__":
    command(measure, __doc__)
