"""Users' own lists of actors: a CSV, or FollowTheMoney entities as JSON lines.

Source: https://followthemoney.tech/explorer/ for schemata and properties; read as plain JSON.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import UsageError
from rashomon.nations import alpha3, named

_COLUMNS = ("name", "aliases", "label", "country", "sector", "identifier")
_LABELS = frozenset(("PERSON", "ORG", "LOCATION"))
_ACROSS = frozenset(("IGO", "NGO", "MNC"))  # PLOVER's codes for those of no one country
_SECTORS = frozenset(
    """GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL ELI IGO JRN LAB LEG NGO REF REL UAF
    UNK""".split()
)
_SCHEMATA = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Company": "ORG",
    "PublicBody": "ORG",
    "LegalEntity": None,  # a person or a body, who knows
}
_TOPICS = {  # FollowTheMoney's topics that say what PLOVER's sectors do
    "gov": "GOV",
    "gov.national": "GOV",
    "gov.state": "GOV",
    "gov.muni": "GOV",
    "gov.igo": "IGO",
    "gov.head": "GOV",
    "gov.executive": "GOV",
    "gov.legislative": "LEG",
    "gov.judicial": "JUD",
    "gov.security": "COP",
    "mil": "MIL",
    "pol.party": "PTY",
    "pol.union": "LAB",
    "rel": "REL",
    "crime": "CRM",
    "crime.terror": "UAF",
    "media": "JRN",
}
_IDENTIFIERS = ("wikidataId", "leiCode", "registrationNumber", "idNumber", "taxNumber")


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """Somebody of a user's list.

    ``label`` is PERSON, ORG, LOCATION, or empty where the list does not tell; ``country`` an ISO
    3166-1 alpha-3 code or IGO, NGO, MNC; ``sector`` PLOVER's; each empty where not told.
    """

    name: str
    aliases: tuple[str, ...] = ()
    label: str = ""
    country: str = ""
    sector: str = ""
    identifiers: tuple[str, ...] = ()


def actor_list(path: Path) -> tuple[Listed, ...]:
    """The actors of a file, sorted: CSV with a header, or FollowTheMoney's JSON lines.

    Raises ``UsageError`` for a file that cannot be read, and for a row that makes no sense, with
    its line.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the list of actors {path} cannot be read: {error}") from error
    rows = _json_rows(path, text) if text.lstrip()[:1] == "{" else _csv_rows(path, text)
    return tuple(sorted(set(rows)))


def _csv_rows(path: Path, text: str) -> Iterator[Listed]:
    reader = csv.reader(text.splitlines())
    header = [name.strip().lower() for name in next(reader, [])]
    if "name" not in header or (unknown := set(header) - set(_COLUMNS)):
        wrong = ", ".join(sorted(unknown)) if "name" in header else "no column “name”"
        raise _fault(path, 1, f"{wrong}; the columns are {', '.join(_COLUMNS)}")
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            raise _fault(path, reader.line_num, f"{len(row)} cells under {len(header)} columns")
        said = dict(zip(header, (cell.strip() for cell in row), strict=False))
        yield _checked(
            path,
            reader.line_num,
            said.get("name", ""),
            _several(said.get("aliases", "")),
            said.get("label", "").upper(),
            said.get("country", ""),
            said.get("sector", "").upper(),
            _several(said.get("identifier", "")),
        )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _json_rows(path: Path, text: str) -> Iterator[Listed]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
        except json.JSONDecodeError as error:
            raise _fault(path, number, f"no JSON: {error.msg}") from error
        if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
            raise _fault(path, number, "no FollowTheMoney entity: it has no “properties”")
        if entity.get("schema") in _SCHEMATA:  # addresses, ownerships … are no actors
            yield _entity(path, number, entity)


def _entity(path: Path, number: int, entity: Mapping[str, object]) -> Listed:
    properties = entity["properties"]
    assert isinstance(properties, dict)

    def values(*names: str) -> list[str]:
        found = [properties.get(name, ()) for name in names]
        if not all(isinstance(each, list | tuple) for each in found):
            raise _fault(path, number, f"the values of {' and '.join(names)} are no list")
        return [str(value).strip() for each in found for value in each if str(value).strip()]

    names = values("name", "alias", "weakAlias", "abbreviation")
    sectors = [_TOPICS[topic] for topic in values("topics") if topic in _TOPICS]
    # Several countries tell no one: whose somebody is may differ from where he lives.
    countries = sorted(set(values("country", "nationality", "jurisdiction")))
    name = values("name")[:1] or names[:1]
    return _checked(
        path,
        number,
        name[0] if name else str(entity.get("caption") or ""),
        tuple(dict.fromkeys(n for n in names if n != (name[0] if name else ""))),
        _SCHEMATA[str(entity["schema"])] or "",
        countries[0] if len(countries) == 1 else "",
        sectors[0] if sectors else "",
        tuple(values(*_IDENTIFIERS)) or ((str(entity["id"]),) if entity.get("id") else ()),
    )


def _checked(
    path: Path,
    line: int,
    name: str,
    aliases: Sequence[str],
    label: str,
    country: str,
    sector: str,
    identifiers: Sequence[str],
) -> Listed:
    if not name:
        raise _fault(path, line, "no name")
    if label and label not in _LABELS:
        raise _fault(path, line, f"label {label!r}; one of {', '.join(sorted(_LABELS))}, or none")
    if sector and sector not in _SECTORS:
        raise _fault(path, line, f"sector {sector!r} is none of PLOVER's")
    code = _country(country)
    if code is None:
        raise _fault(path, line, f"country {country!r} is no ISO 3166-1 code or name")
    return Listed(name, tuple(aliases), label, code, sector, tuple(identifiers))


def _country(said: str) -> str | None:
    """An alpha-3 code by itself, by the alpha-2 code, or by a name."""
    upper = said.upper()
    if not said or upper in _ACROSS or upper in alpha3().values():
        return upper
    two = upper if upper in alpha3() else named().get(said.lower())
    return alpha3()[two] if two is not None else None


def _fault(path: Path, line: int, why: str) -> UsageError:
    return UsageError(f"{path}, line {line}: {why}")
