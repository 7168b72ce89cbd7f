"""Mentions of one report: which its text makes one happening, and which it tells apart."""

from __future__ import annotations

import pytest
from short_stories import Found, Told, found

from rashomon.records import Attribute, EventType, FindingStatus, Standing


def told(text: str) -> Found:
    """What one report tells."""
    return found(Told(text, "Harbour Ledger"))


RAID = "Jets bombed a market in Tikrit on Tuesday."


@pytest.mark.parametrize(
    "more",
    [
        "Six people were killed.",
        "The attack killed six people.",
        "The bombing killed six people.",
        "Six people died in the market of Tikrit.",
        "The raid, on Tuesday, killed six people.",
    ],
)
def test_a_report_goes_on_about_its_happening(more: str) -> None:
    one = told(f"{RAID} {more}")
    assert len(one.record.events) == 1
    assert list(one.values(Attribute.KILLED)) == ["6 people"]
    assert list(one.values(Attribute.PLACE)) == ["Tikrīt, Iraq"]


@pytest.mark.parametrize(
    "more",
    [
        "Another attack killed six people.",
        "In a separate attack, six people were killed.",
        "Elsewhere in the country, six people were killed.",
        "Last week six people were killed in the town.",
        "In Mosul, six people were killed.",
        "On Sunday six people were killed.",
        "The army plans to bomb the market on Friday.",
        "Rebels killed six guards.",
        "An earlier bombing killed six people.",
        "Jets will bomb the market again.",
    ],
)
def test_what_is_told_apart_stays_apart(more: str) -> None:
    events = told(f"{RAID} {more}").record.events
    assert len({event.title for event in events}) == len(events) == 2
    assert "bombed" in {event.title for event in events}


@pytest.mark.parametrize(
    "text",
    [
        "A suicide attack in the province kills at least 15 people.\n\nAt least 327 people have "
        "also been killed in clashes in the province.",
        "A suicide bombing near the camp killed at least 15 people. People fled the camp at once."
        "\n\nAt least 32 people were killed in shelling of the province, the governor said.",
        "An air strike near the camp killed at least 15 people. People fled the camp at once."
        "\n\nAt least 32 people were killed in clashes in the province, the governor said.",
    ],
)
def test_tolls_of_deeds_of_different_kinds_are_of_two_happenings(text: str) -> None:
    findings = told(text).record.findings
    tolls = [each.values for each in findings if each.attribute is Attribute.KILLED]
    assert [len(values) for values in tolls] == [1, 1]


def test_two_strikes_on_one_town_and_day_stay_two_across_reports() -> None:
    text = (
        "An air strike hit a market in Tikrit on Tuesday, killing 23 people. Another air strike "
        "in Tikrit on Tuesday killed six people."
    )
    both = found(Told(text, "Harbour Ledger"), Told(text, "Saltmere Post"))
    tolls = {
        value.value for each in both.record.findings for value in each.values if value.quantity
    }
    assert [event.reports for event in both.record.events] == [("report-0", "report-1")] * 2
    assert tolls == {"23 people", "6 people"}
    assert list(both.values(Attribute.KILLED)) in (["23 people"], ["6 people"])


@pytest.mark.parametrize(
    "more",
    [
        "The war has killed 9,000 people since 2011.",
        "More than 9,000 people have been killed since the conflict began in 2011.",
    ],
)
def test_a_war_is_no_part_of_its_days(more: str) -> None:
    one = told(f"{RAID} Six people were killed. {more}")
    assert one.event.title == "bombed"
    assert list(one.values(Attribute.KILLED)) == ["6 people"]


@pytest.mark.parametrize(
    "more",
    [
        "This raid is the deadliest since the war began.",
        "The raid is the first to hit the market since the uprising began.",
    ],
)
def test_a_happening_that_is_compared_with_all_since_is_no_background(more: str) -> None:
    one = told(f"{RAID} {more}")
    assert len(one.event.mentions) > 1


def test_a_harm_far_down_the_text_is_of_nothing_before_it() -> None:
    between = "Traders spoke of the price of flour and of the long road to the port. " * 40
    events = told(f"{RAID} {between} Six people were killed.").record.events
    assert {event.type for event in events} >= {EventType.ASSAULT, EventType.CASUALTY}


def test_a_bomb_that_explodes_is_one_happening() -> None:
    one = told("A bomb exploded in a market in Mosul on Tuesday. Six people were killed.")
    assert len(one.record.events) == 1


@pytest.mark.parametrize(
    ("army", "contested"),
    [("Troops", False), ("A force", False), ("The army", True), ("The Iraqi army", True)],
)
def test_only_whoever_is_somebodys_rivals_the_rebels(army: str, contested: bool) -> None:
    found_ = found(
        Told("Rebels shelled a market in Tikrit on Tuesday, the mayor said.", "Harbour Ledger"),
        Told(f"{army} shelled a market in Tikrit on Tuesday, a doctor said.", "Northern Wire"),
    )
    assert len(found_.record.events) == 1
    (finding,) = (f for f in found_.record.findings if f.attribute is Attribute.AGENT)
    assert (finding.status is FindingStatus.CONTESTED) is contested


def test_who_else_is_said_to_have_struck_the_same_thing_rivals() -> None:
    one = told(
        "The army killed 40 people in an air strike on a market in Kutum on Friday, doctors said. "
        "General Omar Haddad said that the rebels had shelled the market itself with artillery."
    )
    assert len(one.record.events) == 1
    agents = next(f for f in one.record.findings if f.attribute is Attribute.AGENT)
    assert agents.status is FindingStatus.CONTESTED


def test_a_figure_that_was_replaced_rivals_no_third() -> None:
    found_ = found(
        Told("Rebels killed 45 people in Tikrit on Tuesday, a witness said.", "Harbour Ledger"),
        Told(
            "Rebels killed 40 people in Tikrit on Tuesday, the toll rising to 40 from 32, a doctor "
            "said.",
            "Northern Wire",
        ),
    )
    killed = next(f for f in found_.record.findings if f.attribute is Attribute.KILLED)
    rivals = {value.value for value in killed.values if value.standing is Standing.RIVAL}
    assert not any("32" in value for value in rivals)


def test_bodies_that_are_found_are_not_of_what_is_told_next() -> None:
    one = told(
        "Divers found four more bodies off Lamore on Thursday, the coast guard said.\n\nPolice "
        "fired tear gas at relatives of the dead and arrested 14 of them."
    )
    gas = next(event for event in one.record.events if event.type is EventType.ASSAULT)
    figures = [f for f in one.record.findings if f.event == gas.id]
    assert all(f.attribute is not Attribute.KILLED for f in figures)
