"""``rashomon failures``: what could not be read, and why."""

from __future__ import annotations

import typer

from rashomon.cli.console import existing, results


def failures(context: typer.Context) -> None:
    """List what could not be read, and why.

    \b
    rashomon failures
    """
    from rich.table import Table
    from rich.text import Text

    with existing(context.obj) as workspace:
        found = list(workspace.failures())
    if not found:
        typer.echo("Nothing failed.")
        return
    table = Table("stage", "what", "reason", "detail", box=None, pad_edge=False)
    for f in found:
        table.add_row(*(Text(value) for value in (f.stage, f.address, f.reason, f.detail)))
    results().print(table)
