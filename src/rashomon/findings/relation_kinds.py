"""Which relation a coded event amounts to: ``relations.tsv``, and PLOVER's rule for intentions.

Who will cooperate agrees, who will attack threatens, who refuses to cooperate rejects (PLOVER
manual, draft 0.8; see ``EventMention.coded``). Of what is denied only cooperation is a relation.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

from rashomon.records import EventType, TieKind
from rashomon.words import words

_FRIENDLY = frozenset(
    (
        TieKind.SUPPORTS,
        TieKind.PLEDGES_ALLEGIANCE,
        TieKind.ARMS,
        TieKind.AIDS,
        TieKind.COORDINATES_WITH,
        TieKind.AGREES,
        TieKind.MEETS,
    )
)
_HARSH = frozenset((TieKind.FIGHTS, TieKind.SANCTIONS))


class _Row(NamedTuple):
    type: EventType
    mode: str  # "*" is any
    words: tuple[str, ...]  # none: any
    kind: TieKind | None


def relation(type: EventType, mode: str, title: str) -> TieKind | None:
    """What an event that happened makes of its two sides; None where that is no relation."""
    said = [word.key for word in words(title)]
    for row in _rows():
        if row.type is type and row.mode in ("*", mode) and _fits(row.words, said):
            return row.kind
    return None


def told_as(kind: TieKind, occurred: str) -> TieKind | None:
    """The same for an event told as that value of ``Attribute.OCCURRED`` ("yes", "planned")."""
    match occurred:
        case "yes":
            return kind
        case "no" if kind is TieKind.COORDINATES_WITH:
            return TieKind.DENIES_COORDINATION
        case "planned" if kind in _FRIENDLY:
            return TieKind.AGREES
        case "planned" if kind in _HARSH:
            return TieKind.THREATENS
        case "refused" if kind in _FRIENDLY:
            return TieKind.REJECTS
    return None


def _fits(patterns: tuple[str, ...], said: list[str]) -> bool:
    return not patterns or any(_is(word, pattern) for word in said for pattern in patterns)


def _is(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@cache
def _rows() -> tuple[_Row, ...]:
    text = (resources.files(__package__) / "relations.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        _Row(
            EventType(type),
            mode,
            () if forms == "-" else tuple(forms.split()),
            None if kind == "-" else TieKind(kind),
        )
        for type, mode, forms, kind in lines[1:]
    )
