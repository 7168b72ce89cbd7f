"""With whom information began, and how many beginnings there surely are."""

from __future__ import annotations

import pytest
from short_stories import Found, Told, found, reach

from rashomon.records import Attribute, OriginKind

RAID = "Jets bombed a market in Raqqa on 24 June 2014, killing 23 people"
OUTLETS = ("Harbour Ledger", "Saltmere Post", "Dorrow Courier", "Tern Mail", "Pell Gazette")


def story(*texts: str) -> Found:
    """A story in which each text is of another outlet."""
    return found(*(Told(text, outlet) for text, outlet in zip(texts, OUTLETS, strict=False)))


def both(one: str, other: str) -> Found:
    """Two who tell of the raid, in two outlets."""
    return story(f"{RAID}, {one} said.", f"{RAID}, {other} said.")


def test_five_articles_on_one_interview_are_one_origin() -> None:
    interview = story(
        "Omar Haddad told the BBC that 23 people were killed when jets bombed a market in Tikrit.",
        "Jets bombed a market in Tikrit and killed 23 people, Omar Haddad said in an interview.",
        "Omar Haddad, the governor, said that jets bombed a market in Tikrit, killing 23 people.",
        "Governor Omar Haddad told the BBC that jets had bombed a market in Tikrit.",
        "“Jets bombed the market in Tikrit and killed 23 people,” Omar Haddad told the BBC.",
    )
    (origin,) = interview.record.origins
    assert (origin.kind, origin.name) == (OriginKind.SPEAKER, "Omar Haddad")
    assert len(origin.reports) == 5
    assert origin.carriers == ("BBC",)
    assert reach(interview.event.support) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Omar Haddad", "Karim Aziz"),
        ("Syrian state television", "a monitoring group"),
        ("a police officer", "a rebel commander"),
        ("Iraqi police", "Syrian police"),
        ("Syrian state television", "the Tern Observatory for Human Rights"),
    ],
)
def test_who_speaks_for_different_sides_surely_differs(one: str, other: str) -> None:
    told = both(one, other)
    assert reach(told.event.support) == (2, 2)
    assert "surely differ" in told.event.support.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a medical source", "a medical source"),
        ("a witness", "a resident"),
        ("a doctor", "Omar Haddad"),
        ("the Iraqi Interior Ministry", "the Iraqi Defence Ministry"),
        ("the Red Crescent", "the Syrian Red Crescent"),
    ],
)
def test_who_may_be_one_or_speak_from_one_briefing_is_one_or_two(one: str, other: str) -> None:
    told = both(one, other)
    assert reach(told.event.support) == (1, 2)
    first, second = told.record.origins
    assert (first.may_be, second.may_be) == ((second.id,), (first.id,))


def test_an_unnamed_source_through_one_wire_is_one() -> None:
    told = story(
        "Jets bombed a market in Tikrit on 24 June 2014, a medical source told Reuters.",
        "A medical source told Reuters that jets bombed a market in Tikrit on 24 June 2014.",
    )
    assert reach(told.event.support) == (1, 1)
    assert told.record.origins[0].carriers == ("Reuters",)


def test_a_wire_that_is_credited_and_one_that_is_cited_is_one() -> None:
    told = story(
        "Jets bombed a market in Tikrit on 24 June 2014, Reuters reported.",
        "TIKRIT (Reuters) - Jets bombed a market in Tikrit on 24 June 2014.",
    )
    assert [(each.kind, each.name) for each in told.record.origins] == [
        (OriginKind.AGENCY, "Reuters")
    ]


def test_who_tells_reports_is_not_told_and_confirms_nothing() -> None:
    told = story("Reports say that jets bombed a market in Tikrit on 24 June 2014.")
    assert [each.kind for each in told.record.origins] == [OriginKind.UNTOLD]
    assert told.values(Attribute.OCCURRED)["yes"].hedged


@pytest.mark.parametrize(
    "text",
    [
        f"{RAID}, said Lina Brandt, head of the Tern Observatory.",
        f"Tern Observatory director Lina Brandt said that {RAID}.",
        f"Lina Brandt, a spokeswoman for the Tern Observatory, said that {RAID}.",
    ],
)
def test_who_speaks_for_a_body_is_its_voice(text: str) -> None:
    told = story(f"The Tern Observatory said that {RAID}.", text)
    (body,) = told.record.origins
    assert body.name == "Tern Observatory"
    assert body.reason == "named; Lina Brandt speaks for it"
    assert reach(told.event.support) == (1, 1)


def test_a_body_that_an_office_names_by_its_noun_speaks_through_him() -> None:
    text = f"The Tern Observatory for Human Rights said that {RAID}."
    told = story(text, f"{text} Observatory director Lina Brandt said that {RAID}.")
    (body,) = told.record.origins
    assert body.name == "Tern Observatory for Human Rights"
    assert body.reason == "named; Lina Brandt speaks for it"


def test_two_bodies_that_say_it_together_are_two() -> None:
    told = story(
        f"The Tern Observatory said that {RAID}.",
        f"The Tern Observatory and the Norvik Committee said that {RAID}. "
        f"The Norvik Committee said that {RAID}.",
    )
    assert {each.name for each in told.record.origins} == {"Tern Observatory", "Norvik Committee"}


@pytest.mark.parametrize(
    "text",
    [
        f"Lina Brandt told Reuters that {RAID}.",
        f"Lina Brandt, who spoke to Reuters by telephone, said that {RAID}.",
    ],
)
def test_who_speaks_to_an_agency_is_not_its_voice(text: str) -> None:
    assert [each.name for each in story(text).record.origins] == ["Lina Brandt"]


def test_a_monitoring_group_is_the_one_that_its_report_names() -> None:
    told = story(
        f"The Tern Observatory said that {RAID}. A monitoring group said that 23 people were "
        "killed in the bombing of Raqqa."
    )
    assert [each.name for each in told.record.origins] == ["Tern Observatory"]


def test_the_governor_is_whom_his_report_calls_so() -> None:
    told = story(
        f"Governor Omar Haddad said that {RAID}. The governor said that nine people were wounded "
        "in the bombing of Raqqa."
    )
    assert [each.name for each in told.record.origins] == ["Omar Haddad"]


# --- own words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"{RAID}. Omar Haddad said that 23 people were killed in the bombing of Raqqa.",
        f"The bombing of Raqqa killed 23 people. Omar Haddad said that {RAID}.",
    ],
)
def test_an_outlets_own_words_go_back_to_the_source_that_its_report_names(text: str) -> None:
    told = story(text)
    assert told.names(told.event.support) == {"Omar Haddad"}
    assert told.names(told.on(Attribute.KILLED).support) == {"Omar Haddad"}


def test_who_denies_a_deed_is_no_source_for_it() -> None:
    told = story(f"{RAID}. The army denied that jets had bombed the market.")
    assert told.names(told.event.support) == {"Harbour Ledger"}
    assert set(told.values(Attribute.OCCURRED)) == {"no", "yes"}


def test_what_an_outlet_adds_after_its_source_is_its_own() -> None:
    told = story(f"Omar Haddad said that jets bombed Raqqa. {RAID}.")
    assert told.names(told.on(Attribute.KILLED).support) == {"Harbour Ledger"}


def test_an_outlet_that_names_nobody_is_its_own_beginning_and_may_be_anybody() -> None:
    told = story(f"{RAID}.", f"{RAID}, Omar Haddad said.")
    assert told.names(told.event.support) == {"Harbour Ledger", "Omar Haddad"}
    assert reach(told.event.support) == (1, 2)


# --- who claims it -------------------------------------------------------------------------------

CLAIM = (
    "A car bomb killed 12 people in Mosul on Tuesday, police said. The Tern Front claimed "
    "responsibility for the bombing."
)


def test_who_claims_a_deed_is_an_origin_of_its_own() -> None:
    told = story(CLAIM)
    agent = told.on(Attribute.AGENT)
    assert [value.value for value in agent.values] == ["Tern Front"]
    assert told.names(agent.support) == {"Tern Front"}
    assert told.names(told.on(Attribute.KILLED).support) == {"police"}


def test_a_claim_passed_on_by_two_outlets_is_one_origin() -> None:
    told = story(CLAIM, CLAIM.replace("police", "a doctor"))
    assert reach(told.on(Attribute.AGENT).support) == (1, 1)
    assert len(told.on(Attribute.AGENT).support.reports) == 2


def test_a_claim_that_others_pass_on_is_told_plainly() -> None:
    told = story(CLAIM.replace("The Tern Front claimed", "Reports say that the Tern Front claimed"))
    assert not told.values(Attribute.AGENT)["Tern Front"].hedged


def test_who_accuses_says_who_did_it() -> None:
    told = story(
        f"{RAID}, a doctor said. Governor Hana Lind accused the Tern Front of carrying out the "
        "raid."
    )
    front = told.values(Attribute.AGENT)["Tern Front"]
    assert told.names(front.support) == {"Hana Lind"}


def test_a_name_inside_a_description_is_not_who_speaks() -> None:
    one = found(
        Told(
            "A missile hit a plane near Aktau on Tuesday, four sources with knowledge of "
            "Azerbaijan's investigation said. Ukraine's emergency service said 38 people died."
        )
    )
    names = {origin.name for origin in one.record.origins}
    assert not names & {"Azerbaijan", "Ukraine"}
    assert any("sources" in name for name in names)
