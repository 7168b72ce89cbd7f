"""``rashomon export``: the record, for other programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import existing, remark
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.dossier.formats import Format


def export(
    context: typer.Context,
    story: Annotated[
        str | None,
        typer.Argument(
            metavar="[STORY]",
            help="A number from `stories`, an id, or words of its title. Default: every story.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        str, typer.Option("--as", metavar="FORMAT", help="One of the formats below.")
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: print.")
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of jsonl instead.")
    ] = False,
    codebook: Annotated[
        bool, typer.Option("--codebook", help="Print what the columns of a table hold instead.")
    ] = False,
) -> None:
    """Write the record for other programs, all of it or one story.

    \b
    jsonl             every record, one JSON object a line, first key `kind`
    csv               events of record, one row each, shaped as UCDP's and ACLED's tables
    mentions          every mention of an event in every report, one row each
    geojson           places of events, rival ones too, for maps
    jsonld            reports, claims and events as linked data (schema.org, PROV)
    ftm               actors, articles and events as FollowTheMoney statements
    stix              events, places and actors as a STIX 2.1 bundle
    parquet           the table of csv with typed columns
    mentions-parquet  the table of mentions with typed columns
    pdf               the dossier of one story

    Every format says which version of Rashomon made it, from what, with how many decisions.

    \b
    rashomon export --as jsonl -o records.jsonl
    rashomon export --as csv -o events.csv
    rashomon export --as csv --codebook > codebook.csv
    rashomon export 1 --as geojson -o places.geojson
    rashomon export --schema > rashomon.schema.json
    """
    from rashomon import dossier

    if schema:
        typer.echo(json.dumps(dossier.schema(), indent=1))
        return
    chosen = dossier.format_named(format)
    if codebook:
        _print(_codebook(chosen))
        return
    to_file = output is not None and str(output) != "-"
    if chosen.is_binary and not to_file and sys.stdout.isatty():
        raise UsageError(f"{format} is no text to print; name a file: -o record{chosen.suffix}")
    with existing(context.obj) as workspace:
        pieces = workspace.export(format, story)
        pieces = chain([next(pieces, b"")], pieces)  # what cannot be written leaves no file behind
        if output is None or not to_file:
            _print(pieces)
            return
        try:
            with output.open("wb") as file:
                size = sum(file.write(piece) for piece in pieces)
        except OSError as error:
            raise UsageError(f"cannot write {output}: {error.strerror}") from error
    remark(f"Wrote {output} ({size:,} bytes)")


def _codebook(chosen: Format) -> Iterable[bytes]:
    if chosen.codebook is None:
        raise UsageError(f"{chosen.name} is no table; --codebook goes with --as csv or mentions")
    return (f"{line}\n".encode() for line in chosen.codebook())


def _print(pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
