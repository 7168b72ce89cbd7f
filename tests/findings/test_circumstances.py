"""Who asked for an event, allowed it, or coordinated it, beside whether that is so."""

from __future__ import annotations

import pytest
from short_stories import Found, Told, found

from rashomon.records import Attribute

RAID = "Jets bombed a market in Tikrit on 24 June 2014. "


def told(more: str) -> Found:
    """A raid, and what is told of it."""
    return found(Told(RAID + more, "Harbour Ledger"))


@pytest.mark.parametrize(
    ("more", "attribute", "says"),
    [
        ("Iraq was not asked for the strike, Omar Haddad said.", Attribute.ASKED, "no"),
        ("Iraq had not been asked to approve it, Omar Haddad said.", Attribute.ASKED, "no"),
        ("Iraq did not ask for the strike, Omar Haddad said.", Attribute.ASKED, "no"),
        ("Iraq asked for the strike, Omar Haddad said.", Attribute.ASKED, "yes"),
        ("The governor approved the strike, Omar Haddad said.", Attribute.AUTHORISED, "yes"),
        ("Iraq did not approve the strike, Omar Haddad said.", Attribute.AUTHORISED, "no"),
        ("There was no coordination, Omar Haddad said.", Attribute.COORDINATED, "no"),
        ("It was coordinated with Iraq, Omar Haddad said.", Attribute.COORDINATED, "yes"),
        ("There was no cooperation, Omar Haddad said.", Attribute.COORDINATED, "no"),
        pytest.param(
            "Omar Haddad said that Iraq was not asked about the strike.",
            Attribute.ASKED,
            "no",
            marks=pytest.mark.xfail(strict=True, reason="“asked about” is in no entry"),
        ),
        pytest.param(
            "The governor did not authorise the strike, Omar Haddad said.",
            Attribute.AUTHORISED,
            "no",
            marks=pytest.mark.xfail(strict=True, reason="“authorise” of a strike is in no entry"),
        ),
        pytest.param(
            "Iraq gave no permission for the strike, Omar Haddad said.",
            Attribute.AUTHORISED,
            "no",
            marks=pytest.mark.xfail(strict=True, reason="“gave no permission” is in no entry"),
        ),
    ],
)
def test_what_is_told_of_an_event_is_found_on_it(
    more: str, attribute: Attribute, says: str
) -> None:
    one = told(more)
    assert one.event.title == "bombed"
    assert list(one.values(attribute)) == [says]
    assert one.names(one.on(attribute).support) == {"Omar Haddad"}


@pytest.mark.parametrize(
    "more",
    [
        "Shops stayed shut along the road by the river for most of the day. " * 9
        + "The council asked for a new bridge.",
        "The governor asked for blood for the wounded.",
        "The United Nations called for an end to attacks on clinics.",
    ],
)
def test_what_else_is_asked_for_is_not_the_event(more: str) -> None:
    one = told(more)
    assert Attribute.ASKED not in {f.attribute for f in one.record.findings}


def test_a_request_beside_no_deed_is_an_event_only() -> None:
    one = found(Told("Lawmakers met in Tikrit. Iraq asked for aid, Omar Haddad said."))
    assert Attribute.ASKED not in {f.attribute for f in one.record.findings}


def test_who_asked_and_who_did_not_are_rivals() -> None:
    two = found(
        Told(RAID + "Iraq asked for the strike, Omar Haddad said.", "Harbour Ledger"),
        Told(RAID + "Iraq did not ask for the strike, Karim Aziz said.", "Saltmere Post"),
    )
    assert sorted(two.values(Attribute.ASKED)) == ["no", "yes"]
    assert two.on(Attribute.ASKED).status.value == "contested"


def test_an_inquiry_that_is_ordered_authorises_nothing() -> None:
    one = told("The prime minister ordered an inquiry into the strike.")
    assert Attribute.AUTHORISED not in {f.attribute for f in one.record.findings}


def test_all_who_agree_on_something_authorise_nothing() -> None:
    one = told(
        "There is one thing on which everybody agrees about the strike: the jets were Syrian."
    )
    assert Attribute.AUTHORISED not in {f.attribute for f in one.record.findings}


def test_a_call_for_an_inquiry_asks_for_no_killing() -> None:
    told = found(
        Told(
            "Soldiers killed 30 villagers in Homs on Tuesday, residents said. The United Nations "
            "called for an investigation into the killing."
        )
    )
    assert Attribute.ASKED not in {finding.attribute for finding in told.record.findings}
