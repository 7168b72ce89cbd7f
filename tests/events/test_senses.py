"""What a text as a whole, or the words around it, make of a word that may be several things."""

from __future__ import annotations

import pytest
from test_event_mentions import told

from rashomon.records import EventType, Status


def kinds(text: str) -> list[tuple[str, str]]:
    """Each event's first words and its type."""
    found = told(text)
    return [(event.trigger[0].of(text), event.type.value) for event in found.events]


@pytest.mark.parametrize(
    ("text", "agents", "place"),
    [
        ("Russian strikes in Homs killed nine people.", ["Russian"], "Homs"),
        ("At least 12 people were killed in Israeli strikes in Homs.", ["Israeli"], "Homs"),
        ("Overnight strikes killed three people in Homs, a medic said.", [], "Homs"),
        ("A strike by US aircraft in Homs killed five fighters.", ["US aircraft"], "Homs"),
        ("Two raids in Homs left another nine wounded, the army said.", [], "Homs"),
    ],
)
def test_strikes_and_raids_are_attacks_where_the_text_tells_of_violence(
    text: str, agents: list[str], place: str
) -> None:
    found = told(text)
    event = found.the(EventType.ASSAULT)
    assert found.words(event.agents) == agents
    assert event.place is not None
    assert event.place.words.of(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "A strike by nurses closed two hospitals.",
        "The teachers' strike over wages ended on Friday, and two pickets were hurt.",
    ],
)
def test_those_who_stop_work_strike_nobody(text: str) -> None:
    assert ("strike", "PROTEST") in kinds(text)
    assert all(kind != "ASSAULT" for _, kind in kinds(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The navy targeted smugglers' boats off the cape.", "targeted"),
        ("Militants targeted a bus station with rockets.", "targeted"),
        ("Rebel fighters entered the town of Kessa on Monday.", "entered"),
        ("A ferry carrying 300 people capsized on the lake, leaving 78 dead.", "capsized"),
        ("The bodies of nine miners were brought to the clinic.", "bodies"),
        ("Police seized a lorry full of cigarettes.", "seized"),
    ],
)
def test_what_news_tells_often_is_read(text: str, word: str) -> None:
    assert word in [words for words, _ in kinds(text)]


@pytest.mark.parametrize(
    "text",
    ["The campaign targeted young voters.", "The president entered the hall."],
)
def test_the_same_words_without_arms_are_no_attack(text: str) -> None:
    assert all(kind != "ASSAULT" for _, kind in kinds(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A guard said his bomb detector began beeping.", "bomb"),
        ("Five aid workers were killed.", "aid"),
        ("Warring factions agreed to a truce.", "Warring"),
        ("Rescuers pulled five men from the debris.", "Rescuers"),
        ("The raids targeted a market, killing six.", "targeted … killing"),
    ],
)
def test_what_only_says_of_which_kind_somebody_is_does_not_happen(text: str, word: str) -> None:
    assert word not in [words for words, _ in kinds(text)]


def test_what_a_deed_comes_to_is_not_done_by_whom_it_befell() -> None:
    found = told("A hospital in Homs was hit on Tuesday, killing hundreds.")
    assert all(not found.words(event.agents) for event in found.events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The district has been targeted more than once by rockets.", Status.HABITUAL),
        ("The army has repeatedly bombed the camp.", Status.HABITUAL),
        ("The town was shelled several times on Monday.", Status.HAPPENED),
        ("He was seen in the occupied town.", Status.HABITUAL),
        ("Norvik says it does not bomb hospitals with rockets.", Status.HABITUAL),
        ("Norvik said it did not bomb the hospital.", Status.NEGATED),
    ],
)
def test_what_was_so_often_or_goes_on_is_no_one_happening(text: str, expected: Status) -> None:
    assert told(text).the(EventType.ASSAULT).status is expected


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("A bomb killed 70 people at least.", "killed at least 70"),
        ("Soldiers destroyed over 60 terrorists.", "killed more than 60"),
        ("Police eliminated two militants.", "killed 2"),
    ],
)
def test_tolls_in_other_words(text: str, toll: str) -> None:
    found = told(text)
    assert toll in [each for event in found.events for each in found.tolls(event)]


def test_destroyed_things_are_not_dead() -> None:
    found = told("The army destroyed 12 tanks.")
    assert [each.split()[0] for event in found.events for each in found.tolls(event)] == [
        "vehicles"
    ]


def test_who_is_accused_of_a_deed_did_it_and_is_not_where_it_was() -> None:
    found = told("The president accused Moscow of shelling civilians.")
    event = found.the(EventType.ASSAULT)
    assert found.words(event.agents) == ["Moscow"]
    assert event.place is None


def _actor(text: str) -> tuple[str, str]:
    """Who did the first attack: the actor's name and country."""
    found = told(text)
    (agent,) = found.the(EventType.ASSAULT).agents
    assert agent.actor is not None
    actor = found.around.actors[agent.actor]
    return actor.name, actor.country


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Russia's defence ministry said that its forces had struck a depot.",
            ("forces", "RUS"),
        ),
        (
            "Artillery of the Rapid Support Forces hit a market.",
            ("Rapid Support Forces", "SDN"),
        ),
    ],
)
def test_forces_are_of_whom_they_are_said_to_be(text: str, who: tuple[str, str]) -> None:
    assert _actor(text) == who


def test_a_people_in_the_plural_are_persons() -> None:
    found = told("Several Syrians were killed in Homs.")
    (whom,) = found.the(EventType.CASUALTY).recipients
    assert whom.actor is not None
    assert found.around.actors[whom.actor].name == "Syrians"
    assert found.around.actors[whom.actor].label is None
