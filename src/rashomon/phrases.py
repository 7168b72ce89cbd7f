"""Noun phrases: how far one reaches, the name in it, the noun that a relative clause is of."""

from __future__ import annotations

from collections.abc import Collection

from rashomon.records import Span
from rashomon.tree import Tree

RELATIVE = frozenset("who that which whom".split())
_LEADING = frozenset((",", ";", ":", "—", "–"))
_OUTSIDE = frozenset("case mark cc cop advcl parataxis ccomp".split())  # of a noun phrase


def name_of(report: str, tree: Tree, number: int) -> Span | None:
    """The name that a word is part of."""
    place = tree.name_of.get(number)
    if place is None:
        return None
    name = tree.reading.names[place]
    return Span(report, tree[name.first].start, tree[name.last - 1].end)


def antecedent(tree: Tree, number: int) -> int | None:
    """The noun that the relative clause around a word hangs on."""
    for here in tree.above(number):
        if tree[here].deprel == "acl:relcl":
            return tree[here].head
    return None


def _is_strayed_case(tree: Tree, number: int) -> bool:
    """Whether a preposition hangs on a noun before the head: "by [the firm Orbita]"."""
    above = tree[number].head
    if tree.dep(number) != "case" or tree[above].upos not in ("NOUN", "PROPN"):
        return False
    return tree.dep(above) in ("nmod", "compound", "appos", "flat")


def phrase(
    tree: Tree, number: int, barred: Collection[int] = (), *, clauses: bool = False
) -> tuple[int, int]:
    """First and last token of a noun phrase around its head, with or without its clauses.

    ``barred`` tokens are left out with what they part.
    """
    left_out = [n for n in tree.children[number] if tree.dep(n) in _OUTSIDE or n in barred]
    if not clauses:  # of what hangs on it too: "a copy of the law [seen by AP]"
        left_out += [n for n in tree.subtree(number) if n != number and tree.dep(n) == "acl"]
    tokens = {n for n in tree.subtree(number, without=left_out) if n not in barred}
    first = last = number
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    while last > number and tree[last].form in (",", ".", ";", ":", "—", "–"):
        last -= 1
    while first < number and (tree[first].form in _LEADING or _is_strayed_case(tree, first)):
        first += 1
    opened = first < number and tree[first].form == "("
    closed = last > number and tree[last].form == ")"
    if opened and (closed or ")" not in {tree[n].form for n in range(first, last)}):
        first += 1
    if closed and "(" not in {tree[n].form for n in range(first, last)}:
        last -= 1
    return first, last
