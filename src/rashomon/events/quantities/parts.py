"""How numbers of a text stand to each other: parts of a total, and figures that replace others.

A part needs words that say so ("including", "of them", "in all"); two numbers that merely stand
side by side are two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.events.quantities.governors import Governed, figure_of, joined
from rashomon.events.quantities.numbers import Phrase
from rashomon.records import MEASURES, Qualifier, QuantityKind
from rashomon.tree import Tree

INCLUDING = frozenset(("include", "including", "among"))
PRONOUNS = frozenset(("they", "them", "whom", "those", "which", "who"))
_IN_ALL = re.compile(r"(?: people)?,? (?:in all|in total|altogether|all told|overall)\b", re.I)
_COUNTING_OUT = frozenset("count tally number total poll estimate give report".split())
_THINGS = (QuantityKind.AIRCRAFT, QuantityKind.VEHICLES)
_ADDING = frozenset("bring take raise push lift put".split())
_CLOSE = 8  # characters: " of them"
_EARLIER = frozenset(
    "earlier previous initial first preliminary original previously initially originally".split()
)
_AMONG = re.compile(r"\b(?:among (?:them|whom)|including)\W(?:[\w-]+ ){0,4}[\w-]+$", re.I)
_FROM = re.compile(r"\b(?:up|down) from (?:the |an? )?(?:\w+ )?$", re.I)
_WIDER = frozenset(  # totals that a bare number after them may be a part of
    (
        QuantityKind.PEOPLE,
        QuantityKind.DETAINED,
        QuantityKind.HOSTAGES,
        QuantityKind.MISSING,
        QuantityKind.CASUALTIES,
        QuantityKind.ATTACKERS,
    )
)


@dataclass(slots=True)
class Draft:
    """A quantity in the making: where its number, its noun and its cue stand in the tree."""

    phrase: Phrase
    number: int  # the token that hangs on the rest of the sentence
    noun: int | None = None
    governor: Governed | None = None
    kind: QuantityKind | None = None
    pronoun: int | None = None  # "them" of "seven of them"
    is_one: bool = False  # one person, without a number
    part_of: Draft | None = None
    earlier: Draft | None = None

    @property
    def is_count(self) -> bool:
        """Whether it counts; a kind not yet known counts too."""
        return self.kind not in MEASURES


def relate(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Set ``part_of``, ``earlier``, and the kinds that follow from them. In text order."""
    for place, draft in enumerate(drafts):
        if draft.kind is QuantityKind.PERCENT:
            _share_of(tree, draft, [each for each in drafts if each.is_count])
        if draft.is_count:
            before = [each for each in drafts[:place] if each.is_count]
            _part(tree, draft, before)
            _of_numbered(tree, draft, drafts[place + 1 :])
            _total(tree, draft, before)
            _bare_part(tree, draft, before)
            _older(tree, draft, before)
            _inherit(tree, draft, before)
            if draft.kind in _THINGS and _and_another(tree, draft):
                draft.kind = None


def _and_another(tree: Tree, draft: Draft) -> bool:
    """Whether it is not all of them: "two passenger trains and a goods train" are three."""
    noun = draft.noun if draft.noun is not None else draft.number
    more = [n for n in tree.of(noun, "conj") if tree.lemma(n) == tree.lemma(noun)]
    return any(tree.lemma(d) in ("a", "another") for n in more for d in tree.of(n, "det"))


def _share_of(tree: Tree, draft: Draft, counts: Sequence[Draft]) -> None:
    """ "A third of the hospital's 90 beds", "1,500 workers …, roughly a third of them welders"."""
    pronoun = any(
        tree.lemma(n) in PRONOUNS and tree[n].start - draft.phrase.end < _CLOSE
        for n in tree.inside(draft.phrase.end, draft.phrase.end + _CLOSE)
    )
    before = [each for each in counts if each.phrase.start < draft.phrase.start]
    after = [each for each in counts if each.phrase.start > draft.phrase.start]
    wholes = _near(tree, draft, before, 1) if pronoun else []
    same = [each for each in after if each.noun == draft.noun and draft.noun is not None]
    draft.part_of = wholes[-1] if wholes else next(iter(same), None)


def _near(tree: Tree, draft: Draft, before: Sequence[Draft], sentences: int) -> list[Draft]:
    """Wholes before a draft in its sentence and a number of sentences before it."""
    here = tree.sentence_of[draft.number]
    return [
        each
        for each in before
        if here - tree.sentence_of[each.number] <= sentences
        and each.part_of is None
        and each.phrase.qualifier is not Qualifier.NO
        and not each.is_one
    ]


def _part(tree: Tree, draft: Draft, before: Sequence[Draft]) -> None:
    """ "Including four children", "seven of them women", "(31 women, 17 men)"."""
    if draft.pronoun is not None:
        said = draft.governor.kind if draft.governor else None
        if wholes := _near(tree, draft, before, 1):
            _make_part(draft, wholes[-1], said or wholes[-1].kind)
        elif said is None and (found := _said_of_them(tree, draft)):
            draft.governor, draft.kind = found, found.kind
        return
    wholes = _near(tree, draft, before, 0)
    if not wholes:
        return
    among = any(_is_among(tree, n) for n in joined(tree, draft.number))
    if among or _bracketed(tree, draft, wholes[-1]):
        _make_part(draft, wholes[-1], wholes[-1].kind)


def _is_among(tree: Tree, number: int) -> bool:
    """Whether "including" or "among them" stands before a counted word."""
    if tree.cases(number) & INCLUDING:
        return True
    first = tree[min(tree.subtree(number))].start
    start = min(first, tree[number].start)
    return bool(_AMONG.search(tree.text[max(0, start - 16) : tree[number].end]))


def _said_of_them(tree: Tree, draft: Draft) -> Governed | None:
    """ "The dead were …, and 11 of them …": the dead are meant."""
    sentence = tree.sentence(draft.number)
    for number in range(sentence.first, draft.number):
        if tree.of(number, "det") and (found := figure_of(tree, number)) and found.kind:
            return found
    return None


def _make_part(draft: Draft, whole: Draft, kind: QuantityKind | None) -> None:
    if whole.phrase.high is not None and draft.phrase.low > whole.phrase.high:
        return
    draft.part_of, draft.kind = whole, kind
    draft.governor = draft.governor or whole.governor


def _bracketed(tree: Tree, draft: Draft, whole: Draft) -> bool:
    """Whether a bracket opens between a whole and its part, close to the whole, and stays open."""
    between = tree.text[whole.phrase.end : draft.phrase.start]
    opened = between.find("(")
    return opened >= 0 and ")" not in between and len(between[:opened].split()) <= 3


def _of_numbered(tree: Tree, draft: Draft, after: Sequence[Draft]) -> None:
    """ "Two of the three gunmen": the noun that the second counts is the first's as well."""
    if draft.noun is None or draft.part_of:
        return
    for whole in after:
        if whole.noun == draft.noun and whole.is_count and whole.phrase.start > draft.phrase.end:
            draft.part_of = whole
            return


def _total(tree: Tree, draft: Draft, before: Sequence[Draft]) -> None:
    """ "12 soldiers and 20 civilians, 32 in all"; "…, bringing the number of wounded to 32"."""
    parts = _near(tree, draft, before, 0)
    if not parts:
        return
    if _IN_ALL.match(tree.text, draft.phrase.end):
        draft.kind = draft.kind or parts[-1].kind
        draft.governor = draft.governor or parts[-1].governor
    else:
        added = any(
            tree.lemma(verb) in _ADDING and tree.dep(verb) in ("advcl", "conj", "acl")
            for verb in tree.above(draft.number)
        )
        if not (added and draft.governor and "to" in tree.cases(draft.number)):
            return
    for each in parts:
        high = draft.phrase.high
        if each.kind is draft.kind and (high is None or each.phrase.low <= high):
            each.part_of = draft


def _bare_part(tree: Tree, draft: Draft, before: Sequence[Draft]) -> None:
    """ "… swept away 11 porters. Three are dead, the other eight have not been found."."""
    if draft.noun is not None or draft.part_of or draft.is_one or draft.governor is None:
        return
    if tree.dep(draft.number) != "nsubj" or draft.phrase.qualifier is not Qualifier.EXACTLY:
        return
    other = any(tree.lemma(n) in ("other", "remaining") for n in tree.of(draft.number, "amod"))
    for whole in reversed(_near(tree, draft, before, 1)):
        if whole.kind in _WIDER and whole.phrase.low > draft.phrase.low:
            if other or whole.kind is not draft.kind:
                draft.part_of = whole
            return


def _older(tree: Tree, draft: Draft, before: Sequence[Draft]) -> None:
    """ "Rose to 112 from 100", "an earlier count of 36", "first given … as at least 15"."""
    siblings = [
        each
        for each in _near(tree, draft, before, 0)
        if tree[each.number].head == tree[draft.number].head
    ]
    if siblings and draft.governor and _word_before(tree, draft) == "from":
        newer = siblings[-1]
        if newer.governor == draft.governor and _word_before(tree, newer) == "to":
            draft.kind = draft.kind or newer.kind
            newer.earlier = draft
            return
    if draft.governor and _word_before(tree, draft) == "to" and siblings:
        older = siblings[-1]
        if older.governor == draft.governor and _word_before(tree, older) == "from":
            draft.earlier = older
            return
    under = next((d for d in before if d.number == tree[draft.number].head), None)
    words = under and (_word_before(tree, under), _word_before(tree, draft))
    if under is not None and words == ("to", "from") and tree.dep(draft.number) == "nmod":
        draft.kind, draft.noun, under.earlier = under.kind, under.noun, draft
        draft.governor = draft.governor or under.governor
        return
    if under is not None and draft.governor is None and _is_raised(tree, under, draft):
        draft.governor, draft.kind, draft.noun = under.governor, under.kind, under.noun
        draft.earlier = under
        return
    if not _is_called_earlier(tree, draft):
        return
    for newer in reversed(_near(tree, draft, before, 1)):
        if newer.earlier is None and draft.kind in (None, newer.kind):
            newer.earlier, draft.kind = draft, newer.kind
            if draft.governor is None or draft.governor.kind is None:
                draft.governor = newer.governor
            draft.noun = draft.noun if draft.noun is not None else newer.noun
            return


def _is_raised(tree: Tree, older: Draft, newer: Draft) -> bool:
    """ "From 32 to 43", where the reader hangs the second number on the first."""
    words = _word_before(tree, older), _word_before(tree, newer)
    return older.governor is not None and words == ("from", "to")


def _word_before(tree: Tree, draft: Draft) -> str:
    """ "To" or "from" before the number: the reader may hang both on one of two numbers."""
    start = draft.phrase.start
    words = tree.text[max(0, start - 8) : start].lower().split()
    return words[-1] if words else ""


def _is_called_earlier(tree: Tree, draft: Draft) -> bool:
    above = tree[draft.number].head
    words = {tree[n].form.lower() for n in tree.of(draft.number, "amod", "advmod")}
    words |= {tree[n].form.lower() for n in tree.of(above, "amod", "advmod") if n < draft.number}
    if words & _EARLIER and draft.noun is None:
        return True
    start = draft.phrase.start
    return bool(_FROM.search(tree.text[max(0, start - 40) : start]))


def _inherit(tree: Tree, draft: Draft, before: Sequence[Draft]) -> None:
    """A bare number counts what the number before it counts: "the guard counted 35,000"."""
    if _is_lost_thing(draft, before):
        draft.kind = before[-1].kind
    if draft.kind or (draft.noun is not None and draft.governor is None):
        return
    counted_out = tree.lemma(tree[draft.number].head) in _COUNTING_OUT
    if draft.governor is None and not counted_out and tree.dep(draft.number) != "conj":
        return
    wholes = [each for each in _near(tree, draft, before, 0) if each.kind]
    if wholes:
        draft.kind = wholes[-1].kind


def _is_lost_thing(draft: Draft, before: Sequence[Draft]) -> bool:
    """ "… shot down four helicopters; the air force admits losing one"."""
    if draft.noun is not None or not before or draft.governor is None:
        return False
    cue = draft.governor.cue
    return cue is not None and cue.lemma == "lose" and before[-1].kind in _THINGS
