"""Put the measured figures into the README: ``python -m evals.readme``; ``--check`` only compares.

The figures are those that ``python -m evals.gate --update`` last wrote to evals/figures.json, so
nobody types a number by hand. That command puts them here itself.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
FIGURES = Path(__file__).with_name("figures.json")
MARKED = re.compile(r"(?P<name><!-- figure (?P<key>[^<>]+?) -->)(?P<value>[^<]*)<!-- /figure -->")


def main() -> int:
    """Write the README anew, or say which figures are stale; the exit status is then 1."""
    if "--check" not in sys.argv[1:]:
        write()
        return 0
    before = README.read_text("utf-8")
    stale = before != filled(before, _figures())
    if stale:
        print("the README's figures are stale: python -m evals.readme")
    return int(stale)


def write() -> None:
    """Put what was last measured into the README."""
    README.write_text(filled(README.read_text("utf-8"), _figures()), "utf-8")


def filled(text: str, figures: dict[str, float]) -> str:
    """The text with every marked figure replaced by the measured one.

    A marker names one figure, with the number of decimals after a colon (two where it is silent):
    ``<!-- figure stories/basil/b3:2 -->0.97<!-- /figure -->``. An unknown figure raises KeyError.
    """

    def value(match: re.Match[str]) -> str:
        key, _, decimals = match["key"].partition(":")
        return f"{match['name']}{figures[key]:,.{int(decimals or 2)}f}<!-- /figure -->"

    return MARKED.sub(value, text)


def _figures() -> dict[str, float]:
    figures: dict[str, float] = json.loads(FIGURES.read_text("utf-8"))
    return figures


if __name__ == "__main__":
    sys.exit(main())
