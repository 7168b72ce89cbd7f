"""Each count hangs on the word that governs it; what belongs to something else is not counted."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from rashomon.events import quantities
from rashomon.events.quantities import numbers
from rashomon.events.quantities.lexicon import Cue, cues
from rashomon.events.quantities.numbers import may_number, phrases
from rashomon.records import Qualifier, Quantity, QuantityKind
from treebank import reading

KILLED = "Rebels/NOUN/2/nsubj/rebel killed/VERB/0/root/kill {} ./PUNCT/2/punct"


def found(*sentences: str) -> tuple[str, tuple[Quantity, ...]]:
    text, tree = reading(*sentences)
    return text, quantities("r", text, tree)


@lru_cache(maxsize=1)
def examples() -> tuple[str, tuple[Quantity, ...]]:
    """All examples of the lexicon as one text, a line each: read once."""
    text = "\n".join(cue.example for cue in cues().values())
    return text, quantities("r", text, rashomon.read(text))


def test_an_object_of_killed() -> None:
    text, (one,) = found(KILLED.format("nine/NUM/4/nummod people/NOUN/2/obj"))
    assert (one.kind, one.low, one.high) == (QuantityKind.KILLED, 9, 9)
    assert one.trigger is not None
    assert (one.words.of(text), one.trigger.of(text), one.whose) == ("nine", "killed", "people")


def test_a_time_near_the_verb_is_a_time() -> None:
    _, (one,) = found(
        "He/PRON/3/nsubj:pass was/AUX/3/aux:pass killed/VERB/0/root/kill 24/NUM/5/nummod "
        "hours/NOUN/6/nmod/hour later/ADV/3/advmod"
    )
    assert (one.kind, one.trigger) == (QuantityKind.DURATION, None)


def test_a_part_points_to_its_total() -> None:
    text, (total, part) = found(
        "A/DET/2/det bomb/NOUN/3/nsubj killed/VERB/0/root/kill at/ADP/5/case least/ADJ/6/nmod "
        "32/NUM/7/nummod people/NOUN/3/obj ,/PUNCT/11/punct including/VERB/11/case/include "
        "four/NUM/11/nummod children/NOUN/3/obl/child ./PUNCT/3/punct"
    )
    assert (total.words.of(text), total.qualifier) == ("at least 32", Qualifier.AT_LEAST)
    assert (part.kind, part.whose, part.part_of) == (QuantityKind.KILLED, "children", 0)


def test_a_toll_replaces_an_earlier_one() -> None:
    _, (new, old) = found(
        "The/DET/2/det toll/NOUN/3/nsubj rose/VERB/0/root/rise to/ADP/5/case 112/NUM/3/obl "
        "from/ADP/7/case 100/NUM/3/obl ./PUNCT/3/punct"
    )
    assert (new.low, new.kind, new.earlier) == (112, QuantityKind.KILLED, 1)
    assert (old.low, old.kind, old.earlier) == (100, QuantityKind.KILLED, None)


def test_a_headline_leaves_the_auxiliary_out() -> None:
    _, (dead, hurt) = found(
        "5/NUM/2/nsubj killed/VERB/0/root/kill ,/PUNCT/5/punct 12/NUM/5/nsubj "
        "wounded/VERB/2/conj/wound"
    )
    assert (dead.low, dead.kind) == (5, QuantityKind.KILLED)
    assert (hurt.low, hurt.kind) == (12, QuantityKind.WOUNDED)


def test_a_participle_at_once_behind_is_said_of_it_though_it_hangs_elsewhere() -> None:
    _, (dead, hurt) = found(
        "A/DET/2/det toll/NOUN/0/root of/ADP/5/case 44/NUM/5/nummod dead/NOUN/2/nmod"
        " and/CCONJ/7/cc 140/NUM/5/conj injured/VERB/2/acl/injure"
    )
    assert (dead.kind, dead.low) == (QuantityKind.KILLED, 44)
    assert (hurt.kind, hurt.low) == (QuantityKind.WOUNDED, 140)


def test_what_several_are_left_as_is_said_of_each() -> None:
    _, (first, last) = found(
        "Shells/NOUN/2/nsubj left/VERB/0/root/leave 12/NUM/4/nummod guards/NOUN/2/obj"
        " and/CCONJ/7/cc 20/NUM/7/nummod nurses/NOUN/4/conj dead/ADJ/7/amod"
    )
    assert [(each.kind, each.low) for each in (first, last)] == [
        (QuantityKind.KILLED, 12),
        (QuantityKind.KILLED, 20),
    ]


def test_verbs_that_share_an_object_share_its_count() -> None:
    _, (one,) = found(
        "They/PRON/2/nsubj executed/VERB/0/root/execute and/CCONJ/4/cc "
        "crucified/VERB/2/conj/crucify "
        "nine/NUM/6/nummod men/NOUN/4/obj/man ./PUNCT/2/punct"
    )
    assert (one.kind, one.low) == (QuantityKind.KILLED, 9)


def test_what_is_denied_is_not_counted_as_done() -> None:
    _, (one,) = found(
        "The/DET/3/det 12/NUM/3/nummod sailors/NOUN/6/nsubj:pass/sailor were/AUX/6/aux:pass "
        "not/PART/6/advmod hurt/VERB/0/root ./PUNCT/6/punct"
    )
    assert one.kind is QuantityKind.PEOPLE


def test_one_person_counts_and_one_only_named_does_not() -> None:
    text, (one,) = found(KILLED.format("a/DET/4/det soldier/NOUN/2/obj"))
    assert (one.words.of(text), one.low) == ("a soldier", 1)
    assert found(KILLED.format("Omar/PROPN/2/obj=PERSON"))[1] == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "how"),
    [
        ("between 20 and 25", 20, 25, Qualifier.BETWEEN),
        ("20-25", 20, 25, Qualifier.BETWEEN),
        ("more than 50", 50, None, Qualifier.MORE_THAN),
        ("up to 30", 0, 30, Qualifier.UP_TO),
        ("some 200", 200, 200, Qualifier.ABOUT),
        ("nearly 90", 90, 90, Qualifier.ABOUT),
        ("fewer than ten", 0, 10, Qualifier.LESS_THAN),
        ("two dozen", 24, 24, Qualifier.EXACTLY),
        ("two hundred and six", 206, 206, Qualifier.EXACTLY),
        ("1.2 million", 1_200_000, 1_200_000, Qualifier.EXACTLY),
        ("15+", 15, None, Qualifier.AT_LEAST),
        ("scores", 40, None, Qualifier.SCORES),
        ("several hundred", 300, None, Qualifier.HUNDREDS),
        ("$3bn", 3_000_000_000, 3_000_000_000, Qualifier.EXACTLY),
    ],
)
def test_number_phrases(text: str, low: int, high: int | None, how: Qualifier) -> None:
    (one,) = phrases(text, 0, len(text))
    assert (one.start, one.end) == (0, len(text))
    assert (one.low, one.high, one.qualifier) == (low, high, how)


@pytest.mark.parametrize(
    "text", ["on 12 March 2014", "at 20:04", "the F-16", "the 3rd", "a three-storey house", "24/7"]
)
def test_what_is_no_number_of_anything(text: str) -> None:
    assert phrases(text, 0, len(text)) == []


@pytest.mark.parametrize("cue", cues().values(), ids=lambda cue: f"{cue.lemma} {cue.upos}")
def test_each_cue_is_read_in_its_example(cue: Cue) -> None:
    text, answers = examples()
    start = text.index(cue.example)
    inside = [q for q in answers if start <= q.words.start < start + len(cue.example)]
    assert cue.kind in {one.kind for one in inside}, inside


WORDS = st.sampled_from(
    "killed 12 people , including at least three children ; dozens of them ( 5 ) no one was hurt "
    "in 2014 between 20 and 25 from $ 3bn - 15 + a soldier % to the toll half million 24-year-old "
    "52 - 48 one in five \n 0 ½ ９ ١٢ ² 9999999999999".split(" ")
)


RELATIONS = "nsubj nsubj:pass obj obl nmod nummod conj case acl acl:relcl amod xcomp appos det"
TOKENS = st.tuples(
    WORDS,
    st.sampled_from("NOUN NUM VERB ADJ PRON PROPN ADP DET".split()),
    st.integers(0, 30),
    st.sampled_from(RELATIONS.split()),
)


def test_numbers_too_long_to_be_any_are_none() -> None:
    for text in ("9" * 5000, "million " * 5000, "1" + ",000" * 900, "twelve billion " * 300):
        for one in phrases(text, 0, len(text)):
            assert one.low < 10**120


@settings(max_examples=150, deadline=None)
@given(st.lists(TOKENS, min_size=1, max_size=20))
def test_any_tree_is_read_and_every_word_stands_in_the_text(
    drawn: list[tuple[str, str, int, str]],
) -> None:
    words = [
        f"{word.strip() or 'x'}/{tag}/{head % place}/{relation}"  # the root or a word before
        for place, (word, tag, head, relation) in enumerate(drawn, start=1)
    ]
    text, answers = found(" ".join(words))
    for one in answers:
        assert one.words.of(text)
        assert one.high is None or one.low <= one.high
        assert all(p is None or 0 <= p < len(answers) for p in (one.part_of, one.earlier))
        assert one.whose_words is None or one.whose_words.of(text) == one.whose


_PIECES = (
    "no one nobody None both a an the couple pair of few several half third quarters tenth dozen "
    "Dozens hundred thousands million lakh crore billion zero five twelve eight sixty scores tens "
    "handful small km m ft cm bn US$ - , 7 ten others market fell Phnom someone"
).split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5), st.sampled_from((" ", "", "-")))
def test_words_that_are_passed_over_say_no_number(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    if not may_number(text):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(numbers, "may_number", lambda words: True)
            assert phrases(text, 0, len(text)) == []


def test_most_sentences_are_passed_over() -> None:
    assert not may_number("Rebels left the market, and someone told Reuters of it.")
    assert may_number("Nobody was hurt.")
    assert may_number("It is eightkm off.")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Seventeen people are confirmed dead and 40 missing.", ["killed", "missing"]),
        ("At least 61 people had died or were missing.", ["people"]),
        ("Thirty people were killed or wounded in the raid.", ["casualties"]),
    ],
)
def test_each_number_is_of_what_is_said_of_it(text: str, kinds: list[str]) -> None:
    found = quantities("r", text, rashomon.read(text))
    assert [each.kind.value for each in found] == kinds


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("A railway spokesman put the dead at 261.", 261),
        ("An earlier count by a rights group had put the number of dead at 20.", 20),
    ],
)
def test_what_the_dead_are_put_at_is_the_toll(text: str, low: int) -> None:
    counts = quantities("r", text, rashomon.read(text))
    assert [(q.kind, q.low) for q in counts] == [(QuantityKind.KILLED, low)]


def test_a_toll_that_is_revised_down_replaces_the_higher_one() -> None:
    text = "Officials revised the death toll down to 275 from 288."
    old, new = sorted(quantities("r", text, rashomon.read(text)), key=lambda q: -q.low)
    assert (old.low, new.low, new.kind, old.kind) == (288, 275, QuantityKind.KILLED, new.kind)
    assert new.earlier is not None


def test_two_trains_and_another_are_not_counted_as_two() -> None:
    text = "Two passenger trains and a goods train collided on Friday."
    assert not [
        q for q in quantities("r", text, rashomon.read(text)) if q.kind is QuantityKind.VEHICLES
    ]
