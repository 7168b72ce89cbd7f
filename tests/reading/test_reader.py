"""The reader on real text: whatever comes, the same answer, and spaCy's own tools work on it."""

from __future__ import annotations

import itertools
import random
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.matcher import DependencyMatcher
from spacy.tokens import Doc

import rashomon
from rashomon.models import LATEST
from rashomon.reading.readings import reading_of
from rashomon.reading.texts import TextReader

TEXTS = (
    "BAGHDAD (AFP) — Warplanes struck the border town of al-Qaim on Tuesday, residents said.",
    "He denied it.",
    "",
    "According to two officials, at least 32 people were killed.\n\nThe army did not comment. " * 9,
    "DOZENS KILLED AS BLAST ROCKS MARKET",
    "Syrias army, not Turkey's, shelled Beiruts port.",
    "- item one\n- item two\n- item three\n\n| a | b |\n| 1 | 2 |",
    "Чиновник сказал 😀 that «всё» is 好 today.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rashomon.reader(threads=2)


@cache
def _plain() -> TextReader:
    return TextReader(threads=1)


@cache
def _pipeline() -> Language:
    return rashomon.reader(threads=1)


def facts(doc: Doc) -> list[object]:
    """All that is decided, and the vectors' bytes."""
    tokens = [(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i) for t in doc]
    names = [(e.start, e.end, e.label_) for e in doc.ents]
    return [tokens, names, [s.start for s in doc.sents], doc.tensor.tobytes()]


def test_a_sentence_is_read(nlp: Language) -> None:
    doc = nlp("Two rockets hit the airport in Mogadishu on Friday, police told Reuters.")
    told = next(token for token in doc if token.text == "told")
    hit = next(token for token in doc if token.text == "hit")
    assert (hit.pos_, hit.lemma_) == ("VERB", "hit")
    assert told.lemma_ == "tell"
    assert {child.text: child.dep_ for child in hit.children if child.dep_ == "nsubj"} == {
        "rockets": "nsubj"
    }
    assert {("Mogadishu", "LOCATION"), ("Reuters", "ORG")} <= {(e.text, e.label_) for e in doc.ents}


def test_the_same_text_reads_the_same_whatever_the_batch(nlp: Language) -> None:
    alone = {text: facts(nlp(text)) for text in TEXTS}
    chance = random.Random(1)
    for threads in (1, 2, 3):
        other = rashomon.reader(threads=threads)
        mixed = [*TEXTS, *TEXTS]
        chance.shuffle(mixed)
        for text, doc in zip(mixed, other.pipe(mixed, batch_size=3), strict=True):
            assert facts(doc) == alone[text]


def test_documents_come_in_order_and_are_read_as_they_are_asked_for(nlp: Language) -> None:
    asked = 0

    def endless() -> object:
        nonlocal asked
        while True:
            asked += 1
            yield f"Blast number {asked} shook the town."

    docs = nlp.pipe(endless(), batch_size=8)  # type: ignore[call-overload]
    assert [next(docs)[2].text for _ in range(10)] == [str(n) for n in range(1, 11)]
    assert asked < 100


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.sampled_from(TEXTS), st.text(max_size=300)))
def test_a_text_is_read_as_the_pipeline_reads_it(text: str) -> None:
    assert _plain().read(text) == reading_of(_pipeline()(text), LATEST)


def test_a_root_is_no_sentence_s_root(nlp: Language) -> None:
    text = "The root was cut."
    assert nlp(text)[1].lemma_ == rashomon.read(text).tokens[1].lemma == "root"
    assert nlp(text)[3].dep_ == "ROOT"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    reading = rashomon.read(text)
    assert [text[t.start : t.end] for t in reading.tokens] == [t.form for t in reading.tokens]
    edges = [s.first for s in reading.sentences] + [len(reading.tokens)]
    assert all(a < b for a, b in itertools.pairwise(edges))
    for sentence in reading.sentences:
        inside = range(sentence.first, sentence.last)
        assert all(reading.tokens[n].head in inside for n in inside)
        assert sum(reading.tokens[n].head == n for n in inside) == 1


@pytest.mark.parametrize(
    "text",
    [
        "word " * 900,
        "the man, " * 400,
        "x" * 200_000,
        "a.b" * 20_000,
        "\n" * 5_000,
        "\u200b\u202e\ufeff\0",
        "😀" * 500,
        "(" * 3_000,
        "1, 2, 3; " * 700,
        "ALL CAPS AGAIN AND AGAIN " * 200,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_strange_text_is_read_whole(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(token.head.sent == token.sent for token in doc)


def test_a_million_characters_on_one_line(nlp: Language) -> None:
    sentence = f"The army said that {'x' * 70} fell. "
    doc = nlp(sentence * 10_500)
    assert len(doc.text) > 1_000_000
    roots = [sentence.root.text for sentence in doc.sents]
    assert len(roots) == 10_500
    assert set(roots) == {"said"}


def test_a_dependency_matcher_works(nlp: Language) -> None:
    matcher = DependencyMatcher(nlp.vocab)
    says = {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "say"}}
    who = {
        "LEFT_ID": "verb",
        "REL_OP": ">",
        "RIGHT_ID": "who",
        "RIGHT_ATTRS": {"DEP": "nsubj", "POS": {"IN": ["NOUN", "PROPN", "PRON"]}},
    }
    matcher.add("SAYS", [[says, who]])
    doc = nlp("The minister said that the army had left. Witnesses say it stayed.")
    assert [doc[places[1]].text for _, places in matcher(doc)] == ["minister", "Witnesses"]


def test_vectors_tell_what_is_alike(nlp: Language) -> None:
    one, same, other = nlp.pipe(
        [
            "At least ten people were killed when a bomb exploded in a market.",
            "A blast at a bazaar left ten dead.",
            "The central bank raised interest rates by half a point.",
        ]
    )
    assert one.vector.shape == (384,)
    assert one.similarity(same) > one.similarity(other) + 0.2
    assert one[2:4].vector.any()
    assert np.isfinite(nlp("").vector).all()
    assert nlp("").similarity(one) == 0.0


def test_white_space_tokens_are_spaces_and_never_heads(nlp: Language) -> None:
    doc = nlp("\n\n  They left.\n\n\nWe stayed.  ")
    assert {t.pos_ for t in doc if t.is_space} == {"SPACE"}
    assert not any(child for t in doc if t.is_space for child in t.children)
    assert [s.text.strip() for s in doc.sents] == ["They left.", "We stayed."]


def test_a_reading_names_its_model_and_counts_characters() -> None:
    reading = rashomon.read("  Kyiv fell silent. ")
    assert reading.model == "reader_v1"
    assert reading.tokens[0].start == 2
    assert [(n.first, n.last, n.label) for n in reading.names] == [(0, 1, "LOCATION")]
    assert rashomon.read("") == rashomon.read("  \n ")
    assert rashomon.read("").tokens == ()
