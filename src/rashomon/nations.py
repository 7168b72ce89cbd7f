"""Countries: what they and their people are called, and a point in each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Country:
    """A country by ISO 3166-1 code: names, the usual one first, adjectives, a point in it."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    latitude: float
    longitude: float


@cache
def countries() -> tuple[Country, ...]:
    """Every country that news speaks of."""
    return tuple(
        Country(
            code,
            tuple(names.split(",")),
            tuple(adjectives.split(",")),
            float(latitude),
            float(longitude),
        )
        for code, names, adjectives, latitude, longitude in _rows()
    )


@cache
def people() -> dict[str, tuple[str, ...]]:
    """Country codes by adjective or demonym in lower case, plurals too ("Congolese" has two)."""
    found: dict[str, list[str]] = {}
    for country in countries():
        for word in country.adjectives:
            for form in (word.lower(), f"{word.lower()}s", f"{word.lower()}es"):
                if country.code not in found.setdefault(form, []):
                    found[form].append(country.code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def country_name(code: str) -> str:
    """A country's usual name."""
    return next(each.names[0] for each in countries() if each.code == code)


def _rows() -> list[list[str]]:
    text = (resources.files(__package__) / "nations.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]
