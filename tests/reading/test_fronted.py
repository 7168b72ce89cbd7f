"""What opens a statement belongs to the statement, not to who tells it at the end."""

from __future__ import annotations

import pytest
from test_ranges import clauses

import rashomon
from rashomon.reading.fronted import mend

TOLD = (
    "on/ADP/IN/2/case Tuesday/PROPN/NNP/{n}/obl {quote}man/NOUN/NNS/{a}/nsubj "
    "die/VERB/VBD/{n}/ccomp {end}witness/NOUN/NNS/{n}/nsubj say/VERB/VBD/0/root"
)


def test_a_day_in_front_is_that_of_what_is_said() -> None:
    words = clauses(TOLD.format(n=6, a=4, quote="", end=""))
    mend(words)
    assert words.head[1] == 3


def test_a_day_in_front_of_quotation_marks_is_that_of_saying() -> None:
    quote = '"/PUNCT/``/5/punct '
    words = clauses(TOLD.format(n=7, a=5, quote=quote, end=""))
    mend(words)
    assert words.head[1] == 6


@pytest.mark.parametrize(
    "text",
    [
        "“On Tuesday 25 people including seven women were killed in air strikes on Talbisseh in "
        "Homs province,” the Observatory said.",
        "On Monday, two soldiers died in clashes, residents said.",
    ],
)
def test_the_day_hangs_inside_the_statement(text: str) -> None:
    tokens = rashomon.read(text).tokens
    day = next(n for n, token in enumerate(tokens) if token.form.endswith("day"))
    assert tokens[tokens[day].head].form in ("killed", "died")


def test_the_day_between_a_statement_and_who_says_it_is_the_statements() -> None:
    text = (
        "A suicide bomb attack killed at least one person and wounded another three in the regime "
        "stronghold of Latakia in northwestern Syria on Thursday state television said."
    )
    (sentence,) = rashomon.reader()(text).sents
    (day,) = (token for token in sentence if token.text == "Thursday")
    assert day.head.text in ("killed", "wounded")
