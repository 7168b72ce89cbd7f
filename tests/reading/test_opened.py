"""A noun right before a verb is its subject where a conjunction opens the clause."""

from __future__ import annotations

import pytest
from test_ranges import clauses

from rashomon.reading.opened import mend

HEADLINE = (
    "it/PRON/PRP/2/nsubj shoot/VERB/VBD/0/root jet/NOUN/NNS/2/obj after/ADP/IN/5/case "
    "{noun} {verb} 26/NUM/CD/6/obj"
)


def test_after_strikes_kill() -> None:
    words = clauses(HEADLINE.format(noun="strike/NOUN/NNS/2/obl", verb="kill/VERB/VB/2/advcl"))
    mend(words)
    assert (words.head[4], words.deprel[4]) == (5, "nsubj")
    assert (words.head[3], words.deprel[3]) == (5, "mark")


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("strike/NOUN/NNS/2/obl", "kill/VERB/VBG/2/advcl"),
        ("strike/NOUN/NN/2/obl", "kill/VERB/VB/2/advcl"),
        ("strike/NOUN/NNS/3/nmod", "kill/VERB/VB/2/advcl"),
        ("strike/NOUN/NNS/2/obl", "kill/VERB/VB/2/conj"),
    ],
)
def test_other_words_stay_as_they_are(noun: str, verb: str) -> None:
    words = clauses(HEADLINE.format(noun=noun, verb=verb))
    before = list(words.head), list(words.deprel)
    mend(words)
    assert (words.head, words.deprel) == before
