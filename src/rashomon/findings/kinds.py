"""Which deeds are of different kinds: an air strike is no clash, though both are attacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.findings.told import Told, Who
from rashomon.records import EventType

CAUSES = frozenset((EventType.ASSAULT, EventType.ACCIDENT, EventType.DISASTER))
# Modes that a plain "strike" or "bombing" is not of, though an "attack" may be.
_OWN_WAY = frozenset(("capture", "siege", "clash", "cleansing", "torture"))
_ANY_WAY = frozenset("attack assault offensive operation battle kill die wound injure".split())
# Modes that no toll is counted over together: who dies in a clash does not die in an air strike.
# A bombing may be from the air, by shells, or by a man with a belt.
_AIR, _CLASH = frozenset(("aerial", "drone")), frozenset(("clash", "capture", "siege", "ambush"))
_SUICIDE, _SHELLS = frozenset(("suicide-attack",)), frozenset(("heavy-weapons",))
# One accident brings the other about: who is on a boat that sinks drowns. A drone strikes from the
# air; what was struck explodes.
_TOGETHER = tuple(
    frozenset(kinds.split())
    for kinds in (
        "aerial drone",
        "sinking drowning crash",
        "explosion fire collapse crash derailment spill",
        "explosion explosives",
        "explosion suicide-attack",
        "explosion aerial",
        "explosion drone",
        "explosion heavy-weapons",
        "flood landslide storm drowning collapse",
        "earthquake tsunami collapse landslide",
    )
)
_EXCLUSIVE = ((_AIR, _CLASH), (_AIR, _SUICIDE), (_CLASH, _SUICIDE), (_SHELLS, _SUICIDE))

_ATTACKERS = frozenset(
    """attacker attackers assailant assailants gunman gunmen raider raiders shooter shooters bomber
    bombers perpetrator perpetrators intruder intruders suspect suspects suspected""".split()
)
_IN_RETURN = re.compile(
    r"\b(?:retaliat\w+|revenge|reprisals?|vengeance|aveng\w+|(?:in|a) response to"
    r"|(?:days?|weeks?|months?|years?|decades?) after)\b(?:(?!\bwh(?:ich|o|ere)\b)[^.;,]){0,80}$",
    re.IGNORECASE,
)


def is_aside(told: Told) -> bool:
    """Whether it is what another deed was in return for, or came long after: no part of that."""
    return told.type in CAUSES and _ends_in_return(told.in_front())


@lru_cache(maxsize=10_000)
def _ends_in_return(before: str) -> bool:
    return _IN_RETURN.search(before) is not None


def is_repulsed(told: Told) -> bool:
    """Whether those who attacked are who was harmed: no toll of what they did."""
    return bool(told.recipients) and all(who.noun in _ATTACKERS for who in told.recipients)


def has_victims(told: Told) -> bool:
    """Whether somebody was harmed who is no attacker."""
    return bool(told.recipients) and not is_repulsed(told)


def apart(some: Sequence[Who], others: Sequence[Who]) -> bool:
    """Whether people are told on both sides, and none of them twice."""
    here, there = (
        {name for who in side for name in (who.entity, who.noun, who.state) if name}
        for side in (some, others)
    )
    return bool(some) and bool(others) and not here & there


def by_others_to_others(one: Told, other: Told) -> bool:
    """Whether both who did it and whom it befell are told, and nobody of either twice."""
    return apart(one.agents, other.agents) and apart(one.recipients, other.recipients)


def exclude(one: Told, other: Told) -> bool:
    """Whether two deeds of one report are surely two, whatever else is told of them."""
    return any(
        {one.mode, other.mode} & here and {one.mode, other.mode} & there
        for here, there in _EXCLUSIVE
    )


def differ(one: Told, other: Told) -> bool:
    """Whether two mentions cannot be one happening, by what is done in them."""
    both = one.type in CAUSES and other.type in CAUSES
    if not both or one.mode == other.mode or one.lemma == other.lemma:
        return False
    if one.mode and other.mode:
        return not any({one.mode, other.mode} <= kinds for kinds in _TOGETHER)
    own = {one.mode, other.mode} & _OWN_WAY
    return bool(own) and not {one.lemma, other.lemma} & _ANY_WAY
