"""``rashomon add``: read new material into the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import progress, remark
from rashomon.errors import UsageError
from rashomon.settings import Settings

if TYPE_CHECKING:
    from rashomon.workspace import Summary

_DEFAULT = Settings()


def add(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-...", help="Files, folders, web addresses, or - for standard input."
        ),
    ],
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="FACT=NAME",
            help="Which JSON field holds a fact: text, title, outlet, byline, published, url, "
            "language. Repeat it for each.",
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published all of this.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When all of this was published (EDTF).")
    ] = None,
    media_type: Annotated[
        str | None,
        typer.Option("--as", metavar="TYPE", help="Read as text, html, json, jsonl or eml."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let URLs reach private addresses.")
    ] = False,
    max_mb: Annotated[
        int, typer.Option(min=1, help="Largest item to take, in megabytes.")
    ] = _DEFAULT.max_bytes // 2**20,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds to wait for one web page.")
    ] = _DEFAULT.timeout,
    statements: Annotated[
        bool,
        typer.Option(
            "--statements/--no-statements",
            help="Read who says what. It takes longest; left out, the next add does it.",
        ),
    ] = True,
    workers: Annotated[int, typer.Option(min=0, help="Processes to use; 0 is one per core.")] = 0,
) -> None:
    """Read new material into the workspace.

    What is known already is left as it is; a page that changed becomes a new version.

    \b
    rashomon add coverage/ https://example.org/report.html
    rashomon add scraped.jsonl --field text=body --field published=date
    curl -s https://example.org/a.html | rashomon add - --outlet "Example Post"
    """
    import rashomon
    from rashomon.memory import collect_seldom

    collect_seldom()
    settings = Settings(
        max_bytes=max_mb * 2**20, timeout=timeout, allow_private=allow_private, workers=workers
    )
    fields = tuple(_pair(f) for f in field or ())
    given = (("outlet", outlet), ("published", published))
    supplied = tuple((name, value) for name, value in given if value is not None)
    with rashomon.open(context.obj, settings=settings) as workspace, progress() as report:
        summary = workspace.add(
            sources,
            fields=fields,
            supplied=supplied,
            media_type=media_type,
            statements=statements,
            progress=report,
        )
    typer.echo(_told(summary))
    if summary.failures:
        remark("See what failed, and why: rashomon failures")
    if summary.failures and not summary.read + summary.known:
        raise typer.Exit(1)


def _pair(text: str) -> tuple[str, str]:
    fact, found, name = text.partition("=")
    if not (fact and found and name):
        raise UsageError(f"--field wants FACT=NAME, as in text=body, not {text!r}")
    return fact, name


def _told(summary: Summary) -> str:
    counts = (
        (summary.read, "read"),
        (summary.known, "known already"),
        (summary.versions, "new versions of known pages"),
        (summary.failures, "failed"),
    )
    return ", ".join(f"{n} {what}" for n, what in counts if n or what == "read") + "."
