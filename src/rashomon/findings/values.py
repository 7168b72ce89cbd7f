"""What each account says of an attribute, and how two such values stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from rashomon.findings.accounts import Account
from rashomon.findings.comparing import BOTH, SAME, Compared, Relation
from rashomon.findings.figures import compare_figures
from rashomon.findings.material import Material, Party
from rashomon.findings.origins import Origins
from rashomon.findings.places import place_relation, relation
from rashomon.findings.things import (
    craft,
    exclude,
    is_equipment,
    is_finer,
    named,
    planted,
)
from rashomon.findings.told import Told, Who
from rashomon.nations import country_name
from rashomon.records import (
    CLAIMS_IT,
    Attribute,
    Bound,
    Conflict,
    EventType,
    Located,
    Participant,
    Place,
    PlaceMention,
    Quantity,
    Span,
    Status,
    When,
)
from rashomon.spelling import are_variants


@dataclass(frozen=True, slots=True)
class Item:
    """One value as one account gives it.

    ``body`` is what it is compared by; ``withdrawn`` says who took it back, and how; ``older``
    that it stands in an older version of a report's page; ``vague`` that it tells no more than
    that somebody did it: "the bomber", "a drone".
    """

    attribute: Attribute
    key: str
    label: str
    words: tuple[Span, ...]
    account: Account
    body: object = None
    withdrawn: str = ""
    older: bool = False
    vague: bool = False

    @property
    def told(self) -> Told:
        """The mention that gives it."""
        return self.account.told


@dataclass(frozen=True, slots=True)
class Placed:
    """A place with how the event lies to it, and what it is told to lie in or together with."""

    mention: PlaceMention
    where: Place
    within: Located | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """A time with what it bounds."""

    when: When
    bound: Bound
    about: bool


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, as the entity and as said."""

    who: Who
    party: Party | None


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's words as one report prints them, with what they say of the event."""

    content: tuple[Item, ...]


Compare = Callable[[Item, Item], Compared]
_MEANS = frozenset(
    "aerial drone explosives suicide-attack heavy-weapons firearms unconventional unarmed".split()
)
_CLASH = "clash"
_MAY_BE_LAID = frozenset(("", "explosives"))
_STATE = frozenset("GOV MIL COP SPY".split())
_ARMED = frozenset("REB UAF CRM".split())


class Values:
    """Reads the values of accounts; knows who is part of whom."""

    def __init__(self, material: Material, origins: Origins) -> None:
        self._origins = origins
        self._parties = {party.id: party for party in material.parties.values()}
        self._part_of = material.part_of
        every = [*material.spoken, *(v for some in material.earlier.values() for v in some)]
        self._texts = {each.report.id: each.report.text for each in every}
        self._located = {m.words: m.located for each in every for m in each.coding.places}
        self._heads = frozenset((e.report, e.head) for each in every for e in each.coding.events)

    def items(self, account: Account) -> Iterator[Item]:
        """All that one account says of its event."""
        told = account.told
        yield from occurred(account)
        if account.denies:
            return
        mention = told.mention
        assert mention is not None
        if told.type is not EventType.CASUALTY:
            kind = told.mode or told.type.value.lower()
            yield Item(
                Attribute.TYPE, kind, kind.replace("-", " "), (account.words,), account, told
            )
            yield from self._means(account)
        for attribute, people in (
            (Attribute.AGENT, told.agents),
            (Attribute.RECIPIENT, told.recipients),
        ):
            for who in people:
                yield from self._acting(attribute, who, account)
        if told.place is not None and told.where is not None:
            yield from self._placed(told.place, told.where, account)
        if told.time is not None and told.when is not None:
            yield self._timed(account)
        for quantity in told.quantities:
            if quantity.is_count and quantity.kind.value in _COUNTS and self._is_number(quantity):
                yield _counted(quantity, account)

    def _means(self, account: Account) -> Iterator[Item]:
        """Things that it was done with; neither people nor what is itself a happening."""
        assert account.told.mention is not None
        for each in account.told.mention.instruments:
            thing = named(self._words(each.words))
            if each.actor is None and thing and not self._is_event(each):
                yield Item(Attribute.MEANS, thing.lower(), thing, (each.words,), account)
        told = account.told
        for who in told.agents if told.type is EventType.ASSAULT else ():
            at = who.participant.stands_for or who.participant.words
            if thing := _with_what(who, self._words(at)):
                yield Item(Attribute.MEANS, thing, thing, (at,), account)
        if told.mode in _MEANS:
            label = told.mode.replace("-", " ")
            yield Item(Attribute.MEANS, told.mode, label, (account.words,), account)
        if told.mode in _MAY_BE_LAID and (words := _planted(told)) is not None:
            label = self._words(words).lower()
            yield Item(Attribute.MEANS, label, label, (words,), account)

    def _is_event(self, each: Participant) -> bool:
        """Whether a means is itself something that happened: "killed in an explosion"."""
        return (each.words.report, each.head) in self._heads

    def _is_number(self, quantity: Quantity) -> bool:
        """Whether it is said as a number: "a child" is a victim, and no toll."""
        said = self._words(quantity.words).lower()
        return quantity.low != 1 or "one" in said.split() or any(c.isdigit() for c in said)

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self._texts[span.report]).split())

    def _acting(self, attribute: Attribute, who: Who, account: Account) -> Iterator[Item]:
        party = self._parties.get(who.entity) if who.entity is not None else None
        if party is None:
            return  # a thing, or somebody of whom only a noun is told
        words: tuple[Span, ...] = (who.participant.words,)
        if who.participant.stands_for is not None:
            words += (who.participant.stands_for,)
        claimed = who.participant.evidence == CLAIMS_IT and self._origins.of_party(party.id)
        if claimed:
            account = replace(account, origins=(claimed,), hedged=False)
        vague = not party.label and not party.country and who.noun.removesuffix("s") in _DOERS
        body = Acting(who, party)
        yield Item(attribute, party.id, party.name, words, account, body, vague=vague)

    def _placed(self, mention: PlaceMention, where: Place, account: Account) -> Iterator[Item]:
        located = mention.located
        name = located.name if located is not None else self._words(mention.words)
        key = located.id if located is not None else name.lower()
        words = (where.words,) if where.side is None else (where.words, where.side)
        label = ", ".join((name, *(located.within[-1:] if located is not None else ())))
        if where.asserted:
            side = country_name(where.asserted)
            label = f"{name}, on the side of {side}"
            key = f"{key}@{where.asserted}"
            item = (where.side or where.words,)
            yield Item(Attribute.SIDE, where.asserted, side, item, account, where.asserted)
        around = self._located.get(mention.inside) if mention.inside is not None else None
        yield Item(Attribute.PLACE, key, label, words, account, Placed(mention, where, around))

    def _timed(self, account: Account) -> Item:
        time = account.told.time
        assert time is not None
        assert time.when is not None
        label = time.edtf or time.when.edtf
        body = Timed(time.when, time.bound, time.about)
        return Item(Attribute.TIME, label, label, (time.words,), account, body)

    # --- comparing -------------------------------------------------------------------------------

    def compare(self, one: Item, other: Item) -> Compared:
        """How the first stands to the second; both are of one attribute."""
        if one.key == other.key:
            return SAME
        if isinstance(one.body, Quantity) and isinstance(other.body, Quantity):
            return compare_figures(one.body, other.body)
        match one.body, other.body:
            case Status(), Status():
                return _occurrences(one.body, other.body)
            case Placed(), Placed():
                unknown = one.body.mention.located is other.body.mention.located is None
                if unknown and are_variants(one.label, other.label):
                    return SAME
                return _places(one.body, other.body)
            case Timed(), Timed():
                return _times(one.body, other.body)
            case Acting(), Acting():
                return self._actors(one, other)
            case str(), str() if one.attribute is Attribute.SIDE:
                reason = f"{one.label} and {other.label} exclude each other"
                return Compared(Relation.EXCLUDES, reason, Conflict.PLACES)
            case Told(), Told():
                return _types(one.body, other.body)
            case Saying(), Saying():
                return self._sayings(one.body, other.body)
        if one.attribute is Attribute.MEANS:
            return _means(one.label, other.label)
        return BOTH

    def _sayings(self, one: Saying, other: Saying) -> Compared:
        for a in one.content:
            for b in other.content:
                if a.attribute is b.attribute:
                    found = self.compare(a, b)
                    if found.relation is Relation.EXCLUDES:
                        reason = f"one version of the words has “{a.label}”, another “{b.label}”"
                        return Compared(Relation.EXCLUDES, reason, Conflict.TRANSLATION)
        return SAME

    def _actors(self, one: Item, other: Item) -> Compared:
        assert isinstance(one.body, Acting)
        assert isinstance(other.body, Acting)
        a, b = one.body.party, other.body.party
        assert a is not None
        assert b is not None
        if not a.label and not b.label and _noun(one) == _noun(other):
            return SAME  # "the rebels" here and there
        pairs = ((a.id, b.id), one), ((b.id, a.id), other)
        if any(pair in self._part_of and is_equipment(_word(part)) for pair, part in pairs):
            return SAME  # who flies it did it
        if (a.id, b.id) in self._part_of:
            return Compared(Relation.FINER, f"{a.name} is a part of {b.name}")
        if (b.id, a.id) in self._part_of:
            return Compared(Relation.COARSER, f"{b.name} is a part of {a.name}")
        same_home = a.country == b.country and bool(a.country)
        state = (
            a.sector in _STATE or a.label == "LOCATION",
            b.sector in _STATE or b.label == "LOCATION",
        )
        if same_home and all(state):
            finer = (
                Relation.FINER if b.label == "LOCATION" and a.label != "LOCATION" else Relation.BOTH
            )
            return Compared(finer, f"both act for {a.country}")
        if one.attribute is Attribute.RECIPIENT:
            return BOTH  # one strike has many victims
        if _CLASH in (one.told.mode, other.told.mode):
            return BOTH  # two sides fight
        named = a.label is not None, b.label is not None
        if a.country and b.country and a.country != b.country and all(state):
            return _rivals(a, b, "act for different states")
        if _noun(one) in _DOERS or _noun(other) in _DOERS:
            return BOTH
        army = state[0] and not _is_anybodys(one), state[1] and not _is_anybodys(other)
        if (army[0] and b.sector in _ARMED) or (army[1] and a.sector in _ARMED):
            return _rivals(a, b, "are of different sides")
        if all(named) and a.sector in _ARMED and b.sector in _ARMED:
            return _rivals(a, b, "are different groups")
        if named[0] != named[1] and (not a.sector or not b.sector or a.sector == b.sector):
            return Compared(
                Relation.FINER if named[0] else Relation.COARSER, "named, and described"
            )
        return BOTH


def occurred(account: Account) -> Iterator[Item]:
    """Whether it happened, by this account; that nobody was hurt is no denial."""
    if account.denies and account.told.type is EventType.CASUALTY:
        return
    status = Status.NEGATED if account.denies else account.told.status
    label = _SAID.get(status, status.value)
    yield Item(Attribute.OCCURRED, label, label, (account.words,), account, status)


def _occurrences(one: Status, other: Status) -> Compared:
    if {one, other} == {Status.HAPPENED, Status.NEGATED}:
        return Compared(Relation.EXCLUDES, "one says that it was not so", Conflict.DENIAL)
    if {one, other} == {Status.PLANNED, Status.REFUSED}:
        return Compared(Relation.EXCLUDES, "one says that it is refused", Conflict.DENIAL)
    return BOTH


def by_pronoun(item: Item) -> bool:
    """Whether somebody is given by a pronoun only, which may be read wrongly."""
    return isinstance(item.body, Acting) and item.body.who.participant.stands_for is not None


def _noun(item: Item) -> str:
    return _word(item).removesuffix("s")


def _word(item: Item) -> str:
    assert isinstance(item.body, Acting)
    return item.body.who.noun


def _with_what(who: Who, words: str) -> str:
    """What those who act do it with, where they are called by that; empty where they are not."""
    if "suicide bomber" in words.lower():
        return "suicide bomber"
    noun = who.noun if who.noun == "aircraft" else who.noun.removesuffix("s")
    return noun if craft(noun) else ""


def _planted(told: Told) -> Span | None:
    """The words that say that the bomb had been laid, where its sentence does."""
    found = planted(told.sentence)
    if found is None or told.mention is None or told.mention.sentence is None:
        return None
    start = told.mention.sentence.start
    return Span(told.report, start + found.start(), start + found.end())


def _is_anybodys(item: Item) -> bool:
    """Whether it does not say whose they are: rebels have forces too."""
    assert isinstance(item.body, Acting)
    party = item.body.party
    assert party is not None
    return not party.country and not party.label and _noun(item) in _ANYBODYS


def _rivals(a: Party, b: Party, why: str) -> Compared:
    return Compared(Relation.EXCLUDES, f"{a.name} and {b.name} {why}", Conflict.AGENTS)


def _means(one: str, other: str) -> Compared:
    if is_finer(one, other):
        return Compared(Relation.FINER, f"{one} is more exact than {other}")
    if is_finer(other, one):
        return Compared(Relation.COARSER, f"{other} is more exact than {one}")
    if exclude(one, other):
        return Compared(Relation.EXCLUDES, f"{one} and {other} are not one", Conflict.MEANS)
    return BOTH


def _types(one: Told, other: Told) -> Compared:
    if one.type is other.type and bool(one.mode) != bool(other.mode):
        return Compared(Relation.FINER if one.mode else Relation.COARSER, "says by what means")
    return BOTH


def _places(one: Placed, other: Placed) -> Compared:
    if one.where.asserted and other.where.asserted and one.where.asserted != other.where.asserted:
        sides = f"{country_name(one.where.asserted)} and {country_name(other.where.asserted)}"
        reason = f"one puts it on the side of {sides.replace(' and ', ', the other of ')}"
        return Compared(Relation.EXCLUDES, reason, Conflict.PLACES)
    for small, big, stands in ((one, other, Relation.FINER), (other, one, Relation.COARSER)):
        if reason := _inside(small, big):
            return Compared(stands, reason)
    found, reason = place_relation(one.mention, one.where, other.mention, other.where)
    if found == "excludes":
        return Compared(Relation.EXCLUDES, reason, Conflict.PLACES)
    if found in ("same", "both") and bool(one.where.asserted) != bool(other.where.asserted):
        return Compared(
            Relation.FINER if one.where.asserted else Relation.COARSER, "says which side"
        )
    return Compared(Relation(found), reason)


def _inside(one: Placed, other: Placed) -> str:
    """Why the first lies in the other, by what is told of it; empty where no report lets it."""
    around, there = one.within, other.mention.located
    if around is None or there is None or relation(around, there)[0] not in ("same", "finer"):
        return ""
    if one.mention.inside is not None:
        return f"said to lie in {around.name}"
    return f"told of together with {around.name}, and in no gazetteer"


def _times(one: Timed, other: Timed) -> Compared:
    a, b = _reach(one), _reach(other)
    if a[1] <= b[0] or b[1] <= a[0]:
        if one.about or other.about:
            return BOTH
        return Compared(
            Relation.EXCLUDES, f"{one.when.edtf} and {other.when.edtf} do not meet", Conflict.TIMES
        )
    if a == b:
        return SAME
    if b[0] <= a[0] and a[1] <= b[1]:
        return Compared(Relation.FINER, f"{one.when.edtf} lies in {other.when.edtf}")
    if a[0] <= b[0] and b[1] <= a[1]:
        return Compared(Relation.COARSER, f"{other.when.edtf} lies in {one.when.edtf}")
    return BOTH


def _reach(time: Timed) -> tuple[float, float]:
    first, last = time.when.earliest.timestamp(), time.when.latest.timestamp()
    margin = timedelta(days=3).total_seconds() if time.about else 0.0
    if time.bound is Bound.FROM:
        return first - margin, float("inf")
    if time.bound is Bound.UNTIL:
        return float("-inf"), last + margin
    return first - margin, last + margin


_SAID = {Status.HAPPENED: "yes", Status.NEGATED: "no"}
# Whoever did it, by the deed, or what he did it with: no side.
_DOERS = frozenset(
    """bomber attacker assailant gunman shooter kidnapper hijacker perpetrator jet warplane plane
    helicopter aircraft drone fighter man suspect""".split()
)
_ANYBODYS = frozenset("force troop soldier unit personnel".split())
_COUNTS = frozenset(each.value for each in Attribute)


def _counted(quantity: Quantity, account: Account) -> Item:
    words = (quantity.words,) if quantity.trigger is None else (quantity.words, quantity.trigger)
    attribute = Attribute(quantity.kind.value)
    label = str(quantity) if not quantity.whose else f"{quantity} {quantity.whose}"
    key = f"{quantity.low}–{quantity.high} {quantity.qualifier.value}"
    return Item(attribute, key, label, words, account, quantity)
