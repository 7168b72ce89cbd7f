"""What a denial is about, and what only stands in it."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.attribution import attribute
from rashomon.events import Around, Denied, events
from rashomon.records import EventType, Stance, Status


def denied(text: str, kind: EventType = EventType.ASSAULT) -> bool:
    """Whether the text's event of this type is read as denied."""
    read = rashomon.read(text)
    found = attribute("r", text, read)
    around = Around(denied=[Denied(a.cue, a.content) for a in found if a.stance is Stance.DENIES])
    event = next(each for each in events("r", text, read, around) if each.type is kind)
    return event.status is Status.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that its jets had bombed the town.",
        "The group denied the attack.",
        "Norvik denied carrying out the strike.",
        "Norvik denied bombing the hospital.",
        "Officials denied reports that soldiers had killed three people.",
        "The rebels rejected claims that they had shelled the market.",
        "The army denied that its jets had bombed the mill and shelled the town.",
    ],
)
def test_what_is_said_not_to_be_so_is_denied(text: str) -> None:
    assert denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied any role in the bombing of the mill.",
        "The government denied involvement in the killing of the journalist.",
        "The minister rejected the outcome of the attack.",
        "The envoy dismissed the attack on the mill.",
    ],
)
def test_who_denies_a_part_in_it_does_not_deny_that_it_was(text: str) -> None:
    assert not denied(text)


def test_what_stands_beside_what_is_denied_is_told() -> None:
    text = "The army denied that its jets had bombed the town from which people had fled."
    assert denied(text)
    assert not denied(text, EventType.DISPLACEMENT)


def test_who_rejects_the_outcome_of_a_vote_does_not_deny_it() -> None:
    text = "He dismissed calls for a new cabinet, which he said would set aside the April election."
    assert not denied(text, EventType.ELECTION)
    assert not denied("The party rejected the outcome of the election.", EventType.ELECTION)
