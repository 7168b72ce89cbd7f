"""Who claims a deed or is blamed for it, and that words about a deed are no words against it."""

from __future__ import annotations

import pytest
from test_event_mentions import Told, told

from rashomon.records import BLAMED, CLAIMS_IT, EventMention, EventType, Status


def deed(found: Told, word: str = "bombing") -> EventMention:
    """The deed that a sentence names by a noun."""
    return next(each for each in found.events if each.trigger[0].of(found.text).endswith(word))


def behind(text: str, word: str = "bombing") -> list[tuple[str, str]]:
    """Who is behind a deed, and how that is told."""
    found = told(text)
    return [(each.words.of(text), each.evidence) for each in deed(found, word).agents]


@pytest.mark.parametrize(
    "text",
    [
        "The Tern Front claimed responsibility for the bombing of the mill.",
        "The Tern Front claimed credit for the bombing of the mill.",
        "The Tern Front claimed the bombing of the mill.",
        "Responsibility for the bombing was claimed by the Tern Front.",
        "The bombing of the mill was claimed by the Tern Front.",
        "A bombing claimed by the Tern Front killed four guards.",
    ],
)
def test_who_claims_a_deed_did_it(text: str) -> None:
    (who,) = behind(text)
    assert (who[0].lower(), who[1]) == ("the tern front", CLAIMS_IT)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Norvik blamed rebels for the bombing of the mill.", "rebels"),
        ("Rebels were blamed for the bombing of the mill.", "Rebels"),
        ("Norvik blamed the bombing of the mill on rebels.", "rebels"),
        ("The bombing of the mill was blamed on rebels.", "rebels"),
        pytest.param(
            "Police blamed the bombing of the mill on the Tern Front.",
            "the Tern Front",
            marks=pytest.mark.xfail(
                strict=True, reason="a capital after “on” is read as where it was"
            ),
        ),
        ("Norvik accused rebels of the bombing of the mill.", "rebels"),
        ("A colonel was responsible for the bombing of the mill.", "A colonel"),
        ("The men responsible for the bombing of the mill fled.", "The men"),
        ("Drug traffickers were behind the bombing of the mill.", "Drug traffickers"),
        ("Two guards were involved in the bombing of the mill.", "Two guards"),
        ("Two brothers are accused of taking part in the bombing.", "Two brothers"),
        ("Police charged two miners with the bombing of the mill.", "two miners"),
    ],
)
def test_who_is_blamed_for_a_deed_is_behind_it_and_that_is_said(text: str, who: str) -> None:
    assert behind(text) == [(who, BLAMED)]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has claimed responsibility for the bombing of the mill.",
        "No group claimed responsibility for the bombing of the mill.",
        "The Tern Front did not claim responsibility for the bombing of the mill.",
        "The Tern Front has yet to claim responsibility for the bombing of the mill.",
        "The Tern Front denied responsibility for the bombing of the mill.",
        "There was no claim of responsibility for the bombing of the mill.",
        "The governor claimed the land after the bombing of the mill.",
        "Neither side claimed responsibility for the bombing of the mill.",
        "The army was not involved in the bombing of the mill.",
        "Nobody was charged with the bombing of the mill.",
        "The raid that followed the bombing involved 40 tanks.",
    ],
)
def test_a_deed_that_nobody_claims_has_nobody_behind_it(text: str) -> None:
    assert behind(text) == []


def test_who_did_it_by_its_own_words_needs_no_claim() -> None:
    found = behind("The Tern Front claimed responsibility for the rebel bombing of the mill.")
    assert [who for who, _ in found] == ["rebel"]


# --- words about a deed --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Norvik did not welcome the bombing of the mill.",
        "Norvik did not condemn the bombing of the mill.",
        "Police did not confirm the bombing of the mill.",
        "Norvik has not acknowledged the bombing of the mill.",
        "Norvik would not discuss the bombing of the mill.",
        "Norvik will condemn the bombing of the mill.",
        "Nobody could explain the bombing of the mill.",
        "The Tern Front did not claim responsibility for the bombing of the mill.",
    ],
)
def test_what_is_not_said_about_a_deed_does_not_undo_it(text: str) -> None:
    assert deed(told(text)).status is Status.HAPPENED


def test_whoever_caused_it_the_blast_happened() -> None:
    found = told("It is not known what caused the explosion.")
    assert deed(found, "explosion").status is Status.HAPPENED


@pytest.mark.parametrize(
    "text",
    [
        "Norvik did not carry out the bombing of the mill.",
        "The army prevented the bombing of the mill.",
        "There was no bombing of the mill.",
    ],
)
def test_what_was_not_done_is_undone(text: str) -> None:
    found = told(text)
    assert {each.status for each in found.events} == {Status.NEGATED}


# --- when it was told of -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The army confirmed the bombing on Thursday.",
        "The army reported the bombing of the mill on Thursday.",
        "Norvik mourned the bombing of the mill on Thursday.",
        "The minister condemned the bombing of the mill on Thursday.",
        "The army investigated the bombing of the mill on Thursday.",
    ],
)
def test_when_a_deed_is_told_of_is_not_when_it_was(text: str) -> None:
    assert deed(told(text)).when is None


@pytest.mark.parametrize(
    "text",
    [
        "The bombing on Thursday was confirmed.",
        "The army launched a bombing on Thursday.",
        "The town saw a bombing on Thursday.",
    ],
)
def test_the_time_of_a_deed_is_its_time(text: str) -> None:
    found = told(text)
    times = [found.around.times[e.when].edtf for e in found.events if e.when is not None]
    assert times == ["2014-06-26"]


def test_who_is_accused_of_doing_it_did_it_by_that_word() -> None:
    text = "Governor Hana Lind accused the Tern Front of carrying out the strike on the mill."
    assert behind(text, "carrying out") == [("the Tern Front", BLAMED)]


@pytest.mark.parametrize("text", ["It was an accident, not an attack.", "It was not an attack."])
def test_what_it_was_not_did_not_happen(text: str) -> None:
    assert deed(told(text), "attack").status is Status.NEGATED


def test_not_the_first_attack_is_one() -> None:
    assert deed(told("It was not the first attack."), "attack").status is Status.HAPPENED


def test_what_is_blamed_on_something_is_to_blame_for_nothing() -> None:
    text = "Norvik blamed the high number of casualties on explosives."
    assert behind(text, "casualties") == []


@pytest.mark.parametrize(
    "more",
    [
        "The Tern Front claimed responsibility.",
        "The Tern Front has claimed responsibility in a statement.",
        "Responsibility was claimed by the Tern Front.",
    ],
)
def test_a_claim_that_names_no_deed_is_of_the_last(more: str) -> None:
    found = told(f"A bomb went off at the mill and killed four guards. {more}")
    claims = [e for e in found.events if CLAIMS_IT in {who.evidence for who in e.agents}]
    assert [found.words(e.agents)[0].lower() for e in claims] == ["the tern front"]


@pytest.mark.parametrize(
    "more",
    [
        "Nobody claimed responsibility.",
        "The Tern Front claimed responsibility for a robbery at the bank.",
        "The Tern Front claimed the money.",
    ],
)
def test_what_is_not_claimed_or_names_another_deed_is_none_of_the_last(more: str) -> None:
    found = told(f"A bomb went off at the mill and killed four guards. {more}")
    assert not any(
        who.evidence == CLAIMS_IT and e.trigger[0].of(found.text) != "robbery"
        for e in found.events
        for who in e.agents
    )


def test_who_retracts_a_claim_takes_it_back() -> None:
    found = told("The Tern Front retracted its claim of the bombing.")
    assert found.the(EventType.CONCEDE).trigger[0].of(found.text) == "retracted"


def test_who_takes_responsibility_did_it_and_who_takes_none_did_not() -> None:
    assert behind("The Tern Front took responsibility for the bombing.") == [
        ("The Tern Front", CLAIMS_IT)
    ]
    assert behind("The mayor took no responsibility for the bombing.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The army said the blast at the mill was caused by a rocket launch by the Tern Front.",
        "The army said the blast at a mill was the result of a rocket misfired by the Tern Front.",
        "The army blamed the explosion at the mill on a rocket misfired by the Tern Front.",
    ],
)
def test_who_brought_the_cause_about_is_blamed_for_what_it_caused(text: str) -> None:
    found = told(text)
    blast = next(event for event in found.events if event.type is EventType.ACCIDENT)
    assert [each.evidence for each in blast.agents] == [BLAMED]
    assert found.words(blast.agents) == ["the Tern Front"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A plane crashed near Mosul. Cairo has blamed the rebels.", ["the rebels"]),
        (
            "Jets bombed a mill in Mosul. The rebels say the Syrian government is to blame.",
            ["the Syrian government"],
        ),
        ("Jets bombed a mill in Mosul. Farmers blamed the army for the long queues.", []),
        ("Jets bombed a mill in Mosul. Nobody blamed the army.", []),
    ],
)
def test_blame_that_names_no_deed_is_for_the_one_told_last(text: str, who: list[str]) -> None:
    found = told(text)
    blamed = [
        each
        for event in found.events
        for each in event.agents
        if each.evidence == BLAMED and event.type is not EventType.ACCUSE
    ]
    assert [each.words.of(text) for each in blamed] == who


def test_who_blames_a_raid_says_who_made_it() -> None:
    found = told("Officials blamed an Israeli air strike.")
    raid = found.the(EventType.ASSAULT)
    assert [each.evidence for each in raid.agents] == [BLAMED]
