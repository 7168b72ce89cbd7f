"""``rashomon decisions``: what people decided; taking decisions over from another workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.console import existing, remark, results
from rashomon.errors import NotFound, UsageError


def decisions(
    context: typer.Context,
    story: Annotated[
        str | None,
        typer.Argument(metavar="[STORY]", help="Only those on this story.", show_default=False),
    ] = None,
    take: Annotated[
        Path | None,
        typer.Option(
            "--take", metavar="FILE", help="Take over the decisions of an export (jsonl)."
        ),
    ] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="ID", help="Undo this decision.")
    ] = None,
    author: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who undoes it.")
    ] = None,
) -> None:
    """List what people decided, the last first: who, when, on what, and whether it still counts.

    Decisions are made in the reading room (`rashomon serve`). They are never taken away, outrank
    the rules, and survive reading everything anew.

    \b
    rashomon decisions
    rashomon decisions 1
    rashomon decisions --undo decision-1f0c --by "A. Analyst"
    rashomon export --as jsonl -o record.jsonl       here, then in another workspace:
    rashomon decisions --take record.jsonl
    """
    if take is not None:
        _take(context.obj, take)
    elif undo is not None:
        _undo(context.obj, undo, author)
    else:
        _list(context.obj, story)


def _list(file: Path, story: str | None) -> None:
    from rich.text import Text

    from rashomon.dossier.decision_list import in_words
    from rashomon.dossier.safe import one_line
    from rashomon.records import in_force

    with existing(file) as workspace:
        found = workspace.decisions(workspace.story(story).record if story else None)
    if not found:
        typer.echo("Nobody has decided anything yet; `rashomon serve` shows what waits for review.")
        return
    counting = {each.id for each in in_force(found)}
    for each in reversed(found):
        said = f"{each.time[:16]} {one_line(each.author, 60)}: {in_words(each)}"
        said += f" – {one_line(each.note, 200)}" if each.note else ""
        said += "" if each.id in counting else " (no longer counts)"
        results().print(Text(f"{each.id}  {said}"), soft_wrap=True)


def _take(file: Path, export: Path) -> None:
    from rashomon.dossier import read_jsonl
    from rashomon.records import Decision

    try:
        with export.open(encoding="utf-8") as lines:
            wanted = (line for line in lines if line.startswith('{"kind":"decision"'))
            found = [each for each in read_jsonl(wanted) if isinstance(each, Decision)]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {export}: {error}") from error
    with existing(file) as workspace:
        taken, missing = workspace.take(found)
    known = len(found) - taken - missing
    remark(f"Took {taken} decisions; {known} were known, {missing} are about nothing here.")


def _undo(file: Path, which: str, author: str | None) -> None:
    from rashomon.capture.clock import signing
    from rashomon.records import Decision, Subject, Verdict

    if not author:
        raise UsageError("a decision is signed: --by NAME")
    with existing(file) as workspace:
        fitting = [each for each in workspace.decisions() if each.id.startswith(which)]
        if len(fitting) != 1:
            many = "several decisions fit" if fitting else "there is no decision"
            raise NotFound(f"{many} {which!r}; `rashomon decisions` lists them")
        made = Decision.make(Subject.UNDO, Verdict.UNDO, (fitting[0].id,), author, signing())
        workspace.decide(made)
    remark(f"Undid {fitting[0].id}; the record was found anew.")
