"""What opens a statement is of the statement: "On Tuesday 25 people died, the Observatory said".

The reader may hang such words on the verb of saying at the end, whose subject stands behind what
was said; then they would tell when it was said. Words in front of quotation marks stay with it.
So do words between the two, but for those that no comma parts from the statement: "25 people died
in Homs Wednesday the agency said".
"""

from __future__ import annotations

from rashomon.reading.clauses import Clauses

_SAID = ("ccomp", "parataxis")
_ADJUNCTS = ("obl", "obl:tmod", "obl:unmarked", "advmod", "advcl")
_OPENING = "``"


def mend(words: Clauses) -> None:
    """Hang what stands in front of a statement on the statement's verb, and what closes it."""
    for teller, relation in enumerate(words.deprel):
        if relation == "parataxis" and words.head[teller] < teller:
            _close(words, words.head[teller], teller)
    for said, relation in enumerate(words.deprel):
        teller = words.head[said]
        if relation not in _SAID or teller <= said:
            continue
        subjects = words.children(teller, "nsubj")
        if not subjects or min(subjects) < said or words.upos[teller] != "VERB":
            continue
        first = _first(words, said)
        for adjunct in words.children(teller, *_ADJUNCTS):
            if adjunct < first and _OPENING not in words.xpos[adjunct:said]:
                words.head[adjunct] = said
        _close(words, said, teller)


def _close(words: Clauses, said: int, teller: int) -> None:
    subjects = words.children(teller, "nsubj")
    if not subjects or words.upos[teller] != "VERB":
        return
    for adjunct in words.children(teller, "obl", "obl:tmod", "obl:unmarked"):
        first = _first(words, adjunct)
        if said < adjunct < _first(words, subjects[0]) and words.upos[first - 1] != "PUNCT":
            words.head[adjunct] = said


def _first(words: Clauses, number: int) -> int:
    """The first word of all that hangs on one."""
    first, below = number, {number}
    while below:
        below = {n for n, head in enumerate(words.head) if head in below and head != n}
        first = min({first, *below})
    return first
