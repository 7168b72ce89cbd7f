"""Ranges before nouns: both numbers count what follows them."""

from __future__ import annotations

import pytest

from rashomon.reading.clauses import Clauses
from rashomon.reading.ranges import mend


def clauses(text: str) -> Clauses:
    """Words as ``lemma/UPOS/XPOS/head/deprel``; heads count from 1, 0 is the root."""
    rows = [word.split("/") for word in text.split()]
    heads = [int(row[3]) - 1 if row[3] != "0" else n for n, row in enumerate(rows)]
    columns = [[row[n] for row in rows] for n in (1, 2, 0, 4)]
    upos, xpos, lemma, deprel = columns
    return Clauses(upos, xpos, ["_"] * len(rows), lemma, heads, deprel)


RANGE = (
    "between/ADP/IN/2/case 20/NUM/CD/7/obl and/CCONJ/CC/4/cc 25/NUM/CD/2/conj "
    "{noun} be/AUX/VBD/7/aux:pass kill/VERB/VBN/0/root"
)


def test_both_numbers_hang_on_what_they_count() -> None:
    words = clauses(RANGE.format(noun="rebel/NOUN/NNS/7/nsubj:pass"))
    mend(words)
    assert (words.head[1], words.deprel[1]) == (4, "nummod")
    assert (words.head[3], words.deprel[3]) == (1, "conj")


@pytest.mark.parametrize("noun", ["July/PROPN/NNP/2/nmod:unmarked", "he/PRON/PRP/7/nsubj:pass"])
def test_days_of_a_month_and_pronouns_are_not_counted(noun: str) -> None:
    words = clauses(RANGE.format(noun=noun))
    mend(words)
    assert words.deprel[1] == "obl"
