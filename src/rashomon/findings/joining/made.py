"""What joining makes: an event's mentions, and why they are held to be one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """Two mentions by which two groups became one.

    ``score`` is how sure it is, 0 to 1; ``reasons`` what speaks for and against it, strongest
    first; ``by`` is "evidence", "grammar" (one came by the other), "text" (the report goes on
    about it, or reports lead with it) or "decision" (a person's).
    """

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]
    by: str = "evidence"


@dataclass(frozen=True, slots=True)
class Joined:
    """Mentions that are one event, by id in order, and the joins that hold them together.

    ``total``: no event but a count over several ("86 died in April's attacks").
    """

    mentions: tuple[str, ...]
    joins: tuple[Join, ...] = ()
    total: bool = False
