"""Who stands where: subjects, objects and the rest of a verb or noun, also where they are shared.

A participant may be printed elsewhere: before a relative clause, with the verb that another is
joined to, as the object of who orders, before a participle. Each answer says how it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.events.bases import bases, is_past
from rashomon.events.lexicon import takes_object
from rashomon.phrases import RELATIVE, antecedent
from rashomon.records import BLAMED
from rashomon.tree import Tree

_CLIMBED = ("conj", "xcomp", "advcl", "ccomp", "parataxis")
_DEPTH = 6
_FINITE = ("VBD", "VBZ", "VBP")
_SOME = frozenset("most many some several all half both few none each".split())
# Verbs whose object does what hangs on them: "ordered troops to withdraw".
_OBJECT_ACTS = frozenset(
    """allow ask advise authorise authorize beg call cause challenge command compel convince direct
    enable encourage expect force get help instruct invite lead let make oblige order permit
    persuade press pressure prompt push request require see send summon tell tempt train urge
    want warn""".split()
)
# Verbs whose object did what hangs on them, by who says so: "accused rebels of firing".
BLAMING = frozenset("blame accuse suspect implicate involve indict charge convict".split())
# What a deed comes to, told behind it.
_RESULTS = frozenset(
    """kill wound injure maim hurt leave destroy damage displace force cause claim spark trigger
    set trap bury""".split()
)
# Nouns that with a preposition only say where beside a thing: "in front of", "in the heart of".
_SIDES = frozenset(
    "front side back rear vicinity proximity middle midst heart centre center".split()
)
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET")


@dataclass(frozen=True, slots=True)
class Filler:
    """A token that stands in a slot; ``how`` says where it was found, empty for the plain case."""

    number: int
    how: str = ""


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether what a verb acts upon is its subject, or the noun before it: "bombed villages"."""
    if tree.of(verb, "aux:pass") or any(
        tree[n].deprel == "nsubj:pass" for n in tree.children[verb]
    ):
        return True
    if tree.lemma(verb) == "blame" and tree.of(verb, "cop"):
        return True  # "the government is to blame"
    if tree.of(verb, "obj") or any(tree.lemma(n) == "have" for n in tree.of(verb, "aux")):
        return False
    feats = tree[verb].feats
    if tree[verb].xpos == "VBG" or "Tense=Pres" in feats:
        return False
    if tree[verb].xpos != "VBN" and "VerbForm=Part" not in feats:
        if not is_past_form(tree, verb):
            return False
        return _is_shortened(tree, verb) or (
            _joins_passive(tree, verb) and takes_object(bases(tree, verb))
        )
    if tree.dep(verb) == "conj":
        return bool(tree.of(verb, "obl:agent")) or _joins_passive(tree, verb)
    return (
        tree.dep(verb) in ("acl", "amod", "advcl", "xcomp")
        or "Voice=Pass" in feats
        or bool(tree.of(verb, "obl:agent"))
    )


def is_past_form(tree: Tree, number: int) -> bool:
    """Whether a form may be a past participle, whatever its tag: "wounded", "slain"."""
    form = tree[number].form.lower()
    return form.endswith("ed") or any(is_past(form, base) for base in bases(tree, number))


def _is_shortened(tree: Tree, verb: int) -> bool:
    """Whether it stands behind or before a noun as only a participle does: "the guards killed"."""
    beside = tree[verb].deprel == "acl" or (
        tree.dep(verb) == "amod" and tree[verb].upos in ("VERB", "ADJ")
    )
    return beside and not tree.of(verb, "nsubj", "mark", "aux")


def _joins_passive(tree: Tree, verb: int) -> bool:
    """Whether it goes on with a passive: "was arrested and charged", "one killed, two wounded"."""
    above = tree[verb].head
    return tree.dep(verb) == "conj" and not tree.of(verb, "aux") and is_passive(tree, above)


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[Filler]:
    """Who does it."""
    if is_passive(tree, verb):
        return agents(tree, verb)
    own = [n for n in tree.of(verb, "nsubj") if tree[n].deprel != "nsubj:pass"]
    if own:
        return _with_joined(tree, _resolved(tree, own))
    return _from_above(tree, verb, depth)


def said_of(tree: Tree, state: int) -> list[Filler]:
    """Of whom a state is said: "nine are dead", "nurses who are missing"."""
    return _with_joined(tree, _resolved(tree, tree.of(state, "nsubj")))


def agents(tree: Tree, verb: int) -> list[Filler]:
    """Who stands behind a passive's "by"; what the reader calls an agent elsewhere spoke."""
    return _with_joined(tree, [Filler(n) for n in tree.of(verb, "obl") if "by" in tree.cases(n)])


def _from_above(tree: Tree, verb: int, depth: int) -> list[Filler]:
    """A subject that is printed with another word."""
    relation, above = tree.dep(verb), tree[verb].head
    if relation == "conj" and tree[verb].xpos in _FINITE:
        above = _joined_to(tree, above)
    if above == verb or depth > _DEPTH:
        return []
    if relation == "acl":
        return _of_clause(tree, verb, above)
    if relation not in _CLIMBED:
        return []
    if relation in ("ccomp", "parataxis") and not _is_bare(tree, verb):
        return []
    if relation in ("xcomp", "ccomp") and tree.lemma(above) in _OBJECT_ACTS:
        told = objects(tree, above) or [Filler(n) for n in tree.of(above, "iobj")]
        if told:
            return [Filler(f.number, f"does what “{tree[above].form}” says") for f in told]
    if (
        relation == "advcl"
        and tree.lemma(above) in BLAMING
        and _is_its_object(tree, above, verb - 1)
    ):
        return _with_joined(tree, [Filler(verb - 1, "the noun right before it")])
    if relation == "advcl" and tree.lemma(above) in BLAMING and _is_charge(tree, verb):
        return [Filler(f.number, BLAMED) for f in objects(tree, above)]
    if relation == "advcl" and is_passive(tree, above) and tree.lemma(verb) in _RESULTS:
        shared = agents(tree, above)  # "the clinic was hit, killing ten": it killed nobody
    elif is_passive(tree, above) and (relation != "conj" or not tree.of(verb, "obj")):
        shared = objects(tree, above)
    elif is_passive(tree, above):
        shared = [Filler(n) for n in tree.of(above, "nsubj")]
    elif relation == "advcl" and (said := _said_before(tree, above, verb)) is not None:
        shared = subjects(tree, said, depth + 1)
    elif tree[above].upos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
        shared = subjects(tree, above, depth + 1)
    else:
        shared = []
    if relation in ("ccomp", "parataxis"):  # who is named behind it says it: "…, a monitor said"
        shared = [f for f in shared if f.number < verb]
    why = f"subject of “{tree[above].form}”"
    return [Filler(f.number, f.how or why) for f in shared]


def _joined_to(tree: Tree, verb: int) -> int:
    """The verb that a finite one goes on from; no "smuggling" goes on in "and detained the crew".

    The reader hangs it on the nearest verb before it.
    """
    here = verb
    while tree[here].xpos == "VBG" and not tree.of(here, "aux", "nsubj"):
        above = tree[here].head
        if above == here or tree[above].upos != "VERB":
            return verb
        here = above
    return here


def _is_charge(tree: Tree, verb: int) -> bool:
    """Whether a clause is what somebody is accused of: "of carrying out", "for firing"."""
    marks = {tree.lemma(n) for n in tree.of(verb, "mark", "case")}
    return bool(marks & {"of", "for", "with", "in"})


def _said_before(tree: Tree, above: int, verb: int) -> int | None:
    """What is said, where a participle after it hangs on the saying: "police fired, killing three,
    he said"."""
    speakers = tree.of(above, "nsubj")
    said = [n for n in tree.of(above, "ccomp", "parataxis") if n < verb < above]
    return said[-1] if said and speakers and min(speakers) > verb else None


def _is_bare(tree: Tree, verb: int) -> bool:
    """Whether a clause below another has no subject by its form: "… said, adding …"."""
    return not tree.of(verb, "mark") or any(tree.lemma(n) == "to" for n in tree.of(verb, "mark"))


def _of_clause(tree: Tree, verb: int, noun: int) -> list[Filler]:
    """The noun that a participle or relative clause hangs on, where it is the one who does it."""
    if tree[verb].deprel == "acl:relcl":
        return []  # its pronoun is its subject, or there is none
    if any(tree.lemma(n) == "to" for n in tree.of(verb, "mark")):
        owners = tree.of(noun, "nmod:poss")
        if owners:
            return _with_joined(tree, [Filler(n, "whose it is") for n in owners])
        above = tree[noun].head
        if tree.dep(noun) in ("obj", "nsubj") and tree[above].upos == "VERB":
            return [
                Filler(f.number, f"subject of “{tree[above].form}”") for f in subjects(tree, above)
            ]
        return []
    return _with_joined(tree, [Filler(noun, "the noun before it")])


def objects(tree: Tree, verb: int) -> list[Filler]:
    """What it is done to."""
    if is_passive(tree, verb):
        own = [n for n in tree.children[verb] if tree[n].deprel == "nsubj:pass"]
        own = own or [n for n in tree.of(verb, "nsubj") if tree.dep(verb) != "acl"]
        if own:
            return _with_joined(tree, _resolved(tree, own))
        above = tree[verb].head
        if tree.dep(verb) in ("acl", "amod") and above != verb:
            first = tree[above].head  # "left a guard and two nurses wounded"
            left = tree.dep(above) == "conj" and tree.lemma(tree[first].head) == "leave"
            noun = first if left and tree.dep(first) == "obj" else above
            return _with_joined(tree, [Filler(noun, "the noun it describes")])
        if tree.dep(verb) == "xcomp" and tree.of(above, "obj") and not tree.of(verb, "mark"):
            return objects(tree, above)  # "leaving three guards dead and two wounded"
        if tree.dep(verb) in ("advcl", "xcomp") and _is_its_object(tree, above, verb - 1):
            return _with_joined(tree, [Filler(verb - 1, "the noun right before it")])
        if tree.dep(verb) in ("conj", "advcl", "xcomp") and above != verb:
            shared = objects(tree, above) if is_passive(tree, above) else subjects(tree, above)
            return [Filler(f.number, f.how or f"shared with “{tree[above].form}”") for f in shared]
        return _with_joined(tree, _right_before(tree, verb))
    own = tree.of(verb, "obj") or tree.of(verb, "iobj")
    if own:
        return _with_joined(tree, _resolved(tree, own))
    # "Handed over the fort": behind a particle the reader may take an object for a phrase of place.
    loose = [n for n in tree.of(verb, "obl") if not tree.cases(n) and tree[n].deprel == "obl"]
    if loose and tree.of(verb, "compound"):
        return _with_joined(tree, _resolved(tree, loose))
    if tree[verb].deprel == "acl:relcl":
        named = tree.of(verb, "nsubj")
        if named and tree.lemma(named[0]) not in RELATIVE:
            return _with_joined(tree, [Filler(tree[verb].head, "the noun its clause is of")])
    for other in tree.of(verb, "conj"):  # "bombed and destroyed the village"
        if tree[other].upos == "VERB" and not tree.of(other, "nsubj") and other - verb < 4:
            return [
                Filler(f.number, f"object of “{tree[other].form}”") for f in objects(tree, other)
            ]
    return []


def _is_its_object(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a noun is a verb's object: "rescues pupils abducted from school"."""
    return noun > verb and tree[noun].upos in ("NOUN", "PROPN") and noun in tree.of(verb, "obj")


def _right_before(tree: Tree, participle: int) -> Iterator[Filler]:
    """The noun that a participle follows though it hangs elsewhere: "22 people killed"."""
    before = participle - 1
    first = tree.sentence(participle).first
    if before < first or tree.of(participle, "aux", "mark", "nsubj"):
        return
    if tree[before].upos in ("NOUN", "PROPN") and tree.dep(before) not in ("compound", "flat"):
        yield Filler(before, "the noun right before it")


def behind(tree: Tree, numbers: Iterable[int], preposition: str) -> list[Filler]:
    """What a preposition puts beside some words: "on the village"."""
    numbers = list(numbers)
    found = list[Filler]()
    # "Pressure from lenders on the ministry": the reader may hang one on the other.
    for deep in (False, True):
        for number in numbers:
            below = tree.of(number, "obl", "nmod", "advcl", "acl")
            if deep:
                below = [
                    n
                    for child in below
                    if not {"include", "including"} & tree.cases(child)
                    for n in tree.of(child, "nmod")
                ]
            for child in below:
                if preposition in tree.cases(child) and tree[child].deprel != "nmod:poss":
                    found.append(Filler(_beside_which(tree, child)))
            if found:
                return _with_joined(tree, found)
    for number in numbers:
        if tree[number].upos in ("NOUN", "PROPN"):
            found += _next_to(tree, number, preposition)
    return _with_joined(tree, found)


def _beside_which(tree: Tree, number: int) -> int:
    """The thing itself: what is blown up "in front of the bank" is the bank."""
    if tree[number].form.lower() not in _SIDES:
        return number
    return next((n for n in tree.of(number, "nmod") if "of" in tree.cases(n)), number)


def _next_to(tree: Tree, noun: int, preposition: str) -> Iterator[Filler]:
    """What stands right behind a noun though the reader hangs it higher: "deaths in raids by …"."""
    last = max(n for n in tree.subtree(noun))
    if last + 1 >= len(tree.tokens) or tree.lemma(last + 1) != preposition:
        return
    if tree.dep(last + 1) == "case" and not tree.broken(last, last + 1):
        yield Filler(tree[last + 1].head)


def owners(tree: Tree, noun: int) -> list[Filler]:
    """Whose it is: "Syria's attack"."""
    return _with_joined(tree, [Filler(n) for n in tree.of(noun, "nmod:poss")])


def _resolved(tree: Tree, numbers: Iterable[int]) -> Iterator[Filler]:
    """Words, relative pronouns as the noun that they point back to."""
    for number in numbers:
        if tree.lemma(number) in RELATIVE and (head := antecedent(tree, number)) is not None:
            yield Filler(head, f"“{tree[number].form}” points back to it")
        elif tree[number].upos in _NOMINAL:
            yield Filler(number)


def _with_joined(tree: Tree, fillers: Iterable[Filler]) -> list[Filler]:
    """Fillers, each with those joined to it by "and"."""
    found: dict[int, Filler] = {}
    for filler in fillers:
        found.setdefault(filler.number, filler)
        for number in tree.of(filler.number, "conj"):
            name = tree.name_of.get(number)
            within = name is not None and name == tree.name_of.get(filler.number)
            plain = tree[number].upos in _NOMINAL and not tree.of(number, "nsubj", "cop")
            if plain and not within:
                found.setdefault(number, Filler(number, filler.how))
    for filler in list(found.values()):
        for number in _members(tree, filler.number):
            found.setdefault(number, Filler(number, "is named as one of them"))
    return list(found.values())


def _members(tree: Tree, number: int) -> Iterator[int]:
    """Those who are listed beside many: "two nurses, Ana Orlo and Bea Lund"."""
    if tree[number].upos != "NUM" and "Number=Plur" not in tree[number].feats:
        return
    of = [n for n in tree.of(number, "nmod") if "of" in tree.cases(n)]  # "two of her guards, …"
    for noun in (number, *of):
        for first in tree.of(noun, "appos", "nmod"):
            joined = [n for n in tree.of(first, "conj") if tree[n].upos == tree[first].upos]
            if any(tree.lemma(n) in _SOME for n in (first, *tree.children[first])):
                continue  # "82 people, most of them girls": a part of them
            person = tree.label(first) == "PERSON"
            beside = tree.dep(first) == "appos" and first > noun and (person or joined)
            if beside or (person and tree.cases(first) & {"include", "including"}):
                yield from (first, *joined)
