"""Actives whose subject was read as a passive's."""

from __future__ import annotations

import pytest
from test_ranges import clauses

from rashomon.reading.voices import mend


def test_a_finite_verb_with_an_object_is_no_passive() -> None:
    words = clauses("bomb/NOUN/NNS/2/nsubj:pass kill/VERB/VBD/0/root guard/NOUN/NNS/2/obj")
    mend(words)
    assert words.deprel[0] == "nsubj"


@pytest.mark.parametrize(
    "sentence",
    [
        "man/NOUN/NNS/2/nsubj:pass give/VERB/VBN/0/root life/NOUN/NN/2/obj",
        "man/NOUN/NNS/3/nsubj:pass be/AUX/VBD/3/aux:pass give/VERB/VBD/0/root life/NOUN/NN/3/obj",
        "two/NUM/CD/2/nsubj:pass wound/VERB/VBD/0/root",
    ],
)
def test_what_may_be_a_passive_stays_one(sentence: str) -> None:
    words = clauses(sentence)
    mend(words)
    assert words.deprel[0] == "nsubj:pass"
