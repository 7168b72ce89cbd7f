"""What a call to ``gather`` gives, and what a user may say about the material."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rashomon.capture import clock
from rashomon.capture.host_memory import Hosts
from rashomon.capture.kind import Kind
from rashomon.records import Capture

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Gathered:
    """A capture and the bytes it names."""

    capture: Capture
    data: bytes


@dataclass(frozen=True, slots=True)
class GatherOptions:
    """Facts about the material, how to read it, and the seams to the world outside.

    ``fields`` maps facts to JSON fields, ``("text", "body")``; ``supplied`` states facts of every
    item, ``("outlet", "Example Post")``. ``media_type`` reads everything as one kind (text, html,
    json, jsonl, eml, or their media types) and raises ``UsageError`` for any other. ``leave_out``
    lists files that a folder's reading passes over: the workspace's own. The rest are effects,
    which tests replace. Share ``hosts`` over the sources of one run: it keeps what is known of
    each web host.
    """

    fields: tuple[tuple[str, str], ...] = ()
    supplied: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None
    recursive: bool = True
    leave_out: frozenset[Path] = frozenset()
    transport: httpx.BaseTransport | None = None
    resolve: Callable[[str, int], Sequence[str]] | None = None
    now: Callable[[], datetime] = clock.now
    sleep: Callable[[float], None] = time.sleep
    stdin: BinaryIO | None = None
    hosts: Hosts = field(default_factory=Hosts, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.media_type is not None:
            Kind.named(self.media_type)

    @property
    def kind(self) -> Kind | None:
        """The kind that everything is to be read as, where the user said one."""
        return None if self.media_type is None else Kind.named(self.media_type)

    def field(self, fact: str) -> str:
        """The name of the JSON field that holds a fact."""
        return dict(self.fields).get(fact, fact)
