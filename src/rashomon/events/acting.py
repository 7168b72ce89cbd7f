"""What a noun may be in an event: who acts (no quake, crash or bomb), somebody, ground to hold."""

from __future__ import annotations

from rashomon.events.bases import bases
from rashomon.events.lexicon import lexicon
from rashomon.events.quantities.counted import is_people
from rashomon.nations import people
from rashomon.people import HUMAN, SPEAKERS
from rashomon.sectors import sector_of
from rashomon.tree import Tree

_NAMES = frozenset(("PERSON", "ORG", "NORP", "LOCATION"))
_WHO = frozenset("he she they we i you who him her them us it somebody someone nobody".split())
_WHOM = frozenset("him her them us me whom somebody someone".split())
_GUARDS = ("COP", "MIL")
_COUNTS = frozenset("dozen score hundred thousand million".split())
# Forces and crewed things whose names are events or things elsewhere.
_FORCES = frozenset("strike-force fire-service task-force artillery tank force guard rebel".split())
_BODIES = frozenset(
    """troop force army navy militia militant rebel insurgent police security gang mob crowd group
    unit brigade regime government authority military coalition alliance faction tribe clan cartel
    state junta opposition defence defense guerrilla guerilla separatist loyalist jihadist
    extremist terrorist
    student worker farmer nurse teacher miner union element cell squad senate parliament court
    council commission delegation administration opposition leadership faction wing party
    army""".split()
)
# What brings harm without meaning it, where no event of the lexicon is named after it.
_THINGS = frozenset(
    """bomb bullet missile rocket shell mortar grenade mine device ied shrapnel splinter debris
    vehicle car truck lorry bus train tram boat ferry ship van bicycle motorbike
    disease virus illness infection epidemic cholera ebola malaria measles covid cancer flu fever
    heat cold water wind lightning snow ice rain smoke gas chemical toxin poison electricity
    wave mud rock tree building block tower factory plaza house roof wall bridge crane ladder dam
    pipeline road mine engine tyre tire
    weather climate violence conflict war unrest hunger starvation drought
    injury wound overdose accident mishap tragedy incident disaster calamity
    law policy decision plan budget bill rule ruling announcement move deal crisis news
    inflation price cost debt market dollar currency year month day week time""".split()
)
# What a force may take and hold.
_GROUND = frozenset(
    """town city village hamlet settlement capital suburb district province region neighbourhood
    neighborhood quarter area territory zone land island peninsula border frontier crossing road
    highway bridge junction hill ridge summit pass valley dam port harbour harbor airport airfield
    airstrip airbase base outpost post checkpoint position stronghold enclave bastion fort fortress
    barracks garrison headquarters camp prison refinery oilfield field plant station trench
    palace""".split()
)
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "hood", "ism", "quake")
_AT = frozenset(("on", "against", "at", "into"))  # before what a deed is aimed at
_IN = frozenset(("in", "near", "at", "inside", "outside"))


def acts(tree: Tree, number: int) -> bool:
    """Whether a word may be the one who does something: unless it is known to be a thing."""
    if _is_known_to_act(tree, number):
        return True
    if _is_harmful(tree, number) or tree[number].form.lower().endswith("ing"):
        return False
    forms = bases(tree, number)
    nouns = lexicon().nouns
    events = [entry for form in forms for entry in nouns.get(form, ())]
    if events:
        return any(slot.place == "self" and slot.role == "a" for e in events for slot in e.slots)
    closing = lexicon().closings
    compounds = {tree.lemma(n) for n in tree.children[number] if tree.dep(n) == "compound"}
    if any(compounds & set(entry.words[:-1]) for form in forms for entry in closing.get(form, ())):
        return False
    return not tree.lemma(number).endswith(_ABSTRACT)


def is_thing(tree: Tree, number: int) -> bool:
    """Whether a word names what brings harm without meaning it: waves, a law, a truck."""
    return _is_harmful(tree, number) and not _is_known_to_act(tree, number)


def _is_harmful(tree: Tree, number: int) -> bool:
    return not _THINGS.isdisjoint(written(tree, number))


def _is_known_to_act(tree: Tree, number: int) -> bool:
    forms = bases(tree, number)
    if tree.label(number) in _NAMES or tree.lemma(number) in _WHO or is_people(forms):
        return True
    return not (_FORCES | _BODIES | HUMAN | SPEAKERS).isdisjoint(forms)


def written(tree: Tree, number: int) -> tuple[str, ...]:
    """A noun without its plural: unlike ``bases``, which makes plans of planes."""
    form = tree[number].form.lower()
    return tree.lemma(number), form, form.removesuffix("s")


def is_somebody(tree: Tree, number: int) -> bool:
    """Whether a word means people: by name, as a pronoun, counted, or by what it is called."""
    if tree.label(number) in ("PERSON", "NORP") or tree[number].upos == "NUM":
        return True
    if tree.of(number, "nummod") and not is_thing(tree, number):
        return True
    forms = bases(tree, number)
    return (
        tree.lemma(number) in _WHO
        or is_people(forms)
        or not (HUMAN | SPEAKERS | _COUNTS).isdisjoint(forms)
    )


def is_person(tree: Tree, number: int) -> bool:
    """Whether a word means persons, not a body of them: "him", "two shepherds", "Ms Orlo"."""
    if tree.label(number) == "PERSON":
        return True
    forms = bases(tree, number)
    return tree[number].form.lower() in _WHOM or is_people(forms) or not HUMAN.isdisjoint(forms)


def is_guard(tree: Tree, number: int) -> bool:
    """Whether a word means police or soldiers, who may hold people: "police", "the patrol"."""
    before = [tree.lemma(n) for n in tree.of(number, "compound", "amod") if n < number]
    return sector_of([*before, tree.lemma(number)])[0] in _GUARDS


def is_ground(tree: Tree, number: int) -> bool:
    """Whether a word means a place that a force may take: "Kessa", "the bridge"."""
    if tree.label(number) in ("LOCATION", "FACILITY"):
        return True
    return not _GROUND.isdisjoint(bases(tree, number))


def is_actor_word(tree: Tree, number: int) -> bool:
    """ "Syrian", "rebel", "army" before a noun; not "deadly", "air" or "border"."""
    before = tree[number - 1].form if number else ""
    if (
        tree[number].form.lower().startswith("anti")
        or before == "anti"
        or (before == "-" and number > 1 and tree[number - 2].form.lower() == "anti")
    ):
        return False  # "anti-government protests" are others'
    if tree.label(number) in _NAMES:
        return True
    if tree[number].upos in ("ADJ", "DET", "NUM", "VERB", "ADV"):
        return False
    forms = bases(tree, number)
    return is_people(forms) or not _BODIES.isdisjoint(forms) or not SPEAKERS.isdisjoint(forms)


def is_scene(tree: Tree, deed: int, number: int) -> bool:
    """Whether a place's name before a deed says where it was: "the Iraq bombing".

    It says who did it in an adjective ("Iraqi"), in capitals ("US"), and where the deed is aimed at
    another place or is told to be in one: "an Israel raid on Gaza".
    """
    form = tree[number].form
    if tree.label(number) != "LOCATION" or form.lower() in people() or form.isupper():
        return False
    if any(tree.cases(n) & _AT for n in tree.of(deed, "nmod", "obl")):
        return False
    around = tree.sentence(deed)
    named = (n for n in tree.name_of if around.first <= n < around.last and n > deed)
    return not any(tree.label(n) == "LOCATION" and tree.cases(n) & _IN for n in named)
