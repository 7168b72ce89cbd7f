"""The words that give a count its kind ("killed", "in custody"), as data (``casualties.tsv``).

Frames say where the counted stands:

======= ==================================================================================
o       the object, the subject of a passive, or the noun before a bare participle
s       the subject
op, sp  the same, but only people: one shoots targets and holds talks too
a       the adjective is said of it ("12 dead", "left 12 dead", "12 are feared dead")
n       in the noun's of-phrase, or its possessor ("the deaths of three soldiers")
c       the noun itself is counted and says the kind ("58 bodies", "12 arrests")
h       whoever suffers, gets or needs the noun ("three guests got cuts")
p:in    whoever is in it, by preposition ("four men are in custody")
t       a running total; the number is said of it ("the toll rose to 112")
======= ==================================================================================

A lemma of two words is a verb with a particle, a complement, an object, or a preposition that some
phrase of the verb begins with; with three, its last is after the preposition ("beat to death").
The entries were written for this project; each has an example that a test reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rashomon.records import QuantityKind


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry; ``frames`` as in the table above."""

    lemma: str
    upos: str
    kind: QuantityKind
    frames: frozenset[str]
    example: str

    def takes(self, role: str, is_people: bool) -> bool:
        """Whether the counted may stand as ``o`` or ``s``."""
        return role in self.frames or (is_people and f"{role}p" in self.frames)


@lru_cache(maxsize=1)
def cues() -> Mapping[tuple[str, str], Cue]:
    """Entries by lemma and part of speech."""
    text = (resources.files(__package__) / "casualties.tsv").read_text("utf-8")
    entries = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {
        (lemma, upos): Cue(lemma, upos, QuantityKind(kind), frozenset(frames.split()), example)
        for lemma, upos, kind, frames, example in entries
    }
