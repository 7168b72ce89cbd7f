"""What a description without a name tells: how many, of which nation, what role, what standing."""

from __future__ import annotations

from rashomon.records import Described
from rashomon.tree import Tree

_NATIONS = frozenset(("NORP", "LOCATION"))
_SOME = frozenset("several some many few dozens scores hundreds thousands".split())


def described(tree: Tree, number: int, first: int) -> Described | None:
    """What a noun phrase from ``first`` to its head tells; None for names, pronouns and so on."""
    if tree[number].upos != "NOUN":
        return None
    before = [n for n in tree.children[number] if first <= n < number]
    count = [n for n in before if tree.dep(n) == "nummod" or tree[n].form.lower() in _SOME]
    nation = [n for n in before if tree.label(n) in _NATIONS and n not in count]
    role = [n for n in before if tree.dep(n) == "compound" and n not in nation]
    standing = [n for n in before if tree.dep(n) == "amod" and n not in (*nation, *count)]
    return Described(
        role=_said(tree, [*role, number]),
        number=_said(tree, count),
        nationality=_said(tree, nation),
        standing=_said(tree, standing),
    )


def _said(tree: Tree, numbers: list[int]) -> str:
    return " ".join(tree[n].form for n in sorted(numbers))
