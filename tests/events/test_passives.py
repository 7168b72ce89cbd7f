"""Who suffers it, where a participle has no "was" of its own, or a tag that hides it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import rashomon
from rashomon.events import events
from rashomon.records import EventMention, EventType
from treebank import reading


def _the(found: tuple[EventMention, ...], kind: EventType) -> EventMention:
    return next(event for event in found if event.type is kind)


def _recipients(text: str, event: EventMention) -> list[str]:
    return [each.words.of(text) for each in event.recipients]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        # A participle is what it is though it is tagged as an adjective or a past tense.
        (
            "Those/PRON/6/nsubj:pass injured/ADJ/1/acl/injured in/ADP/4/case Lenz/PROPN/2/obl"
            " were/AUX/6/aux:pass named/VERB/0/root/name",
            "Those",
        ),
        (
            "Friends/NOUN/2/nsubj mourned/VERB/0/root/mourn nine/NUM/4/nummod miners/NOUN/2/obj"
            " killed/VERB/4/acl/kill in/ADP/7/case Lenz/PROPN/5/obl",
            "nine miners",
        ),
        (
            "One/NUM/3/nsubj:pass was/AUX/3/aux:pass killed/VERB/0/root/kill and/CCONJ/7/cc"
            " a/DET/6/det guard/NOUN/7/nsubj wounded/VERB/3/conj/wound",
            "a guard",
        ),
    ],
)
def test_a_participle_by_its_place_whatever_its_tag(sentence: str, who: str) -> None:
    text, tree = reading(sentence)
    harmed = [e for e in events("r", text, tree) if e.type is EventType.CASUALTY]
    assert [who] in [_recipients(text, event) for event in harmed]


def test_what_is_threatened_with_an_adjectives_tag() -> None:
    text, tree = reading(
        "The/DET/2/det union/NOUN/4/nsubj:pass be/AUX/4/aux:pass/be"
        " intimidated/ADJ/0/root/intimidated"
    )
    event = _the(events("r", text, tree), EventType.COERCE)
    assert _recipients(text, event) == ["The union"]


def test_an_adjective_before_a_noun_tells_no_deed() -> None:
    text, tree = reading(
        "Two/NUM/3/nummod armed/ADJ/3/amod/armed men/NOUN/4/nsubj left/VERB/0/root"
    )
    assert all(event.entry != "arm (verb)" for event in events("r", text, tree))


def test_who_joins_a_passive_with_a_verb_of_their_own_still_acts() -> None:
    text, tree = reading(
        "A/DET/2/det guard/NOUN/4/nsubj:pass was/AUX/4/aux:pass shot/VERB/0/root/shoot"
        " and/CCONJ/8/cc his/PRON/7/nmod:poss wife/NOUN/8/nsubj fled/VERB/4/conj/flee"
    )
    flight = _the(events("r", text, tree), EventType.DISPLACEMENT)
    assert _recipients(text, flight) == ["his wife"]


def test_what_goes_on_with_a_passive_befalls_the_same() -> None:
    text = "In May the editor was arrested and charged with treason."
    charge = _the(events("r", text, rashomon.read(text)), EventType.ACCUSE)
    assert _recipients(text, charge) == ["the editor"]


def test_a_phrase_with_to_is_found_behind_an_infinitives_own() -> None:
    text = "The union asked nurses to take to the streets."
    march = _the(events("r", text, rashomon.read(text)), EventType.PROTEST)
    assert [each.words.of(text) for each in march.agents] == ["nurses"]


def test_who_is_named_behind_a_clause_says_it_and_did_not_do_it() -> None:
    text, tree = reading(
        "Strikes/NOUN/8/nsubj killed/VERB/8/ccomp/kill nine/NUM/4/nummod miners/NOUN/2/obj"
        " a/DET/7/det rights/NOUN/7/compound group/NOUN/8/nsubj said/VERB/0/root/say"
    )
    assert all(not event.agents for event in events("r", text, tree))


def test_a_participle_is_of_the_noun_right_before_it() -> None:
    text, tree = reading(
        "Boys/NOUN/4/nsubj were/AUX/4/cop among/ADP/4/case miners/NOUN/7/ccomp"
        " killed/VERB/7/ccomp/kill police/NOUN/7/nsubj said/VERB/0/root/say"
    )
    tokens = list(tree.tokens)
    tokens[4] = replace(tokens[4], xpos="VBN", feats="VerbForm=Part|Voice=Pass")
    event = _the(events("r", text, replace(tree, tokens=tuple(tokens))), EventType.CASUALTY)
    assert _recipients(text, event) == ["miners"]


def test_whom_one_leaves_wounded_is_wounded() -> None:
    text = "Militants fired on the port on Thursday, leaving three sailors wounded."
    found = [e for e in events("r", text, rashomon.read(text)) if e.type is EventType.CASUALTY]
    assert [_recipients(text, event) for event in found] == [["three sailors"]]
