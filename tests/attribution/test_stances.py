"""What a holder does with the content: who cannot say asserts nothing and denies nothing."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.attribution import attribute
from rashomon.records import Stance


def stances(text: str) -> dict[str, Stance]:
    """The stance of each content."""
    found = attribute("r", text, rashomon.read(text))
    return {" … ".join(span.of(text) for span in each.content): each.stance for each in found}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It was not clear what had caused the blast.", "what had caused the blast"),
        ("It was not immediately clear who had bombed the mill.", "who had bombed the mill"),
        ("It is not known who shelled the mill.", "who shelled the mill"),
        ("The minister did not specify who had bombed the mill.", "who had bombed the mill"),
        ("The statement did not specify how many people died.", "how many people died"),
        ("Police did not say who was behind the attack.", "who was behind the attack"),
        ("The army could not verify the toll.", "the toll"),
        ("The army did not identify the dead.", "the dead"),
        ("He did not elaborate on the raid.", "the raid"),
        (
            "The minister declined to specify where jets bombed rebels.",
            "where jets bombed rebels",
        ),
        ("The army was unable to confirm the reports.", "the reports"),
        ("We have not been able to verify the toll.", "the toll"),
        pytest.param(
            "It was unclear who was behind the bombing.",
            "who was behind the bombing",
            marks=pytest.mark.xfail(strict=True, reason="“unclear” is no cue"),
        ),
    ],
)
def test_who_cannot_say_confirms_nothing(text: str, content: str) -> None:
    assert stances(text)[content] is Stance.CANNOT_CONFIRM


def test_who_passes_it_on_asserts_that_nobody_knows() -> None:
    assert stances("It was not clear what had caused the blast, police said.") == {
        "It was not clear what had caused the blast": Stance.ASSERTS,
        "what had caused the blast": Stance.CANNOT_CONFIRM,
    }


@pytest.mark.parametrize(
    ("text", "content", "stance"),
    [
        ("It was clear that shells had hit the mill.", "that shells had hit the mill", "asserts"),
        ("The governor specified where jets had bombed.", "where jets had bombed", "asserts"),
        ("The mayor knew that jets had bombed.", "that jets had bombed", "believes"),
        ("The army denied that jets had bombed.", "that jets had bombed", "denies"),
        ("The army did not claim that jets had bombed.", "that jets had bombed", "denies"),
        ("The army did not deny that jets bombed.", "that jets bombed", "cannot-confirm"),
        ("The army did not believe that jets bombed.", "that jets bombed", "doubts"),
    ],
)
def test_other_stances_stay(text: str, content: str, stance: str) -> None:
    assert stances(text)[content] is Stance(stance)
