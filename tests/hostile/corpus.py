"""The hostile corpus: every case by name, made in a folder, with good reports mixed in.

Nothing here is a real page. The same cases are made byte for byte each time; what is large is made
when it is asked for. ``python tests/hostile/corpus.py`` lists the cases.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import hostile_data
import hostile_markup
import hostile_places
import hostile_text
from hostile_cases import Case, page, plain

CASES: list[Case] = [
    *hostile_text.CASES,
    *hostile_markup.CASES,
    *hostile_data.CASES,
    *hostile_places.CASES,
]


@dataclass(frozen=True, slots=True)
class Made:
    """A case that was written down: what a user adds to meet it."""

    case: Case
    source: str


def made(folder: Path) -> list[Made]:
    """Every case, each in a folder of its own, in the order of the list."""
    found = []
    for number, case in enumerate(CASES):
        place = folder / f"{number:03}-{case.name}"
        place.mkdir(parents=True)
        found.append(Made(case, case.make(place)))
    return found


def good_reports(folder: Path) -> list[str]:
    """Four plain reports, one of each kind; each must be read, whatever lies beside it."""
    folder.mkdir()
    files = {
        "good.txt": plain("Harrow"),
        "good.html": page(title="Wall at Dorn falls"),
        "good.json": json.dumps({"text": plain("Marl"), "outlet": "Marl Courier"}),
        "good.eml": f"Subject: Wall\r\nMIME-Version: 1.0\r\n\r\n{plain('Senn')}",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return [str(folder / name) for name in files]


if __name__ == "__main__":
    for case in CASES:
        print(f"{case.name:24}{case.what}")
    print(len(CASES), "cases")
