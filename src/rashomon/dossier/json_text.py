"""JSON for other programs: the same bytes for the same values, and safe to set into a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

# In a string of JSON these may stand as escapes; as themselves they could end a script element, or
# a line for programs that take more than the line feed for one.
_ACTING = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ACTING_TABLE = str.maketrans(_ACTING)


@cache
def _encoder() -> Any:
    from msgspec.json import Encoder

    return Encoder()


def json_text(value: object) -> str:
    """The value as JSON on one line, keys in the order in which they were put in."""
    encoded: bytes = _encoder().encode(value)
    return encoded.decode().translate(_ACTING_TABLE)


def document(head: dict[str, object], name: str, items: Iterable[object]) -> Iterator[bytes]:
    """A JSON object of ``head`` and, last, a list of ``items`` under ``name``, one a line.

    The items need not be in memory together.
    """
    opening = json_text(head)[:-1]
    yield f"{opening}{',' if head else ''}{json_text(name)}:[".encode()
    before = "\n"
    for item in items:
        yield f"{before}{json_text(item)}".encode()
        before = ",\n"
    yield b"\n]}\n"


def told(fields: dict[str, object]) -> dict[str, object]:
    """The fields that say something: without None, empty text and empty lists."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}
