"""``rashomon stories``: what there is."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.cli.console import existing, remark, results


def stories(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="How many to list.")] = 50,
    find: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only stories with reports that hold these.")
    ] = None,
) -> None:
    """List the stories, latest first.

    Each with its articles, the number of independent texts they come down to, and the number of
    independent origins behind the event that most of them tell of ("2–3": at least two).

    \b
    rashomon stories
    rashomon stories --find "border crossing"
    """
    from rashomon.dossier import stories_table

    with existing(context.obj) as workspace:
        listed = workspace.list_stories(limit=limit, find=find)
        results().print(stories_table(listed.rows))
        if listed.total > len(listed.rows):
            remark(f"{len(listed.rows)} of {listed.total} stories; --limit shows more.")
