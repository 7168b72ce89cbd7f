"""``rashomon verify``: every value against the kept copy."""

from __future__ import annotations

import typer

from rashomon.cli.console import existing, progress, remark


def verify(context: typer.Context) -> None:
    """Check every value against the kept copies.

    Exits with 1 on any mismatch.

    \b
    rashomon verify
    rashomon -w syria.db verify && echo "every word is where the record says"
    """
    with existing(context.obj) as workspace, progress() as report:
        checked = workspace.verify(progress=report)
    for mismatch in checked.mismatches:
        typer.echo(f"{mismatch.record}  {mismatch.field}: {mismatch.problem}: {mismatch.detail}")
    typer.echo(
        f"{checked.values} values of {checked.reports} reports checked, "
        f"{len(checked.mismatches)} mismatches."
    )
    if checked.mismatches:
        remark("A mismatch means that a kept copy or the record was changed outside Rashomon.")
        raise typer.Exit(1)
