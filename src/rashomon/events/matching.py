"""Where an entry of the lexicon holds: its words in the tree, its slots filled from around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from rashomon.events.acting import (
    acts,
    is_actor_word,
    is_ground,
    is_guard,
    is_person,
    is_scene,
    is_somebody,
    is_thing,
)
from rashomon.events.arguments import (
    Filler,
    agents,
    behind,
    is_passive,
    is_past_form,
    objects,
    owners,
    said_of,
    subjects,
)
from rashomon.events.bases import bases
from rashomon.events.ending import ended
from rashomon.events.lexicon import IF, Entry, Slot, lexicon
from rashomon.events.senses import is_armed, tells_of
from rashomon.events.weapons import DESCRIBING, mode_of, senders
from rashomon.publishers import PLATFORMS
from rashomon.records import EventType
from rashomon.tree import DASHES, Tree

LEADS = "leads it"
_LABOUR = "strike"  # the mode of those who stop work
VERBAL = frozenset("nsubj weapon ground whom guard army struck falls obj iobj xcomp ccomp".split())
_DAYS = frozenset(
    """yesterday today tomorrow tonight dawn daybreak sunrise morning noon midday afternoon dusk
    sunset nightfall evening night midnight second minute hour day week weekend month year decade
    century""".split()
)
_MANNERS = frozenset("basis scale condition ground way part account behalf order orders".split())
# "Posted a video of the attack on its channel", "gunfire at 10 pm".
_SHOWN_ON = PLATFORMS | frozenset(
    """channel account website site page platform television tv air camera video media pm p.m. a.m.
    am""".split()
)
_OBSTRUCTING = "obstruct"
_GAME = frozenset("bird flock goose deer elk moose whale".split())
_ON_A_SCENE = (EventType.ASSAULT, EventType.PROTEST)
_AIMS = frozenset("target objective aim".split())
_NEAR = 9  # tokens that may stand between the words of a phrase
# Relations by which the words of a phrase hang together.
_TIES = frozenset(
    """compound obj obl advmod case mark amod nmod xcomp aux ccomp nsubj fixed flat advcl dep
    iobj cc conj appos""".split()
)
_PARTS = ("compound", "amod", "nmod", "flat")  # what stands before a phrase's noun
# Verbs that only say that a noun's event takes place, and whether their subject does or suffers it.
_DOING = frozenset(
    """carry conduct launch stage mount make commit perpetrate wage lead hold begin start open order
    execute unleash step resume intensify continue plan organise organize give deliver undertake
    stop end halt call announce issue impose sign reach""".split()
)
_SUFFERING = frozenset("suffer face survive escape sustain undergo endure see witness".split())
_HITTING = frozenset(
    "kill wound injure hit strike target destroy damage claim hurt leave rock devastate".split()
)
_CAUSING = frozenset("cause do inflict bring wreak".split())
_HARM = frozenset("damage destruction havoc casualty loss harm".split())
_PAPERS = frozenset("report statement letter message complaint allegation call".split())
# What people may be named for: "aid workers", "peace activists".
_CALLINGS = frozenset(
    (EventType.AID, EventType.SUPPORT, EventType.COOPERATE, EventType.CONSULT, EventType.REQUEST)
)
_BEFALLS = frozenset((EventType.ACCIDENT, EventType.DISASTER))
_ACTS_ONLY = frozenset((EventType.ASSAULT, EventType.COERCE))
_SUBJECT = Slot("a", "nsubj", required=False)


@dataclass(slots=True)
class Match:
    """An entry that holds: the tokens of its words, the one it hangs on, and who stands where.

    ``again`` is the head of the mention that a pronoun goes back to.
    """

    entry: Entry
    head: int
    words: tuple[int, ...]
    type: EventType
    mode: str
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    filled: int = 0
    again: int | None = None

    @property
    def worth(self) -> tuple[int, int, int, int]:
        """Longer phrases first, then what needs more, then what is filled more, then file order."""
        return len(self.words), self.entry.needs, self.filled, -self.entry.rank


def matches(tree: Tree) -> list[Match]:
    """The best entry at each word, phrases before the words that they are made of."""
    best: dict[int, Match] = {}
    for number in range(len(tree.tokens)):
        for entry, words, head in _named(tree, number):
            match = Match(entry, head, words, entry.type, entry.mode)
            if fill(tree, match) and (head not in best or match.worth > best[head].worth):
                best[head] = match
    taken: dict[int, Match] = {}
    for match in sorted(best.values(), key=lambda m: (-len(m.words), m.head)):
        if not any(n in taken for n in match.words):
            taken.update(dict.fromkeys(match.words, match))
    found = sorted({id(m): m for m in taken.values()}.values(), key=lambda m: min(m.words))
    for match in found:
        _end(tree, match, taken)
    told = {number for match in found for number in struck_with(match)}
    told |= _doers(found)
    return [match for match in found if match.head not in told]


def _doers(found: Sequence[Match]) -> set[int]:
    """Who is named for what he is told to do: "rescuers pulled five from the rubble" once."""
    named = {
        m.head: m.type
        for m in found
        if any(s.place == "self" and s.role == "a" for s in m.entry.slots)
    }
    return {
        filler.number
        for match in found
        for filler in match.roles.get("a", ())
        if named.get(filler.number) is match.type and filler.number != match.head
    }


def struck_with(match: Match) -> set[int]:
    """Weapons that are subjects: what they did is told by the verb, once."""
    if all(slot.place != "weapon" for slot in match.entry.slots):
        return set()
    return {filler.number for filler in match.roles["i"] if not filler.how}


def _end(tree: Tree, match: Match, taken: Mapping[int, Match]) -> None:
    """Make "suspended aid" one event, of another type than aid."""
    if tree[match.head].upos not in ("NOUN", "PROPN"):
        return
    found = ended(tree, match.head, match.type)
    if found is None or found[0] in taken:
        return
    verb, match.type, match.mode = found
    match.words = tuple(sorted({*match.words, verb}))
    agents = [f for f in subjects(tree, verb) if acts(tree, f.number)]
    if agents:
        match.roles["a"] = agents


def _named(tree: Tree, number: int) -> Iterator[tuple[Entry, tuple[int, ...], int]]:
    """Entries whose words stand here, with their tokens and the token they hang on."""
    token, book = tree[number], lexicon()
    if tree.dep(number) == "case" or token.upos in ("PUNCT", "PRON", "AUX", "DET", "NUM"):
        return
    forms = _forms(tree, number)
    near = _Near(tree, number)
    written = token.form.lower()
    verbal = _is_own_noun(tree, number)
    whose = tree.dep(number) in ("compound", "amod") and is_actor_word(tree, token.head)
    if whose and token.xpos == "VBG" and not is_past_form(tree, number):
        forms = tuple(form for form in forms if form == written)  # "warring factions" war not
    if written in book.adjectives and _said_of_somebody(tree, number):
        yield from ((entry, (number,), number) for entry in book.adjectives[written])
    for form in forms:
        if is_verbal(tree, number):
            yield from ((entry, (number,), number) for entry in book.verbs.get(form, ()))
        nominal = token.upos in ("NOUN", "PROPN") or token.xpos == "VBG"
        # "Firing" is no fire, "bombing" no bomb, "the wounded" no wounds.
        own = form == written or not (verbal or written.endswith("ed"))
        if nominal and own and (number not in tree.name_of or token.upos == "NOUN"):
            for entry in book.nouns.get(form, ()):
                if not (whose and entry.type in _CALLINGS) and not _is_kind(tree, number, entry):
                    yield entry, (number,), number
        if token.upos in ("VERB", "ADJ"):
            for entry in book.openings.get(form, ()):
                words = near.phrase(entry.words[1:], forwards=True)
                counts = any(slot.role == "m" for slot in entry.slots)  # "put the dead at nine"
                words = () if not counts and any(_stands_alone(tree, n) for n in words) else words
                if words and not _takes_preposition(tree, entry, words):
                    yield entry, words, number
        if token.upos in ("NOUN", "PROPN"):
            for entry in book.closings.get(form, ()):
                if words := near.phrase(entry.words[:-1], forwards=False):
                    yield entry, words, number


def _stands_alone(tree: Tree, number: int) -> bool:
    """Whether a word that may be a phrase's is a noun of its own: "five of the dead were shot"."""
    return tree[number].upos == "ADJ" and bool(tree.of(number, "det"))


def _is_for_comment(tree: Tree, number: int) -> bool:
    """Whether only a reporter asked: "did not respond to requests for comment"."""
    below = [*tree.of(number, "nmod", "obl"), *tree.of(tree[number].head, "obl")]
    asked = {tree.lemma(n) for n in below if n > number and "for" in tree.cases(n)}
    return not asked.isdisjoint(("comment", "interview", "reaction", "clarification"))


def _is_kind(tree: Tree, number: int, entry: Entry) -> bool:
    """Whether a noun only says of what kind something is: "his bomb detector", "by accident"."""
    if entry.words == ("accident",) and tree.cases(number) == {"by"}:
        return not tree.of(number, "det", "amod")  # "was shot by accident"
    if entry.words == ("settlement",) and tree[number].xpos == "NNS":
        return True  # "three settlements were flooded"
    if entry.type is EventType.REQUEST and _is_for_comment(tree, number):
        return True
    if tree.dep(number) == "compound" and entry.type is EventType.DISPLACEMENT:
        return lexicon().nouns.keys().isdisjoint(bases(tree, tree[number].head))  # "a refugee camp"
    if tree.dep(number) != "compound" or all(slot.role != "i" for slot in entry.slots):
        return False
    if all(slot.place != "self" for slot in entry.slots):
        return False
    return not _names_event(tree, tree[number].head)


def _is_own_noun(tree: Tree, number: int) -> bool:
    """Whether a noun in -ing has rows of its own: "placing the bombing" places no bomb."""
    written = tree[number].form.lower()
    return written.endswith("ing") and written in lexicon().nouns


def is_verbal(tree: Tree, number: int) -> bool:
    """Whether a word may be a verb, whatever its tag: "those injured", "was to be intimidated"."""
    token = tree[number]
    if token.upos == "VERB" or (token.upos == "ADJ" and token.xpos in ("VBN", "VBG")):
        return True
    if token.upos != "ADJ" or tree.dep(number) == "amod":  # "armed men" armed nobody
        return False
    return is_past_form(tree, number) and is_passive(tree, number)


def _said_of_somebody(tree: Tree, number: int) -> bool:
    """Whether a clause says this of people: "nine are dead", not "the deal is dead"."""
    if tree[number].upos not in ("ADJ", "VERB") or tree.of(number, "obj", "case", "det"):
        return False  # "four were among the dead" are part of a figure told elsewhere
    return any(is_somebody(tree, n) for n in tree.of(number, "nsubj"))


class _Near:
    """What hangs closely on a word that phrases may open or close with; found when asked for."""

    def __init__(self, tree: Tree, number: int) -> None:
        self.tree, self.number = tree, number

    @cached_property
    def forms(self) -> dict[str, list[int]]:
        """The tokens by what each may be looked up as."""
        found: dict[str, list[int]] = {}
        for n in _below(self.tree, self.number):
            written, own = self.tree[n].form.lower(), _is_own_noun(self.tree, n)
            for form in _forms(self.tree, n):
                if form == written or not own:
                    found.setdefault(form, []).append(n)
        return found

    def _is_part(self, n: int) -> bool:
        """Whether a word stands before the noun, or behind it in "the number of dead"."""
        relation = self.tree.dep(n)
        if n < self.number:
            return relation in _PARTS
        return relation == "nmod" and "of" in self.tree.cases(n)

    def _is_clause(self, n: int) -> bool:
        """Whether it is a clause of its own: who "targeted a market, killing six" killed."""
        return self.tree.dep(n) == "advcl" and self.tree[n].xpos == "VBG"

    def phrase(self, others: Sequence[str], *, forwards: bool) -> tuple[int, ...]:
        """The tokens of a phrase that hangs on its first word (a verb) or its last (a noun)."""
        tree, number = self.tree, self.number
        found = [number]
        for word in others:
            fitting = [
                n
                for n in self.forms.get(word, ())
                if n not in found and (self._is_part(n) if not forwards else not self._is_clause(n))
            ]
            if not fitting:
                return ()
            # "To take to the streets": the verb's own words stand behind it, given a choice.
            found.append(min(fitting, key=lambda n: (tree.dep(n) == "mark", abs(n - number))))
        if forwards and not _in_order(tree, found):
            return ()
        if any(tree.dep(n) == "case" and n > after for n, after in pairwise(found[1:])):
            return ()  # "there was a strike on the depot": nobody is on strike
        return tuple(sorted(found))


def _takes_preposition(tree: Tree, entry: Entry, words: Sequence[int]) -> bool:
    """Whether the particle of a verb with an object is a preposition here: "took refuge in"."""
    last = next((n for n in words if entry.words[-1] in _forms(tree, n)), words[-1])
    takes_object = any(slot.place == "obj" and slot.required for slot in entry.slots)
    if tree.lemma(last) == "out":  # "drove them out of the town": never a preposition alone
        return False
    return takes_object and tree.dep(last) == "case" and len(entry.words) == 2


def _forms(tree: Tree, number: int) -> tuple[str, ...]:
    """What a token may be looked up as: its bases, and with what a hyphen joins to it."""
    found = bases(tree, number)
    if number < 2 or tree[number - 1].form != "-" or tree[number].start != tree[number - 1].end:
        return found
    before = tree[number - 2].form.lower()
    return (*found, *(f"{before}-{form}" for form in found))


def _in_order(tree: Tree, found: Sequence[int]) -> bool:
    """Whether a verb's words follow it, but for an object that is its subject in the passive."""
    verb = found[0]
    return all(
        n > verb
        or tree[n].deprel in ("nsubj:pass", "obj")
        or tree[tree[n].head].deprel == "nsubj:pass"
        for n in found[1:]
    )


def _below(tree: Tree, number: int) -> list[int]:
    """What hangs on a word closely, two steps down."""
    children = [n for n in tree.children[number] if tree.dep(n) in _TIES]
    near = [n for n in children if abs(n - number) <= _NEAR or tree.dep(n) == "nsubj"]
    inner = [n for child in near for n in tree.children[child] if tree.dep(n) in _TIES]
    return [*near, *(n for n in inner if abs(n - tree[n].head) <= _NEAR)]


def fill(tree: Tree, match: Match, *, complete: bool = True) -> bool:
    """Fill the slots of a match; False where one that it needs stays empty.

    Without ``complete`` it holds all the same.
    """
    barred = tree.datelines.union(match.words, _leading(tree, match.head))
    for slot in match.entry.slots:
        if slot.role == IF:
            if complete and not tells_of(tree, slot.place):
                return False
            continue
        there = [f for f in _fillers(tree, match, slot) if f.number not in barred]
        fillers = [f for f in there if _may_stand(tree, match, slot, f.number)]
        inert = there and slot == _SUBJECT  # "waves struck it": nobody did
        if complete and not fillers and (slot.required or inert):
            return False
        if slot.role == "a" and slot.place == "nsubj" and _cannot_act(tree, match, fillers):
            return False
        if fillers:
            match.filled += 1
            known = match.roles.setdefault(slot.role, [])
            known += [f for f in fillers if all(f.number != k.number for k in known)]
        if fillers and slot.place == "weapon":
            match.mode = match.mode or mode_of(tree, fillers[0].number) or ""
            if who := [s for f in fillers for s in senders(tree, f.number)]:
                match.roles["a"] = who
    if complete and match.entry.mode == _OBSTRUCTING and "a" not in match.roles:
        return False  # roads may be blocked by snow
    if tree[match.head].upos != "VERB" or match.entry.pos == "NOUN":
        _light(tree, match)
        _done(tree, match)
        if match.type is EventType.ASSAULT and "r" not in match.roles:
            match.roles |= {"r": found} if (found := _aimed_at(tree, match.head)) else {}
    return True


def _leading(tree: Tree, head: int) -> list[int]:
    """Who is named before a headline's colon: "UN: 38 killed in market attack"."""
    first = tree.sentence(head).first
    colon = next((n for n in range(first, min(first + _NEAR, head)) if tree[n].form == ":"), first)
    return list(range(first, colon))


def _cannot_act(tree: Tree, match: Match, fillers: Sequence[Filler]) -> bool:
    """Whether a subject does it by what befell it: "the block collapsed, killing 80"."""
    head = match.head
    above = tree[head].head
    if match.type is not EventType.ASSAULT or not fillers:
        return False
    if tree.dep(head) not in ("advcl", "acl", "conj"):
        return False
    if tree[above].upos != "VERB" or objects(tree, above):
        return False
    verbs = lexicon().verbs
    kinds = {entry.type for form in bases(tree, above) for entry in verbs.get(form, ())}
    return bool(kinds & {EventType.ACCIDENT, EventType.DISASTER})


_COLLAPSE = "collapse"
_LED = frozenset("led backed run held allied controlled aligned supported dominated".split())


def _may_stand(tree: Tree, match: Match, slot: Slot, number: int) -> bool:
    """Whether a word may be what its slot says: no day; who attacks must be able to act."""
    if slot.role in "ariq" and (tree.label(number) == "DATE" or tree.lemma(number) in _DAYS):
        return False
    if slot.role in "ar" and _says_whose(tree, number):
        return False
    if match.entry.mode == _COLLAPSE and slot.role == "r" and is_somebody(tree, number):
        return False  # "the rebels were collapsing"
    if slot.place == "nsubj" and slot.required and match.entry.type in _BEFALLS:
        # Clashes erupt and ceasefires collapse otherwise.
        return is_somebody(tree, number) or not _names_deed(tree, number)
    if slot.place in ("on", "under") and tree.lemma(number) in _MANNERS:
        return False
    if slot.place in ("on", "at") and slot.role == "r" and _is_medium(tree, number):
        return False
    if slot.place == "at" and slot.role == "r" and is_passive(tree, match.head):
        return False  # "was shot at a school"
    if slot.role == "r" and match.type is EventType.CASUALTY and _names_deed(tree, number):
        return False  # "nine died, the worst attack in years"
    struck = slot.role == "r" and slot.required and match.entry.type is EventType.ASSAULT
    if struck and not _GAME.isdisjoint(bases(tree, number)):
        return False  # "the jet hit a flock of birds"
    if slot.role == "i" and slot.place == "mod" and tree[number].xpos in ("JJS", "JJR"):
        return False  # "the worst disaster" says not of what
    if slot.role == "i" and slot.place in ("in", "at", "during"):
        return _names_event(tree, number)
    if slot.role == "a" and match.entry.mode == _LABOUR and is_armed(tree, number):
        return False
    if slot.role == "a" and match.entry.type in _ACTS_ONLY:
        if slot.required:
            return acts(tree, number)
        if slot.place == "nsubj":
            return not is_thing(tree, number)
    if slot.role == "a" and slot.place == "obj" and match.entry.type is EventType.CONSULT:
        if tree.of(number, "nummod") or tree.lemma(number) in _PAPERS:
            return False  # "received 32 bodies", "received credible reports"
        return acts(tree, number)
    if slot.role == "a" and slot.place == "mod":
        scene = match.type in _ON_A_SCENE and is_scene(tree, match.head, number)
        return is_actor_word(tree, number) and not scene
    return True


def _says_whose(tree: Tree, number: int) -> bool:
    """Whether a name only says who leads or backs those behind it: "US-led coalition strikes"."""
    behind = number + 3
    if behind >= len(tree.tokens) or tree[number + 1].form not in DASHES:
        return False
    return tree[number + 2].form.lower() in _LED and is_actor_word(tree, behind)


def _is_medium(tree: Tree, number: int) -> bool:
    """Whether a deed is shown on it, or was at that hour, and nobody aimed at it."""
    hour = ":" in tree[number].form or "." in tree[number].form.strip(".")
    if hour and tree[number].form[0].isdigit():
        return True
    return tree.lemma(number).lower() in _SHOWN_ON and tree.label(number) != "LOCATION"


def _names_event(tree: Tree, number: int) -> bool:
    """Whether a noun names something that happens, not a place: "killed in a raid"."""
    book, forms = lexicon(), bases(tree, number)
    return any(form in book.nouns or form in book.closings for form in forms)


def _names_deed(tree: Tree, number: int) -> bool:
    """Whether a noun names what people do, alone: a clash, a ceasefire; no tank, no storm."""
    if is_thing(tree, number):
        return False
    kinds = {e.type for form in bases(tree, number) for e in lexicon().nouns.get(form, ())}
    return bool(kinds - _BEFALLS)


def _fillers(tree: Tree, match: Match, slot: Slot) -> list[Filler]:
    """Who stands in a slot."""
    head, place = match.head, slot.place
    is_verb = match.entry.pos != "NOUN" and (tree[head].upos == "ADJ" or is_verbal(tree, head))
    match place:
        case "self":
            return [Filler(head)]
        case "nsubj" if match.entry.pos == "ADJ":
            return said_of(tree, head)
        case "nsubj" if is_verb:
            return subjects(tree, head) or _suffering(tree, match, slot)
        case "army" if is_verb:
            return [f for f in subjects(tree, head) if is_armed(tree, f.number)]
        case "weapon" if is_verb:
            return [f for f in subjects(tree, head) if mode_of(tree, f.number) is not None]
        case "ground" if is_verb:
            return [f for f in objects(tree, head) if is_ground(tree, f.number)]
        case "whom" if is_verb:
            return [f for f in objects(tree, head) if is_person(tree, f.number)]
        case "whom":
            return [f for f in behind(tree, [head], "of") if is_person(tree, f.number)]
        case "force":
            places = [Slot(slot.role, each, required=False) for each in ("by", "poss", "mod")]
            found = [
                filler
                for place in places
                for filler in _fillers(tree, match, place)
                if _may_stand(tree, match, place, filler.number)
            ]
            return [f for f in found if f.how == LEADS or is_armed(tree, f.number)]
        case "guard" if is_verb:
            return [f for f in subjects(tree, head) if is_guard(tree, f.number)]
        case "struck" if is_verb:
            by = [n for n in tree.of(head, "obl") if "by" in tree.cases(n)]
            return objects(tree, head) if is_passive(tree, head) and not by else []
        case "falls" if is_verb:
            return [f for f in subjects(tree, head) if is_ground(tree, f.number)]
        case "obj" if is_verb:
            found = objects(tree, head)
            for number in match.words[1:]:
                found += [Filler(n) for n in tree.of(number, "obj")]
            return found
        case "iobj" if is_verb:
            return [Filler(n) for n in tree.of(head, "iobj")]
        case "xcomp" | "ccomp" if is_verb:
            aims = [n for n in tree.of(head, "advcl") if _is_infinitive(tree, n) and n > head]
            return [Filler(n) for n in tree.of(head, place) or aims]
        case "poss":
            return [f for n in _nouns(tree, match) for f in owners(tree, n)]
        case "mod":
            return [
                leader or Filler(child)
                for n in _nouns(tree, match)
                for child in tree.children[n]
                if tree[child].deprel in DESCRIBING and child < n and not tree.cases(child)
                for leader in [_leader(tree, child)]
            ]
        case _ if place in VERBAL:
            return []
        case _:
            found = behind(tree, _anchors(tree, match), place)
            return found or (behind(tree, _beside(tree, match), place) if place == "of" else [])


def _suffering(tree: Tree, match: Match, slot: Slot) -> list[Filler]:
    """Whom something befell by itself, where the reader took its verb for a passive one.

    "A ferry capsized on Lake Kivu": nothing capsizes by somebody.
    """
    if slot.role != "r" or match.entry.type not in _BEFALLS or not is_passive(tree, match.head):
        return []
    return [] if tree.of(match.head, "aux") else objects(tree, match.head)


def _beside(tree: Tree, match: Match) -> list[int]:
    """Deeds that share what stands behind the last: "the kidnapping and murder of a nurse"."""
    if tree[match.head].upos != "NOUN" or match.entry.pos != "NOUN":
        return []
    nouns = lexicon().nouns
    return [
        n
        for n in tree.of(match.head, "conj")
        if tree[n].upos == "NOUN" and any(form in nouns for form in bases(tree, n))
    ]


def _leader(tree: Tree, participle: int) -> Filler | None:
    """Who leads, in "Saudi-led air strikes"."""
    if tree[participle].form.lower() != "led":
        return None
    names = (n for n in tree.children[participle] if n < participle and n in tree.name_of)
    return next((Filler(n, LEADS) for n in names), None)


def _is_infinitive(tree: Tree, number: int) -> bool:
    return any(tree.lemma(n) == "to" for n in tree.of(number, "mark"))


def _nouns(tree: Tree, match: Match) -> list[int]:
    return [n for n in match.words if tree[n].upos in ("NOUN", "PROPN", "VERB")]


def _anchors(tree: Tree, match: Match) -> list[int]:
    """Words that a preposition of the frame may hang on: its own, its object, a light verb."""
    found = list(match.words)
    head = match.head
    if match.entry.pos == "NOUN" or tree[head].upos not in ("VERB", "ADJ"):
        above = tree[head].head
        if tree.dep(head) in ("obj", "nsubj") and tree.lemma(above) in _DOING | {"take", "occur"}:
            found.append(above)
    else:
        found += tree.of(head, "obj", "compound")
    return found


def _light(tree: Tree, match: Match) -> None:
    """The subject of a verb that only says that a noun's event took place, or hit somebody."""
    head = match.head
    above = tree[head].head
    if above == head or tree[above].upos != "VERB":
        return
    roles = {slot.role for slot in match.entry.slots}
    acted = tree.dep(head) == "obj" or tree[head].deprel == "nsubj:pass"
    if acted and "a" in roles and "a" not in match.roles and tree.lemma(above) in _DOING:
        found = [f for f in subjects(tree, above) if acts(tree, f.number)]
        if found:
            how = f"subject of “{tree[above].form}”"
            match.roles["a"] = [Filler(f.number, f.how or how) for f in found]
    if tree.dep(head) == "obj" and "r" in roles and tree.lemma(above) in _SUFFERING:
        match.roles.setdefault("r", subjects(tree, above))
    is_subject = tree[head].deprel == "nsubj"
    if is_subject and "r" in roles and "r" not in match.roles:
        found = _struck_by(tree, head, above)
        if found:
            how = f"object of “{tree[above].form}”"
            match.roles["r"] = [Filler(f.number, how) for f in found]


def _struck_by(tree: Tree, deed: int, verb: int) -> list[Filler]:
    """What a deed hit: "the blast wrecked a mill", "caused damage to a mill"."""
    found = [f for f in objects(tree, verb) if f.number != deed]
    if tree.lemma(verb) in _HITTING:
        return found
    harm = [f.number for f in found if tree.lemma(f.number) in _HARM]
    if tree.lemma(verb) not in _CAUSING or not harm:
        return []
    return behind(tree, [verb, *harm], "to") or behind(tree, [verb, *harm], "on")


def _done(tree: Tree, match: Match) -> None:
    """Who did it, by a participle behind its noun: "strikes believed carried out by the navy"."""
    if "a" in match.roles or all(slot.role != "a" for slot in match.entry.slots):
        return
    verbs = tree.of(match.head, "acl")
    behind_it = match.head + 1
    if behind_it < len(tree.tokens) and tree.dep(behind_it) == "advcl":
        verbs += [behind_it] if tree[behind_it].xpos == "VBN" else []
    verbs += [n for verb in verbs for n in tree.of(verb, "xcomp", "ccomp")]
    found = [f for verb in verbs if tree.lemma(verb) in _DOING for f in agents(tree, verb)]
    if found:
        match.roles["a"] = [f for f in found if acts(tree, f.number)]


def _aimed_at(tree: Tree, deed: int) -> list[Filler]:
    """What is said to be its target: "the mayor was the target of the raid"."""
    aim = tree[deed].head
    if tree.dep(deed) not in ("nmod", "compound") or tree.lemma(aim) not in _AIMS:
        return []
    above = tree[aim].head
    if tree.of(aim, "cop"):
        found = tree.of(aim, "nsubj")
    elif tree.dep(aim) == "nsubj" and tree.of(above, "cop"):
        found = [above]
    else:
        found = [above] if tree.dep(aim) == "appos" else []
    return [Filler(n, f"is called its {tree.lemma(aim)}") for n in found]
