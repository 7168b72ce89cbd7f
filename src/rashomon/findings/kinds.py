"""Which deeds are of different kinds: an air strike is no clash, though both are attacks."""

from __future__ import annotations

from rashomon.findings.told import Told
from rashomon.records import EventType

CAUSES = frozenset((EventType.ASSAULT, EventType.ACCIDENT, EventType.DISASTER))
# Modes that a plain "strike" or "bombing" is not of, though an "attack" may be.
_OWN_WAY = frozenset(("capture", "siege", "clash", "cleansing", "torture"))
_ANY_WAY = frozenset("attack assault offensive operation battle kill die wound injure".split())


def differ(one: Told, other: Told) -> bool:
    """Whether two mentions cannot be one happening, by what is done in them."""
    both = one.type in CAUSES and other.type in CAUSES
    if not both or one.mode == other.mode or one.lemma == other.lemma:
        return False
    if one.mode and other.mode:
        return True
    own = {one.mode, other.mode} & _OWN_WAY
    return bool(own) and not {one.lemma, other.lemma} & _ANY_WAY
