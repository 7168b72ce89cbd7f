"""Happenings that a report names again by a word that says little on its own."""

from __future__ import annotations

import pytest
from test_event_mentions import Told, told

from rashomon.records import EventMention, EventType


def named(found: Told, word: str) -> list[EventMention]:
    """The events that a word names, in the order of the text."""
    return [each for each in found.events if each.trigger[0].of(found.text) == word]


STRIKE = "An air strike hit the mill on Monday."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"{STRIKE} The strikes first occurred at dawn.", "strikes"),
        (f"{STRIKE} Families fled the strike.", "strike"),
        (f"{STRIKE} The governor described these strikes as a mistake.", "strikes"),
        ("Jets carried out an air strike on the mill. The strike killed two people.", "strike"),
        ("Fighter jets made an air raid on the mill. The strike landed by the river.", "strike"),
    ],
)
def test_a_definite_noun_is_of_the_kind_that_the_report_uses_it_in(text: str, word: str) -> None:
    again = named(told(text), word)[-1]
    assert (again.type, again.mode) == (EventType.ASSAULT, "aerial")


@pytest.mark.parametrize(
    "text",
    [
        "The strikes first occurred at dawn.",
        f"{STRIKE} Workers planned a strike.",
        "Dockers went on strike on Monday. Families fled the strike.",
    ],
)
def test_a_noun_that_goes_back_to_nothing_is_no_attack(text: str) -> None:
    attacks = [e for e in told(text).events if e.type is EventType.ASSAULT]
    assert [e.trigger[0].of(text) for e in attacks] == ["air strike"] * text.count("air strike")


@pytest.mark.parametrize(
    "text",
    [
        "The bombing of Mosul shook the town. It took place near the mill.",
        "The bombing of Mosul shook the town. Officials said that it took place near the mill.",
        "The bombing of Mosul shook the town. It was in the north.",
        "Few know where the bombing took place, officials saying that it was on the far bank.",
    ],
)
def test_it_that_was_somewhere_is_the_happening(text: str) -> None:
    found = told(text)
    (it,) = [*named(found, "it"), *named(found, "It")]
    (bombing,) = named(found, "bombing")
    assert (it.type, it.mode, it.lemma) == (bombing.type, bombing.mode, "bombing")
    assert it.came_by == (bombing.id,)


def test_where_it_was_is_its_place() -> None:
    found = told("The air strike killed two. It happened in Mosul.")
    (it,) = named(found, "It")
    assert it.place is not None
    assert it.place.words.of(found.text) == "Mosul"


@pytest.mark.parametrize(
    "text",
    [
        "The bombing of Mosul shook the town. It was a cold morning.",
        "The bombing of Mosul shook the town. It rained.",
        "The bombing of Mosul shook the town. It happened.",
        "The rebels fled. It took place near the mill.",
        "The bombing of Mosul shook the town. " + "Shops closed early that day. " * 8 + "It was in "
        "the north.",
    ],
)
def test_it_that_stands_for_nothing_told_is_no_happening(text: str) -> None:
    found = told(text)
    assert named(found, "it") == named(found, "It") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bomb went off near the port. The explosion was heard in Lenz.", EventType.ASSAULT),
        ("A gas tank leaked near the port. The explosion was heard in Lenz.", EventType.ACCIDENT),
    ],
)
def test_the_explosion_is_the_bombs_where_there_was_one(text: str, kind: EventType) -> None:
    (explosion,) = named(told(text), "explosion")
    assert explosion.type is kind
