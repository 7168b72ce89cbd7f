"""The cues: words that make what follows somebody's, as data (``cues.tsv``).

Each entry has the frames in which the cue takes content, the holder's stance, how sure the telling
is, and an example; the file's entries were written for this project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from rashomon.records import Certainty, Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry: ``frames`` are the codes explained in ``frames.py``."""

    lemma: str
    upos: str
    frames: frozenset[str]
    stance: Stance
    certainty: Certainty
    example: str

    @property
    def prepositions(self) -> frozenset[str]:
        """After which content may stand."""
        return frozenset(f[2:] for f in self.frames if f.startswith("p:"))

    @property
    def predicates(self) -> frozenset[str]:
        """Prepositions before what is said of the object ("accused them of …")."""
        return frozenset(f[3:] for f in self.frames if f.startswith("op:"))


@lru_cache(maxsize=1)
def cues() -> Mapping[tuple[str, str], Cue]:
    """Entries by lemma and part of speech; phrasal ones under "call for"."""
    text = (resources.files(__package__) / "cues.tsv").read_text("utf-8")
    entries = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {
        (lemma, upos): Cue(
            lemma, upos, frozenset(frames.split()), Stance(stance), Certainty(certainty), example
        )
        for lemma, upos, frames, stance, certainty, example in entries
    }
