"""``rashomon export``: every record, for other programs."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.console import existing, remark
from rashomon.errors import UsageError


class Format(StrEnum):
    """What the records can be written as."""

    JSONL = "jsonl"


def export(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--as", help="The format.")] = Format.JSONL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: print.")
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the records instead.")
    ] = False,
) -> None:
    """Write every record, for other programs.

    One JSON object a line, first key `kind`, in an order that never depends on how it was added.

    \b
    rashomon export --as jsonl -o records.jsonl
    rashomon export --schema > rashomon.schema.json
    """
    from rashomon import dossier

    if schema:
        typer.echo(json.dumps(dossier.schema(), indent=1))
        return
    with existing(context.obj) as workspace:
        lines = dossier.jsonl(workspace.records())
        if output is None or str(output) == "-":
            for line in lines:
                sys.stdout.write(line + "\n")
            return
        try:
            with output.open("w", encoding="utf-8", newline="\n") as file:
                count = sum(1 for line in lines if file.write(line + "\n"))
        except OSError as error:
            raise UsageError(f"cannot write {output}: {error.strerror}") from error
    remark(f"Wrote {count} records to {output}")
