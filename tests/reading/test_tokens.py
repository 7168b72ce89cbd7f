"""Tokens are cut as the treebanks cut them."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.reading.tokens import new_language

NLP = new_language()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Qaim isn't Iraq's.", "al - Qaim is n't Iraq 's ."),
        ("an F-16 and/or 15-year-old", "an F - 16 and / or 15 - year - old"),
        ("Lt. Gen. Rahim of the U.S. said", "Lt. Gen. Rahim of the U.S. said"),
        ("What?! No!!! =====", "What ?! No !!! ====="),
        ("(Reuters) — “We fled,” he said…", "( Reuters ) — “ We fled , ” he said …"),
        ("$1.5m, 30km, 2014–15", "$ 1.5 m , 30 km , 2014 – 15"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert " ".join(token.text for token in NLP(text)) == expected


def test_nothing_of_the_text_is_lost() -> None:
    text = " \n\tA “quote”\u200b\u202e here\r\n\r\n\n  "
    assert NLP(text).text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Syrias army", ["Syria", "s", "army"]),
        ("from Turkeys border", ["from", "Turkey", "s", "border"]),
        ("Beiruts port", ["Beirut", "s", "port"]),
        ("the two Koreas", ["the", "two", "Koreas"]),
        ("the Emirates fleet", ["the", "Emirates", "fleet"]),
        ("roast turkeys", ["roast", "turkeys"]),
    ],
)
def test_a_country_s_possessive_that_lost_its_apostrophe_is_cut(
    text: str, words: list[str]
) -> None:
    assert [token.text for token in NLP(text)] == words


def test_it_is_read_as_a_possessive_and_kept_as_written() -> None:
    text = "Syrias army left."
    reading = rashomon.read(text)
    assert [text[t.start : t.end] for t in reading.tokens] == ["Syria", "s", "army", "left", "."]
    assert reading.tokens[1].xpos == "POS"
    assert reading.tokens[reading.tokens[0].head].form == "army"
