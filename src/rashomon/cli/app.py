"""The verbs in the order in which they are used, and the options they share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli import (
    actors,
    add,
    brief,
    decisions,
    diff,
    export,
    failures,
    mcp,
    read,
    relations,
    serve,
    show,
    stories,
    verify,
    without,
)
from rashomon.version import __version__

app = typer.Typer(
    name="rashomon",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def rashomon(
    context: typer.Context,
    workspace: Annotated[
        Path,
        typer.Option(
            "--workspace", "-w", envvar="RASHOMON_WORKSPACE", help="The workspace file to use."
        ),
    ] = Path("rashomon.db"),
    _: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Many reports, one sourced record: who says what, through whom, and who copied whom.

    \b
    rashomon add coverage/          read a folder of saved articles
    rashomon stories                what there is
    rashomon show 1                 one story's dossier, here
    rashomon brief 1 -o brief.html  the same as one file to print or send
    rashomon without "Maliki" 1     what still stands if an origin is set aside
    rashomon serve                  the reading room: all of it as pages in the browser
    rashomon diff 2014-06-26 now    what changed since, and who changed it
    rashomon relations 1            who supports, fights or denies whom
    rashomon read report.html       one text as the reader sees it, with no workspace
    """
    context.obj = workspace


app.command()(add.add)
app.command()(stories.stories)
app.command()(show.show)
app.command()(brief.brief)
app.command()(without.without)
app.command()(diff.diff)
app.command()(relations.relations)
app.command()(decisions.decisions)
app.command()(actors.actors)
app.command()(export.export)
app.command()(read.read)
app.command()(serve.serve)
app.command()(mcp.mcp)
app.command()(verify.verify)
app.command()(failures.failures)
