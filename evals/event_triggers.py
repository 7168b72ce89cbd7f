"""Triggers of conflict, against WikiEvents and RAMS: where an event stands, and of which kind.

Only gold types that PLOVER codes are asked for (attacks, deaths, injuries, arrests, protests,
meetings …, by the table below); a trigger is found where one of ours of a fitting type shares a
character with it. RAMS marks one trigger in five sentences, so that only its recall is told;
WikiEvents marks all of a text.

``python -m evals.event_triggers``
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import rashomon
from evals.command import command
from evals.data import folder
from rashomon.events.matching import matches
from rashomon.records import EventType, Reading
from rashomon.tree import Tree

T = EventType
# The first two parts of a KAIROS or AIDA type, lower case, with the types of ours that fit.
FITTING: dict[str, frozenset[EventType]] = {
    "conflict.attack": frozenset((T.ASSAULT, T.CASUALTY, T.ACCIDENT, T.CRIME)),
    "conflict.demonstrate": frozenset((T.PROTEST,)),
    "conflict.defeat": frozenset((T.ASSAULT,)),
    "conflict.coup": frozenset((T.ASSAULT, T.OFFICE)),
    "conflict.yield": frozenset((T.RETREAT, T.CONCEDE)),
    "life.die": frozenset((T.CASUALTY, T.ASSAULT, T.CRIME)),
    "life.injure": frozenset((T.CASUALTY, T.ASSAULT)),
    "justice.arrestjaildetain": frozenset((T.COERCE, T.TRIAL)),
    "justice.releaseparole": frozenset((T.RETREAT,)),
    "justice.convict": frozenset((T.TRIAL, T.ACCUSE, T.COERCE)),
    "justice.sentence": frozenset((T.TRIAL, T.COERCE)),
    "justice.trialhearing": frozenset((T.TRIAL, T.ACCUSE)),
    "justice.chargeindict": frozenset((T.TRIAL, T.ACCUSE)),
    "justice.investigatecrime": frozenset((T.ACCUSE,)),
    "justice.investigate": frozenset((T.ACCUSE,)),
    "contact.threatencoerce": frozenset((T.THREATEN,)),
    "contact.requestcommand": frozenset((T.REQUEST,)),
    "disaster.crash": frozenset((T.ACCIDENT, T.ASSAULT)),
    "disaster.diseaseoutbreak": frozenset((T.DISASTER,)),
    "disaster.fireexplosion": frozenset((T.ACCIDENT, T.ASSAULT)),
    "personnel.elect": frozenset((T.ELECTION,)),
    "personnel.startposition": frozenset((T.OFFICE,)),
    "personnel.endposition": frozenset((T.OFFICE, T.RETREAT, T.COERCE)),
    "movement.transportperson.evacuationrescue": frozenset((T.RESCUE, T.DISPLACEMENT, T.AID)),
}
_PRECISE = frozenset((T.ASSAULT, T.CASUALTY))  # types whose precision is told on WikiEvents


@dataclass(frozen=True)
class Item:
    """A text with its triggers: where they are, and the types of ours that fit."""

    text: str
    triggers: tuple[tuple[int, int, frozenset[EventType]], ...]
    all_marked: bool


def fitting(kind: str) -> frozenset[EventType]:
    """The types of ours for a gold type; none where it is not asked for."""
    parts = kind.lower().split(".")
    return FITTING.get(".".join(parts[:2]), FITTING.get(".".join(parts[:3]), frozenset()))


def wikievents() -> Iterator[Item]:
    """The development documents."""
    with gzip.open(folder("wikievents") / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text, starts = _joined(row["tokens"])
            triggers = [
                (
                    starts[each["trigger"]["start"]],
                    starts[each["trigger"]["end"] - 1]
                    + len(row["tokens"][each["trigger"]["end"] - 1]),
                    fitting(each["event_type"]),
                )
                for each in row["event_mentions"]
            ]
            yield Item(text, tuple(triggers), all_marked=True)


def rams() -> Iterator[Item]:
    """The development windows."""
    with gzip.open(folder("rams") / "dev.jsonlines.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            tokens = [token for sentence in row["sentences"] for token in sentence]
            text, starts = _joined(tokens)
            triggers = [
                (starts[first], starts[last] + len(tokens[last]), fitting(kinds[0][0]))
                for first, last, kinds in row["evt_triggers"]
            ]
            if any(kinds for _, _, kinds in triggers):
                yield Item(text, tuple(triggers), all_marked=False)


def _joined(tokens: list[str]) -> tuple[str, list[int]]:
    """Tokens as a text, no blank before stops and behind opening brackets."""
    text, starts = "", list[int]()
    for token in tokens:
        close = token in (".", ",", ";", ":", "?", "!", ")", "'s", "n't", "’", "-", "”", "%")
        glued = text.endswith(("(", "-", "“", "’")) or not text
        text += "" if close or glued else " "
        starts.append(len(text))
        text += token
    return text, starts


SETS = {"wikievents": wikievents, "rams": rams}


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``events/<set>/<metric>``."""
    figures: dict[str, float] = {}
    for name, load in SETS.items():
        figures |= score(name, ((item, rashomon.read(item.text)) for item in load()), errors)
    return figures


def score(
    name: str, read: Iterable[tuple[Item, Reading]], errors: bool = False
) -> dict[str, float]:
    """Recall of triggers; precision too where all are marked."""
    counts = Counter[str]()
    for item, reading in read:
        tree = Tree(reading, item.text)
        ours = [
            (tree[match.words[0]].start, tree[match.words[-1]].end, match.type, match)
            for match in matches(tree)
        ]
        for start, end, kinds in item.triggers:
            if not kinds:
                continue
            over = [kind for a, b, kind, _ in ours if a < end and start < b]
            counts["gold"] += 1
            counts["found"] += bool(over)
            counts["typed"] += bool(kinds & set(over))
            if errors and not kinds & set(over):
                around = item.text[max(0, start - 60) : end + 40].replace("\n", " ")
                wanted = "/".join(sorted(kinds))
                print(
                    f"{wanted} | {item.text[start:end]} | {[o.value for o in over]} | … {around} …"
                )
        for start, end, kind, _ in ours:
            if item.all_marked and kind in _PRECISE:
                counts["ours"] += 1
                counts["right"] += any(
                    a < end and start < b and kind in kinds for a, b, kinds in item.triggers
                )
    figures = {
        "trigger_recall": counts["found"] / counts["gold"],
        "typed_recall": counts["typed"] / counts["gold"],
    }
    if counts["ours"]:
        figures["assault_precision"] = counts["right"] / counts["ours"]
    print(
        f"{name:8}", "  ".join(f"{key} {value:.3f}" for key, value in figures.items()), flush=True
    )
    return {f"events/{name}/{key}": round(value, 4) for key, value in figures.items()}


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
