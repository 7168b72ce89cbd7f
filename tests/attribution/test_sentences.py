"""Who says what in single sentences, through the model: holders, stances, what is no statement."""

from __future__ import annotations

from functools import cache

import pytest

import rashomon
from rashomon.attribution import attribute
from rashomon.records import Attribution, Certainty, Stance


@cache
def told(text: str) -> tuple[Attribution, ...]:
    """The statements of a text."""
    return attribute("r", text, rashomon.read(text))


def holders(text: str) -> list[list[str]]:
    """The chain of each statement."""
    return [[holder.words for holder in each.chain] for each in told(text)]


def contents(text: str) -> list[str]:
    """What each statement says."""
    return [" … ".join(span.of(text) for span in each.content) for each in told(text)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # Signs and small words at the edge of a holder are not his name.
        ("The dam was (an engineer says) nine miles from the mill.", ["an engineer"]),
        (
            "Pictures released by the firm OrbitaNine showed trenches.",
            ["the firm OrbitaNine", "Pictures"],
        ),
        # A name is one, though the tree parts it.
        ("The warden, Tomas Adeyi, told Radio 4 that the dam had burst.", ["Radio 4"]),
        # Who relies on whom, link by link; who asked.
        (
            "The Tasma site, citing the paper Sabah, which quoted a porter, said nine had died.",
            ["The Tasma site", "the paper Sabah", "a porter"],
        ),
        ("Residents contacted by Reuters said shells fell all night.", ["Reuters", "Residents"]),
        ("Villagers questioned by police said shells fell all night.", ["Villagers"]),
    ],
)
def test_holders_in_order(text: str, chain: list[str]) -> None:
    found = max(holders(text), key=len)
    assert [words for words in found if words in chain] == chain


@pytest.mark.parametrize(
    "text",
    [
        "The flood claimed 21 lives.",
        "Guards denied the convoy access.",
        "Jets struck positions of the Islamic Banner group.",
        "The sum added up.",
        "Troops pushed back the rebels near the mill.",
        "Neither side has claimed responsibility for the blast.",
        "Nobody confirmed the strike.",
        "He did not describe the documents.",
        "The minister refused to talk about the bridge.",
        "The mill road, considered safe, was shelled.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert not told(text), contents(text)


def test_a_reason_to_believe_is_not_a_believer() -> None:
    assert ["every reason"] not in holders("The envoy said there is every reason to believe it.")
    assert ["The first envoy"] in holders("The first envoy to call for talks was shot.")


def test_a_relative_clause_with_an_object_does_not_take_the_sentence_around_it() -> None:
    text = "The claim was denied by residents of Dargavi, who described gunfire near the mill."
    assert "The claim" in contents(text)
    assert not any("denied" in content for content in contents(text))


def test_a_number_at_which_a_toll_is_put_is_said_by_somebody() -> None:
    text = "Hospital sources put the death toll at 30."
    assert (holders(text), contents(text)) == ([["Hospital sources"]], ["the death toll at 30"])
    assert not told("The guards put the lamp at the gate.")


def test_what_the_writer_says_of_a_claim_is_not_in_it() -> None:
    text = "Activists said the shells held gas, a claim that could not be verified."
    assert contents(text)[0] == "the shells held gas"


def test_a_quotation_that_its_reporting_clause_breaks_off_is_whole() -> None:
    text = "“If the river rises another metre,” warned Femi Castellan, “the town will flood.”"
    assert contents(text) == ["“If the river rises another metre,” … “the town will flood.”"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry declined to confirm the deaths.", Stance.CANNOT_CONFIRM),
        ("The ministry has not been able to confirm the deaths.", Stance.CANNOT_CONFIRM),
        ("The ministry was unable to verify the deaths.", Stance.CANNOT_CONFIRM),
        ("The ministry confirmed the deaths.", Stance.ASSERTS),
    ],
)
def test_who_could_not_do_so_has_not_confirmed(text: str, stance: Stance) -> None:
    assert [each.stance for each in told(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The envoy is said to have paid in cash.", Certainty.HEDGED),
        ("It was reported overnight that the colonel had been captured.", Certainty.HEDGED),
        ("Satellite images appeared to show trenches.", Certainty.HEDGED),
        ("Satellite images showed trenches.", Certainty.PLAIN),
        ("The inquiry, she said, would publish every letter.", Certainty.FUTURE),
        ("Bank chief: rates to stay on hold until spring", Certainty.FUTURE),
    ],
)
def test_how_sure(text: str, certainty: Certainty) -> None:
    assert [each.certainty for each in told(text)] == [certainty]


def test_a_past_beside_would_is_the_speaker_s() -> None:
    text = "Mr Orlo insisted that Moscow would not leave him, and accused Turkey of backing rebels."
    assert holders(text) == [["Mr Orlo"], ["Mr Orlo"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Tern Observatory said that shells fell on Kassala. Islamic State fled the town. "
            "The monitoring group said that nine died.",
            "Tern Observatory",
        ),
        (
            "Islamic State said that it took the town. Human Rights Watch said that shells fell. "
            "The militant group said that nine died.",
            "Islamic State",
        ),
        (
            "The Tern Observatory said that shells fell, and told AFP so. "
            "The monitor said that nine died.",
            "Tern Observatory",
        ),
        (
            "The Marsh Front said on Telegram that it took the town. The group said nine died.",
            "Marsh Front",
        ),
    ],
)
def test_the_group_is_one_of_its_kind(text: str, name: str) -> None:
    last = told(text)[-1].chain[-1]
    assert last.stands_for is not None
    assert last.stands_for.of(text) == name


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The ministry said that nine died. “The strike was a crime against the city,” it said.",
            "The ministry",
        ),
        ("Israel struck a camp. “Our forces hit a depot,” it said in a statement.", "Israel"),
    ],
)
def test_who_says_it_is_not_inside_what_he_says(text: str, who: str) -> None:
    last = told(text)[-1].chain[-1]
    assert last.stands_for is not None
    assert last.stands_for.of(text) == who


def test_what_news_would_bring_is_no_word_on_what_stands_before() -> None:
    said = (
        "A chemical attack on Douma has killed at least 60 people, a relief organisation said on "
        "Sunday, and Washington said the reports, if confirmed, would demand an immediate response."
    )
    deaths = [n for n, content in enumerate(contents(said)) if "60 people" in content]
    assert [holders(said)[n] for n in deaths] == [["a relief organisation"]]
