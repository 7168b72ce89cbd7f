"""Matches of the lexicon -> event mentions: participants, status, time, place, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.events.acting import is_somebody
from rashomon.events.again import again
from rashomon.events.arguments import Filler
from rashomon.events.denied import Denied, is_denied
from rashomon.events.matching import LEADS, Match, matches
from rashomon.events.places import place_of
from rashomon.events.responsibility import behind, is_blamed
from rashomon.events.status import status
from rashomon.events.weapons import DESCRIBING
from rashomon.people import HUMAN
from rashomon.phrases import phrase
from rashomon.pronouns import KINDS, Pronouns, owner_of
from rashomon.records import (
    BLAMED,
    Actor,
    EventMention,
    EventType,
    Participant,
    PlaceMention,
    Quantity,
    QuantityKind,
    Reading,
    Span,
    Status,
    TimeMention,
    content_id,
)
from rashomon.sectors import organisation, sector_of
from rashomon.tree import Tree, runs, tree_of

_ARMED = frozenset("REB UAF MIL OPP".split())
_GROUPS = frozenset("group movement militia organisation organization faction network gang".split())
_HIGH = frozenset("GOV PTY ELI LEG JUD".split())  # who holds an office that few hold
_ROLES = {"a": "agents", "r": "recipients", "i": "instruments", "q": "topics"}
_TOLLS = frozenset(
    (
        QuantityKind.KILLED,
        QuantityKind.WOUNDED,
        QuantityKind.CASUALTIES,
        QuantityKind.MISSING,
        QuantityKind.HOSTAGES,
        QuantityKind.DETAINED,
        QuantityKind.DISPLACED,
    )
)
# Types whose recipient may be where they happen: a town is bombed, flooded, searched.
_ON_THE_GROUND = frozenset(
    (
        EventType.ASSAULT,
        EventType.CASUALTY,
        EventType.ACCIDENT,
        EventType.DISASTER,
        EventType.RESCUE,
        EventType.DISPLACEMENT,
        EventType.COERCE,
        EventType.RETREAT,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.ELECTION,
    )
)
_FORCEFUL = (EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE)
_BACK = 150  # tokens back that a forceful "they" may have acted
_CLAUSAL = ("VERB", "AUX")
# What is done about a happening afterwards; its time is not the happening's.
_TELLING = frozenset(
    """confirm announce welcome condemn deny report mention discuss describe claim praise criticise
    criticize acknowledge admit reject denounce recall mark mourn remember investigate probe regret
    say tell reveal""".split()
)
_SAID = frozenset(  # deeds by words, whose time and place are not those of what they are about
    (EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.CONSULT)
)
_COUNTING = frozenset("toll number figure count tally total".split())
_SHARED = ("advcl", "acl", "conj", "xcomp", "nsubj", "obl", "obj", "nmod")
_LONG = 5  # steps from a time's or number's word up to an event


@dataclass(frozen=True, slots=True)
class Around:
    """What else was read in the report, all of which events point into by number."""

    times: Sequence[TimeMention] = ()
    places: Sequence[PlaceMention] = ()
    quantities: Sequence[Quantity] = ()
    actors: Sequence[Actor] = ()
    denied: Sequence[Denied] = ()


def events(
    report: str, text: str, reading: Reading, around: Around | None = None
) -> tuple[EventMention, ...]:
    """Every event that a text mentions, in the order of the text."""
    around = around or Around()
    tree = tree_of(reading, text)
    named = [match for match in matches(tree) if match.head not in tree.datelines]
    found = again(tree, named)
    reader = _Reader(report, tree, found, around)
    left = (match for match in found if reader.is_fee(match) or reader.is_struck(match))
    silent = {id(match) for match in left}
    return tuple(reader.mention(match) for match in found if id(match) not in silent)


_ORDER = frozenset(("after", "before", "since", "until"))
_AMONG = frozenset("among them including whom".split())  # before a part of those who are told
_DASHES = ("-", "–", "—", "--")
_WHEN = frozenset(("when", "as", "after", "while"))
_BRING_ABOUT = (EventType.ASSAULT, EventType.ACCIDENT, EventType.DISASTER)


class _Reader:
    """One report's matches as mentions."""

    def __init__(self, report: str, tree: Tree, found: Sequence[Match], around: Around) -> None:
        self.report, self.tree, self.around = report, tree, around
        self.owner = {n: match.head for match in found for n in match.words}
        self.by_head = {match.head: match for match in found}
        self.pronouns = Pronouns(report, tree)
        self.actor_of = _actors(tree, around.actors)
        self.offices = _offices(tree, around.actors)
        self.times = self._times()
        self.numbers = self._numbers()

    def is_fee(self, match: Match) -> bool:
        """Whether a toll counts nobody: what a road costs, "took its toll"."""
        bare = match.entry.words == ("toll",) and not any(match.roles.values())
        return bare and match.head not in self.numbers

    def is_struck(self, match: Match) -> bool:
        """Whether somebody called after a deed only suffers another: "killed a suicide bomber"."""
        tree, head = self.tree, match.head
        acts = any(slot.role == "a" and slot.place == "self" for slot in match.entry.slots)
        suffers = tree.dep(head) == "obj" or tree[head].deprel == "nsubj:pass"
        return acts and suffers and tree[head].head not in match.words

    def mention(self, match: Match) -> EventMention:
        tree, entry = self.tree, match.entry
        trigger = self._trigger(match)
        roles = {
            _ROLES[role]: tuple(self._participant(f, match, role) for f in fillers)
            for role, fillers in match.roles.items()
            if role in _ROLES
        }
        if "agents" not in roles:
            found = [*self._behind(match), *behind(tree, match.head)][:4]
            roles["agents"] = tuple(self._participant(f, match, "a") for f in found)
        elif is_blamed(tree, match.head):
            roles["agents"] = tuple(replace(each, evidence=BLAMED) for each in roles["agents"])
        words = tuple(sorted({match.head, *match.words}))
        around = tree.sentence(match.head)
        return EventMention(
            id=self._id(match),
            report=self.report,
            trigger=trigger,
            head=match.head,
            entry=entry.name,
            type=match.type,
            mode=match.mode,
            contexts=entry.contexts,
            code=entry.code,
            status=self._status(match, trigger),
            place=place_of(
                self.report,
                tree,
                self._reach(match, words),
                self.around.places,
                self.owner,
                self._sides(match),
                self.tree.subtree(match.head) if self._is_told_of(match) else None,
            ),
            when=self.times.get(match.head),
            quantities=tuple(self.numbers.get(match.head, ())),
            lemma=tree.lemma(match.head if match.again is None else match.again),
            sentence=Span(self.report, tree[around.first].start, tree[around.last - 1].end),
            came_by=tuple(
                self._id(self.by_head[n])
                for n in dict.fromkeys([*self._causes(match.head), match.again])
                if n is not None and n != match.head
            ),
            **roles,
        )

    def _trigger(self, match: Match) -> tuple[Span, ...]:
        tree = self.tree
        return tuple(
            Span(self.report, tree[first].start, tree[last].end)
            for first, last in runs(sorted(match.words))
        )

    def _id(self, match: Match) -> str:
        places = [f"{span.start}-{span.end}" for span in self._trigger(match)]
        return content_id("event", self.report, match.type, *places)

    def _status(self, match: Match, trigger: Sequence[Span]) -> Status:
        ends = [n for n in match.words if self.tree[n].upos == "VERB" and n != match.head]
        ended = match.type is not match.entry.type and bool(ends)  # "halted talks": the halt's own
        found = status(self.tree, ends[0] if ended else match.head, match.words)
        if found is Status.HAPPENED and any(
            each.holds(trigger[0]) and is_denied(self.tree, match.head, each, self.by_head)
            for each in self.around.denied
        ):
            return Status.DENIED
        return found

    def _reach(self, match: Match, words: Sequence[int]) -> list[int]:
        """A trigger's tokens, and those of a verb that only says that it took place."""
        head = match.head
        above = self.tree[head].head
        found = list(words)
        light = self.tree.dep(head) in ("obj", "nsubj") and above not in self.owner
        if light and self.tree[above].upos in _CLAUSAL:
            found.append(above)
        return found

    def _is_told_of(self, match: Match) -> bool:
        """Whether it names whom it befell, in a clause on another event: "the hostages were freed".

        That clause's time and place are the other event's.
        """
        if not any(slot.role == "r" and slot.place == "self" for slot in match.entry.slots):
            return False
        here = match.head
        while self.tree.dep(here) == "nmod" and "of" in self.tree.cases(here):
            here = self.tree[here].head  # "a total of 137 hostages"
        return self.owner.get(self.tree[here].head, match.head) != match.head

    def _behind(self, match: Match) -> list[Filler]:
        """Who did what a harm came by: "killed in police firing" is the police's."""
        if match.type is not EventType.CASUALTY:
            return []
        causes = [self.by_head[n] for n in self._inside(match.head) if n in self.by_head]
        return [
            Filler(f.number, f"did the “{self.tree[cause.head].form}” that it came by")
            for cause in causes
            for f in cause.roles.get("a", ())
        ][:4]

    def _sides(self, match: Match) -> frozenset[int]:
        """Those who take part, which are no place of what they say: "talks with Damascus"."""
        fillers = [f for fillers in match.roles.values() for f in fillers]
        if match.type in _ON_THE_GROUND:
            # Who leads a deed or is blamed for it is named beside it: "accused Ankara of …".
            beside = {f.number for f in fillers if f.how == LEADS}
            beside |= {f.number for f in match.roles.get("a", ()) if f.how}
            return frozenset(beside | self._before(match))
        return frozenset(f.number for f in fillers)

    def _before(self, match: Match) -> set[int]:
        """Who does it, named before its noun: "US air strikes"."""
        tree, agents = self.tree, (f.number for f in match.roles.get("a", ()))
        return {
            n
            for n in agents
            if tree[n].head in match.words and tree[n].deprel in DESCRIBING and not tree.cases(n)
        }

    def _participant(self, filler: Filler, match: Match, role: str) -> Participant:
        tree, number = self.tree, filler.number
        others = [n for other in tree.of(number, "conj") for n in tree.subtree(other)]
        name = tree.name_of.get(number)  # "Iraq and the Levant" may be one name
        others = [n for n in others if name is None or tree.name_of.get(n) != name]
        # "The men responsible for the raid" are the men.
        around = [n for n in tree.children[number] if match.head in tree.subtree(n)]
        first, last = phrase(tree, number, {*match.words, *others, *around})
        while last > number and tree.dep(last) in ("cc", "punct"):
            last -= 1
        while first < number and tree.dep(first) == "punct" and tree[first].form in _DASHES:
            first += 1
        while first < number and tree[first].form.lower() in _AMONG:
            first += 1
        words = Span(self.report, tree[first].start, tree[last].end)
        said = tree[number].form.lower()
        if said in KINDS and first == last:
            acting = self._acting(match) if role == "a" and KINDS[said] == "many" else ()
            found = self.pronouns.stands_for(words, said, (), acting)
            if found is not None:
                actor = self.actor_of.get(found.head)
                return Participant(words, number, actor, found.words, found.why)
        bearer = self._bearer(number)
        if bearer is not None:
            why = f"“{tree[number].form}” is what the report calls him or her"
            names = self.around.actors[bearer].mentions
            said_last = next((n for n in reversed(names) if n.end <= words.start), names[0])
            return Participant(words, number, bearer, said_last, why)
        return Participant(words, number, self._actor(number), None, filler.how)

    def _bearer(self, number: int) -> int | None:
        """The one person of the report whose office a noun is: "the candidate", after his name."""
        tree = self.tree
        if tree.lemma(number) not in HUMAN or "Number=Plur" in tree[number].feats:
            return None
        if number in tree.name_of or tree.of(number, "appos", "flat", "nmod", "conj", "nummod"):
            return None
        said = [tree.lemma(n) for n in tree.of(number, "det", "nmod:poss")]
        if said not in (["the"], ["this"]) and (said or not self._is_headed(number)):
            return None
        found = self.offices.get(tree.lemma(number), ())
        return found[0] if len(found) == 1 else None

    def _is_headed(self, number: int) -> bool:
        """Whether a noun without an article is an office in a headline: "Minister shot dead"."""
        first, *more = self.tree.paragraphs
        return (
            bool(more) and number <= first[1] and sector_of([self.tree.lemma(number)])[0] in _HIGH
        )

    def _actor(self, number: int) -> int | None:
        """The actor that a word names, or the name beside it: "the mayor, Ms Orlo"."""
        tree = self.tree
        if number not in tree.name_of:
            beside = [n for n in tree.of(number, "appos", "flat") if n in tree.name_of]
            if tree.lemma(number) in _GROUPS:  # "the Tern Front militant group"
                beside += [n for n in tree.of(number, "compound") if _is_called(tree, n)]
            person = is_somebody(tree, number)  # "a policy, Perry said": no person
            beside = [n for n in beside if person or tree.label(n) != "PERSON"]
            beside = [n for n in beside if n not in tree.datelines]
            named = [self.actor_of[n] for n in beside if n in self.actor_of]
            if named:
                return named[0]
        whole = self._whole(number)
        return self.actor_of.get(number) if whole is None else whole

    def _whole(self, number: int) -> int | None:
        """The group whose men or arms a plain noun names: "artillery of the RSF", "our forces"."""
        tree, actors = self.tree, self.around.actors
        if number in tree.name_of:
            return None
        owners = [n for n in tree.of(number, "nmod") if tree.cases(n) == {"of"}]
        if (owner := owner_of(tree, number)) is not None:
            owners.append(owner)
        groups = [self.actor_of[n] for n in owners if n in self.actor_of]
        return next((g for g in groups if _is_armed_group(actors[g])), None)

    def _acting(self, match: Match) -> frozenset[int]:
        """Those who did the like before: "they" who strike are who struck, not who fled."""
        if match.type not in _FORCEFUL:
            return frozenset()
        return frozenset(
            filler.number
            for other in self.by_head.values()
            if other.type in _FORCEFUL and match.head - _BACK < other.head < match.head
            for filler in other.roles.get("a", ())
        )

    # --- what hangs on an event ------------------------------------------------------------------

    def _times(self) -> dict[int, int]:
        """The time of each event: the one that modifies it, else the one of its clause."""
        found: dict[int, int] = {}
        for number, time in enumerate(self.around.times):
            if self._is_of_saying(time):
                continue
            for head in self._events_at(time.head):
                found.setdefault(head, number)
        dated = dict(found)
        for head in self.by_head:  # "were killed in raids on Sunday", "bombed on Sunday, killing"
            near = [*self._inside(head), *self._around(head)]
            other = next((n for n in near if n in dated), None)
            if head not in found and other is not None:
                found[head] = dated[other]
            elif head not in found and (beside := self._beside(head)) is not None:
                found[head] = beside
        return found

    def _beside(self, head: int) -> int | None:
        """The time of what somebody did meanwhile: "arrived on Thursday, killing 70"."""
        above = self.tree[head].head
        if self.tree.dep(head) != "advcl" or self.tree[head].xpos != "VBG":
            return None
        if above in self.owner or self._only_tells(above) or self.tree.of(head, "mark"):
            return None
        times = enumerate(self.around.times)
        here = (n for n, t in times if t.head == above and not self._is_of_saying(t))
        return next(here, None)

    def _is_of_saying(self, time: TimeMention) -> bool:
        """Whether a time ends a reporting clause inside a sentence: "…, he said on Monday, …"."""
        tree = self.tree
        inside = tree.inside(time.words.start, time.words.end)
        if not inside or inside[-1] + 1 >= len(tree.tokens) or tree[inside[-1] + 1].form != ",":
            return False
        verb = inside[0] - 1
        while verb > 0 and tree[verb].upos == "ADP":
            verb -= 1
        return tree.lemma(verb) in _TELLING and any(n < verb for n in tree.of(verb, "nsubj"))

    def _around(self, head: int) -> list[int]:
        """Events of the clauses that a word's own hangs on without a time of its own."""
        tree, here, found = self.tree, head, list[int]()
        if self._is_told_of(self.by_head[head]):
            return found
        for _ in range(_LONG):
            above = tree[here].head
            if above == here or tree.dep(here) not in _SHARED or self._only_tells(above):
                break
            if _ORDER & {tree.lemma(n) for n in tree.of(here, "mark", "case")}:
                break  # "demanded on Tuesday that he go after 68 people drowned"
            if above in self.owner and self.owner[above] != head:
                if self.by_head[self.owner[above]].type in _SAID:
                    break  # "accused them on Monday of shelling the town"
                found.append(self.owner[above])
            here = above
        return found

    def _events_at(self, number: int) -> list[int]:
        """Events that a word is of: its own, those it is a light verb of, those joined to it."""
        tree = self.tree
        if number in self.owner:
            head = self.owner[number]
            joined = [n for n in tree.of(head, "conj") if n in self.by_head and n - head < 12]
            joined = [n for n in joined if not tree.of(n, "nsubj", "mark")]
            return [head, *self._inside(head), *joined]
        if self._only_tells(number):
            return []  # "confirmed the raid on Thursday": when it was confirmed
        near = [
            n
            for n in tree.children[number]
            if n in self.by_head
            and tree.dep(n) in ("obj", "nsubj", "obl", "xcomp", "ccomp", "conj")
        ]
        above = self.owner.get(tree[number].head)
        if not near and above is not None and tree.cases(number) & {"in", "during", "from"}:
            return [above]  # "drowned in Sunday's race"
        return near[:2]

    def _only_tells(self, verb: int) -> bool:
        """Whether a verb is about a happening's news: "confirmed the raid", "the toll rose"."""
        tree = self.tree
        counts = any(tree.lemma(n) in _COUNTING for n in tree.of(verb, "nsubj"))
        return counts or tree.lemma(verb) in _TELLING

    def _inside(self, head: int) -> list[int]:
        """Events that a casualty or a light verb hangs on: "died in an air strike"."""
        return [
            f.number if f.number in self.by_head else self.owner[f.number]
            for f in self.by_head[head].roles.get("i", ())
            if f.number in self.owner
        ]

    def _numbers(self) -> dict[int, list[int]]:
        """The quantities of each event, by the cue that they hang on, then by whom they count."""
        tree = self.tree
        found: dict[int, list[int]] = {}
        counted = {
            n: head
            for head, match in self.by_head.items()
            for role in ("r", "a", "m")
            for n in (f.number for f in match.roles.get(role, ()))
        }
        for number, quantity in enumerate(self.around.quantities):
            heads: list[int] = []
            if quantity.trigger is not None:
                at = tree.inside(quantity.trigger.start, quantity.trigger.end)
                if at:
                    heads = self._of_cue(at[0])
            if not heads:
                inside = tree.inside(quantity.words.start, quantity.words.end)
                near = [n for n in (*inside, *(tree[n].head for n in inside)) if n in counted]
                heads = [counted[near[0]]] if near else []
            for head in dict.fromkeys(heads):
                found.setdefault(head, []).append(number)
        return found

    def _of_cue(self, cue: int) -> list[int]:
        """The event of "killed", and the one it came by: "killed in an attack", "a raid killed"."""
        tree, found = self.tree, list[int]()
        here = cue
        for _ in range(_LONG):
            if here in self.owner:
                head = self.owner[here]
                found += [head, *self._causes(head)]
                break
            above = tree[here].head
            if above == here or tree.dep(here) not in (
                "acl",
                "advcl",
                "conj",
                "xcomp",
                "amod",
                "obj",
                "nsubj",
                "ccomp",
                "nmod",
                "obl",
            ):
                break
            here = above
        return found

    def _causes(self, head: int) -> list[int]:
        """Events that brought a toll about: "in", "by" or "when" they happened, ", killing …"."""
        tree = self.tree
        found = self._inside(head)
        match = self.by_head[head]
        if match.entry.type not in (EventType.CASUALTY, EventType.ASSAULT):
            return found
        # Who acts after a strike answers it: "shot down five jets after strikes killed 26".
        for n in tree.of(head, "obl", "nsubj", "advcl"):
            if self._acts(head) and "after" in tree.cases(n):
                continue
            if (
                n in self.owner and tree.cases(n) & {"in", "by", "during", "from", "after", ""}
            ) or (n in self.owner and tree.dep(n) == "nsubj"):
                found.append(self.owner[n])
        found += [n for n in self._when(head) if self.by_head[n].entry.type in _BRING_ABOUT]
        above = tree[head].head
        before = any(tree.lemma(n) == "after" for n in tree.of(head, "mark"))
        before |= any(tree[n].form == ";" for n in range(above, head))  # two things told
        if tree.dep(head) in ("advcl", "acl", "conj") and above in self.owner and not before:
            other = self.by_head[self.owner[above]]
            if other.entry.type in _BRING_ABOUT:
                found.append(other.head)
        return found

    def _when(self, head: int) -> list[int]:
        """Deeds in a clause behind a toll that says when it was: "killed when a bomb exploded"."""
        tree = self.tree
        return [
            self.owner[n]
            for n in tree.of(head, "advcl")
            if n > head
            and n in self.owner
            and (opens := tree[tree.subtree(n)[0]].form.lower()) in _WHEN
            and not (opens == "after" and self._is_lasting(self.by_head[self.owner[n]]))
            and not (opens == "after" and self._acts(head))
        ]

    def _acts(self, head: int) -> bool:
        """Whether somebody does a deed of his own there, to which nothing before it need lead."""
        match = self.by_head[head]
        return match.entry.type is EventType.ASSAULT and bool(match.roles.get("a"))

    @staticmethod
    def _is_lasting(match: Match) -> bool:
        """Whether what comes after it need not come by it: who rules a town after it is taken."""
        return match.mode in ("capture", "siege")


def _is_called(tree: Tree, number: int) -> bool:
    """Whether a name before "group" is the group's own: "Tern Front", no "Takfiri"."""
    if tree.label(number) != "ORG":
        return False
    name = tree.reading.names[tree.name_of[number]]
    words = tree.words(name.first, name.last - 1)
    return " " in words or words.isupper() or organisation(words) is not None


def _offices(tree: Tree, actors: Sequence[Actor]) -> Mapping[str, list[int]]:
    """The people who are said to be something, by the noun of it."""
    found: dict[str, list[int]] = {}
    for number, actor in enumerate(actors):
        if actor.label == "PERSON" and actor.role is not None:
            inside = tree.inside(actor.role.start, actor.role.end)
            heads = [n for n in inside if tree[n].head not in inside]
            if heads:
                found.setdefault(tree.lemma(heads[0]), []).append(number)
    return found


def _actors(tree: Tree, actors: Iterable[Actor]) -> Mapping[int, int]:
    """The actor that each token names."""
    return {
        token: number
        for number, actor in enumerate(actors)
        for span in actor.mentions
        for token in tree.inside(span.start, span.end)
    }


def _is_armed_group(actor: Actor) -> bool:
    return actor.label == "ORG" and actor.sector in _ARMED
