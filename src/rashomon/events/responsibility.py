"""Who claims a deed, or is blamed for it: "claimed responsibility for the bombing".

The claim names the doer of a happening that is told as a noun, which its own words leave open.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.events.arguments import BLAMING, Filler, objects
from rashomon.records import BLAMED, CLAIMS_IT
from rashomon.tree import Tree

_DEEDS = ("responsibility", "credit")
_CLAIMING = frozenset("claim take accept assume admit".split())  # with responsibility
_STEPS = 4
_TO_BLAME = frozenset("responsible guilty involved implicated complicit".split())
# What one is accused of having done with a deed: "of taking part in the bombing".
_COMMITTING = frozenset("take participate carry commit order plan plot mastermind organise".split())
_CAUSING = frozenset("cause trigger spark provoke".split())
_RESULT = frozenset("result consequence outcome work".split())
_NOBODY = frozenset("no none nobody not never neither".split())
_NOUNS = ("NOUN", "PROPN")


def behind(tree: Tree, head: int) -> Iterator[Filler]:
    """Who claims the deed named by a noun, or is blamed for it."""
    if tree[head].upos not in _NOUNS:
        return
    found = [*_in_its_phrase(tree, head)]
    yield from found or [*_by_cause(tree, head)] or _above(tree, head)


def claimants_of_all(tree: Tree, number: int) -> list[Filler]:
    """Who claims responsibility where that word's phrase names no deed: "… claimed it at once"."""
    if tree.lemma(number) not in _DEEDS or tree.dep(number) not in ("obj", "nsubj"):
        return []
    verb = tree[number].head
    if tree.lemma(verb) not in _CLAIMING:
        return []
    passive = tree[number].deprel == "nsubj:pass"
    if not passive and tree.dep(number) != "obj":
        return []
    if _is_none(tree, number):
        return []
    told = [n for word in (number, verb) for n in tree.of(word, "nmod", "obl", "advcl", "acl")]
    if any("for" in tree.cases(n) and tree[n].upos != "PRON" for n in told):
        return []
    return list(_claimants(tree, verb, passive=passive))


def is_blamed(tree: Tree, deed: int) -> bool:
    """Whether a deed is itself what somebody blames: "officials blamed an Israeli air strike"."""
    verb, relation = tree[deed].head, tree.dep(deed)
    if tree.lemma(verb) != "blame" or _is_denied(tree, verb):
        return False
    on = [n for n in tree.of(verb, "obl") if "on" in tree.cases(n)]
    return deed in on or (relation == "obj" and not on)


def blamed_for_all(tree: Tree, verb: int) -> list[Filler]:
    """Who is blamed where no deed is named for which: "Kyiv has blamed the rebels"."""
    if tree.lemma(verb) != "blame" or _is_denied(tree, verb):
        return []
    told = tree.of(verb, "obl", "nmod", "advcl", "ccomp")
    told += [n for each in tree.of(verb, "obj") for n in tree.of(each, "nmod")]
    if any(_marks(tree, n) & {"for", "on", "over", "of", "in"} for n in told):
        return []
    return [Filler(f.number, BLAMED) for f in objects(tree, verb)]


def _in_its_phrase(tree: Tree, deed: int) -> Iterator[Filler]:
    """ "A bombing claimed by the Front", "those men were behind the bombing"."""
    for verb in tree.of(deed, "acl"):
        if tree.lemma(verb) == "claim":
            yield from _claimants(tree, verb, passive=True)
        elif tree.lemma(verb) == "blame":
            yield from (Filler(n, BLAMED) for n in tree.of(verb, "obl") if "on" in tree.cases(n))
    if "behind" in tree.cases(deed) and not _is_denied(tree, deed):
        subjects = tree.of(deed, "nsubj") if tree.of(deed, "cop") else []
        if tree.dep(deed) == "nmod" and tree[tree[deed].head].upos in _NOUNS:
            subjects = [tree[deed].head]
        yield from (Filler(n, BLAMED) for n in subjects)


def _by_cause(tree: Tree, deed: int) -> Iterator[Filler]:
    """ "The blast was caused by a rocket misfired by rebels", "blamed it on a raid by rebels"."""
    above, relation = tree[deed].head, tree.dep(deed)
    causes: list[int] = []
    if tree[deed].deprel == "nsubj:pass" and tree.lemma(above) in _CAUSING:
        causes = [n for n in tree.of(above, "obl") if "by" in tree.cases(n)]
    elif relation == "nsubj" and tree.lemma(above) in _RESULT:
        causes = [n for n in tree.of(above, "nmod", "acl") if "of" in _marks(tree, n)]
    elif relation == "obj" and tree.lemma(above) == "blame" and not _is_denied(tree, above):
        causes = [n for n in tree.of(above, "obl", "advcl") if "on" in _marks(tree, n)]
    for cause in causes:
        around = [cause, *tree.of(cause, "acl")]
        below = (n for each in around for n in tree.of(each, "nmod", "obl"))
        yield from (Filler(n, BLAMED) for n in below if "by" in tree.cases(n))


def _marks(tree: Tree, number: int) -> set[str]:
    return {tree.lemma(n) for n in tree.of(number, "case", "mark")}


def _above(tree: Tree, head: int) -> Iterator[Filler]:
    """Who is named with what the deed hangs on."""
    here = head
    for _ in range(_STEPS):
        above, relation = tree[here].head, tree.dep(here)
        if above == here:
            return
        lemma = tree.lemma(above)
        if lemma in BLAMING and relation in ("obl", "nmod", "obj", "nsubj", "advcl", "xcomp"):
            yield from _blamed(tree, above, here)
            return
        if lemma in _TO_BLAME and relation in ("obl", "nmod", "advcl"):
            yield from _to_blame(tree, above)
            return
        if _is_of_accused(tree, here, above):
            yield Filler(above, BLAMED)
            return
        if relation in ("nmod", "obl", "conj", "obj", "nsubj"):
            if _is_none(tree, here):
                return
            deeds = [n for n in tree.of(above, "obj") if tree.lemma(n) in _DEEDS]
            if relation == "obl" and lemma in _CLAIMING and deeds and "for" in tree.cases(here):
                if not _is_none(tree, deeds[0]):
                    yield from _claimants(tree, above, passive=False)
                return
            claims = lemma == "claim" or (lemma in _CLAIMING and tree.lemma(here) in _DEEDS)
            if claims and relation in ("obj", "nsubj"):
                yield from _claimants(tree, above, passive=relation == "nsubj")
                return
            committed = lemma in _COMMITTING and tree.dep(above) in ("advcl", "acl", "xcomp")
            if lemma in _DEEDS or lemma == "claim" or committed:
                here = above
                continue
        return


def _claimants(tree: Tree, verb: int, *, passive: bool) -> Iterator[Filler]:
    if _is_denied(tree, verb):
        return
    relation = "obl" if passive else "nsubj"
    for number in tree.of(verb, relation):
        if not passive or "by" in tree.cases(number):
            yield Filler(number, CLAIMS_IT)


def _blamed(tree: Tree, verb: int, deed: int) -> Iterator[Filler]:
    """ "Blamed rebels for the raid", "the raid was blamed on rebels", "rebels were blamed for"."""
    if _is_denied(tree, verb):
        return
    for number in tree.of(verb, "obl"):
        if number != deed and "on" in tree.cases(number) and tree.lemma(verb) == "blame":
            yield Filler(number, BLAMED)
            return
    yield from (Filler(f.number, BLAMED) for f in objects(tree, verb) if f.number != deed)


def _to_blame(tree: Tree, word: int) -> Iterator[Filler]:
    """ "The colonel was responsible for the raid", "the men guilty of the raid"."""
    if _is_denied(tree, word):
        return
    subjects = tree.of(word, "nsubj")
    if not subjects and tree.dep(word) in ("amod", "acl"):
        subjects = [tree[word].head]
    yield from (Filler(n, BLAMED) for n in subjects if tree[n].upos in (*_NOUNS, "NUM"))


def _is_of_accused(tree: Tree, deed: int, noun: int) -> bool:
    """Whether a deed hangs on whom somebody accuses of it: "accused rebels of the raid"."""
    verb = tree[noun].head
    stands = tree.dep(noun) == "obj" or tree[noun].deprel == "nsubj:pass"
    if any("on" in tree.cases(n) for n in tree.of(verb, "obl")):
        return False  # "blamed the number of dead on the storm": the storm
    return (
        tree.dep(deed) in ("nmod", "acl")
        and bool(tree.cases(deed) & {"of", "for", "in"})
        and stands
        and tree.lemma(verb) in BLAMING
        and not _is_denied(tree, verb)
    )


def _is_none(tree: Tree, noun: int) -> bool:
    """Whether there is none of it: "took no responsibility"."""
    return any(tree.lemma(n) in _NOBODY for n in tree.of(noun, "det"))


def _is_denied(tree: Tree, word: int) -> bool:
    return any(tree.lemma(n) in _NOBODY for n in _under(tree, word))


def _under(tree: Tree, verb: int) -> Iterator[int]:
    for number in tree.children[verb]:
        yield number
        if tree.dep(number) == "nsubj":
            yield from tree.children[number]
