"""How much of a list fits an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from rashomon.assistant.answers import Part

M = TypeVar("M", bound=Part)


def fitting(parts: Iterable[M], most: int, room: int) -> list[M]:
    """The first parts, at most so many, that fit into so many characters of JSON; one at least."""
    held: list[M] = []
    for part in parts:
        room -= len(part.model_dump_json(exclude_defaults=True))
        if held and (room < 0 or len(held) == most):
            break
        held.append(part)
    return held
