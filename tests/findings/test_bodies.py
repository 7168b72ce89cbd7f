"""Bodies that are one wherever they are named or described, and who speaks for them."""

from __future__ import annotations

import pytest
from short_stories import Told, found, reach

from rashomon.findings.origins.bodies import body_of
from rashomon.records import OriginKind

RAID = "jets bombed a market in Kassala on 24 June 2023, killing 23 people"


def origins(*texts: str) -> list[str]:
    """The origins of a story in which each text is of another outlet."""
    outlets = ("Harbour Ledger", "Saltmere Post", "Dorrow Courier")
    one = found(*(Told(text, outlet) for text, outlet in zip(texts, outlets, strict=False)))
    return sorted(origin.name for origin in one.record.origins)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sudan's health ministry", "the Sudanese Ministry of Health"),
        ("the Russian Ministry of Defence", "Russia’s Defense Ministry"),
        ("the Israel Defense Forces", "the Israeli army"),
        ("Syrian state TV", "Syria’s state television"),
        ("a spokesman for the Lebanese army", "the Lebanese military"),
        ("the Gaza health ministry", "the Hamas-run health ministry"),
        ("the Democratic Republic of Congo’s army", "the DRC military"),
    ],
)
def test_a_body_of_a_state_is_one_whatever_it_is_called(one: str, other: str) -> None:
    assert body_of(one) == body_of(other)
    assert body_of(one) is not None


@pytest.mark.parametrize(
    "words",
    [
        "Iraqi officials",
        "an Iraqi army officer",
        "an Iraqi ministry",
        "Syrian government sources",
        "sources in the Syrian army",
        "the army and the police",
        "Russian and Turkish police",
        "residents",
        "",
    ],
)
def test_what_several_may_be_is_no_body(words: str) -> None:
    assert body_of(words) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syria's health ministry", "Sudan's health ministry"),
        ("Sudan's health ministry", "Sudan's interior ministry"),
        ("the Congolese army of Brazzaville", "the Democratic Republic of Congo’s army"),
        ("Houthi police", "Yemeni police"),
    ],
)
def test_bodies_of_two_states_or_offices_are_two(one: str, other: str) -> None:
    assert body_of(one) != body_of(other)


def test_a_ministry_that_two_reports_describe_is_one_origin() -> None:
    texts = (f"Sudan's health ministry said {RAID}.", f"Sudan's ministry of health said {RAID}.")
    assert origins(*texts) == ["Sudan's health ministry"]
    one = found(*(Told(text, outlet) for text, outlet in zip(texts, ("A", "B"), strict=True)))
    assert reach(one.event.support) == (1, 1)


def test_the_ministry_is_the_one_that_its_report_has_named() -> None:
    text = (
        f"Sudan's health ministry said {RAID}. According to the ministry, the bombing of Kassala "
        "wounded nine others."
    )
    assert origins(text) == ["Sudan's health ministry"]


def test_officials_of_two_reports_stay_two() -> None:
    assert len(origins(f"Sudanese officials said {RAID}.", f"Sudanese officials said {RAID}.")) == 2


@pytest.mark.parametrize(
    "voice",
    [
        "A Tern Observatory spokesman said",
        "The Tern Observatory's director said",
        "A Tern Observatory statement said",
        "Its director Lina Brandt said",
        "A group known as the Tern Observatory said",
    ],
)
def test_who_speaks_in_a_body_s_name_is_that_body(voice: str) -> None:
    text = f"The Tern Observatory said {RAID}. {voice} nine others were wounded in the bombing."
    assert origins(text) == ["Tern Observatory"]


def test_its_chief_is_of_whoever_spoke_last_not_of_whoever_was_named() -> None:
    text = (
        f"The Tern Observatory said {RAID}, after the town was taken by the Marsh Front. "
        "Its chief Lina Brandt said nine others were wounded in the bombing of Kassala."
    )
    assert origins(text, f"The Marsh Front said {RAID}.") == ["Marsh Front", "Tern Observatory"]


def test_who_speaks_at_an_institute_does_not_speak_for_it() -> None:
    text = f"Lina Brandt, speaking at the Tern Institute, said {RAID}."
    assert origins(text) == ["Lina Brandt"]


def test_a_platform_says_nothing_itself() -> None:
    one = found(Told(f"Twitter said {RAID}.", "Harbour Ledger"))
    assert [origin.kind for origin in one.record.origins] == [OriginKind.UNTOLD]


def test_a_reporter_on_the_spot_is_no_monitor() -> None:
    one = found(
        Told(f"A television correspondent said {RAID}.", "A"),
        Told(f"A monitoring group said {RAID}.", "B"),
    )
    assert reach(one.event.support) == (2, 2)


def test_letters_are_the_body_s_whose_name_they_begin() -> None:
    text = (
        f"Toll rises to 23, TNCHR says\n\nThe Tern National Commission on Human Rights said {RAID}."
    )
    assert origins(text) == ["Tern National Commission on Human Rights"]


def test_the_news_agency_behind_its_description_is_that_agency() -> None:
    text = f"The official SANA news agency said {RAID}."
    assert origins(text, f"SANA said {RAID}.") == ["Syrian Arab News Agency"]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("officials say", "Health officials"),
        ("medics say", "Lina Brandt, a doctor,"),
        ("teacher says", "Karim Aziz, a teacher at the school,"),
        ("Khartoum says", "Sudan's health ministry"),
    ],
)
def test_a_headline_s_speaker_is_one_of_the_text(headline: str, body: str) -> None:
    title = f"Bombs kill 23 in Kassala, {headline}"
    assert len(origins(f"{title}\n\n{body} said {RAID}.")) == 1


def test_a_headline_s_speaker_who_fits_nobody_stays_apart() -> None:
    text = f"Bombs kill 23 in Kassala, monitor says\n\nSudan's health ministry said {RAID}."
    assert len(origins(text)) == 2


def test_a_teacher_does_not_speak_for_his_school() -> None:
    assert origins(f"Karim Aziz, a teacher at the Tern School, said {RAID}.") == ["Karim Aziz"]


def test_whom_rulers_appointed_does_not_speak_as_they() -> None:
    text = f"A Taliban-appointed spokesman, Karim Aziz, said {RAID}."
    assert origins(text) == ["Karim Aziz"]


def test_the_ministry_in_a_capital_is_that_country_s() -> None:
    text = (
        f"ANKARA, June 25 (Reuters) - The defence ministry said {RAID}. Syria's defence ministry "
        "said nine others were wounded in the bombing of Kassala."
    )
    found_in = origins(text, f"Turkey's defence ministry said {RAID}.")
    assert found_in == ["Syria's defence ministry", "Turkey's defence ministry"]


def test_a_state_s_television_is_told_in_short() -> None:
    text = f"Iranian state TV said {RAID}."
    assert origins(text, f"Iran's state television said {RAID}.") == ["Iran's state television"]
