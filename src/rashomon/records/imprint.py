"""What every export carries: what it was made from, and by which version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where an export comes from.

    ``build`` is the version of Rashomon, ``workspace`` the SHA-256 (hex) over the ids of all that
    was received and decided: two workspaces with one fingerprint and one build hold one record.
    ``decisions`` counts the decisions of people that are in force.
    """

    build: str
    workspace: str
    decisions: int
