"""What a report says and who is given for it, as the store keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Attribution, Claim


@dataclass(frozen=True, slots=True)
class Statements:
    """One report's attributions and claims, in the order of its text."""

    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
