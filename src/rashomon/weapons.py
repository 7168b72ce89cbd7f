"""Weapons by name, with the mode of an attack by each, where that tells one.

``weapons.tsv`` was written for this project. A missile may come from a plane or from the ground,
and has none; jets, tanks and ships, which have crews, are not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources


@cache
def modes() -> dict[str, str]:
    """Modes of attack by the weapon's name in the singular; empty where it tells none."""
    text = (resources.files(__package__) / "weapons.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {row[0]: row[1] for row in rows}


def weapon(words: Sequence[str]) -> str:
    """The kind of weapon that some words end in, in the singular; empty where they name none."""
    forms = [word.lower() for word in words]
    for first in range(len(forms)):
        said = " ".join(forms[first:])
        for form in (said, said.removesuffix("s")):
            if form in modes():
                return form
    return ""


def kind_of(weapon: str) -> str:
    """The mode of an attack with a weapon of the list, with blanks; empty where it tells none."""
    return modes().get(weapon, "").replace("-", " ")
