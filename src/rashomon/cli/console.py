"""Where words and progress go: results to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.workspace import Workspace

Progress = Callable[[int, int | None, str], None]


def results() -> Console:
    """Standard output as rich sees it: plain where it is a pipe or a file."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())


def remark(text: str) -> None:
    """One line for the person, not for the pipe."""
    sys.stderr.write(f"{text}\n")


@contextmanager
def existing(path: Path) -> Iterator[Workspace]:
    """The workspace at ``path``, opened for reading its record; it must be there."""
    import rashomon

    if not path.exists():
        raise UsageError(f"no workspace at {path}; make one with: rashomon -w {path} add FOLDER")
    with rashomon.open(path) as workspace:
        yield workspace


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on standard error for anything slow; silent where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        Remaining(),
    )
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        tasks: dict[str, int] = {}

        def report(done: int, total: int | None, label: str) -> None:
            if label not in tasks:
                tasks[label] = bar.add_task(label, total=total)
            bar.update(bar.tasks[tasks[label]].id, completed=done, total=total)

        yield report


def write(text: str, output: Path | None) -> None:
    """Write a document to a file, or to standard output where no file or ``-`` is named."""
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}") from error
