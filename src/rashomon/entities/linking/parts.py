"""What is part of what: a state's bodies of the state, branches of its forces."""

from __future__ import annotations

from rashomon.entities.linking.descriptions import STATE
from rashomon.records import Entity

# What armed forces as a whole are called, the country's name left out.
_FORCES = frozenset(("military", "armed force", "armed forces"))


def part_of(a: Entity, b: Entity) -> str | None:
    """Why ``a`` is part of ``b``, None where nothing says so.

    A body of a state ("the Syrian air force") is part of the state ("Syria"), and what is military
    of its armed forces as a whole. People are no part of what they serve.
    """
    if a.id == b.id or a.label in ("PERSON", "LOCATION") or not a.country:
        return None
    if a.country != b.country or a.sector not in STATE:
        return None
    if b.label == "LOCATION":
        return f"“{a.name}” is a body of {b.name} ({a.sector})"
    whole = b.name.lower().split(" ", 1)[-1]
    if a.sector == b.sector == "MIL" and whole in _FORCES and a.name != b.name:
        return f"“{a.name}” is part of “{b.name}”, of the same country"
    return None
