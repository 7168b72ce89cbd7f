"""Every record as one JSON object a line, back again, and the schema of the lines.

The first key of a line is ``kind``: the record's name in snake case (``copy_edge``). The other
keys are the record's fields in the order in which records/ declares them; the own field ``kind`` of
a copy edge is written as ``copy_kind``, that of an origin as ``origin_kind``, of a tie as
``tie_kind``, in a line of its own and inside a dossier. The first line of an export is its
``imprint``. A line ends at the line feed only; text may hold other characters that some programs
take for line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from rashomon.errors import UsageError
from rashomon.records import (
    Attribution,
    Capture,
    Citation,
    Claim,
    Coding,
    CopyEdge,
    Decision,
    Dossier,
    Event,
    Failure,
    Finding,
    Imprint,
    Independence,
    Marks,
    Origin,
    Profile,
    Quotation,
    Report,
    Speaker,
    Story,
    StoryLink,
    Thread,
    ThreadLink,
    Tie,
)
from rashomon.version import __version__

# What their own ``kind`` is called.
_KIND = {"CopyEdge": "copy_kind", "Origin": "origin_kind", "Tie": "tie_kind"}
_RENAMED = CopyEdge | Origin | Tie | Dossier
_SNAKE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_EXPORTED: tuple[type, ...] = (
    Imprint,
    Capture,
    Report,
    Marks,
    CopyEdge,
    Citation,
    Attribution,
    Claim,
    Coding,
    Speaker,
    Quotation,
    Independence,
    Profile,
    StoryLink,
    Story,
    ThreadLink,
    Thread,
    Event,
    Origin,
    Finding,
    Tie,
    Decision,
    Dossier,
    Failure,
)
KINDS: dict[str, type] = {_SNAKE.sub("_", made.__name__).lower(): made for made in _EXPORTED}
_KIND_OF = {made: kind for kind, made in KINDS.items()}


def jsonl(records: Iterable[object]) -> Iterator[str]:
    """Each record as a line of JSON, without the line feed; raises ``UsageError`` for no record."""
    from msgspec.json import Encoder

    encoder = Encoder()
    for record in records:
        kind = _KIND_OF.get(type(record))
        if kind is None:
            raise UsageError(f"{type(record).__name__} is no exported record: {', '.join(KINDS)}")
        fields = _written(record) if isinstance(record, _RENAMED) else record
        yield f'{{"kind":"{kind}",{encoder.encode(fields).decode()[1:]}'


def as_fields(record: object) -> dict[str, Any]:
    """A record as its line holds it, ``kind`` first; raises ``UsageError`` for no record."""
    from msgspec import to_builtins

    kind = _KIND_OF.get(type(record))
    if kind is None:
        raise UsageError(f"{type(record).__name__} is no exported record: {', '.join(KINDS)}")
    fields = _written(record) if isinstance(record, _RENAMED) else to_builtins(record)
    return {"kind": kind, **fields}


def read_jsonl(lines: Iterable[str]) -> Iterator[object]:
    """The records of exported lines; raises ``UsageError`` with line number, path and fault."""
    import msgspec

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _read(msgspec.json.decode(line, type=dict[str, Any]))
        except (msgspec.MsgspecError, UsageError) as error:
            raise UsageError(f"line {number}: {error}") from error


def _read(fields: dict[str, Any]) -> object:
    import msgspec

    kind = fields.pop("kind", None)
    if kind not in KINDS:
        raise UsageError(f"kind {kind!r} is none of {', '.join(KINDS)}")
    made = KINDS[kind]
    if made is Dossier:
        fields = _inside(fields, read=True)
    elif made.__name__ in _KIND:
        fields = _renamed(fields, _KIND[made.__name__], "kind")
    return msgspec.convert(fields, type=made)


def _written(record: CopyEdge | Origin | Tie | Dossier) -> dict[str, Any]:
    """The record's fields, ``kind`` of its own under a name that leaves ``kind`` to the line."""
    from msgspec import to_builtins

    fields: dict[str, Any] = to_builtins(record)
    if isinstance(record, Dossier):
        return _inside(fields, read=False)
    written: dict[str, Any] = _renamed(fields, "kind", _KIND[type(record).__name__])
    return written


def _inside(fields: dict[str, Any], *, read: bool) -> dict[str, Any]:
    """A dossier's fields with its edges and origins as lines have them, or back again."""

    def each(found: Any, made: str) -> Any:
        old, new = (_KIND[made], "kind") if read else ("kind", _KIND[made])
        many = isinstance(found, list | tuple)
        return [_renamed(one, old, new) for one in found] if many else found

    fields = {k: each(v, "CopyEdge") if k == "edges" else v for k, v in fields.items()}
    record = fields.get("record")
    if isinstance(record, dict) and "origins" in record:
        fields["record"] = record | {"origins": each(record["origins"], "Origin")}
    return fields


def _renamed(fields: Any, old: str, new: str) -> Any:
    """The fields in their order, one of them under another name."""
    if not isinstance(fields, dict):
        return fields
    return {new if name == old else name: value for name, value in fields.items()}


@cache
def _components() -> dict[str, Any]:
    from msgspec.json import schema_components

    components = schema_components(_EXPORTED, ref_template="#/$defs/{name}")[1]
    for made, called in _KIND.items():
        each = components[made]
        each["properties"] = _renamed(each["properties"], "kind", called)
        each["required"] = [called if name == "kind" else name for name in each["required"]]
    return components


def schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of an exported line, made from the records themselves."""
    lines = {
        kind: {
            "description": f"A line that holds a {made.__name__}.",
            "$ref": f"#/$defs/{made.__name__}",
            "properties": {"kind": {"const": kind}},
            "required": ["kind"],
        }
        for kind, made in KINDS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A line of a Rashomon export, version {__version__}",
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in lines],
        "$defs": lines | _components(),
    }
