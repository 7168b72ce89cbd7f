"""Irregular verbs: their forms lead back to them, and a past is no present."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.reading.irregular import lemma_of, tense_of, verbs


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("overran", "overrun"),
        ("overthrew", "overthrow"),
        ("overthrown", "overthrow"),
        ("Retook", "retake"),
        ("withstood", "withstand"),
        ("slain", "slay"),
        ("fled", "flee"),
        ("swept", "sweep"),
        ("upheld", "uphold"),
    ],
)
def test_a_form_of_the_past_leads_to_its_verb(form: str, verb: str) -> None:
    assert lemma_of(form, "VBD") == lemma_of(form, "VBN") == verb
    assert lemma_of(form, "NN") == ""
    assert tense_of(form, "VBP") == "VBD"


@pytest.mark.parametrize("form", ["found", "lay", "wound", "run", "come", "beat"])
def test_what_may_be_a_present_stays_one(form: str) -> None:
    assert tense_of(form, "VBP") == "VBP"


def test_no_form_is_its_own_verb() -> None:
    assert all(form != verb for form, verb in verbs().items())


def test_it_is_so_in_a_text() -> None:
    reading = rashomon.read("The rebels overran the town on Monday. Two guards were slain.")
    lemmas = {token.form: (token.lemma, token.xpos) for token in reading.tokens}
    assert lemmas["overran"] == ("overrun", "VBD")
    assert lemmas["slain"] == ("slay", "VBN")
