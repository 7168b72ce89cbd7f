"""What is claimed: one chain of holders, one stance, exact words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.attribution import Holder, Telling
from rashomon.records.span import Span


class ClaimForm(StrEnum):
    """What is claimed, and by whom."""

    OWN_VOICE = "own-voice"  # the outlet, or its wire, says it itself
    STATEMENT = "statement"  # somebody says that it is so
    QUOTATION = "quotation"  # somebody used these very words
    IMPLIED = "implied"  # somebody must have said so, because it is denied


@dataclass(frozen=True, slots=True)
class Claim:
    """A chain of holders that asserts, denies or doubts what some words of a report say.

    ``chain`` begins after the outlet, first speaker last, as in ``Attribution``; in the outlet's
    own voice it is empty, or its wire alone. ``told`` is how the last of the chain tells it (the
    outlet, in its own voice), ``carried`` how whoever is before him passes it on, None where nobody
    is.
    ``attribution`` is the id of the attribution that it comes from, None in the outlet's own voice
    and for words in quotation marks that nobody is named for. ``events`` are the ids of the event
    mentions that its words speak of.
    """

    id: str
    report: str
    form: ClaimForm
    words: tuple[Span, ...]
    chain: tuple[Holder, ...]
    told: Telling
    carried: Telling | None = None
    attribution: str | None = None
    events: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("a claim has words")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A first speaker over several reports, with what he claims.

    Holders of one name are one speaker; a description is one speaker within its report. Whether
    two descriptions in two reports are one person nobody can tell: ``possibly`` names those
    that the words allow (places in the list of speakers), and no two are held to be different.
    """

    name: str
    label: str | None
    claims: tuple[str, ...]
    possibly: tuple[int, ...]
    reason: str
