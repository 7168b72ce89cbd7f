"""Grades by published rules: the Admiralty credibility of a value, and a word for an event.

Sources: NATO AJP-2.1, information credibility 1 to 6; Airwars' grading of claims (confirmed, fair,
weak, contested, discounted), applied here to any event. How well a source is known is never told by
a machine: reliability A to F comes from a user's own file.
"""

from __future__ import annotations

from rashomon.records import Credibility, Grade, Standing, Support, Word

RULES: dict[Credibility, str] = {
    Credibility.CONFIRMED: "two or more origins that surely differ, and no rival value",
    Credibility.PROBABLY_TRUE: "two or more origins that may depend on each other, no rival value",
    Credibility.POSSIBLY_TRUE: "one origin, no rival value",
    Credibility.DOUBTFUL: "a rival value stands beside it",
    Credibility.IMPROBABLE: "taken back, replaced by a later figure, or set aside by a person",
    Credibility.CANNOT_BE_JUDGED: "nobody states it plainly",
}
WORDS: dict[Word, str] = {
    Word.CONFIRMED: "two or more origins that surely differ say that it happened; none denies it",
    Word.FAIR: "two or more origins that may depend on each other say that it happened",
    Word.WEAK: "one origin says that it happened, or nobody says so plainly",
    Word.CONTESTED: "it is denied as well as told, or who did it is contested",
    Word.DISCOUNTED: "nobody says that it happened without taking it back or denying it",
}


def grade(standing: Standing, support: Support, hedged: bool) -> Grade:
    """The credibility of a value, with the rule."""
    if standing in (Standing.WITHDRAWN, Standing.REPLACED, Standing.REJECTED):
        found = Credibility.IMPROBABLE
    elif hedged:
        found = Credibility.CANNOT_BE_JUDGED
    elif standing is Standing.RIVAL:
        found = Credibility.DOUBTFUL
    elif support.low >= 2:
        found = Credibility.CONFIRMED
    elif support.high >= 2:
        found = Credibility.PROBABLY_TRUE
    else:
        found = Credibility.POSSIBLY_TRUE
    return Grade(found, RULES[found])


def word(told: Support, *, denied: bool, disputed: bool, hedged: bool) -> Word:
    """The word for an event: ``told`` counts those who say that it happened."""
    if told.high == 0:
        return Word.DISCOUNTED
    if denied or disputed:
        return Word.CONTESTED
    if hedged or told.high == 1:
        return Word.WEAK
    return Word.CONFIRMED if told.low >= 2 else Word.FAIR
