"""What a report says that a place lies in, and what its other places are, before any namesake."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.entities import places
from rashomon.spelling import assimilated, key, plain


def located(text: str) -> dict[str, str | None]:
    """Each place name with the place that it is taken for, and its country."""
    found = places("r", text, rashomon.read(text))
    return {
        m.words.of(text): f"{m.located.name}, {m.located.country}" if m.located else None
        for m in found
    }


def inside(text: str) -> dict[str, str | None]:
    """Each place name with what it is said to lie in."""
    found = places("r", text, rashomon.read(text))
    return {m.words.of(text): m.inside.of(text) if m.inside else None for m in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit the Zahra neighbourhood of Aleppo.", "Zahra"),
        ("Jets bombed al-Hara, in the southern countryside of Daraa.", "al-Hara"),
    ],
)
def test_no_namesake_abroad_where_a_report_says_what_a_place_lies_in(text: str, name: str) -> None:
    assert located(text)[name] is None


def test_the_town_is_meant_where_a_quarter_of_it_is_named() -> None:
    assert located("Shells hit the Zahra neighbourhood of Aleppo.")["Aleppo"] == "Aleppo, SY"


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("A bomb killed ten in the Damascus suburb of Jaramana.", "Jaramana", "Damascus"),
        ("Shells hit the Zahra neighbourhood of Aleppo.", "Zahra", "Aleppo"),
        ("He died in Qaim in Anbar province.", "Qaim", "Anbar"),
    ],
)
def test_the_part_lies_in_the_whole_whichever_is_named_first(
    text: str, inner: str, outer: str
) -> None:
    found = inside(text)
    assert found[inner] == outer
    assert found[outer] is None


def test_a_small_place_of_another_name_is_left_where_nothing_else_is_of_its_country() -> None:
    found = located("Fighters met on the Barrens of Assal al-Ward near Damascus, in Syria.")
    assert found.get("Barrens") is None


def test_letters_of_those_who_hold_a_place_are_no_place() -> None:
    found = located("Twelve died in a raid on an IS-held village near Aleppo in Syria.")
    assert "IS" not in found


def test_a_bare_unit_is_no_place() -> None:
    assert list(located("The southwestern province was hit.")) == []


def test_articles_are_compared_as_they_are_spoken() -> None:
    assert assimilated(key("Maaret al-Numan")) == "maaret an numan"
    assert assimilated(key("Deir al-Zor")) == "deir az zor"
    assert assimilated(key("al-Qaim")) == "al qaim"
    assert plain("Maaret al-Numan") == plain("Maaret an-Numan")


def test_a_town_written_by_ear_is_found_beside_its_province() -> None:
    text = "A hospital in the town of Maaret al-Nouman in rural Idlib was hit by Russian jets."
    assert located(text)["Maaret al-Nouman"] == "Ma‘arrat an Nu‘mān, SY"


def test_a_namesake_far_from_what_a_place_is_said_to_lie_in_is_left_out() -> None:
    text = "Israel struck a car near the village of Hader in Quneitra."
    assert located(text) == {"Israel": "Israel, IL", "Hader": None, "Quneitra": "Quneitra, SY"}


def test_a_town_lies_in_the_province_that_has_its_seats_name() -> None:
    assert located("Jets struck the town of Tabqa in Raqqa.") == {
        "Tabqa": "Al-Tabqa, SY",
        "Raqqa": "Ar-Raqqah, SY",
    }


@pytest.mark.parametrize(
    ("text", "name", "taken"),
    [
        ("Russian drones hit Kharkiv on Monday, killing nine.", "Kharkiv", "Kharkiv, UA"),
        ("Warplanes struck Khan Younis, killing 12 people.", "Khan Younis", "Khān Yūnis, PS"),
        ("A stone hit Walker on the head.", "Walker", None),
    ],
)
def test_a_large_town_that_is_struck_is_a_place(text: str, name: str, taken: str | None) -> None:
    assert located(text).get(name) == taken


def test_a_village_that_lies_in_one_nobody_knows_is_in_no_other_land() -> None:
    found = located(
        "The helicopter crashed at Sindar in Cheptulel, on the border of West Pokot and Elgeyo "
        "Marakwet counties."
    )
    assert found["Sindar"] is None
