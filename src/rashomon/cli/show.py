"""``rashomon show``: one dossier in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.cli.console import existing, results

Which = Annotated[
    str,
    typer.Argument(metavar="STORY", help="A number from `stories`, an id, or words of its title."),
]


def show(context: typer.Context, story: Which) -> None:
    """Show one story's dossier in the terminal.

    \b
    rashomon show 1
    rashomon show "border crossing"
    """
    from rashomon.dossier import text

    with existing(context.obj) as workspace:
        text(workspace.story(story).dossier(), results())
