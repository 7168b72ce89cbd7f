"""Happenings that a report names again by a word that says little on its own.

"The strikes first occurred on Tuesday": a noun that may be of several kinds is of the kind that the
report uses it in elsewhere (one sense per discourse: Gale, Church and Yarowsky 1992). "A bomb hit
the mill. The explosion …": the bomb's. "Jets bombed
the town. The strike landed …": after a deed of force, a noun that may be one is that. "Where the
strike took place, officials saying that it was on the far side": "it" is the happening. "The Front
claimed responsibility": for the deed that was told last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.events.acting import acts
from rashomon.events.lexicon import lexicon
from rashomon.events.matching import Match, fill, struck_with
from rashomon.events.responsibility import blamed_for_all, claimants_of_all
from rashomon.records import EventType
from rashomon.tree import Tree

_DEFINITE = frozenset("the this that these those such any".split())
_TAKES_PLACE = frozenset("occur happen take be come begin start continue last".split())
_BESIDE = frozenset("after before when while as".split())
_NATIONS = ("NORP", "LOCATION")
_DEED = EventType.ASSAULT
_EXPLODING = frozenset(("explosives", "suicide-attack"))
_BLAMED_FOR = (EventType.ASSAULT, EventType.ACCIDENT)
_BACK = 40  # tokens from "it" back to what it stands for


def again(tree: Tree, found: Sequence[Match]) -> list[Match]:
    """The matches with those that go back to them, in the order of the text."""
    deeds = [match for match in found if match.type is _DEED]
    found = [m for m in found if not (m.entry.is_loose and _is_set_apart(tree, m.head, deeds))]
    _explosions(tree, found)
    _loose(tree, found)
    more = [*_nouns(tree, found)]
    every = sorted([*found, *more], key=lambda m: min(m.words))
    more = [*_pronouns(tree, every), *_claims(tree, every), *_blames(tree, every)]
    return sorted([*every, *more], key=lambda m: min(m.words))


def _explosions(tree: Tree, found: Sequence[Match]) -> None:
    """The explosion, where a bomb was told of before, is no accident but that bomb's."""
    bombs = [match for match in found if match.type is _DEED and match.mode in _EXPLODING]
    for match in found:
        accident = match.type is EventType.ACCIDENT and match.mode == "explosion"
        before = [bomb for bomb in bombs if bomb.head < match.head]
        if accident and before and tree[match.head].upos == "NOUN" and _is_known(tree, match.head):
            match.type, match.mode = _DEED, before[-1].mode


def _loose(tree: Tree, found: Sequence[Match]) -> None:
    """By what means it was done, where only the text as a whole says that there was force."""
    deeds = [match for match in found if match.type is _DEED and match.mode]
    for match in found:
        if match.mode or not match.entry.is_loose or not _is_known(tree, match.head):
            continue
        said = tree.lemma(match.head)
        alike = [deed for deed in deeds if said in {tree.lemma(n) for n in deed.words}]
        alike = [deed for deed in alike if deed.head < match.head] or alike
        before = [deed for deed in deeds if deed.head < match.head]
        if alike or before:
            match.mode = (alike or before)[-1].mode


def _nouns(tree: Tree, found: Sequence[Match]) -> Iterator[Match]:
    """Definite nouns without a word that tells their kind, where the report tells it elsewhere."""
    taken = {n for match in found for n in (*match.words, *struck_with(match))}
    deeds = [match for match in found if match.type is _DEED]
    uses: dict[str, list[Match]] = {}
    for match in found:
        if tree[match.head].upos in ("NOUN", "PROPN"):
            uses.setdefault(tree.lemma(match.head), []).append(match)
    for number, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or number in taken or not _is_known(tree, number):
            continue
        known = uses.get(tree.lemma(number), [])
        if known:
            kind, _ = max(Counter(m.type for m in known).items(), key=lambda i: (i[1], i[0]))
            like = next(match for match in known if match.type is kind)
            yield _filled(tree, Match(like.entry, number, (number,), like.type, like.mode))
            continue
        entry = next(
            (e for e in lexicon().nouns.get(tree.lemma(number), ()) if e.type is _DEED), None
        )
        before = [deed for deed in deeds if deed.head < number] if entry is not None else []
        if entry is not None and before and not _is_set_apart(tree, number, deeds):
            like = max(before, key=lambda match: match.head)
            mode = entry.mode or like.mode
            yield _filled(tree, Match(entry, number, (number,), entry.type, mode))


def _filled(tree: Tree, match: Match) -> Match:
    """With what stands around it, though it lacks what would tell its kind."""
    fill(tree, match, complete=False)
    return match


def _is_set_apart(tree: Tree, number: int, deeds: Sequence[Match]) -> bool:
    """Whether a noun is told beside another deed: "the raid came a day after jets bombed …"."""
    beside = [
        n
        for clause in tree.of(tree[number].head, "advcl")
        if any(tree.lemma(mark) in _BESIDE for mark in tree.of(clause, "mark"))
        for n in tree.subtree(clause)
    ]
    return any(deed.head in beside for deed in deeds)


def _is_known(tree: Tree, number: int) -> bool:
    """Whether a noun points back, or says whose it is: "the strike", "a Dravian strike"."""
    if any(tree.lemma(n) in _DEFINITE for n in tree.of(number, "det")):
        return True
    return any(tree.label(n) in _NATIONS for n in tree.of(number, "amod", "compound", "nmod:poss"))


def _pronouns(tree: Tree, found: Sequence[Match]) -> Iterator[Match]:
    """ "It" that is said to have been somewhere or some time, and stands for a happening."""
    for number, token in enumerate(tree.tokens):
        if token.form.lower() != "it" or not tree.dep(number).startswith("nsubj"):
            continue
        above = token.head
        says_where = tree.lemma(above) in _TAKES_PLACE or any(
            tree.dep(n) == "cop" for n in tree.children[above]
        )
        placed = any(tree.dep(n) == "case" for n in tree.children[above]) or any(
            tree.dep(n) == "obl" for n in tree.children[above]
        )
        if not (says_where and placed):
            continue
        near = [
            match
            for match in found
            if 0 < number - match.head < _BACK
            and tree[match.head].upos == "NOUN"
            and tree.dep(match.head).split(":")[0] in ("nsubj", "obj", "root")
        ]
        if near:
            like = near[-1]
            yield Match(like.entry, number, (number,), like.type, like.mode, again=like.head)


def _claims(tree: Tree, found: Sequence[Match]) -> Iterator[Match]:
    """Claims of responsibility that name no deed, as mentions of the deed that was told last."""
    for number in range(len(tree.tokens)):
        who = claimants_of_all(tree, number)
        before = [m for m in found if m.type is _DEED and m.head < number] if who else []
        if before:
            like = max(before, key=lambda match: match.head)
            match = Match(like.entry, number, (number,), like.type, like.mode, again=like.head)
            match.roles["a"] = who
            yield match


def _blames(tree: Tree, found: Sequence[Match]) -> Iterator[Match]:
    """Blame that names no deed, as a mention of the one told last: "Kyiv has blamed the rebels"."""
    taken = {n for match in found for n in match.words}
    for verb in range(len(tree.tokens)):
        who = [f for f in blamed_for_all(tree, verb) if acts(tree, f.number)]
        who = [f for f in who if f.number not in taken]
        before = [m for m in found if m.type in _BLAMED_FOR and m.head < verb] if who else []
        if before:
            like = max(before, key=lambda match: match.head)
            at = who[0].number
            match = Match(like.entry, at, (at,), like.type, like.mode, again=like.head)
            match.roles["a"] = who
            yield match
