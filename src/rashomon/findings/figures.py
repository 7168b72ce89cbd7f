"""How two counts stand to each other.

Numbers compare by what their words leave open (``Quantity.reach``); those that count different
people, or a part of the others, do not exclude each other.
"""

from __future__ import annotations

from rashomon.findings.comparing import BOTH, SAME, Compared, Relation
from rashomon.records import Conflict, Qualifier, Quantity
from rashomon.sectors import sector_of

# Whom a report counts out of all: their number is no toll.
_SOME = frozenset(
    """child children woman women girl girls boy boys baby babies infant infants minor minors
    teenager teenagers elderly student students pupil pupils""".split()
)
_DOERS = frozenset(
    "attacker assailant gunman gunmen bomber hijacker raider perpetrator hostage-taker".split()
)
_VAGUE = (Qualifier.DOZENS, Qualifier.SCORES, Qualifier.SEVERAL, Qualifier.HUNDREDS)
_SIDES = {
    **dict.fromkeys("REB UAF OPP CRM MIL COP".split(), "armed"),
    **dict.fromkeys("CVL REF MED EDU REL".split(), "civilian"),
}
_OPEN = {Qualifier.AT_LEAST, Qualifier.MORE_THAN}
_ROUND = 5  # of what a figure is a multiple, if it may be rounded
_EXACT = (Qualifier.EXACTLY, Qualifier.AT_LEAST, Qualifier.NO)


def compare_figures(a: Quantity, b: Quantity) -> Compared:
    """How the first count stands to the second."""
    if a.part_of is not None or b.part_of is not None:
        return _part(a, b) if (a.part_of is None) != (b.part_of is None) else BOTH
    if _are_doers(a) != _are_doers(b):
        return BOTH  # the attackers whom police shot, and those whom they had killed
    if _is_some(a) != _is_some(b):
        return _of_all(a, b)
    mine, theirs = scope(a), scope(b)
    if mine and theirs and mine != theirs:
        return BOTH  # soldiers and civilians
    if (a.qualifier in _VAGUE) != (b.qualifier in _VAGUE):
        return _vague(a, b)
    if a.low == b.low and a.high is not None and a.high == b.high:
        return SAME
    if a.low == b.low and a.qualifier in _EXACT and b.qualifier in _EXACT:
        return SAME  # "23" and "at least 23" are one figure
    if a.low == b.low and {a.qualifier, b.qualifier} == _OPEN:
        return SAME  # "at least 19" and "over 19" are one figure
    if a.low == b.low and a.low % _ROUND == 0 and Qualifier.MORE_THAN in (a.qualifier, b.qualifier):
        # A headline's "50" is short for "more than 50"; nobody rounds to 23.
        finer = Relation.FINER if a.qualifier is Qualifier.MORE_THAN else Relation.COARSER
        return Compared(finer, f"“{a}” and “{b}” are one figure, rounded")
    if (low := _far_below(a, b)) is not None:
        return low
    if a.overlaps(b):
        if a.contains(b) == b.contains(a):
            return BOTH
        finer = Relation.COARSER if a.contains(b) else Relation.FINER
        return Compared(finer, f"“{a}” and “{b}” allow each other")
    return Compared(Relation.EXCLUDES, f"{a} and {b} cannot both be the figure", Conflict.FIGURES)


def _far_below(a: Quantity, b: Quantity) -> Compared | None:
    """ "Up to 60" is said of some 60: a figure of less than half of it is another count."""
    for most, other in ((a, b), (b, a)):
        alone = most.qualifier is Qualifier.UP_TO and other.qualifier is not Qualifier.UP_TO
        if alone and other.reach[1] < most.reach[1] / 2:
            return Compared(Relation.EXCLUDES, f"{other} are far from {most}", Conflict.FIGURES)
    return None


def _is_some(quantity: Quantity) -> bool:
    words = quantity.whose.lower().split()
    return bool(words) and words[-1] in _SOME


def _are_doers(quantity: Quantity) -> bool:
    words = quantity.whose.lower().split()
    return bool(words) and words[-1].removesuffix("s") in _DOERS


def _of_all(a: Quantity, b: Quantity) -> Compared:
    """Children against people: the part that they may be must not be larger."""
    some, whole = (a, b) if _is_some(a) else (b, a)
    if some.reach[0] <= whole.reach[1]:
        return BOTH
    reason = f"{some} {some.whose} are more than {whole} in all"
    return Compared(Relation.EXCLUDES, reason, Conflict.FIGURES)


def _vague(a: Quantity, b: Quantity) -> Compared:
    """ "Dozens" is no count: it rivals only what is far below it."""
    vague, exact = (a, b) if a.qualifier in _VAGUE else (b, a)
    if exact.reach[1] < vague.low / 2:
        return Compared(Relation.EXCLUDES, f"{exact} are no {vague}", Conflict.VAGUE)
    finer = Relation.COARSER if vague is a else Relation.FINER
    return Compared(finer, f"“{vague}” is no count")


def _part(a: Quantity, b: Quantity) -> Compared:
    """A part against a whole: it must not be larger."""
    small, whole = (a, b) if a.part_of is not None else (b, a)
    if small.reach[0] <= whole.reach[1]:
        return BOTH
    reason = f"{small} of one kind are more than {whole} in all"
    return Compared(Relation.EXCLUDES, reason, Conflict.FIGURES)


def scope(quantity: Quantity) -> str:
    """Whom it counts: civilians, people under arms, or empty for people in general."""
    if quantity.is_of_everybody:
        return ""
    words = quantity.whose.lower().split()
    sector, _ = sector_of([word.removesuffix("s") for word in words])
    return _SIDES.get(sector, "")
