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
    CSV = "csv"


def export(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--as", help="The format.")] = Format.JSONL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: print.")
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the records instead.")
    ] = False,
    codebook: Annotated[
        bool, typer.Option("--codebook", help="Print what the columns of the table hold instead.")
    ] = False,
) -> None:
    """Write every record, or the coded events as a table, for other programs.

    jsonl: one JSON object a line, first key `kind`, in an order that never depends on how it was
    added. csv: one row for each event that a report mentions, in the shape of UCDP's and ACLED's
    tables.

    \b
    rashomon export --as jsonl -o records.jsonl
    rashomon export --schema > rashomon.schema.json
    rashomon export --as csv -o events.csv
    rashomon export --codebook > codebook.csv
    """
    from rashomon import dossier

    if schema:
        typer.echo(json.dumps(dossier.schema(), indent=1))
        return
    if codebook:
        for line in dossier.codebook():
            sys.stdout.write(line + "\n")
        return
    with existing(context.obj) as workspace:
        as_table = format is Format.CSV
        lines = workspace.event_table() if as_table else dossier.jsonl(workspace.records())
        if output is None or str(output) == "-":
            for line in lines:
                sys.stdout.write(line + "\n")
            return
        try:
            with output.open("w", encoding="utf-8", newline="\n") as file:
                count = sum(1 for line in lines if file.write(line + "\n"))
        except OSError as error:
            raise UsageError(f"cannot write {output}: {error.strerror}") from error
    what = "events" if as_table else "records"
    remark(f"Wrote {count - as_table} {what} to {output}")
