"""Cues in trees: which words are the cue, whose statement it is, and what is said.

Frames of the lexicon, all relations as in Universal Dependencies:

====== ==================================================================================
c      a clause: ccomp, or the clause that the cue interrupts or follows (parataxis)
q      only what stands in quotation marks
o      an object; the subject of a passive
-      nothing: a phrase that only looks like a cue ("claimed two lives"), listed with its object
x      an infinitive (xcomp)
ox     object and infinitive ("urged them to leave")
at     object and a number after "at" ("put the toll at 30")
op     object and what is said of it ("called it a lie"); ``op:of``: after a preposition
p:for  what follows a preposition ("called for talks")
t      the object or to-phrase hears it, and is a carrier if it prints ("told AFP")
h      the subject hears it: somebody who is not named says it ("the court heard that …")
n      of nouns: the clause, infinitive or of-phrase that they hold ("a claim that …")
nc     of nouns: only the clause or infinitive ("the story that …", not "the story of a town")
d      of nouns: a document; it is itself the source ("footage shows …")
====== ==================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.attribution.contents import contents, is_quoted
from rashomon.attribution.found import AUXILIARIES, CITING, Found
from rashomon.attribution.lexicon import Cue, cues
from rashomon.attribution.other_cues import noun, other
from rashomon.attribution.stances import ANSWERS, holds_back, is_withheld
from rashomon.attribution.subjects import is_nobody, is_quoted_as, subject
from rashomon.quotations import Quoted
from rashomon.records import Stance
from rashomon.tree import Tree

_WISHES = frozenset((Stance.ASKS, Stance.JUDGES, Stance.PROMISES, Stance.THREATENS))


def find(tree: Tree, inside: Mapping[int, Quoted]) -> list[Found]:
    """All attributions of a reading, in the order of their cues.

    What somebody quoted says of himself ("I think …") is his own words; that a third one told him
    something is an attribution inside his. ``inside``: the quotation of each quoted token.
    """
    found = [
        each
        for number in range(len(tree.tokens))
        for each in (*_verb(tree, number, inside), *noun(tree, number), *other(tree, number))
        if number not in inside or _tells_of_others(tree, each)
    ]
    return sorted(found, key=lambda each: (each.cue[0], each.rule))


def _tells_of_others(tree: Tree, found: Found) -> bool:
    """Whether a third party says something: a noun or name, by a verb of saying."""
    if found.entry is None or found.source is None or found.entry.upos != "VERB":
        return False
    says = "c" in found.entry.frames and found.entry.stance in (Stance.ASSERTS, Stance.DENIES)
    return says and tree[found.source].upos in ("NOUN", "PROPN")


def _verb(tree: Tree, number: int, inside: Mapping[int, Quoted]) -> Iterator[Found]:
    token = tree[number]
    if token.upos not in ("VERB", "ADJ", "AUX"):
        return
    if tree.lemma(number) in CITING and any(
        is_quoted_as(tree, n) for n in tree.of(number, "advcl")
    ):
        return
    if _only_looks_like_one(tree, number) or _holds_another_back(tree, number):
        return
    for entry, extra in _entries(tree, number):
        content, frame = contents(tree, number, entry, extra, inside)
        if not content:
            continue
        source = subject(tree, number)
        if is_nobody(tree, source) if source is not None else _is_reduced(tree, number):
            continue
        hidden = False
        passive = bool(tree.of(number, "aux:pass", "nsubj:pass"))
        if passive:
            agents = tree.of(number, "obl:agent")
            source, hidden = (agents[0], False) if agents else (None, True)
        if is_withheld(tree, [number]) and _says_nothing(entry, frame):
            continue
        if hidden and frame == "o" and not is_quoted(tree, content[0], inside):
            continue  # "the charge was repeated": by whom, and in which words, nobody can tell
        hearers = _hearers(tree, number, content) if "t" in entry.frames else []
        if "h" in entry.frames and not passive and source is not None:
            hearers, source, hidden = [source], None, True
        cue = sorted({number, *tree.of(number, *AUXILIARIES), *extra})
        rule = f"{entry.upos} {entry.lemma}"
        cited = _cited_beside(tree, number, content)
        content = [n for n in content if n not in cited] or content
        clause = (frozenset(tree.subtree(number)) | cited) - frozenset(content)
        yield Found(cue, content, source, entry, rule, hearers, hidden, clause, frame)
        return


def _only_looks_like_one(tree: Tree, number: int) -> bool:
    """Whether a verb and its object are a phrase of their own: "the flood claimed two lives"."""
    listed, lemma = cues(), tree.lemma(number)
    objects = tree.of(number, "obj", "nsubj:pass")
    entries = (listed.get((f"{lemma} {tree.lemma(n)}", "VERB")) for n in objects)
    return any(entry is not None and "-" in entry.frames for entry in entries)


def _is_reduced(tree: Tree, number: int) -> bool:
    """Whether a clause only tells more of a noun, whose doing it is not: "a road thought safe"."""
    return tree.dep(number) == "acl" and not tree.of(number, "nsubj", "obl:agent")


def _holds_another_back(tree: Tree, number: int) -> bool:
    """Whether a verb only says that another one was not done: "declined to confirm"."""
    listed = cues()
    return any(
        holds_back(tree, n) and (tree.lemma(n), "VERB") in listed for n in tree.of(number, "xcomp")
    )


def _says_nothing(entry: Cue, frame: str) -> bool:
    """Whether not to do so says nothing: who did not ask, or did not describe a thing."""
    if entry.stance in _WISHES:
        return True
    return frame in ("o", "p") and entry.stance is Stance.ASSERTS and entry.lemma not in ANSWERS


def _cited_beside(tree: Tree, number: int, content: Sequence[int]) -> frozenset[int]:
    """ "…, AFP reported, citing a medic": the clause that says on whom the source relies."""
    return frozenset(
        n
        for clause in (*tree.children[number], *(c for n in content for c in tree.children[n]))
        if clause > number
        and tree.lemma(clause) in CITING
        and tree[clause].form.lower().endswith("ing")
        and tree.dep(clause) in ("advcl", "acl", "conj", "parataxis")
        for n in tree.subtree(clause)
    )


def _entries(tree: Tree, number: int) -> Iterator[tuple[Cue, list[int]]]:
    """Entries for a word, phrasal ones first, with the tokens that the phrase adds."""
    lemma, upos = tree.lemma(number), tree[number].upos
    upos = "VERB" if upos == "AUX" else upos
    listed = cues()
    for child in tree.of(number, "compound:prt", "advmod"):
        if entry := listed.get((f"{lemma} {tree.lemma(child)}", upos)):
            yield entry, [child]
    for child in tree.of(number, "obl", "advcl"):
        for case in tree.of(child, "case", "mark"):
            if entry := listed.get((f"{lemma} {tree.lemma(case)}", upos)):
                yield entry, [case]
    if (entry := listed.get((lemma, upos))) and not tree.of(number, "compound:prt"):
        yield entry, []  # "the sum added up" is no adding


def _hearers(tree: Tree, number: int, content: Sequence[int]) -> list[int]:
    """Who is told."""
    inside = set(content)
    found = [n for n in tree.of(number, "iobj", "obj") if n not in inside]
    told = (n for n in tree.of(number, "obl") if tree.cases(n) & {"to", "with"})
    return [*found, *(n for n in told if n not in inside)]
