"""Cues that are no verbs: nouns ("his claim that …"), "according to", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.attribution.found import CITING, Found
from rashomon.attribution.lexicon import cues
from rashomon.attribution.subjects import subject
from rashomon.tree import Tree

# Verbs that only carry a noun: to cast doubt on, to express concern about, to make a claim.
_LIGHT = frozenset("cast express voice raise issue make give throw pour offer place put".split())
_HEDGES = frozenset("reportedly allegedly purportedly supposedly".split())
_ACCORDING = frozenset(("according", "per"))


def noun(tree: Tree, number: int) -> Iterator[Found]:
    """ "His claim that …", "reports of …"."""
    token = tree[number]
    entry = cues().get((tree.lemma(number), "NOUN"))
    if token.upos != "NOUN" or entry is None or not entry.frames & {"n", "nc"}:
        return
    held = entry.prepositions | ({"of", "for"} if "n" in entry.frames else set())
    content, clause = list[int](), False
    for child in tree.of(number, "acl", "ccomp", "advcl", "nmod"):
        if tree[child].deprel == "acl:relcl":
            continue
        if tree.dep(child) == "nmod" and not tree.cases(child) & held:
            continue
        if child > number:
            content, clause = tree.subtree(child), tree.dep(child) in ("acl", "ccomp")
            break
    if not content and tree.dep(number) == "obj" and _is_light(tree, token.head):
        about = (n for n in tree.of(token.head, "obl") if tree.cases(n) & entry.prepositions)
        content = next((tree.subtree(n, tree.of(n, "case")) for n in about), [])
    if not content:
        return
    source = next(iter(tree.of(number, "nmod:poss")), None)
    if source is None:
        agents = (n for n in tree.of(number, "nmod") if tree.cases(n) & {"by", "from", "among"})
        source = next(agents, None)
    if source is None:  # "an AFP report that …"
        named = (n for n in tree.of(number, "compound", "amod") if n < number)
        source = next((n for n in named if tree.label(n) in ("ORG", "PERSON")), None)
    light = token.head
    if source is None and tree.dep(number) == "obj" and light != number:
        source = subject(tree, light)
    if source is not None and source in content:
        source = None
    if source is None and not clause:
        return  # "evidence of a struggle" is nobody's; "reports that …" are somebody's
    yield Found([number], content, source, entry, f"NOUN {entry.lemma}", [], source is None)


def _is_light(tree: Tree, number: int) -> bool:
    return not _LIGHT.isdisjoint((tree.lemma(number), tree[number].form.lower()))


def other(tree: Tree, number: int) -> Iterator[Found]:
    """Cues that are neither verb nor noun: "according to", "reportedly"."""
    token = tree[number]
    lemma = token.form.lower()
    if lemma in _ACCORDING and tree.dep(number) in ("case", "mark") and token.head > number:
        source = token.head
        if lemma == "per" and not _is_cited(tree, source):
            return
        cue = sorted({number, *tree.of(number, "fixed")})
        top = _clause_above(tree, source)
        if top is not None and top != source:
            cited = [n for n in tree.of(top, "advcl") if tree.lemma(n) in CITING]
            phrase = {n for each in (source, *cited) for n in tree.subtree(each)}
            content = tree.subtree(top, without=[source, *cited])
            yield Found(
                cue, content, source, None, "according to", phrase=frozenset(phrase | {*cited})
            )
    elif lemma == "words" and _in_the_words_of(tree, number):
        source = tree.of(number, "nmod")[0]
        sentence = tree.sentence(number)
        said = {number, *tree.of(number, "case", "det"), *tree.subtree(source)}
        content = [n for n in range(sentence.first, sentence.last) if n not in said]
        yield Found([number], content, source, None, "in the words of")
    elif lemma in _HEDGES and tree.dep(number) == "advmod" and token.head != number:
        content = [n for n in tree.subtree(token.head) if n != number]
        yield Found([number], content, None, None, "hedge", [], True)


def _is_cited(tree: Tree, number: int) -> bool:
    """Whether "per" names a source: "per Reuters", "per the filing", not "per head"."""
    return tree.label(number) in ("ORG", "PERSON") or bool(tree.of(number, "det", "nmod:poss"))


def _in_the_words_of(tree: Tree, number: int) -> bool:
    return "in" in tree.cases(number) and bool(tree.of(number, "nmod"))


def _clause_above(tree: Tree, number: int) -> int | None:
    """The head of the clause around a phrase."""
    for here in tree.above(number):
        if tree.lemma(here) in CITING and tree.dep(here) in ("advcl", "acl"):
            continue
        if tree[here].upos in ("VERB", "AUX") or tree.of(here, "cop", "nsubj"):
            return here
        if tree[here].head == here:
            return here
    return None
