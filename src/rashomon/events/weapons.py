"""Weapons that strike by themselves in the grammar: "two missiles hit a school".

Who fired them stands with the weapon: "Dravian missiles", "a rocket launched by the militia".
``weapons.tsv`` lists them with the mode of an attack by each, where that tells one (a missile may
come from a plane or from the ground); crewed ones (jets, tanks, ships) act
themselves and are not among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from rashomon.events.acting import is_actor_word, is_scene, written
from rashomon.events.arguments import Filler, owners
from rashomon.events.bases import bases
from rashomon.tree import Tree

_SENT = frozenset("fire launch drop shoot lob hurl throw send plant lay detonate use".split())
_LAID = frozenset("bomb mine landmine ied device explosive booby-trap".split())
DESCRIBING = ("compound", "amod", "nmod", "nmod:desc")


@cache
def _modes() -> dict[str, str]:
    text = (resources.files(__package__) / "weapons.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {row[0]: row[1] for row in rows}


def weapon(words: Sequence[str]) -> str:
    """The kind of weapon that some words end in, in the singular; empty where they name none."""
    forms = [word.lower() for word in words]
    for first in range(len(forms)):
        said = " ".join(forms[first:])
        for form in (said, said.removesuffix("s")):
            if form in _modes():
                return form
    return ""


def kind_of(weapon: str) -> str:
    """The mode of an attack with a weapon of the list, with blanks; empty where it tells none."""
    return _modes().get(weapon, "").replace("-", " ")


def mode_of(tree: Tree, number: int) -> str | None:
    """The mode of an attack by what a word names; None where it is no weapon."""
    known = _modes()
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
    for number in tree.children[weapon]:
        laid = not _LAID.isdisjoint(bases(tree, weapon)) and is_scene(tree, weapon, number)
        before = tree[number].deprel in DESCRIBING and number < weapon
        if before and not laid and is_actor_word(tree, number):
            yield Filler(number, f"before “{tree[weapon].form}”")
        if tree.dep(number) == "acl" and not _SENT.isdisjoint(bases(tree, number)):
            how = f"“{tree[number].form}” it"
            yield from (Filler(n, how) for n in tree.of(number, "obl") if "by" in tree.cases(n))
