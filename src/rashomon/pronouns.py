"""Whom "he", "she", "it" and "they" stand for: what agrees with them, stands near, and was subject.

Every noun phrase before the pronoun is weighed: nearer sentences before farther ones, subjects
before the rest, whoever spoke last before others; what a pronoun stood for stands where it does
(Lappin and Leass 1994 weigh much the same). Titles and words such as "mother" rule out the other
sex; nothing else tells it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from rashomon.people import FEMALE, HUMAN, MALE
from rashomon.phrases import name_of, phrase
from rashomon.records import Holder, Span
from rashomon.tree import Tree

_THEIRS = frozenset(("its", "their", "our"))
_FAR = 6  # sentences back that a pronoun may point
_FARTHEST = 15  # the same to whoever spoke last
_CLAUSES = 4  # up from a clause without a subject
_PRONOUNS = 200  # of those resolved last, how many are remembered
_SUBJECT, _FIRST, _SPOKE, _NAME = 1.2, 0.3, 1.0, 0.4
_ACTED = 1.5  # more than a sentence's distance, less than a subject two sentences nearer
_NO_THING = frozenset(("DATE", "MONEY", "PERSON"))
_PARTS = frozenset(("flat", "compound", "nmod:desc"))  # of a name or a noun
KINDS = {"he": "man", "him": "man", "she": "woman", "her": "woman", "it": "thing"}
KINDS |= {"they": "many", "them": "many", "his": "man", "its": "thing", "their": "many"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that a pronoun may stand for."""

    head: int
    sentence: int
    weight: float
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun stands for: the words, their head, the name among them, and why."""

    words: Span
    head: int
    name: Span | None
    why: str


class Pronouns:
    """The noun phrases of a report, asked for each pronoun in turn."""

    def __init__(self, report: str, tree: Tree) -> None:
        self.report, self.tree = report, tree
        self._again: list[Candidate] = []  # what pronouns stood for, where these stand

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Every noun phrase, in the order of the text."""
        return list(self._candidates())

    def stands_for(
        self, pronoun: Span, words: str, spoken: Sequence[Holder], acting: Collection[int] = ()
    ) -> Antecedent | None:
        """The words that a pronoun most likely points back to; None where nothing agrees.

        ``acting`` are heads of noun phrases that do elsewhere what the pronoun does; "they" may be
        one of them that is named by a singular: an army, a gang.
        """
        tree = self.tree
        at = tree.inside(pronoun.start, pronoun.end)
        if not at:
            return None
        here, kind = tree.sentence_of[at[0]], KINDS[words]
        last = _speakers(spoken[-2:])
        said = self._said(at[0]) | self._subjects(at[0])
        best, most, why = None, 0.0, ""
        for each in (*self._within_reach(here), *self._again[-_PRONOUNS:]):
            behind = here - each.sentence
            near = any(span.start <= tree[each.head].start < span.end for span in last)
            if near and behind <= _FARTHEST:
                behind = min(behind, _FAR)  # quoted sentences of his may stand between
            spoke = near and tree[each.head].upos == "NOUN" and "thing" in each.kinds
            acted = each.head in acting
            agrees = kind in each.kinds or (acted if kind == "many" else spoke)
            if each.head >= at[0] or not 0 <= behind <= _FAR or not agrees or each.head in said:
                continue
            weight = each.weight - behind + (_SPOKE if near and behind <= 2 else 0.0) + _FAR + 1
            weight += _ACTED * acted
            if weight >= most:  # of equals the nearer
                best, most, why = each, weight, _why(words, behind, each.weight >= _SUBJECT, near)
                why += ", acts so before" if acted else ""
        if best is None:
            return None
        again = _SUBJECT * (tree.dep(at[0]) == "nsubj")
        self._again.append(Candidate(best.head, here, again, frozenset((kind,))))
        first, end = phrase(tree, best.head)
        target = Span(self.report, tree[first].start, tree[end].end)
        return Antecedent(target, best.head, name_of(self.report, tree, best.head), why)

    def _said(self, number: int) -> frozenset[int]:
        """The words that a pronoun's verb gives as said: "“The strike was a crime,” it said"."""
        tree = self.tree
        if tree.dep(number) != "nsubj":
            return frozenset()
        verb = tree[number].head
        if tree.dep(verb) == "parataxis" and not tree.of(verb, "obj", "ccomp", "xcomp"):
            sentence = tree.sentence(verb)
            return frozenset(range(sentence.first, sentence.last)) - set(tree.subtree(verb))
        return frozenset(n for child in tree.of(verb, "ccomp") for n in tree.subtree(child))

    def _subjects(self, number: int) -> frozenset[int]:
        """Who does what a pronoun suffers: no other than "itself" is both in one clause.

        Of a clause without a subject it is the one that its clause hangs on: "fired to scare them".
        """
        tree = self.tree
        if tree.dep(number) not in ("obj", "iobj", "obl"):
            return frozenset()
        verb = tree[number].head
        for _ in range(_CLAUSES):
            found = tree.of(verb, "nsubj")
            above = tree[verb].head
            if found or above == verb or tree.dep(verb) not in ("xcomp", "advcl", "conj"):
                return frozenset(found)
            if tree.dep(verb) == "xcomp" and tree.of(above, "obj"):
                return frozenset(tree.of(above, "obj"))  # "ordered troops to shell it"
            verb = above
        return frozenset()

    def _within_reach(self, here: int) -> list[Candidate]:
        """The noun phrases of the sentences that a pronoun in sentence ``here`` may point to."""
        first = bisect_left(self.candidates, here - _FARTHEST, key=attrgetter("sentence"))
        last = bisect_right(self.candidates, here, key=attrgetter("sentence"))
        return self.candidates[first:last]

    def _candidates(self) -> Iterator[Candidate]:
        tree = self.tree
        for number, token in enumerate(tree.tokens):
            if token.upos not in ("NOUN", "PROPN") or token.deprel in _PARTS:
                continue
            told = tree.dep(number) in ("obj", "iobj") and tree.lemma(token.head) == "tell"
            if told and tree.label(number) == "ORG":
                continue  # "…, a councillor told Reuters": who is told does nothing
            subject = tree.dep(number) == "nsubj"
            sentence = tree.sentence_of[number]
            weight = _SUBJECT * subject + _NAME * (tree.label(number) == "PERSON")
            weight += _FIRST * (number - tree.sentence(number).first < 6)
            yield Candidate(number, sentence, weight, self._kinds(number))

    def _kinds(self, number: int) -> frozenset[str]:
        """For which pronouns a noun phrase may stand."""
        tree, label, lemma = self.tree, self.tree.label(number), self.tree.lemma(number)
        many = "Number=Plur" in tree[number].feats or bool(tree.of(number, "conj"))
        if many or label == "NORP":
            return frozenset(("many",))
        if label == "PERSON" or (lemma in HUMAN and label is None):
            return self._sex(number)
        thing = set() if label in _NO_THING else {"thing"}
        return frozenset(thing | ({"many"} if label == "ORG" else set()))

    def _sex(self, number: int) -> frozenset[str]:
        tree = self.tree
        around = {tree.lemma(number)} | {tree.lemma(n) for n in tree.children[number]}
        above = tree[number].head
        if tree.dep(number) in ("appos", "flat", "nmod"):
            around.add(tree.lemma(above))
        if around & FEMALE:
            return frozenset(("woman",))
        return frozenset(("man",)) if around & MALE else frozenset(("man", "woman"))


def _why(words: str, behind: int, subject: bool, spoke: bool) -> str:
    """What speaks for a noun phrase, in words."""
    near = {0: "stands in its sentence", 1: "stands in the sentence before"}
    where = near.get(behind, f"stands {behind} sentences before")
    parts = [f"agrees with “{words}”; {where}"]
    parts += ["is a subject"] if subject else []
    return ", ".join([*parts, "spoke last"] if spoke else parts)


def _speakers(spoken: Sequence[Holder]) -> list[Span]:
    found = [each.stands_for or each.span for each in spoken]
    return [span for span in found if span is not None]


def owner_of(tree: Tree, number: int) -> int | None:
    """Who says that something is theirs: "the ministry said that its forces", "“our men”, it said".

    The head of whoever speaks in the sentence; None where nobody does, or nothing is said so.
    """
    if not any(tree[n].form.lower() in _THEIRS for n in tree.of(number, "nmod:poss")):
        return None
    here = number
    for above in tree.above(number):
        if tree.dep(here) in ("ccomp", "parataxis"):
            tellers = tree.of(above, "nsubj")
            return tellers[0] if tellers and tree[tellers[0]].upos != "PRON" else None
        here = above
    return None
