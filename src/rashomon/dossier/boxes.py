"""The parts of the lineage drawing before anything has its place: boxes, and lines between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from rashomon.records import CopyKind

TOLD: Final = "told"  # a line from an origin of the record to a report that carries it
Style: TypeAlias = CopyKind | Literal["told"]


@dataclass(frozen=True, slots=True)
class Node:
    """One box: what it says and where it leads."""

    key: str
    heading: str
    detail: str
    full: str  # the whole label, for a tooltip and for reading aloud
    href: str = ""  # an anchor of the same page
    group: str = ""  # the letter of the text that it carries, where others carry it too
    is_origin: bool = False  # a cited publisher, not a report
    is_alone: bool = False  # no line touches it
    is_first: bool = False  # an origin of the record: whoever information began with


@dataclass(frozen=True, slots=True)
class Line:
    """One line between two boxes; ``upper`` is the source, or the first to be read if unknown."""

    upper: str
    lower: str
    kind: Style
    is_directed: bool
    weight: float
    says: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes in reading order, lines in reading order, and what was left out of the drawing."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    @property
    def has_first(self) -> bool:
        """Whether it shows origins of the record."""
        return any(node.is_first for node in self.nodes)
