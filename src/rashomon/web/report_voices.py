"""Who says a stretch of a report, through whom and how: each claim in it with its chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.labels import Labels
from rashomon.dossier.safe import one_line
from rashomon.dossier.statements import chain
from rashomon.records import PLAIN, Claim, ClaimForm, Layer
from rashomon.words import words

_LONGEST = 240  # characters of a claim's words beside the text, which has all of them


@dataclass(frozen=True, slots=True)
class Voice:
    """Some words, and who says them.

    ``chain`` runs from the outlet back to the first speaker; ``told`` is how that one tells it,
    ``carried`` how it is passed on where that is more than plainly; ``note`` what kind of claim it
    is, in words.
    """

    start: int
    end: int
    words: str
    chain: tuple[str, ...]
    is_own: bool
    told: str
    carried: str
    note: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, or words that somebody chose, with everybody who speaks in it.

    ``number`` counts the report's sentences from 1; 0 for chosen words.
    """

    number: int
    start: int
    end: int
    words: str
    voices: tuple[Voice, ...]


NOTE = {
    ClaimForm.OWN_VOICE: "in its own voice",
    ClaimForm.STATEMENT: "",
    ClaimForm.QUOTATION: "in these very words",
    ClaimForm.IMPLIED: "must have been said, because it is denied here",
}


def said(
    number: int, start: int, end: int, claims: Sequence[Claim], text: str, labels: Labels
) -> Said:
    """Who speaks between two characters, in the order of the words."""
    voices = []
    for claim in claims:
        here = [s for s in claim.words if s.layer is Layer.TEXT]
        if any(_meet(text, max(s.start, start), min(s.end, end)) for s in here):
            voices.append(voice(claim, text, labels))
    voices.sort(key=lambda each: (each.start, -each.end))
    return Said(number, start, end, one_line(text[start:end], _LONGEST), tuple(voices))


def voice(claim: Claim, text: str, labels: Labels) -> Voice:
    """One claim as the page tells it."""
    is_own = claim.form is ClaimForm.OWN_VOICE
    carried = claim.carried if claim.carried not in (None, PLAIN) else None
    own = "" if claim.told == PLAIN else say.telling(claim.told)
    return Voice(
        claim.words[0].start,
        claim.words[-1].end,
        one_line(" … ".join(span.of(text) for span in claim.words), _LONGEST),
        chain(claim.report, claim.chain, labels),
        is_own,
        own if is_own else say.telling(claim.told),
        say.telling(carried) if carried is not None else "",
        NOTE[claim.form],
    )


def _meet(text: str, start: int, end: int) -> bool:
    """Whether words, and not only a comma, stand between."""
    return start < end and bool(words(text[start:end]))
