"""Who acts: names and descriptions of one report that mean one, with country, sector and role."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in one report.

    ``name`` is the fullest form in print; ``mentions`` every place where it is named or described,
    in order; ``label`` the class of the name (PERSON, ORG, …), None for a description; ``country``
    an ISO 3166-1 alpha-3 code or IGO, NGO, MNC, empty where not told; ``sector`` a PLOVER sector
    (GOV, MIL, REB, …) or empty; ``role`` the words that say what it was then ("Iraqi Prime
    Minister"); ``evidence`` why its names are one and where country and sector come from.
    Source: PLOVER manual, draft 0.8, "Actors".
    """

    name: str
    mentions: tuple[Span, ...]
    label: str | None
    country: str = ""
    sector: str = ""
    role: Span | None = None
    evidence: tuple[str, ...] = ()
    identifier: str = ""
