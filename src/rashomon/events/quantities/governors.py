"""Which word gives a count its kind: the cue that governs the counted in the tree.

The cue is looked for above the counted first (the verb whose subject or object it is, the noun
whose of-phrase), then below it ("12 people wounded in …"), never by nearness. A counted word that
is joined to another ("12 soldiers and 20 civilians were killed") shares what governs the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.events.bases import bases
from rashomon.events.quantities.counted import is_people
from rashomon.events.quantities.lexicon import Cue, cues
from rashomon.modality import is_negated
from rashomon.records import QuantityKind
from rashomon.tree import Tree

_SUBJECTS = frozenset(("nsubj", "csubj"))
_OBJECTS = frozenset(("obj", "iobj"))
_COMPLEMENTS = ("xcomp", "advmod", "amod", "acl", "obj", "obl", "dep", "appos", "advcl")
_SUFFERING = frozenset("get suffer sustain receive need have require undergo take".split())
_SPENT = frozenset("night day week month year weekend hour".split())
# Nouns that hold a figure of what their phrase names: "the number of missing", "an earlier count".
FIGURES = frozenset(
    "number count tally figure total estimate list toll death-toll dead wounded injured "
    "missing".split()
)
_COUNTING = frozenset("number count tally figure total estimate list".split())
_DEPTH = 4  # of "reported killed", "are believed to have died"
_HOLDING = frozenset(("hold", "seize"))
_HOLDERS = frozenset(
    "gunman militant rebel kidnapper pirate bandit attacker hijacker insurgent robber".split()
)


@dataclass(frozen=True, slots=True)
class Governed:
    """A cue where it stands, and the kind it gives here."""

    token: int
    cue: Cue | None
    kind: QuantityKind | None


def governed(tree: Tree, number: int, noun: int | None) -> Governed | None:
    """The cue for a counted word: ``noun`` is the noun counted, if any is said."""
    people = noun is None or is_people(bases(tree, noun))
    if noun is None and (state := _state_behind(tree, number)) is not None:
        return state
    for here in joined(tree, number):
        for found in (
            _own(tree, here) if here == number else None,
            _of_the_dead(tree, here) if here == number else None,
            _killed(tree, here, people),
            _along(tree, here, people),
            _beside(tree, here),
            _above(tree, here, people),
            _running_total(tree, here),
            _below(tree, here, people),
            _right_behind(tree, here, people) if here == number else None,
            _left_so(tree, here, people) if here == number else None,
        ):
            if found is not None:
                return found
    return None


def _of_the_dead(tree: Tree, number: int) -> Governed | None:
    """ "Five of the dead had been shot": whatever befell them, they are counted among the dead."""
    for of in tree.of(number, "nmod"):
        cue = _adjective(tree, of) if "of" in tree.cases(of) and tree.of(of, "det") else None
        if cue is not None and cue.kind is QuantityKind.KILLED:
            return Governed(of, cue, cue.kind)
    return None


def _killed(tree: Tree, number: int, people: bool) -> Governed | None:
    """ "Killed hundreds in hospital" hurt nobody who was taken there."""
    head = tree[number].head
    if tree.dep(number) != "obj" or tree[head].upos != "VERB":
        return None
    found = _verb(tree, head, "o", people)
    if found is None or found.kind is not QuantityKind.KILLED:
        return None
    return _or_else(tree, head, found)


def _state_behind(tree: Tree, number: int) -> Governed | None:
    """ "Seventeen are dead and 40 missing": the adjective right behind a bare number."""
    after = _behind(tree, number)
    cue = _adjective(tree, after) if after is not None else None
    return Governed(after, cue, cue.kind) if after is not None and cue is not None else None


def _behind(tree: Tree, number: int) -> int | None:
    """The word right behind a number, unless it describes a noun: "40 missing climbers"."""
    after = number + 1
    if after >= len(tree.tokens) or tree.broken(number, after):
        return None
    return None if tree.dep(after) == "amod" and tree[after].head > after else after


def joined(tree: Tree, number: int) -> Iterator[int]:
    """A word, then those that it is joined to by "and" or a comma."""
    yield number
    for above in tree.above(number):
        apposed = tree.dep(number) == "appos" and bool(tree.of(number, "nmod:poss"))
        if not (tree.dep(number) == "conj" or apposed):
            return
        if tree[above].upos in ("VERB", "AUX"):
            return
        yield above
        number = above


def role(tree: Tree, number: int) -> str:
    """``o`` for what is acted upon, ``s`` for who acts, else nothing."""
    relation, name = tree.dep(number), tree[number].deprel
    if relation in _OBJECTS or name in ("nsubj:pass", "csubj:pass"):
        return "o"
    return "s" if relation in _SUBJECTS else ""


def _adjective(tree: Tree, number: int) -> Cue | None:
    """An adjective of the lexicon, also where the reader took it for a noun or a verb."""
    return cues().get((tree[number].form.lower(), "ADJ"))


def _noun(tree: Tree, number: int) -> Cue | None:
    listed = cues()
    return next((cue for base in bases(tree, number) if (cue := listed.get((base, "NOUN")))), None)


def _own(tree: Tree, number: int) -> Governed | None:
    """The counted word is the cue: "58 bodies", "nine dead", "12 wounded"."""
    cue = _noun(tree, number)
    if cue and "c" in cue.frames and tree[number].upos in ("NOUN", "VERB"):
        return Governed(number, cue, cue.kind)
    if tree[number].upos == "NUM":
        return None
    if (cue := _adjective(tree, number)) is not None:
        return Governed(number, cue, cue.kind)
    return _verb(tree, number, "o", True) if tree[number].upos == "VERB" else None


def _beside(tree: Tree, number: int) -> Governed | None:
    """Right behind the counted: "13 in custody", "12 in hospital"."""
    below = tree.subtree(number)
    last = number
    while last + 1 in below and tree[last + 1].upos not in ("ADP", "PUNCT", "VERB"):
        last += 1
    case = last + 1
    if case >= len(tree.tokens) or tree.dep(case) != "case":
        return None
    return _placed(tree, tree[case].head)


def _along(tree: Tree, number: int, people: bool) -> Governed | None:
    """ "… died along with five other pensioners": what is said of the subject is said of them."""
    if not {"along", "together"} & tree.cases(number):
        return None
    for above in tree.above(number):
        if tree[above].upos == "VERB":
            how = "o" if tree.of(above, "aux:pass", "nsubj:pass") else "s"
            return predicate(tree, above, how, people, number)
    return None


def _placed(tree: Tree, number: int) -> Governed | None:
    cue = _noun(tree, number)
    if cue and any(f"p:{case}" in cue.frames for case in tree.cases(number)):
        return Governed(number, cue, cue.kind)
    return None


def _above(tree: Tree, number: int, people: bool) -> Governed | None:
    head, how = tree[number].head, role(tree, number)
    if head == number:
        return None
    if how:
        return predicate(tree, head, how, people, number)
    relation = tree.dep(number)
    if relation in ("nummod", "det", "dep") and tree[head].upos in ("VERB", "ADJ"):
        return _own(tree, head)  # "12 wounded", the cue taken for what is counted
    if relation == "nmod":
        return _of_noun(tree, number, head, people)
    return None


def _of_noun(tree: Tree, number: int, head: int, people: bool) -> Governed | None:
    """ "The deaths of three soldiers", "three soldiers' deaths", "a toll of 40"."""
    possessor = tree[number].deprel == "nmod:poss"
    if "of" not in tree.cases(number) and not possessor:
        return None
    cue = _noun(tree, head)
    if cue and cue.frames & {"n", "t"}:
        return Governed(head, cue, cue.kind)
    if tree.lemma(head) == "life" and role(tree, head) == "o":
        return _verb(tree, tree[head].head, "o", people)  # "took the lives of 12 villagers"
    if tree.lemma(head) in _COUNTING and not possessor:
        return figure_of(tree, head)
    return None


def predicate(
    tree: Tree, head: int, how: str, people: bool, counted: int, depth: int = 0
) -> Governed | None:
    """What a verb or another predicate says of its subject or object."""
    if depth > _DEPTH or is_negated(tree, [head]):
        return _verb(tree, head, how, people) if depth <= _DEPTH else None
    objects = [n for n in tree.of(head, "obj") if n != counted]
    bare = how == "s" and not objects
    said_of_it = tree.dep(counted) != "obj" and not objects
    if said_of_it and (cue := _adjective(tree, head)):
        return Governed(head, cue, cue.kind)
    if found := _placed(tree, head):
        return found
    if how == "o" or bare:
        for below in tree.of(head, *_COMPLEMENTS):
            cue = _adjective(tree, below) if tree[below].upos != "NUM" else None
            if cue and below != counted and not tree.of(below, "nummod", "nsubj"):
                return Governed(below, cue, cue.kind)
    dead = head + 1 < len(tree.tokens) and tree.lemma(head + 1) == "dead"
    if dead and how == "o" and (cue := _adjective(tree, head + 1)):
        return Governed(head + 1, cue, cue.kind)  # "shot dead five policemen"
    if found := _verb(tree, head, how, people):
        return _or_else(tree, head, found)
    shared = _sharing(tree, head) if how == "o" else None
    if shared is not None and (found := _verb(tree, shared, how, people)):
        return found  # "executed and crucified nine men"
    for below in tree.of(head, "xcomp", *(("ccomp",) if how == "o" else ())):
        if below == counted or tree[below].upos not in ("VERB", "ADJ"):
            continue
        if how == "s" and objects:
            continue
        passive = bool(tree.of(below, "aux:pass")) or not tree.of(below, "mark", "aux")
        inner = predicate(
            tree,
            below,
            "o" if passive and _is_participle(tree, below) else "s",
            people,
            counted,
            depth + 1,
        )
        if inner:
            return inner
    return _by_its_phrases(tree, head, how, objects)


def _or_else(tree: Tree, verb: int, found: Governed) -> Governed:
    """ "Killed or wounded" are counted together; who "died or is missing" is in no toll."""
    for other in tree.of(verb, "conj"):
        if not any(tree.lemma(n) == "or" for n in tree.of(other, "cc")):
            continue
        cue = _adjective(tree, other) or next(iter(_entries(tree, other)), None)
        if cue is not None and cue.kind is not found.kind:
            hurt = {cue.kind, found.kind} == {QuantityKind.KILLED, QuantityKind.WOUNDED}
            kind = QuantityKind.CASUALTIES if hurt else QuantityKind.PEOPLE
            return Governed(found.token, found.cue, kind)
    return found


def _sharing(tree: Tree, verb: int) -> int | None:
    """The verb before "and" that has the same object, told once behind both."""
    above = tree[verb].head
    if tree.dep(verb) != "conj" or tree[above].upos != "VERB":
        return None
    if tree.of(verb, "nsubj", "nsubj:pass") or tree.of(above, "obj", "ccomp", "xcomp"):
        return None
    return above


def _by_its_phrases(tree: Tree, head: int, how: str, objects: list[int]) -> Governed | None:
    """ "Got cuts", "needed treatment"; "were taken to hospital", "spent the night in the cells"."""
    if how == "s" and not _SUFFERING.isdisjoint(bases(tree, head)):
        for below in objects:
            cue = _noun(tree, below)
            if cue and "h" in cue.frames and not is_negated(tree, [below]):
                return Governed(below, cue, cue.kind)
    if how == "o" or all(tree.lemma(n) in _SPENT or tree.cases(n) for n in objects):
        for below in tree.of(head, "obl", "obj", "nmod"):
            if found := _placed(tree, below):
                return found
    return None


def _is_participle(tree: Tree, number: int) -> bool:
    token = tree[number]
    if token.xpos:
        return token.xpos in ("VBN", "VBD")
    return token.form.lower() != token.lemma.lower() and not token.form.lower().endswith("ing")


def _verb(tree: Tree, number: int, how: str, people: bool) -> Governed | None:
    """A verb of the lexicon, its longest entry first, if it takes the counted in this role."""
    negated = is_negated(tree, [number])
    bare = (
        how == "s"
        and not tree.of(number, "obj", "aux", "aux:pass")
        and _is_participle(tree, number)
        and not any("at" in tree.cases(n) for n in tree.of(number, "obl"))
    )
    for cue in _entries(tree, number):
        if negated and not cue.lemma.startswith("not "):
            continue
        # "Seven killed in …": headlines leave the auxiliary out.
        if cue.takes(how, people) or (bare and cue.takes("o", people)):
            return Governed(number, cue, _held_by_whom(tree, number, cue))
    return None


def _held_by_whom(tree: Tree, number: int, cue: Cue) -> QuantityKind:
    """Whom gunmen hold is a hostage; whom police hold is detained."""
    if cue.kind is QuantityKind.DETAINED and not _HOLDING.isdisjoint(bases(tree, number)):
        for here in (number, tree[number].head):
            if any(tree.lemma(n) in _HOLDERS for n in tree.of(here, "nsubj", "obl:agent")):
                return QuantityKind.HOSTAGES
    return cue.kind


def _entries(tree: Tree, number: int) -> list[Cue]:
    """The lexicon's entries for a verb with what hangs on it."""
    listed = cues()
    tails = [""]
    for below in tree.children[number]:
        relation = tree.dep(below)
        if relation in ("compound", "advmod", "xcomp", "obj", "obl", "dep", "ccomp", "amod"):
            tails += [f" {base}" for base in bases(tree, below)]
        if relation in ("obl", "nmod"):
            for case in sorted(tree.cases(below)):
                tails += [f" {case} {tree.lemma(below)}", f" {case}"]
        if relation == "obj" and any("from" in tree.cases(n) for n in tree.of(below, "nmod")):
            tails.append(" from")  # "forced 300 families from their homes", hung on the families
    verbs = bases(tree, number)
    keys = [verb + tail for tail in sorted(tails, key=_longest) for verb in verbs]
    if is_negated(tree, [number]):
        keys = [f"not {verb}" for verb in verbs] + keys
    return [cue for key in keys if (cue := listed.get((key, "VERB")))]


def _longest(tail: str) -> int:
    return -tail.count(" ")


def _below(tree: Tree, number: int, people: bool) -> Governed | None:
    """What is said of the counted in its own phrase: "12 killed", "12 who died", "12 dead"."""
    for below in tree.children[number]:
        if below < number:
            continue
        relation = tree[below].deprel
        if relation == "acl:relcl":
            passive = bool(tree.of(below, "aux:pass", "nsubj:pass"))
            if not tree.of(below, "nsubj", "nsubj:pass"):
                continue
            subject = tree.of(below, "nsubj", "nsubj:pass")[0]
            if tree.lemma(subject) not in ("who", "that", "which"):
                continue
            found = predicate(tree, below, "o" if passive else "s", people, number)
        elif tree.dep(below) in (
            "acl",
            "amod",
            "parataxis",
            "appos",
            "conj",
            "dep",
            "advcl",
            "xcomp",
        ):
            if tree.of(below, "nummod", "nsubj", "nsubj:pass", "cc"):
                continue
            adjective = _adjective(tree, below)
            if adjective and tree[below].upos != "NOUN":
                return Governed(below, adjective, adjective.kind)
            if tree[below].upos != "VERB":
                continue
            how = "s" if tree[below].form.lower().endswith("ing") else "o"
            found = predicate(tree, below, how, people, number)
        elif tree.dep(below) == "nmod":
            found = _placed(tree, below)
        else:
            continue
        if found:
            return found
    return None


def _right_behind(tree: Tree, number: int, people: bool) -> Governed | None:
    """ "A toll of 44 dead and 140 injured": what follows at once and is said of nobody else."""
    after = _behind(tree, number)
    if after is None or tree[after].upos != "VERB" or not _is_participle(tree, after):
        return None
    if tree.of(after, "nsubj", "nsubj:pass", "obj", "aux", "aux:pass", "nummod"):
        return None
    return _verb(tree, after, "o", people)


def _left_so(tree: Tree, number: int, people: bool) -> Governed | None:
    """ "Left 12 soldiers and 20 civilians dead": what is said of the last is said of the first."""
    verb = tree[number].head
    if tree.dep(number) != "obj" or tree.lemma(verb) != "leave":
        return None
    found = [_below(tree, last, people) for last in tree.of(number, "conj")]
    found += [  # read as a clause: "left nine guards, and two were wounded"
        _verb(tree, last, "o", people)
        for last in tree.of(verb, "conj")
        if tree.of(last, "nsubj:pass") and not tree.of(last, "aux", "aux:pass")
    ]
    return next((each for each in found if each is not None), None)


def _running_total(tree: Tree, number: int) -> Governed | None:
    """ "The toll rose to 112", "put the dead at 12", "bringing the number of wounded to 32"."""
    token = tree[number]
    if token.upos != "NUM":
        return None
    for above in list(tree.above(number))[:2]:
        if tree.cases(number) & {"to", "at"} and tree.lemma(above) in (*_COUNTING, "toll"):
            return figure_of(tree, above)  # "the number killed to nine", "the toll at nine"
    if tree.of(number, "cop", "nsubj"):
        verb = number
    elif tree.dep(number) in ("obl", "obj", "xcomp", "advmod", "nmod", "dep") or role(tree, number):
        verb = token.head
    else:
        return None
    nouns = (*tree.of(verb, "nsubj", "obj"), *((verb,) if tree.lemma(verb) == "toll" else ()))
    figures = [found for noun in nouns if noun != number and (found := figure_of(tree, noun))]
    of_kind = (found for found in figures if found.kind)  # "an earlier count put the dead at 12"
    return next(of_kind, figures[0] if figures else None)


def figure_of(tree: Tree, noun: int, depth: int = 0) -> Governed | None:
    """What a noun like "toll" or "number" is a figure of; kind none where it does not say."""
    lemma = tree.lemma(noun)
    for word in tree.of(noun, "compound", "amod"):
        cue = _noun(tree, word) or _adjective(tree, word)
        if cue and lemma in (*_COUNTING, "toll"):
            return Governed(word, cue, cue.kind)
    cue = _noun(tree, noun)
    if cue and "t" in cue.frames:
        return Governed(noun, cue, cue.kind)
    adjective = _adjective(tree, noun)
    if adjective and tree.of(noun, "det"):
        return Governed(noun, adjective, adjective.kind)  # "the dead"
    if lemma not in _COUNTING or depth > _DEPTH:
        return None
    for below in tree.children[noun]:
        if tree.dep(below) not in ("nmod", "acl"):
            continue
        cue = _noun(tree, below)
        cue = cue if cue and cue.frames & {"c", "n"} else _adjective(tree, below)
        if cue:
            return Governed(below, cue, cue.kind)
        found = _verb(tree, below, "o", True) or figure_of(tree, below, depth + 1)
        if found and found.kind:
            return found
        if found := _below(tree, below, True):
            return found
    return Governed(noun, None, None)
