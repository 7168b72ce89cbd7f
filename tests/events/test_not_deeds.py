"""What only looks like a deed's victim, doer or cause: hours, channels, crowds, birds."""

from __future__ import annotations

import pytest
from test_event_mentions import told

from rashomon.records import EventType, QuantityKind, Status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Residents heard shelling at around 10:00 pm.", EventType.ASSAULT),
        ("The group posted a video of the attack on its Telegram channel.", EventType.ASSAULT),
    ],
)
def test_an_hour_and_a_channel_are_no_targets(text: str, kind: EventType) -> None:
    assert told(text).the(kind).recipients == ()


@pytest.mark.parametrize(
    "text",
    [
        "The plane had hit a flock of birds.",
        "The plane was shot at by accident from the ground, and nobody was hurt by accident.",
        "The airline withdrew that explanation.",
    ],
)
def test_neither_attack_nor_accident_nor_retreat(text: str) -> None:
    kinds = {event.type for event in told(text).events}
    assert not kinds & {EventType.ACCIDENT, EventType.RETREAT}
    assert "birds" not in text or EventType.ASSAULT not in kinds


def test_who_protests_against_a_government_is_not_the_government() -> None:
    found = told("Three people were killed in anti-government protests in Nairobi.")
    assert found.the(EventType.PROTEST).agents == ()
    assert found.the(EventType.CASUALTY).agents == ()


def test_a_country_before_protests_is_where_they_are() -> None:
    found = told("At least 16 killed in Kenya protests")
    event = found.the(EventType.PROTEST)
    assert event.agents == ()
    assert event.place is not None
    assert event.place.words.of(found.text) == "Kenya"


@pytest.mark.parametrize(
    "text",
    [
        "Paramilitaries killed hundreds in hospital.",
        "At least five of the dead had been shot, the doctor said.",
    ],
)
def test_the_dead_are_not_counted_as_wounded(text: str) -> None:
    kinds = {quantity.kind for quantity in told(text).around.quantities}
    assert kinds == {QuantityKind.KILLED}


def test_who_was_freed_and_is_caught_again_is_arrested() -> None:
    assert told("443 inmates have been recaptured.").the(EventType.COERCE).mode == "arrest"
    assert told("The army recaptured the dam.").the(EventType.ASSAULT).mode == "capture"


def test_way_that_is_blasted_is_no_criticism() -> None:
    found = told("Attackers blasted their way into the prison, killing one guard.")
    assert {event.type for event in found.events} == {EventType.ASSAULT}


def test_what_guns_are_used_against_as_a_rule_is_no_one_strike() -> None:
    found = told("Moscow has repeatedly used air defences against Ukrainian drone strikes.")
    assert found.the(EventType.ASSAULT).status is Status.HABITUAL


def test_who_dies_after_a_town_is_taken_need_not_die_of_that() -> None:
    found = told("Nine people were killed at the clinic after it was captured by rebels.")
    assert found.the(EventType.CASUALTY).came_by == ()
    blast = told("Nine people were killed after a bomb exploded at the clinic.")
    assert blast.the(EventType.CASUALTY).came_by != ()


def test_demonstrations_are_protests_where_the_text_tells_of_unrest() -> None:
    assert told("Ten students died in Wednesday's demonstrations.").the(EventType.PROTEST)
    plain = told("The chef gave cooking demonstrations on Wednesday.")
    assert not plain.events


def test_jets_and_missiles_are_the_jets_owners() -> None:
    found = told("Russian jets and missiles hit Kharkiv on Monday, killing nine.")
    event = found.events[0]
    assert found.words(event.agents) == ["Russian jets"]


def test_dashes_are_no_part_of_who_is_named() -> None:
    found = told("Six health workers - four doctors, a nurse and a pharmacist - were abducted.")
    words = found.words(found.the(EventType.ASSAULT).recipients)
    assert not any(each.startswith("-") for each in words)


def test_a_camp_is_no_flight_and_blocked_roads_alone_no_protest() -> None:
    assert not told("The refugee camp lies by the river.").events
    assert not told("Roads to the village are blocked.").events
    blocked = told("Miners blocked the road to the port on Tuesday.")
    assert blocked.words(blocked.the(EventType.PROTEST).agents) == ["Miners"]


def test_an_attack_is_nobody_who_died() -> None:
    found = told("Nine people died on Monday, the worst attack in years.")
    assert found.words(found.the(EventType.CASUALTY).recipients) == ["Nine people"]


def test_strikes_that_are_kept_up_are_no_one_strike() -> None:
    found = told("The air force has kept up strikes on the south.")
    assert found.the(EventType.ASSAULT).status is Status.HABITUAL


def test_where_a_visit_went_is_not_where_the_attack_was() -> None:
    found = told("The mayor cut short a visit to Munich and condemned the attack.")
    assert found.the(EventType.ASSAULT).place is None


def test_what_an_attack_includes_has_doers_of_its_own() -> None:
    found = told("Attacks on several towns, including raids by Syria, went on.")
    assert found.the(EventType.ASSAULT).agents == ()


@pytest.mark.parametrize(
    "text",
    [
        "Police did not respond to requests for comment.",
        "The ministry did not answer a request for an interview.",
    ],
)
def test_what_a_reporter_asks_is_no_request(text: str) -> None:
    assert not [event for event in told(text).events if event.type is EventType.REQUEST]


@pytest.mark.parametrize(
    "text",
    [
        "The opposition demanded that he resign.",
        "The union urged that the minister step down.",
        "Protesters demanded that the army withdraw from the city.",
    ],
)
def test_what_is_demanded_is_not_done(text: str) -> None:
    assert told(text).the(EventType.RETREAT).status is Status.DEMANDED


def test_what_somebody_insists_on_may_be_done() -> None:
    found = told("The army insisted that it had withdrawn from the city.")
    assert found.the(EventType.RETREAT).status is Status.HAPPENED


@pytest.mark.parametrize(
    "text",
    [
        "It was one of the deadliest massacres in recent years.",
        "The army has stepped up raids on the border towns.",
    ],
)
def test_one_of_many_is_no_happening_of_its_own(text: str) -> None:
    assert {event.status for event in told(text).events} == {Status.HABITUAL}


def test_the_worst_disaster_is_of_no_means() -> None:
    found = told("The death toll from the country's worst rail disaster has risen to 288.")
    words = {w.words.of(found.text) for event in found.events for w in event.instruments}
    assert "worst" not in words


def test_a_gang_s_name_is_no_place() -> None:
    found = told("The attack was carried out by the Gran Tern gang.")
    assert found.the(EventType.ASSAULT).place is None


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen went from house to house on Thursday, killing 70 people.",
        "Raiders stormed through the village on Thursday, killing 70 people.",
    ],
)
def test_what_is_done_meanwhile_is_of_that_day(text: str) -> None:
    found = told(text)
    killing = found.events[-1]
    assert killing.when is not None
    assert found.around.times[killing.when].words.of(text) == "on Thursday"


def test_where_there_was_no_strike_on_a_place_nobody_was_on_strike() -> None:
    found = told("There was no air strike on the school.")
    assert [(event.type, event.status) for event in found.events] == [
        (EventType.ASSAULT, Status.NEGATED)
    ]


def test_villages_agree_on_nothing() -> None:
    assert not told("Water covered three settlements.").events


def test_who_acts_after_a_deed_did_not_do_that_deed() -> None:
    found = told("The army said it shot down five jets after strikes killed 26 people.")
    shot = next(e for e in found.events if e.trigger[0].of(found.text).startswith("shot"))
    kinds = {found.around.quantities[n].kind for n in shot.quantities}
    assert shot.came_by == ()
    assert QuantityKind.KILLED not in kinds
    blast = told("Nine people were killed after a bomb exploded at the mill.")
    assert blast.the(EventType.CASUALTY).came_by != ()


def test_a_river_is_no_city_on_it() -> None:
    found = told("A boat sank in the Dnipro River on Monday.")
    place = found.the(EventType.ACCIDENT).place
    assert place is not None
    assert found.around.places[place.mention].located is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministry said the aim of the operation was to prevent attacks.", Status.HYPOTHETICAL),
        ("Guards prevented an attack on the mill.", Status.NEGATED),
        ("Guards managed to prevent an attack on the mill.", Status.NEGATED),
        ("Guards failed to prevent an attack on the mill.", Status.HAPPENED),
        ("Buses took civilians out of areas under bombardment by the army.", Status.HABITUAL),
        ("The mill came under bombardment by the army.", Status.HAPPENED),
    ],
)
def test_what_is_to_be_prevented_or_goes_on_is_told_so(text: str, status: Status) -> None:
    assert told(text).the(EventType.ASSAULT).status is status


@pytest.mark.parametrize(
    "text",
    [
        "An air strike by the Saudi-led coalition hit a wedding in Sabra.",
        "Saudi-led coalition air strikes hit a wedding in Sabra.",
    ],
)
def test_a_coalition_is_who_acts_and_no_cooperation(text: str) -> None:
    found = told(text)
    assert all(event.type is not EventType.COOPERATE for event in found.events)
    (agent,) = found.words(found.the(EventType.ASSAULT).agents)
    assert agent.endswith("coalition")


def test_hostages_are_not_taken_where_and_when_they_are_freed() -> None:
    found = told("A total of 37 hostages were freed in Mosul on Sunday, a general said.")
    taking = found.the(EventType.ASSAULT)
    assert (taking.place, taking.when) == (None, None)
    freed = found.the(EventType.RETREAT)
    assert freed.place is not None
    assert freed.when is not None


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        (
            "Guards fired into the air to disperse them.",
            EventType.ASSAULT,
            "Guards",
        ),
        (
            "The coast guard seized the vessel, accusing it of carrying rifles.",
            EventType.ACCUSE,
            "The coast guard",
        ),
    ],
)
def test_nobody_does_it_to_himself_by_a_plain_pronoun(
    text: str, kind: EventType, other: str
) -> None:
    found = told(text)
    meant = [
        each.stands_for.of(found.text)
        for event in found.events
        if event.type is kind
        for each in event.recipients
        if each.stands_for is not None
    ]
    assert other not in meant


def test_most_of_them_are_part_of_those_who_were_hurt() -> None:
    found = told("The blast wounded at least 82 people, most of them girls and young women.")
    assert len(found.the(EventType.CASUALTY).recipients) == 1


def test_who_seized_a_ship_detained_its_crew() -> None:
    found = told(
        "The navy's guards have seized a foreign tanker in the gulf that they accused of smuggling "
        "11 million litres of fuel and detained its 16 crew, state media reported on Monday."
    )
    detained = next(event for event in found.events if event.lemma == "detain")
    assert "tanker" not in " ".join(found.words(detained.agents))


def test_pupils_who_are_rescued_were_abducted() -> None:
    found = told("Army rescues pupils abducted from school in Mosul")
    abducted = next(event for event in found.events if event.lemma == "abduct")
    assert found.words(abducted.recipients) == ["pupils"]
    assert abducted.agents == ()


def test_people_who_collapse_are_no_building() -> None:
    found = told("The rebels were collapsing and spreading false news.")
    assert all(event.type is not EventType.ACCIDENT for event in found.events)


def test_a_bomber_who_is_killed_bombs_nothing_there() -> None:
    found = told("A drone strike in Mosul killed a bomber.")
    modes = [event.mode for event in found.events if event.type is EventType.ASSAULT]
    assert modes == ["drone"]


def test_a_threat_to_a_place_is_not_there() -> None:
    found = told("The strike killed two men who were a threat to Damascus.")
    assert all(event.place is None for event in found.events)
