"""A mention made ready to compare: keys for its words and participants, its period, its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rashomon.findings.joining.places import Spot, slack
from rashomon.findings.joining.roots import root
from rashomon.findings.joining.times import Period, period
from rashomon.findings.kinds import has_victims, is_repulsed
from rashomon.findings.told import Told, Who
from rashomon.records import EventType, QuantityKind, Status
from rashomon.words import words

# Words that name no deed by themselves: one verb of them in two sentences says next to nothing.
LIGHT = frozenset(
    """be have do make take get give go come say tell add report announce state note see know think
    want let put keep become seem happen occur hold show find call use""".split()
)
# Closed classes: what stands in any sentence.
_PLAIN = frozenset(
    """a an the and or but nor if of in on at to from by with for as about into over after before
    under out up down off than then that this these those there here it its he she they we you i
    his her their our your my him them us me who whom whose which what when where why how is are
    was were be been being am has have had having do does did will would can could may might shall
    should must not no so such also more most very just only all any some both each other s t
    while during since until because between through against said says say""".split()
)
_NOBODY = frozenset(
    """he she it they him her them his its their who which that this these those we us i you me one
    ones people others someone somebody another some many several dozens hundreds all""".split()
)
_WEEK = 6.5  # days; longer, and "attacks" and "clashes" are several happenings
_ANOTHER = re.compile(
    r"\b(?:another|an earlier"
    r"|a (?:second|third|fourth|fifth|separate|further|different|fresh|similar|previous))"
    r"(?: [\w'’-]+){0,2} ?$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\W*(?:(?:earlier (?:this|that|in the)|last|the previous) (?:week|month|year)"
    r"|in recent (?:days|weeks|months|years)|over the (?:past|last) \w+|separately|elsewhere"
    r"|in an? (?:separate|\w+ development|earlier|similar))\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\bagain\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:attacks|strikes|airstrikes|raids|clashes|bombings|battles|shootings|incidents|"
    r"violence|fighting|war|conflict|campaign|offensive|accidents|protests)\b",
    re.IGNORECASE,
)
_SUMS = re.compile(
    r"\bso far this (?:year|month)\b|\bsince the (?:start|beginning|war|conflict|uprising)\b|"
    r"\bover the (?:past|last) (?:\w+ )?(?:weeks|months|years)\b",
    re.IGNORECASE,
)
# Words under which "hypothetical" is a doubt about what took place, not a thought of what may.
_ALLEGED = re.compile(
    r"\b(?:suspect|suspicion|alleg|accus|charge|trial|convict|guilt|claim|blam|investigat)",
    re.IGNORECASE,
)
VIOLENCE = "violence"
FAMILIES: Mapping[EventType, str] = {
    EventType.ASSAULT: VIOLENCE,
    EventType.CASUALTY: VIOLENCE,
    EventType.ACCIDENT: VIOLENCE,
    EventType.DISASTER: VIOLENCE,
    EventType.CRIME: VIOLENCE,
    EventType.CONSULT: "talks",
    EventType.COOPERATE: "talks",
    EventType.AGREE: "talks",
    EventType.SUPPORT: "talks",
    EventType.TRIAL: "justice",
    EventType.ACCUSE: "justice",
    EventType.SANCTION: "justice",
    EventType.COERCE: "justice",
    EventType.OFFICE: "office",
    EventType.ELECTION: "office",
    EventType.RETREAT: "yielding",
    EventType.CONCEDE: "yielding",
}
_TOLLS = frozenset((QuantityKind.KILLED, QuantityKind.WOUNDED, QuantityKind.CASUALTIES))


@dataclass(frozen=True, slots=True)
class Traits:
    """One mention. Participants are keys: an entity's id, its wholes' ids, or "noun:" and a noun.

    ``coded``: whether the lexicon gave it its type; where not, that says nothing. ``alleged``:
    whether its words doubt that it took place, rather than say that it may.
    """

    told: Told
    lemma: str
    root: str
    light: bool
    coded: bool
    family: str
    agents: frozenset[str]
    recipients: frozenset[str]
    period: Period | None
    spot: Spot | None
    total: bool
    another: bool
    alleged: bool
    repulsed: bool  # those who attacked are who was harmed
    victims: bool  # others were

    @property
    def parties(self) -> frozenset[str]:
        """Everybody in it."""
        return self.agents | self.recipients


def traits(told: Told, wholes: Mapping[str, Collection[str]]) -> Traits:
    """One mention's; ``wholes`` gives the entities that an entity is part of."""
    coded = told.mention is not None or bool(told.mode)
    lemma = _lemma(told)
    when = period(told.time, told.published, told.status)
    return Traits(
        told=told,
        lemma=lemma,
        root=root(lemma),
        light=lemma in LIGHT,
        coded=coded,
        family=FAMILIES.get(told.type, told.type.value) if coded else "",
        agents=_keys(told.agents, wholes),
        recipients=_keys(told.recipients, wholes),
        period=when,
        spot=_spot(told),
        total=_is_total(told, when),
        another=_is_another(told),
        alleged=_is_alleged(told.sentence),
        repulsed=is_repulsed(told),
        victims=has_victims(told),
    )


def _lemma(told: Told) -> str:
    """The lexicon's own word where it is one word: its forms are surer than the reader's."""
    if told.mention is None:
        return told.lemma
    words = told.mention.entry.removesuffix(" (verb)").removesuffix(" (noun)").split()
    return words[0] if len(words) == 1 else told.lemma


def is_entity(key: str) -> bool:
    """Whether a participant's key is that of an entity, and not only a noun."""
    return not key.startswith("noun:")


@lru_cache(maxsize=20_000)  # a sentence has several mentions
def _is_alleged(sentence: str) -> bool:
    return bool(_ALLEGED.search(sentence))


@lru_cache(maxsize=20_000)
def content(sentence: str) -> frozenset[str]:
    """The roots of a sentence's words that are not of closed classes."""
    return frozenset(root(w.key) for w in words(sentence) if w.key not in _PLAIN and len(w.key) > 1)


def _keys(everybody: Iterable[Who], wholes: Mapping[str, Collection[str]]) -> frozenset[str]:
    found = set[str]()
    for each in everybody:
        if each.entity is not None:
            found |= {each.entity, *wholes.get(each.entity, ())}
        elif each.noun and each.noun not in _NOBODY:
            found.add(f"noun:{each.noun}")
    return frozenset(found)


def _spot(told: Told) -> Spot | None:
    if told.place is None:
        return None
    mention, where, name = told.mention, told.where, ""
    if told.place.located is None and mention is not None and mention.sentence is not None:
        first = told.place.words.start - mention.sentence.start
        last = told.place.words.end - mention.sentence.start
        name = told.sentence[first:last].lower() if 0 <= first < last else ""
    reach = slack(where.relation, where.distance) if where is not None else 0.0
    asserted = where.asserted if where is not None else ""
    return Spot(name, told.place.located, reach, told.place.confidence, asserted)


def _is_total(told: Told, when: Period | None) -> bool:
    """Whether a toll is counted over more than one happening."""
    if not any(q.kind in _TOLLS for q in told.quantities):
        return False
    long = when is not None and when.told and when.days > _WEEK
    return bool(_SUMS.search(told.sentence) or (long and _SEVERAL.search(told.sentence)))


def _is_another(told: Told) -> bool:
    """Whether its words set it apart from one told before: "another", "will bomb it again"."""
    mention = told.mention
    if mention is None or mention.sentence is None:
        return False
    if told.status is Status.PLANNED and _AGAIN.search(told.sentence):
        return True
    return bool(_ANOTHER.search(told.in_front()) or _APART.match(told.sentence))
