"""ACLED's classes in the exported table, on sentences of our own (``acled.jsonl``).

Each sentence was written from the definition of one sub-event type in ACLED's codebook; half A was
looked at while the mapping grew, half B is measured only. Ours is the row of the table that tells
most: rows of what happened before others, and general classes (an attack, a clash, a protest) after
particular ones. ``type`` and ``sub_type`` are accuracies; ``peer`` those of a list of keywords.

``python -m evals.acled``; ``--errors`` prints the rows of what is wrong.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import rashomon
from evals.command import command
from evals.data import json_lines
from evals.events_read import read
from rashomon.dossier.event_rows import event_table
from rashomon.records import Coding, Reading, Report

GOLD = Path(__file__).with_name("acled.jsonl")
Classes = tuple[str, str]
_NONE: Classes = ("", "")
_LAST = (  # the later, the more general: what else a row may be told as well
    "Remote explosive/landmine/IED",
    "Looting/property destruction",
    "Change to group/activity",
    "Agreement",
    "Armed clash",
    "Attack",
    "Peaceful protest",
)
# What a keyword coder looks for, in this order; classes as in the gold.
_KEYWORDS: tuple[tuple[str, Classes], ...] = tuple(
    (pattern, (kind, sub))
    for kind, listed in {
        "Explosions/Remote violence": (
            ("suicide", "Suicide bomb"),
            ("chemical|sarin|chlorine|mustard gas", "Chemical weapon"),
            ("air ?strikes?|drones?|warplanes?|helicopters?|jets?", "Air/drone strike"),
            ("shell(?:ed|ing|s)?|artillery|mortars?|rockets?|missiles?",
             "Shelling/artillery/missile attack"),
            ("grenades?", "Grenade"),
            ("landmine|mine|ied|improvised|roadside bomb|car bomb|bomb|explosive",
             "Remote explosive/landmine/IED"),
        ),
        "Violence against civilians": (
            ("rap(?:e|ed)|sexual(?:ly)?", "Sexual violence"),
            ("kidnap(?:ped)?|abducted|abduction|hostages?", "Abduction/forced disappearance"),
        ),
        "Protests": (
            ("tear gas|water cannon|dispersed?", "Protest with intervention"),
            ("protest(?:s|ers?|ed|ing)?|demonstrat(?:ed|ion|ors?|ing)|march(?:ed)?|rall(?:y|ied)|"
             "sit-in|strike", "Peaceful protest"),
        ),
        "Riots": (
            ("riots?|rioters", "Violent demonstration"),
            ("mob|lynch(?:ed)?|crowd", "Mob violence"),
        ),
        "Strategic developments": (
            ("ceasefire|truce|agreement|deal|accord", "Agreement"),
            ("arrest(?:s|ed)?|detained", "Arrests"),
            ("loot(?:ed)?|burn(?:ed|t)|destroyed|stole", "Looting/property destruction"),
            ("headquarters|base", "Headquarters or base established"),
            ("defused|cache|seized weapons", "Disrupted weapons use"),
            ("withdrew|handed over", "Non-violent transfer of territory"),
            ("surrendered|merged|deployed|defected", "Change to group/activity"),
        ),
        "Battles": (
            ("retook|recaptured|regained", "Government regains territory"),
            ("seized|captured|took control|overran", "Non-state actor overtakes territory"),
            ("clash(?:es|ed)?|fought|fighting|ambush(?:ed)?", "Armed clash"),
        ),
    }.items()
    for pattern, sub in listed
)  # fmt: skip


def measure(errors: bool = False) -> dict[str, float]:
    """Figures by name, as ``events/acled/<half>/<metric>``."""
    return score([(gold, rashomon.read(gold["text"])) for gold in json_lines(GOLD)], errors)


def score(done: Sequence[tuple[dict[str, str], Reading]], errors: bool = False) -> dict[str, float]:
    """Accuracies by half."""
    counts = Counter[str]()
    for gold, reading in done:
        half, wanted = gold["half"], (gold["type"], gold["sub_type"])
        rows = list(_rows(gold["text"], reading))
        ours, theirs = chosen(rows), keyword(gold["text"])
        counts[half] += 1
        for who, answer in (("", ours), ("peer/keywords_", theirs)):
            counts[f"{half}/{who}type"] += answer[0] == wanted[0]
            counts[f"{half}/{who}sub_type"] += answer == wanted
        if errors and ours != wanted:
            told = [(r["trigger"], r["status"], r["acled_sub_event_type"]) for r in rows]
            print(f"{gold['id']} {wanted[1]} <> {ours[1] or 'none'} | {gold['text']}\n    {told}")
    figures = {
        f"events/acled/{half}/{who}{name}": round(counts[f"{half}/{who}{name}"] / counts[half], 4)
        for half in sorted({gold["half"] for gold, _ in done})
        for who in ("", "peer/keywords_")
        for name in ("type", "sub_type")
    }
    for name, value in figures.items():
        print(f"{name:<44}{100 * value:6.1f}")
    return figures


def _rows(text: str, reading: Reading) -> Iterator[dict[str, str]]:
    """The rows of the exported table for one text."""
    found = read(text, reading=reading)
    around = found.around
    report = Report(id="r", capture="c", address="a", text=text, encoding="utf-8")
    coding = Coding(
        "r",
        tuple(around.times),
        tuple(around.quantities),
        tuple(around.places),
        tuple(around.actors),
        tuple(found.events),
    )
    yield from csv.DictReader(event_table([(report, coding, ())]))


def chosen(rows: Sequence[dict[str, str]]) -> Classes:
    """The classes of the row that tells most; none where no row has any."""

    def general(row: dict[str, str]) -> tuple[bool, int]:
        sub = row["acled_sub_event_type"]
        return row["status"] != "happened", 1 + _LAST.index(sub) if sub in _LAST else 0

    classed = [row for row in rows if row["acled_sub_event_type"]]
    best = min(classed, key=general, default=None)
    return (best["acled_event_type"], best["acled_sub_event_type"]) if best else _NONE


def keyword(text: str) -> Classes:
    """The class of the first keyword of the list that a text has."""
    lowered = text.lower()
    found = (each for pattern, each in _KEYWORDS if re.search(rf"\b(?:{pattern})\b", lowered))
    return next(found, _NONE)


def main() -> None:
    """Print the figures."""
    command(measure, __doc__)


if __name__ == "__main__":
    main()
