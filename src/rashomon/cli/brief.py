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
        typer.Option(
            "--output", "-o", metavar="FILE", help=".html, .md or .pdf; - prints Markdown."
        ),
    ] = Path("brief.html"),
) -> None:
    """Write one story's dossier as one file.

    The file is self-contained: it works offline, prints well and needs no JavaScript. A PDF needs
    `pip install 'rashomon[pdf]'`, and is made in a minute or two for a large story.

    \b
    rashomon brief 1 -o brief.html
    rashomon brief 1 -o brief.md
    rashomon brief 1 -o brief.pdf
    """
    from rashomon.dossier import html, markdown
    from rashomon.dossier.pdf import pdf

    renderers = {".html": html, ".htm": html, ".md": markdown, "": markdown}
    suffix = "" if str(output) == "-" else output.suffix.lower() or "?"
    render = renderers.get(suffix)
    if render is None and suffix != ".pdf":
        raise UsageError(f"a brief is written as .html, .md or .pdf, not {output.name!r}")
    with existing(context.obj) as workspace:
        made = workspace.story(story).dossier()
        imprint = workspace.imprint()
        if render is not None:
            write(render(made, imprint=imprint), output)
        else:
            _write_bytes(pdf(made, imprint), output)
    if str(output) != "-":
        remark(f"Wrote {output}")


def _write_bytes(data: bytes, output: Path) -> None:
    try:
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}") from error
