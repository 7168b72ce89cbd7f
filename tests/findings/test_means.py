"""By what means, and by whom: what tells one deed from another, and what only tells that it was."""

from __future__ import annotations

import pytest
from short_stories import Told, found

from rashomon.findings.things import craft, exclude, is_equipment, is_finer, planted
from rashomon.records import Attribute, Conflict, FindingStatus, Standing


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("drone", "warplane", True),
        ("helicopter", "jet", True),
        ("jet", "warplane", False),
        ("aircraft", "drone", False),
        ("aerial", "drone", False),
        ("device planted", "suicide attack", True),
        ("roadside bomb", "suicide attack", True),
        ("car bomb", "suicide attack", False),
        ("device planted", "explosives", False),
    ],
)
def test_which_means_exclude_each_other(one: str, other: str, expected: bool) -> None:
    assert exclude(one, other) is exclude(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("helicopter", "aircraft"),
        ("warplane", "aerial"),
        ("roadside bomb", "explosives"),
        ("car bomb", "bomb"),
    ],
)
def test_which_means_are_the_more_exact(one: str, other: str) -> None:
    assert is_finer(one, other)
    assert not is_finer(other, one)
    assert not is_finer(one, one)


def test_what_somebody_fights_with_is_no_one_else() -> None:
    assert craft("warplanes") == craft("jets") == "plane"
    assert craft("police") == ""
    assert is_equipment("tanks")
    assert not is_equipment("soldiers")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It went off when a device planted in the bus was detonated.", "device planted"),
        ("A bomb that had been hidden under a seat went off.", "bomb that had been hidden"),
        ("Roadside bombs killed four.", "Roadside bombs"),
        ("The mill was planted with trees.", None),
        ("A man with a bomb walked in.", None),
    ],
)
def test_where_a_sentence_says_that_a_bomb_lay_there(sentence: str, said: str | None) -> None:
    match = planted(sentence)
    assert (match.group() if match else None) == said


def strike(means: str, who: str) -> Told:
    """One who tells from what a car was struck."""
    return Told(
        f"{means} hit a car in Rutba on 24 June 2014, killing three men, {who} said.", f"The {who}"
    )


def test_a_drone_and_a_plane_are_contested_means_of_one_state() -> None:
    told = found(strike("An Israeli drone", "Omar Haddad"), strike("An Israeli jet", "Karim Aziz"))
    assert told.on(Attribute.MEANS).conflict is Conflict.MEANS
    assert told.on(Attribute.AGENT).status is FindingStatus.AGREED


def test_one_report_that_has_both_contests_neither() -> None:
    both = Told(
        "Israeli jets and drones hit a car in Rutba on 24 June 2014, Lina Brandt said.", "L"
    )
    told = found(
        strike("An Israeli drone", "Omar Haddad"), strike("An Israeli jet", "Haddad"), both
    )
    assert told.on(Attribute.MEANS).status is not FindingStatus.CONTESTED


def test_a_planted_bomb_rivals_a_suicide_attack() -> None:
    told = found(
        Told("A suicide bomber killed six people in Rutba on 24 June 2014, Omar Haddad said.", "A"),
        Told(
            "A bomb planted on a bus killed six people in Rutba on 24 June 2014, Karim Aziz said.",
            "B",
        ),
    )
    assert told.on(Attribute.MEANS).status is FindingStatus.CONTESTED


def test_the_bomber_is_no_support_for_who_sent_him() -> None:
    told = found(
        Told(
            "A bomber killed six people in Rutba on 24 June 2014, police colonel Omar Haddad "
            "said. The Islamic State claimed responsibility for the bombing.",
            "A",
        ),
        Told("A bomber killed six people in Rutba on 24 June 2014, Karim Aziz said.", "B"),
    )
    agent = told.on(Attribute.AGENT)
    assert agent.status is FindingStatus.SINGLE_ORIGIN
    assert agent.support.high == 1
    assert told.standings(Attribute.AGENT)["Islamic State"] is Standing.STANDS


def test_a_floor_stays_one_where_a_headline_cuts_it_short() -> None:
    told = found(
        Told(
            "Raid on Rutba kills 10\n\nJets bombed Rutba on 24 June 2014, killing at least 10 "
            "people, Omar Haddad said.",
            "A",
        ),
        Told(
            "Jets bombed Rutba on 24 June 2014. Lina Brandt said that 13 people were killed.", "B"
        ),
    )
    killed = told.on(Attribute.KILLED)
    assert killed.status is not FindingStatus.CONTESTED
    assert "at least 10" in str(told.standings(Attribute.KILLED))


def test_who_counts_exactly_is_no_relay_of_who_gives_a_floor() -> None:
    told = found(
        Told(
            "Jets bombed Rutba on 24 June 2014, killing at least 10 people, Omar Haddad said. "
            "Lina Brandt said that 10 people were killed.",
            "A",
        )
    )
    assert not any("at least" in value for value in told.standings(Attribute.KILLED))
