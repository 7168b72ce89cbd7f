"""The shape of a comparison: columns, and rows of passages in groups that stand alike."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.web.compare_said import Line
from rashomon.web.report_marks import Token


@dataclass(frozen=True, slots=True)
class Kin:
    """Where the same passage stands in other columns, and how; ``to`` are letters with anchors."""

    says: str
    to: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Against:
    """A value that other columns contradict."""

    question: str
    value: str
    to: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in its cell: its anchor, its words with marks, and what lights up with it."""

    anchor: str
    start: int
    end: int
    opens: bool
    kin: tuple[str, ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences in a row that stand alike: ``status`` is copied, reworded, part or only."""

    status: str
    kin: tuple[Kin, ...]
    against: tuple[Against, ...]
    sentences: tuple[Told, ...]

    @property
    def paragraphs(self) -> list[list[Told]]:
        """The sentences, paragraph by paragraph."""
        found: list[list[Told]] = []
        for told in self.sentences:
            if told.opens or not found:
                found.append([])
            found[-1].append(told)
        return found


@dataclass(frozen=True, slots=True)
class Passage:
    """A row of the page."""

    is_kin: bool
    cells: tuple[tuple[Group, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A report at the head of its column."""

    letter: str
    id: str
    outlet: str
    title: str
    published: str
    href: str
    language: str
    sentences: int
    unlisted: int
    without: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The whole comparison."""

    columns: tuple[Column, ...]
    summary: tuple[Line, ...]
    rows: tuple[Passage, ...]
