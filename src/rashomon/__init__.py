"""Many reports, one sourced record.

The front door: what is named in ``__all__`` is the interface; nothing heavy is imported until one
of the names is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.errors import RashomonError as RashomonError
    from rashomon.records import Capture as Capture
    from rashomon.records import CopyEdge as CopyEdge
    from rashomon.records import Dossier as Dossier
    from rashomon.records import Reading as Reading
    from rashomon.records import Report as Report
    from rashomon.records import Span as Span
    from rashomon.records import Story as Story
    from rashomon.settings import Settings as Settings
    from rashomon.workspace import Workspace as Workspace

__all__ = [
    "Capture",
    "CopyEdge",
    "Dossier",
    "RashomonError",
    "Reading",
    "Report",
    "Settings",
    "Span",
    "Story",
    "Workspace",
    "__version__",
    "open",
    "read",
    "reader",
]

_HOMES = {
    "RashomonError": "rashomon.errors",
    "Settings": "rashomon.settings",
    "Workspace": "rashomon.workspace",
}


def open(path: Path | str, *, settings: Settings | None = None) -> Workspace:
    """Open the workspace at ``path``, making it where there is none; ``:memory:`` keeps nothing.

    Raises ``WorkspaceError`` where the file cannot be opened or comes from a later version.
    """
    from rashomon.workspace import Workspace

    return Workspace(path, settings)


def read(text: str) -> Reading:
    """Sentences, tokens with lemmas, tags and dependency trees, and names of one English text.

    Any text is read, however strange; what is not English comes out badly. Offline, and the same
    text gives the same reading. Raises ``ModelError`` where the shipped model is damaged.
    """
    from rashomon.reading import read

    return read(text)


def reader(*, threads: int | None = None) -> Language:
    """A spaCy pipeline with the shipped model: ``nlp = rashomon.reader(); doc = nlp("…")``.

    Tags, features, lemmas, Universal Dependencies, names, sentences and vectors; matchers work on
    its documents. ``threads``: parts of texts that are read side by side.
    """
    from rashomon.reading import reader

    return reader(threads)


def __getattr__(name: str) -> object:
    """Import a name of the front door when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES.get(name, "rashomon.records")), name)


def __dir__() -> list[str]:
    """The front door's names."""
    return sorted(__all__)
