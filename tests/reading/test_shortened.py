"""Passives without "are", as headlines print them."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.reading.clauses import Clauses
from rashomon.reading.shortened import mend


def clauses(rows: str) -> Clauses:
    """Rows "lemma upos xpos head relation", heads counted from 1, 0 the root."""
    split = [row.split() for row in rows.strip().splitlines()]
    lemma, upos, xpos, head, deprel = (list(column) for column in zip(*split, strict=True))
    heads = [int(h) - 1 if h != "0" else n for n, h in enumerate(head)]
    return Clauses(upos, xpos, ["_"] * len(upos), lemma, heads, deprel)


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Dozens feared dead after landslide in Nepal", 0, 1),
        ("Two soldiers believed killed in ambush near Mosul", 1, 2),
        ("Three presumed dead after helicopter crash", 0, 1),
        ("Dozens thought to have died in attack", 0, 1),
    ],
)
def test_who_is_held_to_be_dead_is_the_subject_of_a_passive(
    text: str, subject: int, verb: int
) -> None:
    tokens = rashomon.read(text).tokens
    assert tokens[subject].deprel == "nsubj:pass"
    assert tokens[subject].head == verb
    assert "Voice=Pass" in tokens[verb].feats


@pytest.mark.parametrize(
    "text",
    [
        "Residents feared that dozens were dead.",
        "Officials feared a new attack on the town.",
        "He thought big and she knew better.",
        "Police found him dead in the river.",
        "The army feared to enter the town.",
    ],
)
def test_who_fears_something_is_left_alone(text: str) -> None:
    assert all(token.deprel != "nsubj:pass" for token in rashomon.read(text).tokens[:4])


@pytest.mark.parametrize(
    ("rows", "heads", "relations"),
    [
        (  # an adjective that is read as the root gives way to its verb
            """
            five NUM CD 3 nsubj
            confirm VERB VBN 3 amod
            dead ADJ JJ 0 root
            in ADP IN 5 case
            crash NOUN NN 3 obl
            """,
            [1, 1, 1, 4, 2],
            ["nsubj:pass", "root", "xcomp", "case", "obl"],
        ),
        (  # a participle that hangs elsewhere is brought back
            """
            ferry NOUN NN 2 nsubj
            capsize VERB VBZ 0 root
            dozen NOUN NNS 4 nsubj
            fear VERB VBD 2 parataxis
            drown VERB VBN 2 advcl
            """,
            [1, 1, 3, 1, 3],
            ["nsubj", "root", "nsubj:pass", "parataxis", "xcomp"],
        ),
    ],
)
def test_a_tree_that_is_wrong_is_mended(rows: str, heads: list[int], relations: list[str]) -> None:
    words = clauses(rows)
    mend(words)
    assert words.head == heads
    assert words.deprel == relations


def test_a_number_with_a_participle_of_its_own_is_nobody_s_victim() -> None:
    text = "Eight Civilians Killed 14 Injured in Bombing in Damascus"
    tokens = rashomon.read(text).tokens
    assert [tokens[n].deprel for n in (1, 3)] == ["nsubj:pass", "nsubj:pass"]
    assert (tokens[3].head, tokens[4].head, tokens[4].deprel) == (4, 2, "conj")


def test_whoever_kills_the_injured_kills() -> None:
    tokens = rashomon.read("Two men killed 14 injured villagers in Homs.").tokens
    assert tokens[1].deprel == "nsubj"
