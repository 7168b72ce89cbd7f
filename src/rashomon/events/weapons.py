"""Weapons that strike by themselves in the grammar: "two missiles hit a school".

Who fired them stands with the weapon: "Dravian missiles", "a rocket launched by the militia".
Crewed ones (jets, tanks, ships) act themselves and are not among them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.events.acting import is_actor_word, is_scene, written
from rashomon.events.arguments import Filler, owners
from rashomon.events.bases import bases
from rashomon.tree import Tree
from rashomon.weapons import modes

_SENT = frozenset(
    "fire misfire launch drop shoot lob hurl throw send plant lay detonate use".split()
)
_LAID = frozenset("bomb mine landmine ied device explosive booby-trap".split())
DESCRIBING = ("compound", "amod", "nmod", "nmod:desc")


def mode_of(tree: Tree, number: int) -> str | None:
    """The mode of an attack by what a word names; None where it is no weapon."""
    known = modes()
    before = [tree[n].form.lower() for n in tree.children[number] if tree.dep(n) in DESCRIBING]
    forms = written(tree, number)  # a bombing is no bomb
    for form in forms:
        for word in before:
            if mode := known.get(f"{word} {form}"):
                return mode
    return next((known[form] for form in forms if form in known), None)


def senders(tree: Tree, weapon: int) -> Iterator[Filler]:
    """Who struck with it, as its own phrase says."""
    yield from owners(tree, weapon)
    if tree.dep(weapon) == "conj" and mode_of(tree, crew := tree[weapon].head) is None:
        yield Filler(crew, "with it")  # "jets and missiles hit a school"
    for number in tree.children[weapon]:
        laid = not _LAID.isdisjoint(bases(tree, weapon)) and is_scene(tree, weapon, number)
        before = tree[number].deprel in DESCRIBING and number < weapon
        if before and not laid and is_actor_word(tree, number):
            yield Filler(number, f"before “{tree[weapon].form}”")
        if tree.dep(number) == "acl" and not _SENT.isdisjoint(bases(tree, number)):
            how = f"“{tree[number].form}” it"
            yield from (Filler(n, how) for n in tree.of(number, "obl") if "by" in tree.cases(n))
