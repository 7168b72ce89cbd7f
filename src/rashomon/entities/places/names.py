"""Our own table of seas, rivers and regions that cross provinces."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Region:
    """A region, sea or river that crosses provinces; ``radius`` in km around its middle."""

    name: str
    kind: str
    latitude: float
    longitude: float
    radius: int
    country: str


@cache
def regions() -> tuple[Region, ...]:
    """Regions, continents and waters."""
    return tuple(
        Region(
            name,
            kind,
            float(latitude),
            float(longitude),
            int(radius),
            "" if code == "-" else code,
        )
        for name, kind, latitude, longitude, radius, code in _rows("regions.tsv")
    )


def _rows(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]
