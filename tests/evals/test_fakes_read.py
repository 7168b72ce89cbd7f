"""Forty FA-KES articles read by hand: the gold is well formed and points into their texts.

Which: of the development file as stored, every twelfth row from the seventh (`rows[6::12]`), the
first forty. How they were read, in short:

- The happening is the headline's, its trigger marked where the text behind a glued-on headline
  first tells of it: the deed's noun where the headline has one as subject ("strikes kill"), else
  the verb. Where somebody mourns or condemns a strike, the strike. "none": no happening.
- A figure is the outlet's own toll for that happening, or a number further down where the lead
  has only "dozens". `low` and `high` are the figure as stated: "at least n" is n and null, "more
  than n" n+1 and null, "about" n and n, "dozens" 24 and null; named dead and a count are added.
  `whose` is "mixed" where the text splits the figure into kinds, "unknown" for mere people.
- An agent is "unknown" where the text points at one without saying whose side, or says that none
  is known; `asserted_by` is whom the report credits: a party that claims or admits its own deed
  is a "claimant", and opposition networks are "activists".
- The place is the most specific one named; null where there are many.
- Weekdays hang on the date stamped in the text. The data's date column is that of a matched
  record and is wrong for a quarter of these rows (their notes say so).
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evals.data import Absent, folder, json_lines

GOLD = Path(__file__).parents[2] / "evals" / "fakes_read.jsonl"
FIELDS = set("row field_text happening killed wounded agent place date".split())
QUALIFIERS = set("exactly at-least more-than about up-to dozens none-stated".split())
WHOSE = set("civilians children soldiers fighters mixed unknown".split())
SIDES = set(
    "syrian-government russia us-coalition turkey israel isis nusra rebels kurdish iran-hezbollah "
    "unknown other".split()
)
HOLDERS = set(
    "outlet monitor government rebels officials residents agency activists claimant".split()
)
BASES = {"stated", "weekday+publication", "unknown"}
NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|dozens?|scores|tens|hundreds?|thousands?)\b",
    re.IGNORECASE,
)

ITEMS: list[dict[str, Any]] = [
    json.loads(line) for line in GOLD.read_text("utf-8").splitlines() if line.strip()
]
each = pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item["row"]))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    try:
        return list(json_lines(folder("fa-kes") / "fa-kes.shared.jsonl.gz"))
    except Absent as absent:
        pytest.skip(str(absent))


@pytest.fixture(scope="module")
def texts(rows: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {row["row"]: row for row in rows}


def spans(item: dict[str, Any]) -> list[tuple[int, int]]:
    """Every pair of offsets that the item names."""
    parts = [item[name] for name in ("happening", "killed", "wounded", "agent", "date")]
    found = [(part["start"], part["end"]) for part in parts if isinstance(part, dict)]
    place = item["place"]
    return found + ([(place["name_start"], place["name_end"])] if place else [])


def strings(value: object) -> list[str]:
    """All strings in a JSON value, keys included."""
    if isinstance(value, dict):
        return [s for pair in value.items() for part in pair for s in strings(part)]
    return [value] if isinstance(value, str) else []


def test_forty_rows_each_once() -> None:
    assert len(ITEMS) == len({item["row"] for item in ITEMS}) == 40


@each
def test_shape_and_values(item: dict[str, Any]) -> None:
    assert set(item) - {"note"} == FIELDS
    assert item["field_text"] == "text"
    assert max(map(len, strings(item))) <= 80
    assert len(item.get("note", "").split()) <= 12
    assert item["happening"] == "none" or set(item["happening"]) == {"start", "end"}
    for start, end in spans(item):
        assert 0 <= start < end


@each
def test_figures(item: dict[str, Any]) -> None:
    for figure in filter(None, (item["killed"], item["wounded"])):
        assert set(figure) == {"low", "high", "qualifier", "whose", "start", "end"}
        assert figure["qualifier"] in QUALIFIERS
        assert figure["whose"] in WHOSE
        assert figure["low"] >= 0
        assert figure["high"] is None or figure["low"] <= figure["high"]
        if figure["qualifier"] == "exactly":
            assert figure["low"] == figure["high"]


@each
def test_agent_place_and_date(item: dict[str, Any]) -> None:
    agent, place, when = item["agent"], item["place"], item["date"]
    if agent:
        assert set(agent) == {"side", "start", "end", "asserted_by"}
        assert agent["side"] in SIDES
        assert agent["asserted_by"] in HOLDERS
    if place:
        assert set(place) == {"name_start", "name_end", "within"}
    if when:
        assert set(when) == {"edtf", "start", "end", "basis"}
        assert when["basis"] in BASES
        days = [date.fromisoformat(day) for day in when["edtf"].split("/")]
        assert len(days) <= 2
        assert days == sorted(days)


def test_the_rows_are_those_of_the_rule(rows: list[dict[str, Any]]) -> None:
    assert [item["row"] for item in ITEMS] == [row["row"] for row in rows[6::12][:40]]


@each
def test_offsets_point_at_words(item: dict[str, Any], texts: dict[int, dict[str, Any]]) -> None:
    text: str = texts[item["row"]][item["field_text"]]
    for start, end in spans(item):
        assert end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[end : end + 1].isalnum(), "ends inside a word"
    for figure in filter(None, (item["killed"], item["wounded"])):
        assert NUMBER.search(text[figure["start"] : figure["end"]])
