"""What a report tells apart though its words are alike, and whom an attack befell or who did it."""

from __future__ import annotations

import pytest
from short_stories import Told, found

from rashomon.findings.things import is_finer, named
from rashomon.records import Attribute, FindingStatus, Standing

LEAD = (
    "At least 54 people were killed on Saturday when shells hit a market in Omdurman, the health "
    "ministry said. Witnesses said four shells landed in the middle of the market. "
)
FILLER = "Shops along the river stayed shut for the rest of the day, and streets were empty. " * 4


def test_a_deed_of_another_day_far_into_a_report_is_another() -> None:
    one = found(
        Told(
            LEAD + FILLER + "On Sunday, a drone strike on a depot in Khartoum killed two guards.",
            published="2025-02-03",
        )
    )
    assert list(one.values(Attribute.KILLED)) == ["at least 54 people"]
    assert len(one.record.events) > 1


def test_who_denies_the_attack_denies_the_one_that_is_told() -> None:
    one = found(
        Told(
            "At least 54 people were killed on Saturday when shells hit a market in Omdurman, the "
            "health ministry said. The Rapid Support Forces denied carrying out the attack.",
            published="2025-02-03",
        )
    )
    assert sorted(one.values(Attribute.OCCURRED)) == ["no", "yes"]
    assert one.on(Attribute.OCCURRED).status is FindingStatus.CONTESTED


@pytest.mark.parametrize(
    "more",
    [
        "The conflict has killed 20,000 people.",
        "A watchdog reported 23 journalists killed in the country's 30-month war.",
        "The death toll was expected to rise.",
        "Twenty-six civilians were also killed.",
        "In recent days 57 civilians were killed.",
    ],
)
def test_tolls_of_a_war_or_of_others_are_not_those_of_one_attack(more: str) -> None:
    one = found(Told("A bomb killed nine people in Homs on Tuesday. " + more))
    tolls = [f for f in one.record.findings if f.attribute is Attribute.KILLED]
    labels = [[value.value for value in finding.values] for finding in tolls]
    assert ["9 people"] in labels


def test_another_thirty_are_of_the_same_attack() -> None:
    one = found(Told("A bomb killed nine people in Homs on Tuesday. Another 30 were wounded."))
    assert list(one.values(Attribute.WOUNDED)) == ["30"]


def test_up_to_sixty_is_no_room_for_fifteen() -> None:
    two = found(
        Told("A missile killed 15 people in Homs on Tuesday, a doctor said."),
        Told("The army said the missile killed up to 60 people in Homs on Tuesday."),
    )
    assert two.on(Attribute.KILLED).status is FindingStatus.CONTESTED


def test_doers_whom_one_teller_names_together_are_no_rivals() -> None:
    one = found(Told("Turkey and the United States shelled a market in Homs on Tuesday."))
    agents = one.on(Attribute.AGENT)
    assert agents.status is not FindingStatus.CONTESTED
    assert len(agents.values) > 1


def test_a_suburb_is_finer_than_its_town() -> None:
    one = found(
        Told(
            "A bomb killed 18 people in Damascus on Tuesday. The bomb exploded in the Damascus "
            "suburb of Jaramana."
        )
    )
    assert one.standings(Attribute.PLACE) == {
        "Jaramānā, Syria": Standing.FINER,
        "Damascus, Syria": Standing.COARSER,
    }


def test_a_place_before_a_colon_tells_nothing() -> None:
    one = found(Told("Sudan: 60 dead in attack on market\n\nSixty people died in an attack."))
    assert "Sudan" not in {
        name for finding in one.record.findings for name in one.names(finding.support)
    }


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A bomb", "bomb"),
        ("the car bomb in the square", "car bomb"),
        ("- crude explosive devices", "explosive device"),
        ("a barrage of rockets", "rocket"),
        ("two S-300 missiles", "S-300 missile"),
        ("reports of heavy losses", ""),
        ("the knife", "knife"),
    ],
)
def test_a_thing_is_called_by_its_kind(words: str, name: str) -> None:
    assert named(words) == name


def test_a_car_bomb_is_a_bomb_and_of_explosives() -> None:
    assert is_finer("car bomb", "bomb")
    assert is_finer("car bomb", "explosives")
    assert not is_finer("bomb", "car bomb")
    assert not is_finer("rocket", "bomb")


def test_who_was_taken_on_a_day_of_its_own_was_not_taken_in_the_killing() -> None:
    one = found(
        Told(
            "More than 460 patients were killed at a hospital in El Fasher, the health ministry "
            "said. Six nurses were abducted on Tuesday, it said.",
            published="2025-10-29",
        )
    )
    assert len(one.record.events) > 1
    assert list(one.values(Attribute.RECIPIENT)) == ["patients"]


def test_a_deed_is_denied_where_another_tells_it_of_the_same_place() -> None:
    one = found(
        Told(
            "The Rapid Support Forces denied killing patients at the Saudi Hospital in El Fasher. "
            "The Sudan Doctors Network said its fighters had killed everyone they found inside the "
            "Saudi Hospital.",
            published="2025-10-29",
        )
    )
    assert one.on(Attribute.OCCURRED).status is FindingStatus.CONTESTED


def test_verbs_that_say_nothing_join_nothing() -> None:
    one = found(
        Told(
            "Thousands took to the streets in Nairobi on Wednesday. Two broadcasters were taken "
            "off air.",
            published="2025-06-26",
        )
    )
    assert len(one.record.events) == 2


def test_who_died_in_protests_died_in_them_wherever_the_toll_stands() -> None:
    one = found(
        Told(
            "Toll from protests rises to 19\n\nThe number of people killed in Wednesday's protests "
            "in Nairobi has risen to 19, a commission said. It documented 531 injuries.",
            published="2025-06-27",
        )
    )
    assert [value.quantity.low for value in one.on(Attribute.KILLED).values if value.quantity] == [
        19
    ]
    assert list(one.values(Attribute.WOUNDED)) == ["531"]


def test_an_air_raid_may_be_a_drones() -> None:
    one = found(
        Told("A drone hit a market in Homs on Tuesday. Doctors said the air raid wounded nine.")
    )
    assert len(one.record.events) == 1


def test_a_claim_that_names_no_deed_says_who_did_it() -> None:
    one = found(
        Told(
            "A bomb killed nine people at a market in Homs on Tuesday, police said. "
            "The Tern Front claimed responsibility."
        )
    )
    assert list(one.values(Attribute.AGENT)) == ["Tern Front"]


def test_attackers_who_were_shot_are_not_those_whom_they_killed() -> None:
    two = found(
        Told("Gunmen killed 115 people in Homs on Tuesday, the mayor said."),
        Told("Gunmen attacked Homs on Tuesday. Two attackers were killed, police said."),
    )
    statuses = {f.status for f in two.record.findings if f.attribute is Attribute.KILLED}
    assert FindingStatus.CONTESTED not in statuses


def test_all_who_died_since_an_earthquake_are_not_the_toll_of_one_strike() -> None:
    one = found(
        Told(
            "An air strike killed 22 people in Homs on Tuesday, witnesses said. More than 200 "
            "civilians have been killed in attacks since the March 28 earthquake, the UN said."
        )
    )
    (event,) = [e for e in one.record.events if e.id == one.event.id]
    killed = [f for f in one.record.findings if f.event == event.id]
    lows = {v.quantity.low for f in killed for v in f.values if v.quantity is not None}
    assert 200 not in lows


def test_an_army_and_its_state_are_one_side_of_a_deed() -> None:
    one = found(
        Told(
            "Syria strike on hall kills 22\n\nAn air strike by Syria's military on a farm in a "
            "rebel-held village killed two dozen people in Homs on Tuesday, witnesses said."
        )
    )
    assert len(one.record.events) == 1


def test_what_a_deed_was_in_return_for_is_not_that_deed() -> None:
    one = found(
        Told(
            "Members of the Marsh gang killed 70 people in Homs on Tuesday, officials said. The "
            "gang's leader said it was in retaliation for the calm while police killed his "
            "soldiers."
        )
    )
    agents = [f for f in one.record.findings if f.attribute is Attribute.AGENT]
    of_this = [f for f in agents if f.event == one.event.id]
    assert "police" not in {value.value.lower() for f in of_this for value in f.values}


def test_a_jet_tells_less_than_an_army() -> None:
    two = found(
        Told("A fighter jet bombed a market in Homs on Tuesday, a doctor said."),
        Told("The Syrian army bombed a market in Homs on Tuesday, a rebel said."),
    )
    assert next(iter(two.values(Attribute.AGENT))) != "fighter jet"


def test_what_a_deed_came_weeks_after_is_not_that_deed() -> None:
    two = found(
        Told(
            "Turkish jets struck nine camps in Raqqa on Tuesday, the army said, two weeks after "
            "the Ankara attack in which 26 people were killed."
        ),
        Told("Turkish strikes on camps in Raqqa killed 26 people on Tuesday, a doctor said."),
    )
    places = set(two.values(Attribute.PLACE))
    assert not any("Ankara" in place for place in places)


def test_a_deed_after_one_in_another_land_is_not_that_deed() -> None:
    one = found(
        Told(
            "Turkey strikes militants in Syria after Istanbul bombing; rockets hit border town\n\n"
            "Turkish jets carried out air strikes on militants in Syria on Sunday, the army said, "
            "a week after a bomb killed six people in Istanbul. The strikes killed 18 fighters, a "
            "monitor said. Hours later rockets wounded eight people at a border gate in Kilis.",
            published="2022-11-21",
        )
    )
    assert not any("Istanbul" in place for place in one.values(Attribute.PLACE))
    assert [v.quantity.low for v in one.on(Attribute.KILLED).values if v.quantity] == [18]
    wounded = [
        f
        for f in one.record.findings
        if f.attribute is Attribute.WOUNDED and f.event == one.event.id
    ]
    assert wounded == []


def test_who_denies_any_such_attack_denies_the_one_that_is_told() -> None:
    one = found(
        Told(
            "A chemical attack on Douma killed 60 people on Saturday, doctors said. The Syrian "
            "state denied that its forces had launched any chemical attack."
        )
    )
    assert one.on(Attribute.OCCURRED).status is FindingStatus.CONTESTED


def test_a_suspect_s_death_is_no_toll_of_what_he_did() -> None:
    one = found(
        Told(
            "A candidate was shot dead at a rally in Quito on Wednesday, officials said. Nine "
            "people were wounded, police said. A suspect was shot by security guards."
        )
    )
    agents = [f for f in one.record.findings if f.attribute is Attribute.AGENT]
    assert all(f.event != one.event.id for f in agents)


def test_two_sides_that_fight_are_no_rival_doers() -> None:
    two = found(
        Told("Armenia fought Azerbaijani troops near Goris on Tuesday, an official said."),
        Told("Clashes between Azerbaijani and Armenian troops near Goris killed 155 on Tuesday."),
    )
    assert all(
        f.status is not FindingStatus.CONTESTED
        for f in two.record.findings
        if f.attribute is Attribute.AGENT
    )


def test_whom_a_strike_was_aimed_at_rivals_those_whom_others_saw_die() -> None:
    one = found(
        Told(
            "US says drone strike in Kabul killed bomber\n\nA US drone strike blew up a vehicle in "
            "Kabul on Sunday, hours after the president warned of another attack, the US military "
            "said. Large explosions followed, it said. Neighbours said nine members of one family "
            "were killed. A Taliban spokesman said the strike killed seven people.",
            published="2021-08-30",
        )
    )
    assert one.on(Attribute.KILLED).status is FindingStatus.CONTESTED
    assert {v.quantity.low for v in one.on(Attribute.KILLED).values if v.quantity} == {7, 9}


def test_civilians_including_children_are_civilians() -> None:
    one = found(
        Told("Air strikes on Homs killed at least 12 civilians including children on Tuesday."),
        Told("Four children were killed in air strikes on Homs on Tuesday."),
    )
    assert sorted(one.values(Attribute.RECIPIENT)) == ["children", "civilians"]
