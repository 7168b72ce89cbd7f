"""What `make demo` runs: read the example coverage, print what there is, open the reading room.

In a terminal it ends with the reading room, until Ctrl-C; elsewhere with the address that
``rashomon serve`` would open.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import rashomon
from rashomon.cli.console import progress, results
from rashomon.dossier import html, stories_table
from rashomon.records import NAMED, Decision, Subject, Verdict
from rashomon.workspace import Workspace

HERE = Path(__file__).resolve().parent
COVERAGES = ("al-qaim-2014", "savar-2013")
ADDRESS = "http://127.0.0.1:8400/"
ANALYST = "Example Analyst"


def main(folder: Path) -> None:
    """Build a workspace from the examples in ``folder`` and say which file to open."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("rashomon.db*"):
        old.unlink()
    with rashomon.open(folder / "rashomon.db") as workspace:
        with progress() as report:
            summary = workspace.add([str(HERE / c) for c in COVERAGES], progress=report)
        workspace.take(decisions(workspace))
        say(
            f"Read {summary.read} pages ({summary.versions} of them a newer version of another, "
            f"{summary.failures} failed).\n"
        )
        listed = workspace.list_stories(limit=20)
        results().print(stories_table(listed.rows))
        say("")
        imprint = workspace.imprint()
        dossiers = [story.dossier() for story in workspace.stories()]
        for number, dossier in enumerate(dossiers, 1):
            page = folder / f"brief-{number}.html"
            page.write_text(html(dossier, imprint=imprint), encoding="utf-8")
            say(f"  {page}  {dossier.story.title}")
    # The one with most to show.
    first = 1 + max(range(len(dossiers)), key=lambda n: len(dossiers[n].edges))
    say(f"\nThe dossier as one file:  {(folder / f'brief-{first}.html').resolve().as_uri()}")
    command = [
        str(Path(sys.executable).parent / "rashomon"),
        "-w",
        f"{folder}/rashomon.db",
        "serve",
    ]
    say(f"The reading room:  {ADDRESS}")
    if sys.stdout.isatty():
        say("Ctrl-C closes it.\n")
        serve(command)
    else:
        say(f"It opens with:  {' '.join(command)}")


def decisions(workspace: Workspace) -> Iterator[Decision]:
    """A few decisions, so that the pages for them have something to show."""
    times = (f"2014-07-01T09:00:00.{n:06d}Z" for n in range(10))
    doubts = {doubt.subject: doubt for doubt in reversed(workspace.doubts(500))}
    actor = doubts.get(Subject.ACTOR)
    if actor is not None:
        about = (actor.one, actor.other)
        note = "the prime minister, in two spellings"
        yield Decision.make(Subject.ACTOR, Verdict.SAME, about, ANALYST, next(times), note=note)
    for name, value, note in (
        ("Meridian Wire", "B", "corrects itself in the open"),
        ("Northline News", "C", "took a translation back"),
    ):
        yield Decision.make(
            Subject.SOURCE,
            Verdict.SET,
            (f"{NAMED}{name}",),
            ANALYST,
            next(times),
            note=note,
            value=value,
        )


def serve(command: list[str]) -> None:
    """Open the reading room until it is closed; its log lines are left out."""
    room = subprocess.Popen([*command, "--open"], stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        room.wait()
    except KeyboardInterrupt:
        room.wait()


def say(line: str) -> None:
    """One line for whoever runs the demo."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path("demo"))
