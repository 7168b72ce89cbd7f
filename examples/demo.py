"""What `make demo` runs: read the example coverage, print what there is, write the dossiers."""

from __future__ import annotations

import sys
from pathlib import Path

import rashomon
from rashomon.cli.console import progress, results
from rashomon.dossier import html, stories_table

HERE = Path(__file__).resolve().parent
COVERAGES = ("al-qaim-2014", "savar-2013")


def main(folder: Path) -> None:
    """Build a workspace from the examples in ``folder`` and say which file to open."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("rashomon.db*"):
        old.unlink()
    with rashomon.open(folder / "rashomon.db") as workspace:
        with progress() as report:
            summary = workspace.add([str(HERE / c) for c in COVERAGES], progress=report)
        say(
            f"Read {summary.read} pages ({summary.versions} of them a newer version of another, "
            f"{summary.failures} failed).\n"
        )
        listed = workspace.list_stories(limit=20)
        results().print(stories_table(listed.rows))
        say("")
        dossiers = [story.dossier() for story in workspace.stories()]
        for number, dossier in enumerate(dossiers, 1):
            page = folder / f"brief-{number}.html"
            page.write_text(html(dossier), encoding="utf-8")
            say(f"  {page}  {dossier.story.title}")
    # The one with most to show.
    first = 1 + max(range(len(dossiers)), key=lambda n: len(dossiers[n].edges))
    say(f"\nOpen this file in a browser:  {(folder / f'brief-{first}.html').resolve().as_uri()}")
    say(f"Then try:  {Path(sys.executable).parent}/rashomon -w {folder}/rashomon.db show {first}")


def say(line: str) -> None:
    """One line for whoever runs the demo."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(Path("demo"))
