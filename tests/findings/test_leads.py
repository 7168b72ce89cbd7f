"""What the reports of a story lead with is one happening, unless what they tell excludes it."""

from __future__ import annotations

import pytest
from short_stories import Told, found

from rashomon.records import Attribute, EventType

BOMB = "A bomb exploded in a market in Mosul on Tuesday, killing six people."


def shared(*texts: str) -> set[tuple[str, ...]]:
    """The reports of each event."""
    outlets = ("Harbour Ledger", "Saltmere Post", "Dorrow Courier")
    reports = [Told(text, outlet) for text, outlet in zip(texts, outlets, strict=False)]
    return {event.reports for event in found(*reports).record.events}


@pytest.mark.parametrize(
    "other",
    [
        "An explosion tore through a market in Mosul, and six people died.",
        "Six people were killed in a market of Mosul on Tuesday.",
    ],
)
def test_leads_of_other_words_are_one(other: str) -> None:
    assert shared(BOMB, other) == {("report-0", "report-1")}


@pytest.mark.parametrize(
    "other",
    [
        "Gunmen attacked a checkpoint in Tikrit on Tuesday, killing two guards.",
        "A bomb exploded in a market in Mosul on Saturday, killing nine people.",
        "Lawmakers met in Mosul on Tuesday to discuss the market.",
    ],
)
def test_leads_that_exclude_each_other_are_two(other: str) -> None:
    assert ("report-0", "report-1") not in shared(BOMB, other)


def test_a_lead_joins_by_how_much_fits_and_not_by_the_story_alone() -> None:
    assert ("report-0", "report-1") not in shared(BOMB, "Floods drowned a herd near the coast.")


def test_a_report_that_opens_with_something_else_joins_by_what_fits_better() -> None:
    caption = "Gunmen attacked a checkpoint in Tikrit last week. "
    blast = "An explosion tore through a market in Mosul, and six people died."
    told = shared(BOMB, caption + blast, "Six people were killed in a market of Mosul on Tuesday.")
    assert told == {("report-0", "report-1", "report-2"), ("report-1",)}


def test_a_lead_that_is_denied_is_told_of_the_same_deed() -> None:
    raid = "A drone strike on a hospital in Mosul killed six people, the governor said."
    denial = "The Tern Front denies bombing the hospital\n\nThe Front denied that it had hit it."
    assert ("report-0", "report-1") in shared(raid, denial)


def test_who_dies_later_is_no_lead_and_gives_no_day() -> None:
    told = found(
        Told("A blast at a mill in Mosul killed six people on Sunday.", "Harbour Ledger"),
        Told(
            "Two more people died of burns on Tuesday, raising the death toll from Sunday's blast "
            "at a mill in Mosul to eight.",
            "Saltmere Post",
        ),
    )
    assert ("report-0", "report-1") in {event.reports for event in told.record.events}
    assert set(told.values(Attribute.TIME)) == {"2014-06-22"}


def test_what_was_attacked_before_is_another_happening() -> None:
    text = "An explosion at the port killed nine people. The Front has attacked the port before."
    assert shared(text) == {("report-0",)}
    assert len(found(Told(text, "Harbour Ledger")).record.events) == 2


def test_a_headline_goes_with_the_deed_that_a_toll_below_it_came_by() -> None:
    text = "Ferry capsizes near Mosul\n\nTwo dozen people died when a boat capsized near Mosul."
    told = found(Told(text, "Harbour Ledger"))
    assert len(told.record.events) == 1


def test_a_rescue_is_not_the_deed_that_it_rescues_from() -> None:
    told = shared(
        "Gunmen abducted 30 pupils from a school in Mosul on Tuesday.",
        "Army rescues pupils abducted from school in Mosul\n\nSoldiers rescued 30 pupils who had "
        "been abducted from a school in Mosul.",
    )
    assert ("report-0", "report-1") in told
    record = found(
        Told("Gunmen abducted 30 pupils from a school in Mosul on Tuesday.", "A"),
        Told("Army rescues pupils abducted from school in Mosul", "B"),
    ).record
    kinds = {event.type for event in record.events}
    assert {EventType.ASSAULT, EventType.RESCUE} <= kinds


def test_what_a_ship_carries_is_not_what_a_report_leads_with() -> None:
    told = found(
        Told("The coast guard seized a tanker on Tuesday that carried smuggled fuel.", "A"),
        Told("Commandos captured a ship with smuggled fuel on Tuesday.", "B"),
        Told("A tanker was seized by the coast guard. It carried smuggled fuel.", "C"),
    )
    assert told.event.type is EventType.COERCE
