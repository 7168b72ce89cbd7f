"""Which origins may be one: from what is told of two, whether one may have it from the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations

from rashomon.findings.origins.tellers import Teller
from rashomon.records import OriginKind
from rashomon.spelling import key

# Sectors by whom they speak for; two that speak for different ones are two people. An opposition
# may be its rebels, and activists may have it from doctors.
STATE = frozenset("GOV MIL COP SPY LEG JUD ELI".split())
_ARMED = frozenset("REB UAF CRM OPP PTY".split())
_CIVIC = frozenset("NGO CVL REF OPP PTY MED EDU REL".split())
_WORLD, _PRESS = frozenset(("IGO",)), frozenset(("JRN",))  # a reporter on the spot
_SIDES = (STATE, _ARMED, _CIVIC, _WORLD, _PRESS)
_OPEN = (OriginKind.OUTLET, OriginKind.AGENCY, OriginKind.UNTOLD)


def doubts(
    tellers: Mapping[str, Teller], apart: Iterable[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """For each origin those that it may be one with.

    ``apart`` are pairs that people hold to be two. Whoever is no speaker may have it from anybody;
    speakers are compared with each other.
    """
    ids = sorted(tellers)
    speak = [each for each in ids if tellers[each].kind not in _OPEN]
    anybody = frozenset(each for each in ids if tellers[each].kind in _OPEN)
    found: dict[str, set[str]] = {each: set(anybody) for each in speak}
    for one, other in combinations(speak, 2):
        if _may_be_one(tellers[one], tellers[other]):
            found[one].add(other)
            found[other].add(one)
    everybody = frozenset(ids)
    doubts = {each: everybody - {each} for each in anybody}
    doubts |= {each: frozenset(others) for each, others in found.items()}
    for one, other in apart:
        doubts[one] -= {other}
        doubts[other] -= {one}
    return doubts


def _may_be_one(one: Teller, other: Teller) -> bool:
    """Whether what is told of two leaves open that one has it from the other, or is it."""
    if _is_short_for(one.name, other.name) or _is_short_for(other.name, one.name):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if one.kind is other.kind is OriginKind.SPEAKER:  # two bodies of one state: one briefing
        states = one.sector in STATE and other.sector in STATE
        return states and (not one.country or not other.country or one.country == other.country)
    here, there = _sides(one.sector), _sides(other.sector)
    return not here or not there or bool(here & there)


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name leaves words of another out: "the Red Crescent", "the Libyan Red Crescent"."""
    left = set(key(short).split()) - {"the"}
    return bool(left) and left <= set(key(name).split())


@cache
def _sides(sector: str) -> frozenset[int]:
    """The sides that a sector may be on."""
    return frozenset(n for n, side in enumerate(_SIDES) if sector in side)
