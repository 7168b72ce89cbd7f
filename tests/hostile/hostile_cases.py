"""One hostile or broken input, and how it is written down."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Payload = bytes | Callable[[], bytes]

# What a hostile page tries to run; found in an output only as text, if at all.
SCRIPT = "<script>alert('hostile')</script>"
IMAGE = "<img src=x onerror=alert('hostile')>"
BREAKOUT = "\"'><svg/onload=alert('hostile')>"

# Several happenings, so that the corpus is not one story of a hundred copies.
_HAPPENINGS = (
    (
        "The old river wall at {place} gave way on Tuesday night after three days of rain.",
        "Water stood a metre deep in Mill Street, and forty families were taken to the school.",
        '"We heard it crack and then we ran," said Mara Lind, who keeps the bakery by the bridge.',
        "Council engineers had warned in the spring that it would not stand another flood.",
        "Nobody was killed, the fire service said, but two men were hurt when a shed fell on them.",
        "The mayor, Otto Brand, promised a temporary barrier by Friday and an inquiry after that.",
    ),
    (
        "A goods train left the rails near {place} early on Sunday and spilled grain over a road.",
        "The driver, a woman of fifty, walked to a signal box to raise the alarm.",
        '"It sounded like a sack of stones," said Ivo Karst, a farmer whose field it ended in.',
        "Eleven of its thirty wagons lay on their sides when the first police car came.",
        "The railway said the line would be closed for four days while the track was laid anew.",
        "Inspectors took away a broken switch blade, which they called a possible cause.",
    ),
    (
        "Teachers at nine schools around {place} stopped work on Thursday over unpaid wages.",
        "They have had nothing since August, their union told a meeting in the market square.",
        '"My landlord does not take promises," said Lena Orth, who teaches mathematics.',
        "The district replied that the money had been sent and was held up by a bank.",
        "Some four thousand children were sent home before noon.",
        "Both sides are to meet again on Monday, with a judge in the chair.",
    ),
    (
        "Shells hit a market on the edge of {place} at midday, hospital staff and a guard said.",
        "At least six people died and nineteen were brought in with wounds from splinters.",
        '"There was no warning, only the whistle," said Samir Dole, who sells batteries there.',
        "The army denied firing and blamed fighters who hold the hills to the north.",
        "A spokesman for those fighters said they had no guns of that reach.",
        "Observers counted four craters and asked both sides for their firing logs.",
    ),
    (
        "A fire in a paint store at {place} burned for nine hours before it was put out.",
        "Smoke drifted over two suburbs, and people were told to keep their windows shut.",
        '"The drums went up one after another," said Captain Rosa Hamm of the fire brigade.',
        "One of her men was treated for burns to the hands.",
        "The owner had been fined twice for keeping solvents without a permit.",
        "Air measured downwind was within the limits by evening, the health office said.",
    ),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A named input: ``make`` writes it into an empty folder and says what a user would add."""

    name: str
    what: str
    make: Callable[[Path], str]


def file_case(name: str, what: str, file: str, data: Payload) -> Case:
    """A case that is one file."""

    def make(folder: Path) -> str:
        path = folder / file
        path.write_bytes(data() if callable(data) else data)
        return str(path)

    return Case(name, what, make)


def source_case(name: str, what: str, source: str) -> Case:
    """A case that is only a name: an address, or a path where nothing is."""
    return Case(name, what, lambda folder: source)


def story(place: str = "Dorn", happening: int = 0) -> list[str]:
    """A short report in sentences of our own."""
    return [s.format(place=place) for s in _HAPPENINGS[happening % len(_HAPPENINGS)]]


def plain(place: str = "Dorn", before: str = "", after: str = "") -> str:
    """A report as flattened text, with something before and after its running text."""
    sentences = story(place, _chosen(before, after))
    return "\n\n".join([f"News from {place} this week", before, *sentences, after]) + "\n"


def page(
    title: str = "River wall gives way at Dorn", head: str = "", before: str = "", after: str = ""
) -> str:
    """A report as a web page with something in its head, before its text and after it."""
    sentences = story(happening=_chosen(title, head, before, after))
    text = "".join(f"<p>{sentence}</p>\n" for sentence in sentences)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body><article><h1>{title}</h1>{before}\n{text}{after}</article></body></html>"
    )


def _chosen(*parts: str) -> int:
    """The same happening for the same parts, on any machine."""
    return zlib.crc32("".join(parts)[:4000].encode("utf-8", "replace"))
