"""The composed sentences are trees in EWT's own labels, named as tagged, and differ by copy."""

from __future__ import annotations

import re

import pytest

from training.composed import HERE, composed, patterns
from training.sentences import TAGS, Sentence

UPOS = frozenset(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
)
DEPRELS = frozenset(
    """acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp
    compound compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse
    dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj
    nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum
    root vocative xcomp""".split()
)
TEXT = (HERE / "sentences.txt").read_text("utf-8")
FILLED = [document.sentences[0] for document in composed(seed=3, copies=4)]


def text_of(sentence: Sentence) -> str:
    pairs = zip(sentence.words, sentence.spaces, strict=True)
    return "".join(word + " " * space for word, space in pairs)


def heads_of(sentence: Sentence) -> list[int]:
    return [token.head or 0 for token in sentence.tokens or ()]


def above(place: int, heads: list[int]) -> list[int]:
    """The words above this one, up to the root; longer than the sentence if it never ends."""
    found: list[int] = []
    while place and len(found) <= len(heads):
        place = heads[place - 1]
        found.append(place)
    return found


def crossed(heads: list[int]) -> bool:
    arcs = [sorted((place, head)) for place, head in enumerate(heads, 1) if head]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


def test_there_are_many_patterns_and_none_twice() -> None:
    found = [" ".join(word[0] for word in pattern) for pattern in patterns(TEXT)]
    assert len(found) >= 120
    assert len(found) == len(set(found))


def test_every_sentence_is_a_tree_with_one_root() -> None:
    for sentence in FILLED:
        heads = heads_of(sentence)
        assert heads.count(0) == 1, text_of(sentence)
        assert all(above(place, heads)[-1] == 0 for place in range(1, len(heads) + 1))


def test_labels_are_those_of_ewt() -> None:
    for sentence in FILLED:
        for token in sentence.tokens or ():
            assert token.upos in UPOS, text_of(sentence)
            assert token.deprel in DEPRELS, text_of(sentence)
            assert (token.deprel == "root") == (token.head == 0), text_of(sentence)
            assert token.deprel != "punct" or token.upos == "PUNCT", text_of(sentence)


def test_no_arcs_cross() -> None:
    for sentence in FILLED:
        assert not crossed(heads_of(sentence)), text_of(sentence)


def test_function_words_and_punctuation_carry_nothing() -> None:
    """But for fixed expressions and what coordinates with them, nothing hangs on them."""
    for sentence in FILLED:
        tokens = sentence.tokens or ()
        for token in tokens:
            if token.head:
                parent = tokens[token.head - 1].deprel
                assert parent not in ("punct", "det", "aux", "aux:pass", "cop", "cc:preconj")
                if parent in ("case", "mark", "cc"):
                    assert token.deprel == "fixed", text_of(sentence)


def test_names_are_exact_and_legal() -> None:
    for sentence in FILLED:
        before = "O"
        assert sentence.names is not None
        for allowed in sentence.names:
            (index,) = allowed
            tag = TAGS[index]
            assert tag[0] != "I" or before[1:] == tag[1:], text_of(sentence)
            before = tag


def test_the_text_looks_right() -> None:
    for sentence in FILLED:
        text = text_of(sentence)
        assert not re.search(r"\$[A-Z]|  | [,.;:)%]|\( | 's|\b[Aa] [aeiou]", text), text
        assert not re.search(r"\w- | -\w", text), text
        assert text.count('"') % 2 == 0, text
        assert text[0].isupper() or not text[0].isalpha(), text


@pytest.mark.parametrize("copies", [0, 1, 3])
def test_each_pattern_is_filled_so_many_times(copies: int) -> None:
    assert len(composed(5, copies)) == copies * len(patterns(TEXT))


def test_copies_differ_and_a_seed_repeats_them() -> None:
    assert composed(1, 2) == composed(1, 2)
    assert composed(1, 2) != composed(2, 2)
    slots = [any(re.match(r"\$[A-Z]", word[0]) for word in each) for each in patterns(TEXT)]
    first = composed(1, 5)
    for at, has_slot in enumerate(slots):
        texts = {text_of(document.sentences[0]) for document in first[at * 5 : at * 5 + 5]}
        assert len(texts) > 1 or not has_slot
