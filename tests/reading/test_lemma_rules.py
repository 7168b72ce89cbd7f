"""A lemma rule gives back the lemma it was made from, and never nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.lemma_rules import KEEP, apply, rule_for
from rashomon.reading.lemmas import best_rules

WORDS = st.text(st.characters(codec="utf-8", exclude_characters=" \n"), min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_a_rule_gives_back_the_lemma(word: str, lemma: str) -> None:
    assert apply(rule_for(word, lemma), word) == lemma


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("killed", "kill", "k|2|"),
        ("Strikes", "strike", "l|1|"),
        ("was", "be", "k|*|be"),
        ("Iraq", "Iraq", KEEP),
        ("BAGHDAD", "Baghdad", "t|0|"),
        ("denied", "deny", "k|3|y"),
    ],
)
def test_rules_are_the_least_change(word: str, lemma: str, rule: str) -> None:
    assert rule_for(word, lemma) == rule


@given(WORDS, st.sampled_from(["k|3|", "l|2|y", "t|1|", "k|6|", KEEP, "k|*|be"]))
def test_any_rule_leaves_a_lemma_for_any_word(word: str, rule: str) -> None:
    assert apply(rule, word)


@given(st.integers(0, 2**32), st.integers(1, 9), st.integers(1, 12))
def test_the_best_rules_come_as_a_sort_would_bring_them(seed: int, words: int, n: int) -> None:
    scores = np.random.default_rng(seed).integers(-3, 3, (words, n)).astype(np.float32)
    wanted = (-scores).argsort(axis=1, kind="stable")[:, :4].tolist()
    assert best_rules(scores.copy()) == wanted
