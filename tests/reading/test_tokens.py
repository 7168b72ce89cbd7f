"""Tokens are cut as the treebanks cut them."""

from __future__ import annotations

import pytest

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
