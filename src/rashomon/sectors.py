"""What kind of actor words name: PLOVER sectors of nouns, and organisations that news names.

``sectors.tsv`` and ``organisations.tsv`` were written for this project; the list of organisations
is a help, not the source: most names are told by the words in and around them.
Source of the codes: PLOVER manual, draft 0.8, "Sectors".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.nations import alpha3, named, people
from rashomon.spelling import joined, key

_LONGEST = 3  # words of a row
_LETTERS = 4  # of a short form that tells whatever stands before it
_KINDS = frozenset("group movement militia organisation organization network".split())


@dataclass(frozen=True, slots=True)
class Organisation:
    """A known organisation: its usual name, kind, home and sector."""

    name: str
    kind: str
    country: str
    sector: str


@cache
def sectors() -> dict[str, str]:
    """Sectors by noun or phrase of nouns in lower case."""
    return {row[0]: row[1] for row in _rows("sectors.tsv")}


def organisation(said: str) -> Organisation | None:
    """The organisation of a name, however spelled; a name in capitals must stand in capitals."""
    found = _organisations().get(joined(key(said)))
    if found is not None:
        return found[1] if said.isupper() or not found[0] else None
    *before, last = said.split() or [""]
    if before and last.lower() in _KINDS:
        return organisation(" ".join(before))  # "the Daesh group"
    if before and last.isupper() and len(last) >= _LETTERS:
        return organisation(last)  # "Takfiri ISIL"
    return None


@cache
def states() -> dict[str, str]:
    """Three-letter codes by names and adjectives as keys; not those that several countries have."""
    found = {key(name): alpha3()[code] for name, code in named().items()}
    return found | {key(w): alpha3()[c[0]] for w, c in people().items() if len(c) == 1}


@cache
def _organisations() -> dict[str, tuple[bool, Organisation]]:
    found: dict[str, tuple[bool, Organisation]] = {}
    for names, kind, country, sector in _rows("organisations.tsv"):
        each = names.split(",")
        known = Organisation(each[0], kind, "" if country == "-" else country, sector)
        for name in each:
            found.setdefault(joined(key(name)), (name.isupper(), known))
    return found


def sector_of(words: Sequence[str]) -> tuple[str, str]:
    """The sector of some lemmas in order, and the words that tell it; the last ones decide.

    Of what is listed in the plural ("security forces") the lemma will do; force alone is nobody.
    """
    listed = sectors()
    for end in range(len(words), 0, -1):
        for size in range(min(_LONGEST, end), 0, -1):
            phrase = " ".join(words[end - size : end])
            found = listed.get(phrase) or (phrase != "force" and listed.get(phrase + "s"))
            if found:
                return found, phrase
    return "", ""


def _rows(name: str) -> list[tuple[str, ...]]:
    text = (resources.files(__package__) / name).read_text("utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()[1:]]
