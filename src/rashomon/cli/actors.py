"""``rashomon actors``: a list of actors that people bring along."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.console import existing, progress, remark, results
from rashomon.errors import UsageError


def actors(
    context: typer.Context,
    lists: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="CSV or FollowTheMoney JSON lines."),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Go by no list any more.")] = False,
) -> None:
    """Bring your own list of actors along, or see the one in use.

    Whoever reports call by a name or an alias of the list is taken for that actor, with the
    list's name, country and sector. A new list stands in the place of the last; every story is
    found on anew.

    \b
    rashomon actors groups.csv          name, aliases (a; b), label, country, sector, identifier
    rashomon actors entities.ftm.json   FollowTheMoney entities, one a line
    rashomon actors                     the list in use
    rashomon actors --clear
    """
    if clear and lists:
        raise UsageError("either a list, or --clear")
    if not lists and not clear:
        _list(context.obj)
        return
    with existing(context.obj) as workspace, progress() as report:
        found = workspace.know(lists or (), report)
    known = f"{len(found)} actors are known" if len(found) != 1 else "1 actor is known"
    remark(f"{known}; every story was found on anew." if found else "No list is in use now.")


def _list(file: Path) -> None:
    from rich.text import Text

    from rashomon.dossier.safe import one_line

    with existing(file) as workspace:
        found = workspace.actors()
    if not found:
        typer.echo("No list is in use; `rashomon actors FILE` brings one along.")
    for each in found:
        told = [each.label, each.country, each.sector, *each.identifiers]
        also = f" ({'; '.join(each.aliases)})" if each.aliases else ""
        said = ": ".join(filter(None, (f"{each.name}{also}", " ".join(filter(None, told)))))
        results().print(Text(one_line(said, 400)), soft_wrap=True)
