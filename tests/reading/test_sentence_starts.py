"""Where sentences start: by the model's scores, by print, and where the two disagree."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.models import load
from rashomon.reading.decoding import Decoder
from rashomon.reading.shapes import Before

_FORMS = "They were arming insurgents . Turkey denied it".split()


@pytest.mark.parametrize(
    ("forms", "score", "starts"),
    [
        (_FORMS, 1.0, True),
        (_FORMS, -1.0, True),  # print says so, and the model is not sure that it errs
        (_FORMS, -9.0, False),
        ([*_FORMS[:3], "Gen", ".", "Turkey", "denied", "it"], -1.0, False),  # a short form
        ([*_FORMS[:4], ",", "Turkey", "denied", "it"], -1.0, False),
        ([*_FORMS[:5], "turkey", "denied", "it"], -1.0, False),
        ("they were arming insurgents . turkey denied it".split(), -1.0, True),  # no capitals
    ],
)
def test_a_sentence_starts_after_one_that_surely_ends(
    forms: list[str], score: float, starts: bool
) -> None:
    befores = [Before.SPACE] * len(forms)
    befores[4] = Before.NOTHING
    scores = np.full(len(forms), -9.0, np.float32)
    scores[5] = score
    found = Decoder(load())._starts(scores, forms, befores)
    assert found == [False] * 5 + [starts] + [False] * 2
