"""Places of one event: which lies in which, which may be one, and which exclude each other."""

from __future__ import annotations

import pytest
from short_stories import Told, found

from rashomon.findings.places import distance, relation
from rashomon.records import Attribute, Conflict, FindingStatus, Located, Standing


def spot(
    name: str,
    latitude: float,
    kind: str = "place",
    within: tuple[str, ...] = ("Xland",),
    country: str = "XX",
    radius: int = 0,
) -> Located:
    """A place on the tenth meridian; a degree of latitude is some 111 km."""
    return Located(name, name, kind, within, country, latitude, 10.0, radius=radius)


PELL = spot("Pell", 10.0, within=("Ostra", "Xland"))
OSTRA = spot("Ostra", 12.0, "province")
XLAND, YLAND = spot("Xland", 20.0, "country", ()), spot("Yland", 40.0, "country", (), "YY")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (PELL, "same"),
        (OSTRA, "finer"),
        (XLAND, "finer"),
        (spot("Near", 10.2), "both"),
        (spot("Wide", 10.2, radius=9), "finer"),
        (spot("Far", 11.0), "excludes"),
        (spot("Ostra", 12.0, "water"), "excludes"),
        (YLAND, "both"),
    ],
    ids=lambda value: value.name if isinstance(value, Located) else value,
)
def test_two_places(other: Located, expected: str) -> None:
    turned = {"finer": "coarser"}.get(expected, expected)
    assert (relation(PELL, other)[0], relation(other, PELL)[0]) == (expected, turned)
    assert all(relation(PELL, other))


def test_a_place_that_is_only_near_another_may_lie_farther_off() -> None:
    far = spot("Far", 10.6)
    assert relation(PELL, far)[0] == "excludes"
    assert relation(PELL, far, loose=True)[0] == "both"


def test_a_province_of_one_name_in_another_country_holds_nothing_here() -> None:
    abroad = spot("Ostra", 12.0, "province", ("Yland",), "YY")
    assert relation(PELL, abroad)[0] == "excludes"


def test_distance_is_the_spheres() -> None:
    assert distance(spot("a", 0.0), spot("b", 1.0)) == pytest.approx(111.2, abs=0.1)
    assert distance(PELL, PELL) == 0


# --- in a story ----------------------------------------------------------------------------------


def strike(where: str, who: str) -> Told:
    """One who tells where jets struck."""
    return Told(f"Jets bombed a post {where} on 24 June 2014, {who} said.", f"The {who} Mail")


def test_a_town_and_its_province_refine_each_other() -> None:
    told = found(strike("in Qaim", "Omar Haddad"), strike("in Anbar", "Karim Aziz"))
    assert told.on(Attribute.PLACE).status is FindingStatus.REFINED
    standings = list(told.standings(Attribute.PLACE).values())
    assert standings == [Standing.FINER, Standing.COARSER]


def test_two_sides_of_a_border_are_contested_for_their_place() -> None:
    told = found(
        strike("near Qaim on the Syrian side of the border", "Omar Haddad"),
        strike("near Qaim on the Iraqi side of the border", "Karim Aziz"),
    )
    assert len(told.record.events) == 1
    for attribute in (Attribute.PLACE, Attribute.SIDE):
        finding = told.on(attribute)
        assert (finding.status, finding.conflict) == (FindingStatus.CONTESTED, Conflict.PLACES)
    assert set(told.values(Attribute.SIDE)) == {"Iraq", "Syria"}


def test_who_tells_no_side_contests_none() -> None:
    told = found(
        strike("near Qaim on the Syrian side of the border", "Omar Haddad"),
        strike("in Qaim", "Karim Aziz"),
    )
    assert Standing.RIVAL not in told.standings(Attribute.PLACE).values()
    assert list(told.values(Attribute.SIDE)) == ["Syria"]


def test_who_names_the_country_only_makes_the_town_no_finer() -> None:
    told = found(strike("in Qaim", "Omar Haddad"), strike("in Iraq", "Karim Aziz"))
    assert told.on(Attribute.PLACE).status is FindingStatus.AGREED


def test_towns_far_apart_are_two_strikes() -> None:
    told = found(strike("in Mosul", "Omar Haddad"), strike("in Tikrit", "Karim Aziz"))
    assert {event.reports for event in told.record.events} == {("report-0",), ("report-1",)}


def test_what_one_report_tells_of_another_town_is_no_place_of_the_event() -> None:
    told = found(
        Told(
            "Jets bombed a market in Mosul on Tuesday, killing six people. The raid came a day "
            "after jets bombed Tikrit, killing nine people."
        )
    )
    assert list(told.values(Attribute.PLACE)) == ["Mosul, Iraq"]
    assert list(told.values(Attribute.KILLED)) == ["6 people"]


def test_a_quarter_that_no_gazetteer_has_is_the_finer_answer() -> None:
    one = found(
        Told(
            "A bomb killed 12 people in Homs on Tuesday, police said. The bomb exploded in the "
            "Vorqash quarter of the city, they said."
        )
    )
    assert one.standings(Attribute.PLACE) == {
        "Vorqash": Standing.FINER,
        "Homs, Syria": Standing.COARSER,
    }
    assert one.on(Attribute.PLACE).status is FindingStatus.SINGLE_ORIGIN


def test_a_place_told_long_after_the_others_is_of_something_else() -> None:
    between = "The mayor spoke of a hard day for all who live there and thanked the nurses. " * 9
    one = found(
        Told(
            "A bomb killed 12 people in Homs on Tuesday, police said. " + between + "Two bombs "
            "were laid in Vorqash."
        )
    )
    assert "Vorqash" not in one.values(Attribute.PLACE)


def test_two_spellings_that_no_gazetteer_has_are_one_place() -> None:
    both = found(
        Told("A bomb killed 12 people in Vorqasheh on Tuesday, police said.", "One"),
        Told("A bomb killed 12 people in Al Vorqasha on Tuesday, a doctor said.", "Two"),
    )
    assert len(both.values(Attribute.PLACE)) == 1


def test_a_province_may_be_meant_by_the_name_of_its_town() -> None:
    told = found(strike("in Raqqa", "Omar Haddad"), strike("in Tabqa", "Karim Aziz"))
    assert told.on(Attribute.PLACE).status is not FindingStatus.CONTESTED
    city = found(strike("in the city of Raqqa", "Omar Haddad"), strike("in Tabqa", "Karim Aziz"))
    assert city.on(Attribute.PLACE).status is FindingStatus.CONTESTED
