"""Words and sentences by rule: nothing lost, spellings meet, abbreviations do not end sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.words import hashed, key, paragraphs, sentences, words


@given(st.text())
def test_every_letter_and_digit_is_in_some_word(text: str) -> None:
    inside: set[int] = set()
    for word in words(text):
        inside.update(range(word.start, word.end))
    assert {i for i, c in enumerate(text) if c.isalnum()} <= inside


@given(st.text())
def test_sentences_part_the_paragraphs_in_order_and_lose_nothing(text: str) -> None:
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    said = "".join("".join(text[a:b].split()) for a, b in spans)
    assert said == "".join("".join(text[a:b].split()) for a, b in paragraphs(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [("co-ordination", "coordination"), ("Côte", "cote"), ("1,129", "1129"), ("It’s", "it's")],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Aziz met Mr. Karim in St. Petersburg on Jan. 5.", 1),
        ("The U.S. Army left. It was over.", 2),
        ("“Stop!” he cried. “Why?” Nobody knew.", 3),
        ("About 3.5 million fled. J. R. Smith stayed.", 2),
        ("He waited… Then he left.", 2),
        ("one line\nanother line", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_hashes_fit_an_sql_integer_and_part_their_parts() -> None:
    assert 0 <= hashed("a", "b") < 2**63
    assert hashed("a", "b") != hashed("ab")
