"""``rashomon brief``: one dossier as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.console import existing, remark, write
from rashomon.cli.show import Which
from rashomon.errors import UsageError


def brief(
    context: typer.Context,
    story: Which,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help=".html or .md; - prints Markdown."),
    ] = Path("brief.html"),
) -> None:
    """Write one story's dossier as one file.

    The file is self-contained: it works offline, prints well and needs no JavaScript.

    \b
    rashomon brief 1 -o brief.html
    rashomon brief 1 -o brief.md
    """
    from rashomon.dossier import html, markdown

    renderers = {".html": html, ".htm": html, ".md": markdown, "": markdown}
    render = renderers.get("" if str(output) == "-" else output.suffix.lower() or "?")
    if render is None:
        raise UsageError(f"a brief is written as .html or .md, not {output.name!r}")
    with existing(context.obj) as workspace:
        write(render(workspace.story(story).dossier()), output)
    if str(output) != "-":
        remark(f"Wrote {output}")
