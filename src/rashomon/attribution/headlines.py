"""Cues that are signs: "UN: toll rises", "Two held after raid – police", "Camp moved: AFP".

Only at the edges of a paragraph, and only where what stands beside the sign is short, has no verb,
and is a name or a word for somebody who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.attribution.found import Found
from rashomon.people import SPEAKERS
from rashomon.tree import DASHES, Tree

_DASHES = DASHES | {"―"}
_BEFORE, _AFTER = 9, 5  # words that may stand on the speaker's side of the sign
_SPEAKS = frozenset("we our us i my ' \" “ ‘ will won".split())
_SPEAKING = frozenset(("PERSON", "ORG", "LOCATION", "NORP"))


def signs(tree: Tree) -> Iterator[Found]:
    """Attributions by a colon or a dash at the edge of a paragraph."""
    for first, last in tree.paragraphs:
        yield from _in(tree, first, last)


def _in(tree: Tree, first: int, last: int) -> Iterator[Found]:
    if first in tree.datelines:
        return
    colons = [n for n in range(first + 1, last) if tree[n].form == ":" and _spaced(tree, n)]
    if colons:
        colon = colons[0]
        before, after = range(first, colon), range(colon + 1, last + 1)
        if (
            len(before) <= _BEFORE
            and (source := _speaker(tree, before)) is not None
            and not _is_topic(tree, source, after)
        ):
            yield Found([colon], [*after], source, None, "colon")
            return
        closed = tree[last].form in (".", "!", "?")
        if len(after) <= _AFTER and not closed and (source := _speaker(tree, after)) is not None:
            yield Found([colon], [*before], source, None, "colon")
            return
    dashes = [n for n in range(first + 1, last) if tree[n].form in _DASHES and _apart(tree, n)]
    if dashes and tree[last].form not in (".", "!", "?", "”", '"'):
        dash = dashes[-1]
        source = _speaker(tree, range(dash + 1, last + 1))
        if last - dash <= _AFTER and source is not None:
            yield Found([dash], [*range(first, dash)], source, None, "dash")


def _is_topic(tree: Tree, source: int, after: range) -> bool:
    """Whether a place only says where: "Sudan: 60 dead". It speaks in quotes, or of itself."""
    if tree.label(source) != "LOCATION":
        return False
    words = {tree[n].form for n in after} - {"US"}
    return _SPEAKS.isdisjoint(word.lower() for word in words)


def _spaced(tree: Tree, number: int) -> bool:
    return tree[number].end < tree[number + 1].start


def _apart(tree: Tree, number: int) -> bool:
    return tree[number - 1].end < tree[number].start and _spaced(tree, number)


def _is_transcript(tree: Tree, number: int, side: range) -> bool:
    """Whether a side is a speaker of a transcript: a name in capitals that opens a line."""
    token = tree[number]
    return token.upos == "PROPN" and token.form.isupper() and len(token.form) > 2 and len(side) <= 3


def _speaker(tree: Tree, side: range) -> int | None:
    """The head of a side that is somebody's name or title, or None."""
    words = [n for n in side if tree[n].upos not in ("PUNCT", "NUM", "SYM")]
    if not words or any(tree[n].upos in ("VERB", "AUX") for n in words):
        return None
    heads = [n for n in words if tree[n].head not in side or tree[n].head == n]
    for number in (*heads, *words):
        if tree.label(number) == "LOCATION" and number not in heads:
            continue  # "Kabul drone strike: …"
        if tree.label(number) in _SPEAKING or _is_transcript(tree, number, side):
            return number
        if tree[number].upos in ("NOUN", "PROPN") and tree.lemma(number) in SPEAKERS:
            return number
    return None
