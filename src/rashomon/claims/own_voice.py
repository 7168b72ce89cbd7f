"""What a report asserts itself: clauses that stand in nobody's statement.

A reporting clause ("the mayor said") is no assertion of its own here: it is the attribution. A
clause that hangs on it or on a name beside it is ("the mayor, who resigned in May, said").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.records import Attribution, Span
from rashomon.tree import SIGNS, Tree, trimmed

# Relations under which a clause asserts what it says, where its writer does.
_ASSERTED = frozenset(("root", "conj", "parataxis", "acl:relcl", "advcl:relcl", "advcl"))
_SUPPOSING = frozenset(("if", "unless", "whether", "provided"))
_OUTSIDE = SIGNS | frozenset("()")


def assertions(tree: Tree, attributions: Sequence[Attribution]) -> Iterator[tuple[int, list[int]]]:
    """The head and the words of every clause that the report asserts in its own voice."""
    told = _tokens(tree, [span for each in attributions for span in each.content])
    cues = _tokens(tree, [span for each in attributions for span in each.cue])
    heads = [
        n
        for n in range(len(tree.tokens))
        if n not in told and n not in cues and _is_asserted(tree, n)
    ]
    own = set(heads)
    for top in heads:
        below = _clause(tree, top, own | cues)
        below = [n for n in below if n not in told and n not in tree.datelines]
        numbers = trimmed(tree, below, _OUTSIDE)
        if len(numbers) > 1:
            yield top, numbers


def _is_asserted(tree: Tree, number: int) -> bool:
    """Whether a word heads a clause with a subject and a verb that its sentence vouches for."""
    relation = tree[number].deprel
    if relation not in _ASSERTED and tree[number].head != number:
        return False
    if not tree.of(number, "nsubj", "csubj", "expl"):
        return False
    if tree[number].upos not in ("VERB", "AUX") and not tree.of(number, "cop", "aux"):
        return False
    if any(tree.lemma(n) in _SUPPOSING for n in tree.of(number, "mark")):
        return False
    return not _asks(tree, number)


def _asks(tree: Tree, number: int) -> bool:
    last = tree.sentence(number).last
    return any(tree[n].form == "?" for n in range(max(number, last - 2), last))


def _clause(tree: Tree, top: int, others: set[int]) -> list[int]:
    """A clause's words without the clauses below it that claim for themselves."""
    return tree.subtree(top, without=[n for n in others if n != top])


def _tokens(tree: Tree, spans: Sequence[Span]) -> set[int]:
    """The numbers of the tokens inside some spans."""
    found = set[int]()
    for span in spans:
        found.update(tree.inside(span.start, span.end))
    return found
