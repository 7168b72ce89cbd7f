"""An attribution as found: token numbers, before its words are put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.attribution.lexicon import Cue

AUXILIARIES = ("aux", "compound:prt")  # relations of what belongs to a cue
CITING = frozenset(("cite", "quote"))  # verbs by which one passes on another's words


@dataclass(slots=True)
class Found:
    """An attribution as token numbers; ``source`` is the head of the holder's words."""

    cue: list[int]
    content: list[int]
    source: int | None
    entry: Cue | None
    rule: str
    hearers: list[int] = field(default_factory=list)
    hidden: bool = False
    phrase: frozenset[int] = frozenset()  # the cue, the source, and what hangs on them
    frame: str = ""  # that gave the content
