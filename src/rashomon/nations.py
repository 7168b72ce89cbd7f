"""Countries: what they and their people are called, and a point in each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 codes: names, the usual one first, adjectives, a point in it.

    ``capitals`` are the spellings of the city that news names for its government, where there is
    one: Brussels speaks for a union, The Hague for courts.
    """

    code: str  # alpha-2
    alpha3: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    latitude: float
    longitude: float
    capitals: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Every country that news speaks of."""
    return tuple(
        Country(
            code,
            alpha3,
            tuple(names.split(",")),
            tuple(adjectives.split(",")),
            float(latitude),
            float(longitude),
            tuple(filter(None, capitals.split(","))),
        )
        for code, alpha3, names, adjectives, latitude, longitude, capitals in _rows()
    )


@cache
def people() -> dict[str, tuple[str, ...]]:
    """Country codes by adjective or demonym in lower case, plurals too ("Congolese" has two)."""
    found: dict[str, list[str]] = {}
    for country in countries():
        for word in country.adjectives:
            plain = word.lower()
            for form in (plain,) if word.isupper() else (plain, f"{plain}s", f"{plain}es"):
                if country.code not in found.setdefault(form, []):
                    found[form].append(country.code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def named() -> dict[str, str]:
    """Country codes by name in lower case."""
    return {name.lower(): country.code for country in countries() for name in country.names}


@cache
def capitals() -> dict[str, str]:
    """Country codes by their capital's name in lower case."""
    return {name.lower(): country.code for country in countries() for name in country.capitals}


def capitals_of(country: str) -> tuple[str, ...]:
    """The spellings of a country's capital, by any of its names; nothing for what is no country."""
    code = named().get(country.lower())
    return next((each.capitals for each in countries() if each.code == code), ())


@cache
def alpha3() -> dict[str, str]:
    """Three-letter codes by two-letter ones."""
    return {country.code: country.alpha3 for country in countries()}


@cache
def country_name(code: str) -> str:
    """A country's usual name."""
    return next(each.names[0] for each in countries() if each.code == code)


def _rows() -> list[list[str]]:
    text = (resources.files(__package__) / "nations.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]
