"""Groups of articles on one happening, labelled by hand: the gold is well formed and adds up.

How they were chosen and labelled: evals/findings/README.md. What is tested here is the file's own
soundness, not the labels: rows exist, offsets point at whole words that carry the figure they are
said to carry, support adds up, and each status has the number of values and origins it needs.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evals.data import Absent, folder, json_lines

GOLD = Path(__file__).parents[2] / "evals" / "findings" / "groups.jsonl"
STATUSES = set("agreed refined updated corrected contested single-origin unconfirmed".split())
ATTRIBUTES = set("occurred killed wounded agent recipient place time type means other".split())
FIELDS = set("group half rows one_happening happening published triggers attributes".split())
VALUE = set("value low high rows words origins low_origins high_origins".split())
UNITS = "one two three four five six seven eight nine ten eleven twelve".split()
WORDS = {word: n for n, word in enumerate(UNITS, 1)} | {
    "a": 1,
    "her": 1,
    "fifteen": 15,
    "seventeen": 17,
    "twenty": 20,
    "thirty": 30,
}
VAGUE = {"dozens", "tens", "scores"}

GROUPS: list[dict[str, Any]] = [
    json.loads(line) for line in GOLD.read_text("utf-8").splitlines() if line.strip()
]
each = pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["group"])


@pytest.fixture(scope="module")
def texts() -> dict[int, str]:
    try:
        path = folder("fa-kes") / "fa-kes.shared.jsonl.gz"
    except Absent as absent:
        pytest.skip(str(absent))
    return {row["row"]: row["text"] for row in json_lines(path)}


def values(group: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every value of a group with the name of its attribute."""
    for name, attribute in group["attributes"].items():
        for value in attribute["values"]:
            yield name, value


def strings(thing: object) -> Iterator[str]:
    """Every string inside a JSON value, keys included."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for key, inner in thing.items():
            yield key
            yield from strings(inner)
    elif isinstance(thing, list):
        for inner in thing:
            yield from strings(inner)


def numbers(words: str) -> set[str]:
    """What the words count: digits, words such as dozens, and spelled numbers with their sum."""
    tokens = re.findall(r"[a-z]+|\d+", words.lower())
    spelled = [WORDS[token] for token in tokens if token in WORDS]
    found = {token for token in tokens if token.isdigit() or token in VAGUE}
    return found | {str(n) for n in [*spelled, sum(spelled)] if n}


def test_names_rows_and_halves() -> None:
    assert len({group["group"] for group in GROUPS}) == len(GROUPS) >= 34
    assert all(n == 1 for n in Counter(r for group in GROUPS for r in group["rows"]).values())
    for kind in (True, False):
        halves = Counter(g["half"] for g in GROUPS if g["one_happening"] is kind)
        assert set(halves) == {"A", "B"}
        assert abs(halves["A"] - halves["B"]) <= 2
    assert sum(not group["one_happening"] for group in GROUPS) >= 4


@each
def test_shape(group: dict[str, Any]) -> None:
    assert set(group) - {"why"} == FIELDS
    assert 2 <= len(group["rows"]) <= 8
    assert len(group["happening"].split()) <= 12
    assert max(map(len, strings(group))) <= 160
    names = {str(row) for row in group["rows"]}
    assert set(group["published"]) == set(group["triggers"]) == names
    for day in group["published"].values():
        date.fromisoformat(day)
    if group["one_happening"]:
        assert "occurred" in group["attributes"]
    else:
        assert group["why"]
        assert not group["attributes"]


@each
def test_statuses(group: dict[str, Any]) -> None:
    assert set(group["attributes"]) <= ATTRIBUTES
    for attribute in group["attributes"].values():
        assert set(attribute) - {"or"} == {"status", "values", "origins", "why"}
        assert attribute["status"] in STATUSES
        assert attribute["why"].strip()
        if "or" in attribute:
            assert attribute["or"] in STATUSES - {attribute["status"]}
        labels = [value["value"] for value in attribute["values"]]
        assert labels
        assert len(set(labels)) == len(labels)
        low = attribute["origins"][0]
        match attribute["status"]:
            case "agreed":
                assert len(labels) == 1
                assert low >= 2
            case "refined":
                assert len(labels) >= 2
                assert low >= 2
            case "contested" | "updated" | "corrected":
                assert len(labels) >= 2
            case "single-origin":
                assert low == 1


@each
def test_support_adds_up(group: dict[str, Any]) -> None:
    for attribute in group["attributes"].values():
        low, high = attribute["origins"]
        lows = [value["low_origins"] for value in attribute["values"]]
        highs = [value["high_origins"] for value in attribute["values"]]
        assert 1 <= low <= high
        assert max(lows) <= low <= sum(lows)
        assert max(highs) <= high <= sum(highs)
    for _, value in values(group):
        assert set(value) == VALUE
        assert 1 <= value["low_origins"] <= value["high_origins"]
        assert value["low_origins"] <= len(value["origins"]) == len(set(value["origins"]))
        assert set(value["rows"]) == {word["row"] for word in value["words"]}
        assert set(value["rows"]) <= set(group["rows"])


@each
def test_quantities(group: dict[str, Any]) -> None:
    for name, value in values(group):
        low, high = value["low"], value["high"]
        if name in {"killed", "wounded"}:
            assert low is not None
        elif name != "other":
            assert low is high is None
        if low is not None:
            assert low > 0
            assert high is None or low <= high


@each
def test_words_lie_in_the_text(group: dict[str, Any], texts: dict[int, str]) -> None:
    assert set(group["rows"]) <= set(texts)
    assert all(trigger["field"] == "text" for trigger in group["triggers"].values())
    spans = [(int(row), mark["start"], mark["end"]) for row, mark in group["triggers"].items()]
    for _, value in values(group):
        spans += [(word["row"], word["start"], word["end"]) for word in value["words"]]
    for row, start, end in spans:
        text = texts[row]
        assert 0 <= start < end <= len(text)
        assert end - start <= 90
        assert text[start:end] == text[start:end].strip()
        assert not (text[start].isalnum() and text[start - 1 : start].isalnum())
        assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum())


@each
def test_figures_stand_in_their_words(group: dict[str, Any], texts: dict[int, str]) -> None:
    for _, value in values(group):
        if value["low"] is None:
            continue
        said = [numbers(texts[w["row"]][w["start"] : w["end"]]) for w in value["words"]]
        assert all(said), f"{group['group']}: {value['value']} has words without a number"
        wanted = numbers(value["value"])
        assert wanted <= set().union(*said), f"{group['group']}: {value['value']} against {said}"
