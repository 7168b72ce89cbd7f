"""What an event's type and mode are called in a sentence; the table is ``deeds.tsv``.

Its columns: the noun with its article, the preposition before whom it befalls, what somebody did,
and the same up to the one whom he did it to. All are past tense, so that none has to agree in
number. Source of types and modes: ``events.tsv``; the wording is our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.records import Event

_PLURAL = ("s", "people")
_HEAVY = "heavy-weapons"
# What an attack with heavy weapons is called where its own words say which they were.
_ARMS = {"missile": "missile", "rocket": "rocket", "shell": "shell", "mortar": "shell"}
_ARMS |= {"artillery": "shell", "bombard": "shell"}


@dataclass(frozen=True, slots=True)
class Deed:
    """One row: ``an air strike``, ``on``, ``carried out an air strike``, the same with ``on``."""

    noun: str
    to: str
    did: str
    did_to: str

    @property
    def bare(self) -> str:
        """The noun without its article."""
        return self.noun.removeprefix("an ").removeprefix("a ")

    @property
    def name(self) -> str:
        """The noun as a heading."""
        return self.bare[:1].upper() + self.bare[1:]

    @property
    def were(self) -> str:
        """``was``, or ``were`` for a plural."""
        first = self.noun.split()[0]
        return "were" if first == self.bare.split()[0] and first.endswith(_PLURAL) else "was"


_OTHER = Deed("a happening", "involving", "took part in a happening", "took part in a happening of")


@cache
def _deeds() -> dict[tuple[str, str], Deed]:
    lines = files(__package__).joinpath("deeds.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return {(kind, mode.strip("-")): Deed(*rest) for kind, mode, *rest in rows}


def deed(event: Event) -> Deed:
    """What the event is called; a mode that the table does not know is called by its type."""
    known, said = _deeds(), event.title.lower()
    arms = next((name for word, name in _ARMS.items() if word in said), "")
    if arms and event.mode in (_HEAVY, "") and (event.type, arms) in known:
        return known[event.type, arms]
    return known.get((event.type, event.mode)) or known.get((event.type, ""), _OTHER)
