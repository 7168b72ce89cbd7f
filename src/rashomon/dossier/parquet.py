"""The tables of events and of mentions as Parquet: typed columns, and what they were made from.

Needs pyarrow (``pip install 'rashomon[parquet]'``). The file's metadata hold the build, the
workspace's fingerprint and the number of decisions; each column's hold what the codebook says.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from rashomon.dossier import event_rows, happening_rows
from rashomon.dossier.cells import imprinted
from rashomon.dossier.outgoing import Outgoing
from rashomon.errors import UsageError
from rashomon.records import Claim, Coding, Imprint, Report

if TYPE_CHECKING:
    import pyarrow

_GROUP = 10_000  # rows held in memory at a time
# What of the mentions is no text.
_MENTIONS_HOLD = (
    dict.fromkeys(event_rows.COLUMNS, "text")
    | dict.fromkeys(("event_date_earliest", "event_date_latest"), "day")
    | dict.fromkeys(("latitude", "longitude", "distance_km"), "float")
    | dict.fromkeys(
        (
            *"date_prec where_prec start end decisions".split(),
            *(
                f"{name}_{end}"
                for name in ("deaths", "wounded", "detained")
                for end in ("low", "high")
            ),
        ),
        "int",
    )
)


def happenings(stories: Iterable[Outgoing], imprint: Imprint) -> Iterator[bytes]:
    """The table of events of record, in pieces. Raises ``UsageError`` where pyarrow is missing."""
    rows = happening_rows.happening_rows(stories, imprint)
    return _file(rows, happening_rows.COLUMNS, happening_rows.HOLDS, imprint)


def mentions(
    rows: Iterable[tuple[Report, Coding, Sequence[Claim]]], imprint: Imprint
) -> Iterator[bytes]:
    """The table of mentions, in pieces. Raises ``UsageError`` where pyarrow is missing."""
    made = event_rows.mention_rows(rows, imprint)
    return _file(made, event_rows.COLUMNS, _MENTIONS_HOLD, imprint)


def _file(
    rows: Iterator[Mapping[str, Any]],
    columns: Mapping[str, str],
    holds: Mapping[str, str],
    imprint: Imprint,
) -> Iterator[bytes]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow; install it with: pip install 'rashomon[parquet]'"
        ) from error

    schema, out = _schema(columns, holds, imprint), _Pieces()
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while some := list(islice(rows, _GROUP)):
            made = {name: [_typed(row.get(name), holds[name]) for row in some] for name in columns}
            writer.write_table(pyarrow.table(made, schema=schema))
            yield out.taken()
    yield out.taken()


class _Pieces(io.RawIOBase):
    """Takes what is written, and gives it away in pieces."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._held.append(piece)
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        """Nothing: what is held can still be taken."""

    def taken(self) -> bytes:
        """What was written since it was last asked for."""
        piece = b"".join(self._held)
        self._held.clear()
        return piece


def _schema(
    columns: Mapping[str, str], holds: Mapping[str, str], imprint: Imprint
) -> pyarrow.Schema:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "day": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    fields = [
        pa.field(name, types[holds[name]], metadata={"holds": says})
        for name, says in columns.items()
    ]
    made_from = {f"rashomon.{name}": str(cell) for name, cell in imprinted(imprint).items()}
    return pa.schema(fields, metadata=made_from)


def _typed(cell: Any, holds: str) -> Any:
    """A cell as its column's type has it; what is not told is null, and no list is an empty one."""
    if holds == "list":
        return list(cell or ())
    if cell is None or cell == "":
        return None
    match holds:
        case "int":
            return int(cell)
        case "float":
            return float(cell)
        case "day":
            return cell if isinstance(cell, date) else date.fromisoformat(str(cell))
    return str(cell)
