"""Capitals that act in a sentence are read as places, people as people."""

from __future__ import annotations

import pytest

from rashomon.nations import capitals
from rashomon.reading.capitals import with_capitals
from treebank import reading

SAID = "{} said/VERB/0/root so/ADV/{n}/advmod ./PUNCT/{n}/punct"


def said(*names: str) -> str:
    """A sentence that somebody of these words, each a PERSON, says something."""
    words = [f"{name}/PROPN/{len(names) + 1 if n == 0 else 1}/" for n, name in enumerate(names)]
    deps = ["nsubj", *["flat"] * (len(names) - 1)]
    return SAID.format(
        " ".join(f"{w}{d}=PERSON" for w, d in zip(words, deps, strict=True)), n=len(names) + 1
    )


def labels(*sentences: str) -> list[str]:
    return [name.label for name in with_capitals(reading(*sentences)[1]).names]


def test_a_capital_that_acts_is_a_place() -> None:
    assert labels(said("Ankara")) == ["LOCATION"]


def test_a_surname_of_somebody_named_in_full_is_a_person_s() -> None:
    assert labels(said("Dora", "Washington"), said("Washington")) == ["PERSON", "PERSON"]


def test_whoever_has_a_title_is_a_person() -> None:
    titled = "Mr/PROPN/2/compound Lima/PROPN/3/nsubj=PERSON said/VERB/0/root so/ADV/3/advmod"
    assert labels(titled) == ["PERSON"]


def test_a_given_name_is_no_capital() -> None:
    assert labels(said("Sofia")) == ["PERSON"]


@pytest.mark.parametrize("code", ["IQ", "SY", "US", "RU", "TR", "CN", "GB"])
def test_states_that_news_speaks_of_have_a_capital(code: str) -> None:
    assert code in capitals().values()


def test_no_capital_is_that_of_two_states() -> None:
    from rashomon.nations import countries

    every = [name for country in countries() for name in country.capitals]
    assert len(every) == len(set(every)) == len(capitals())
