"""A text read for events, as the evaluations need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import rashomon
from rashomon.entities import actors, places, times
from rashomon.events import Around, events, quantities
from rashomon.records import Basis, EventMention, Reading, When
from rashomon.tree import Tree


@dataclass(frozen=True)
class Read:
    """A text with its tree, what surrounds its events, and the events."""

    text: str
    tree: Tree
    around: Around
    events: Sequence[EventMention]


def read(text: str, published: str | None = None, reading: Reading | None = None) -> Read:
    """Read a text; a date of publication dates what hangs on it."""
    reading = reading or rashomon.read(text)
    when = When(published, Basis.SUPPLIED) if published else None
    around = Around(
        times=times("r", text, reading, when),
        places=places("r", text, reading),
        quantities=quantities("r", text, reading),
        actors=actors("r", text, reading),
    )
    return Read(text, Tree(reading, text), around, events("r", text, reading, around))
