"""The tree of a reading: what is asked of every token, and that rooms share one tree."""

from __future__ import annotations

from rashomon.tree import Tree, tree_of
from treebank import reading

_JETS = "Jets/NOUN/2/nsubj:pass/JET struck/VERB/0/root/strike"
_MARKET = "A/DET/2/det market/NOUN/3/nsubj burned/VERB/0/root"


def test_rooms_share_the_tree_of_a_reading() -> None:
    text, read = reading(_JETS)
    _, other = reading(_JETS)
    tree = tree_of(read, text)
    assert tree_of(read, text) is tree
    assert tree_of(other, text).reading is other
    assert tree_of(other, f"{text} ").text == f"{text} "


def test_relations_are_found_with_and_without_their_subtype() -> None:
    text, read = reading(_JETS)
    tree = Tree(read, text)
    assert tree.of(1, "nsubj") == tree.of(1, "nsubj:pass") == [0]
    assert tree.of(1, "obj") == tree.of(0, "nsubj") == []
    assert (tree.dep(0), tree.lemma(0)) == ("nsubj", "jet")


def test_a_line_opens_where_one_breaks() -> None:
    text, read = reading(_JETS, _MARKET)
    lines = text.replace(" A ", "\nA ")
    tree = Tree(read, lines)
    assert tree.openings == {2}
    assert tree.paragraphs == [(0, 1), (2, 4)]
    assert Tree(read, text).openings == frozenset()
