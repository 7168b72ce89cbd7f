"""What was taken back: by a note in a report, and by a later version of its page."""

from __future__ import annotations

import pytest
from short_stories import Told, found

from rashomon.records import Attribute, FindingStatus, Standing

NOTE = " An earlier version of this article said that 50 people were killed in the bombing."


def raid(toll: int, outlet: str, published: str = "2014-06-25", more: str = "") -> Told:
    """A toll that one speaker gives."""
    text = f"Jets bombed a market in Tikrit on 24 June 2014, killing {toll} people, Omar Haddad "
    return Told(f"{text}said.{more}", outlet, published)


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        " A previous version of this report stated that 50 people were killed in the bombing.",
        " The original version gave 50 people killed in the bombing.",
    ],
)
def test_what_an_earlier_version_said_is_withdrawn(note: str) -> None:
    told = found(raid(23, "Saltmere Post", more=note))
    finding = told.on(Attribute.KILLED)
    assert finding.status is FindingStatus.CORRECTED
    assert finding.reason == "a report says that an earlier version gave this"
    assert told.standings(Attribute.KILLED) == {
        "23 people": Standing.STANDS,
        "50 people": Standing.WITHDRAWN,
    }


@pytest.mark.parametrize(
    "more",
    [
        " Karim Aziz said that 50 people were killed in the bombing.",
        " Karim Aziz said in the first version of his account that he saw the bombing.",
    ],
)
def test_what_is_no_note_takes_nothing_back(more: str) -> None:
    told = found(raid(23, "Saltmere Post", more=more))
    assert Standing.WITHDRAWN not in told.standings(Attribute.KILLED).values()


def test_a_note_on_an_outlets_own_words_is_read_too() -> None:
    text = "Jets bombed a market in Tikrit on 24 June 2014, killing 23 people."
    told = found(Told(text + NOTE, "Saltmere Post"))
    assert told.on(Attribute.KILLED).status is FindingStatus.CORRECTED


def test_who_still_carries_what_a_note_took_back_is_stale() -> None:
    told = found(raid(23, "Saltmere Post", "2014-06-26", NOTE), raid(50, "Harbour Ledger"))
    assert told.on(Attribute.KILLED).status is FindingStatus.CORRECTED
    assert "report-1" in told.values(Attribute.KILLED)["50 people"].stale


def test_a_note_on_a_figure_takes_no_place_back() -> None:
    note = NOTE.replace("the bombing", "the bombing of Tikrit")
    told = found(raid(23, "Saltmere Post", more=note))
    assert told.on(Attribute.PLACE).status is FindingStatus.SINGLE_ORIGIN


# --- later versions of a page --------------------------------------------------------------------


def test_a_later_version_of_a_page_corrects_and_older_copies_are_stale() -> None:
    told = found(
        raid(23, "Harbour Ledger"),
        raid(50, "Saltmere Post"),
        earlier={0: [raid(50, "Harbour Ledger")]},
    )
    assert told.on(Attribute.KILLED).status is FindingStatus.CORRECTED
    old = told.values(Attribute.KILLED)["50 people"]
    assert (old.standing, old.stale) == (Standing.WITHDRAWN, ("report-1",))
    assert old.reason == "a later version of the page says otherwise"


def test_what_another_origin_says_stands_though_a_page_took_it_back() -> None:
    aziz = Told(raid(50, "").text.replace("Omar Haddad", "Karim Aziz"), "Saltmere Post")
    told = found(raid(23, "Harbour Ledger"), aziz, earlier={0: [raid(50, "Harbour Ledger")]})
    standing = {(v.value, v.standing) for v in told.on(Attribute.KILLED).values}
    assert standing == {
        ("23 people", Standing.RIVAL),
        ("50 people", Standing.RIVAL),
        ("50 people", Standing.WITHDRAWN),
    }


@pytest.mark.parametrize("before", ["2014-06-24", "2014-06-25"])
def test_a_later_version_with_a_higher_toll_is_an_update(before: str) -> None:
    told = found(
        raid(50, "Harbour Ledger"), earlier={0: [raid(23, "Harbour Ledger", published=before)]}
    )
    assert told.on(Attribute.KILLED).status is FindingStatus.UPDATED
    assert told.standings(Attribute.KILLED)["23 people"] is Standing.REPLACED


def test_a_later_version_may_move_the_place() -> None:
    def where(town: str) -> Told:
        return Told(f"Jets bombed a market in {town} on 24 June 2014, Omar Haddad said.", "Mail")

    told = found(where("Mosul"), earlier={0: [where("Tikrit")]})
    assert told.standings(Attribute.PLACE) == {
        "Mosul, Iraq": Standing.STANDS,
        "Tikrīt, Iraq": Standing.WITHDRAWN,
    }


def test_a_version_that_says_the_same_takes_nothing_back() -> None:
    told = found(
        raid(23, "Harbour Ledger", more=" Shops stayed shut."),
        earlier={0: [raid(23, "Harbour Ledger")]},
    )
    assert told.on(Attribute.KILLED).status is FindingStatus.SINGLE_ORIGIN


def test_an_older_version_is_no_support() -> None:
    told = found(raid(23, "Harbour Ledger"), earlier={0: [raid(50, "Harbour Ledger")]})
    assert told.event.reports == ("report-0",)
    assert told.on(Attribute.KILLED).support.reports == ("report-0",)


# --- revised wordings ----------------------------------------------------------------------------


def test_who_revises_his_wording_takes_the_first_one_back() -> None:
    revised = (
        "Omar Haddad said in a corrected statement that 23 people were killed when jets bombed a "
        "market in Tikrit on 24 June 2014."
    )
    told = found(Told(revised, "Saltmere Post", "2014-06-26"), raid(50, "Harbour Ledger"))
    assert told.on(Attribute.KILLED).status is FindingStatus.CORRECTED
    assert told.values(Attribute.KILLED)["50 people"].stale == ("report-1",)


SYRIA = "The bombing fell on the Syrian side of the border at Tarim, Omar Haddad told the BBC."


@pytest.mark.parametrize(
    "note",
    [
        " The BBC put out a revised translation later. An earlier one had Omar Haddad placing the "
        "bombing inside Iraq.",
        " A translation that the BBC put out at noon, and then revised, had Omar Haddad placing "
        "the bombing inside Iraq.",
    ],
)
def test_a_note_that_names_its_version_a_sentence_before_is_a_note(note: str) -> None:
    told = found(
        Told(f"Jets bombed the border at Tarim on 24 June 2014. {SYRIA}{note}", "Harbour Ledger"),
        Told(
            "Omar Haddad confirms that jets bombed Iraq\n\nJets bombed Tarim inside Iraq on 24 "
            "June 2014, Omar Haddad told the BBC.",
            "Saltmere Post",
        ),
    )
    side = told.on(Attribute.SIDE)
    assert side.status is FindingStatus.CORRECTED
    (gone,) = (value for value in side.values if value.standing is Standing.WITHDRAWN)
    assert gone.value == "Iraq"
    assert gone.stale == ("report-1",), "who tells of the correction is not stale"


@pytest.mark.parametrize(
    "note",
    [
        "Officials have revised the death toll of Tuesday's train crash in Homs to 275 from 288.",
        "Officials lowered the death toll of Tuesday's train crash in Homs from 288 to 275.",
    ],
)
def test_a_toll_that_was_revised_down_is_withdrawn_wherever_it_was_given(note: str) -> None:
    two = found(
        Told("Two trains collided in Homs on Tuesday, killing 288 people, police said.", "A"),
        Told(note, "B", "2014-06-27"),
    )
    killed = two.on(Attribute.KILLED)
    standing = {v.quantity.low: v.standing for v in killed.values if v.quantity is not None}
    assert standing[288] is Standing.WITHDRAWN
    assert standing[275] is not Standing.WITHDRAWN
    assert killed.status is FindingStatus.CORRECTED
