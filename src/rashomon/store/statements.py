"""What a report says, through whom, and what it tells of happenings, as the store keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Attribution, Claim, Coding


@dataclass(frozen=True, slots=True)
class Statements:
    """One report's attributions, claims and coded events; no coding where it was not read."""

    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """The part of ``Statements`` that pages read most; the rest is passed over."""

    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrated:
    """What findings are made from; the attributions stand in the claims too, and are left out."""

    claims: tuple[Claim, ...] = ()
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """Another part of it, for what needs only the events."""

    coding: Coding | None = None
