"""The quantity and time gold is well formed: every span stands in its text, every value is a value.

Quantities. `words` hold number and qualifier; a measure (money, percent, distance, duration, age)
keeps its unit, a count leaves its noun out. One person killed, hurt or held counts 1, its words
being the phrase ("A soldier", "her driver"); one only named does not, nor does a lone attacker
without a number. Bounds are as stated, in the measure's own unit: more than 50 is 50 upward, up to
and less than 40 is 0 to 40, about 400 is 400 to 400, a couple about 2, a dozen about 12. Dozens
start at 24, scores at 40, several at 3, hundreds at 200 (several hundred 300; thousands 2,000 and
tens of thousands 20,000 are `hundreds` too). A fraction or "one in five" is a percent. `whose` is
the noun counted. `event` is the noun that names what did the harm ("bombing"), else the verb of
harm; of anything not harm (held, freed, marched) its own word. `part_of` needs words that say so
("including", "of them", "in all"), `replaces` a report put right, not two years compared. Lengths
of time are durations, also in "24 hours after"; years, dates, clock times, scores, ordinals,
ratios, "many", "most" and numbers within names are no quantities.

Times. A bare weekday with a past-tense event is the latest such day before or on the publication
day; with a future it is the next one on or after. "Last Tuesday" is strictly before, "next Friday"
strictly after. Days are the finest grain; "overnight" is the day before and the day itself; weeks
run from Monday; "a week ago" or longer is approximate, "three days ago" is not. "Since" and "by"
are open intervals. A month or day without a year takes the latest one past, or the next with a
future, and its anchor is the publication. What cannot be resolved has no `edtf` but a `relative`.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

EVALS = Path(__file__).parents[2] / "evals"
OF = set(
    "killed wounded missing detained displaced hostages attackers aircraft vehicles money votes "
    "percent people distance age duration other".split()
)
QUALIFIERS = set(
    "exactly at-least more-than about up-to less-than between dozens scores hundreds several "
    "no".split()
)
ANCHORS = {"publication", "another-event", "stated", "holiday"}
QUANTITY = {"words", "of", "whose", "low", "high", "qualifier", "part_of", "event", "replaces"}
TIME = {"words", "edtf", "relative", "anchor", "event"}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

DAY = re.compile(r"(\d{4}-\d\d-\d\d)[~?%]?")
POINT = r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|\d{3}X)[~?%]?"
EDTF = re.compile(rf"{POINT}(?:/(?:{POINT}|\.\.))?|\.\./{POINT}")
SHIFT = r"(?:[+-]\d+ (?:day|week|month|year)s?|(?:last|next) \S+|this (?:week|month|year))"
POINTED = rf"(?:publication|event)(?: {SHIFT})?"
RELATIVE = re.compile(rf"{POINTED}(?:/{POINTED})?")

Item = dict[str, Any]


def read(name: str) -> list[Item]:
    return [json.loads(line) for line in (EVALS / name).read_text("utf-8").splitlines() if line]


QUANTITIES = read("quantities.jsonl")
TIMES = read("times.jsonl")


def by_id(items: list[Item]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("item", items, ids=[item["id"] for item in items])


def stands_in(span: str, text: str) -> bool:
    """Whether the span is in the text as whole words."""
    return re.search(rf"(?<!\w){re.escape(span)}(?!\w)", text) is not None


def single_day(edtf: str | None) -> date | None:
    day = DAY.fullmatch(edtf or "")
    return date.fromisoformat(day[1]) if day else None


def weekday_in(words: str) -> str | None:
    return next((name for name in WEEKDAYS if name in words), None)


@pytest.mark.parametrize(
    ("items", "enough", "kinds"), [(QUANTITIES, 90, 25), (TIMES, 70, 25)], ids=["values", "times"]
)
def test_there_is_enough_of_it_and_of_many_kinds(
    items: list[Item], enough: int, kinds: int
) -> None:
    assert len(items) >= enough
    assert len({item["kind"] for item in items}) >= kinds
    assert len({item["id"] for item in items}) == len(items)
    assert len({item["text"] for item in items}) == len(items)


@by_id(QUANTITIES)
def test_every_quantity_stands_in_its_text_and_holds_a_value(item: Item) -> None:
    assert set(item) == {"id", "half", "kind", "text", "quantities"}
    assert item["half"] in {"A", "B"}
    written = [quantity["words"] for quantity in item["quantities"]]
    assert len(set(written)) == len(written)
    for quantity in item["quantities"]:
        assert set(quantity) == QUANTITY
        for span in (quantity["words"], quantity["whose"], quantity["event"]):
            assert span is None or stands_in(span, item["text"])
        for other in (quantity["part_of"], quantity["replaces"]):
            assert other is None or (other in written and other != quantity["words"])
        assert quantity["of"] in OF
        assert quantity["qualifier"] in QUALIFIERS
        assert quantity["low"] >= 0
        assert quantity["high"] is None or quantity["low"] <= quantity["high"]


@by_id(QUANTITIES)
def test_bounds_say_what_the_qualifier_says(item: Item) -> None:
    for quantity in item["quantities"]:
        low, high, qualifier = quantity["low"], quantity["high"], quantity["qualifier"]
        upward = {"at-least", "more-than", "dozens", "scores", "hundreds", "several"}
        assert (high is None) == (qualifier in upward)
        if qualifier in {"exactly", "about", "no"}:
            assert low == high
        if qualifier in {"up-to", "less-than", "no"}:
            assert low == 0


@by_id(TIMES)
def test_every_time_stands_in_its_text_and_is_resolved_or_relative(item: Item) -> None:
    assert set(item) == {"id", "half", "kind", "published", "text", "times"}
    assert item["half"] in {"A", "B"}
    assert item["published"] is None or date.fromisoformat(item["published"])
    for time in item["times"]:
        assert set(time) == TIME
        assert time["anchor"] in ANCHORS
        for span in (time["words"], time["event"]):
            assert span is None or stands_in(span, item["text"])
        assert (time["edtf"] is None) == (time["relative"] is not None)
        assert time["edtf"] is None or EDTF.fullmatch(time["edtf"])
        assert time["relative"] is None or RELATIVE.fullmatch(time["relative"])
        assert item["published"] or time["anchor"] != "publication" or time["edtf"] is None


@by_id(TIMES)
def test_weekdays_agree_with_the_calendar_and_lie_near_publication(item: Item) -> None:
    for time in item["times"]:
        day, weekday = single_day(time["edtf"]), weekday_in(time["words"])
        if day is None or weekday is None:
            continue
        assert WEEKDAYS[day.weekday()] == weekday
        if time["anchor"] == "publication" and "week" not in time["words"]:
            reach = 7 if re.search(r"\b(?:last|next)\b", time["words"]) else 6
            assert abs(day - date.fromisoformat(item["published"])) <= timedelta(days=reach)


def test_every_weekday_is_dated_before_on_and_after_publication() -> None:
    seen: set[tuple[str, int]] = set()
    for item in TIMES:
        for time in item["times"]:
            day, weekday = single_day(time["edtf"]), weekday_in(time["words"])
            if day and weekday and item["published"]:
                gap = (day - date.fromisoformat(item["published"])).days
                seen.add((weekday, (gap > 0) - (gap < 0)))
    assert {(weekday, way) for weekday in WEEKDAYS for way in (-1, 1)} <= seen
    assert len({weekday for weekday, way in seen if way == 0}) >= 5
