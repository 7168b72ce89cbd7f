"""Records as the store keeps them: JSON to read, MessagePack for what only programs read."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import cache
from typing import TypeVar, cast

import msgspec
import zstandard

from rashomon.records import Basis, CopyEdge, Passage, Report, When

T = TypeVar("T")


def pack(record: object) -> str:
    """A record as JSON; the same record is always the same string."""
    return msgspec.json.encode(record).decode()


def unpack(kind: type[T], body: str) -> T:
    """The record back from its JSON."""
    return cast(T, _json(cast(Hashable, kind)).decode(body))


def squeeze(value: object) -> bytes:
    """A value as MessagePack."""
    return msgspec.msgpack.encode(value)


def unsqueeze(kind: type[T], data: bytes) -> T:
    """The value back from its MessagePack."""
    return cast(T, _msgpack(cast(Hashable, kind)).decode(data))


def condense(value: object) -> bytes:
    """A value as MessagePack in zstd."""
    return compress(squeeze(value))


def restore(kind: type[T], data: bytes) -> T:
    """The value back; raises ``ValueError`` where it is damaged."""
    return unsqueeze(kind, expand(data))


def compress(data: bytes) -> bytes:
    """Bytes as the store keeps them."""
    return zstandard.ZstdCompressor(level=6).compress(data)


def expand(data: bytes) -> bytes:
    """The bytes as they were received; raises ``ValueError`` where they are damaged."""
    try:
        return zstandard.ZstdDecompressor().decompress(data)
    except zstandard.ZstdError as error:
        raise ValueError(f"the kept bytes are damaged: {error}") from error


def check_text(report: Report) -> None:
    """Raise ``UnicodeEncodeError`` where a report holds half a character, which no store keeps."""
    pack(report)
    report.text.encode()


def split(report: Report) -> tuple[str, str]:
    """A report as its text and the rest of it, so that the text is kept once."""
    return report.text, pack(replace(report, text=""))


def join(text: str, body: str) -> Report:
    """The report back from its two parts."""
    return replace(unpack(Report, body), text=text)


def split_edge(edge: CopyEdge) -> tuple[str, bytes]:
    """An edge as what a list of edges needs, and its passages, which are most of it."""
    return pack(replace(edge, passages=())), condense(edge.passages)


def join_edge(body: str, passages: bytes) -> CopyEdge:
    """The edge back from its two parts."""
    return replace(unpack(CopyEdge, body), passages=restore(tuple[Passage, ...], passages))


def moment(edtf: str | None) -> str:
    """The earliest moment of a time, in UTC, as a string that sorts; empty where unknown."""
    if edtf is None:
        return ""
    return When(edtf, Basis.SUPPLIED).earliest.isoformat()


@cache
def _json(kind: Hashable) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(cast("type[object]", kind))


@cache
def _msgpack(kind: Hashable) -> msgspec.msgpack.Decoder[object]:
    return msgspec.msgpack.Decoder(cast("type[object]", kind))
