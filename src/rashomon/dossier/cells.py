"""Cells and lines of the tables that are written as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from rashomon.records import Imprint, Located

# What a cell holds; an empty one is None, several values of one cell are a tuple.
Cell: TypeAlias = str | int | float | bool | date | tuple[str, ...] | None

BETWEEN = " | "  # several values of one cell
IMPRINT: dict[str, str] = {
    "build": "version of Rashomon that made the table",
    "workspace": "fingerprint (SHA-256) of all that the workspace had received and decided",
    "decisions": "how many decisions of people are in force in it",
}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DIVISIONS = ("province", "district")
_MONTH = 31
_WEEK = 7


def line(values: Iterable[str]) -> str:
    """One line of CSV (RFC 4180) without its line end; no cell of it acts in a spreadsheet."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([inert(value) for value in values])
    return out.getvalue()


def inert(value: str) -> str:
    """A cell that no spreadsheet takes for a formula. Source: OWASP, "CSV Injection"."""
    value = value.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    is_number = _NUMBER.fullmatch(value) is not None
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t") and not is_number else value


def written(cell: Cell) -> str:
    """A cell as text: degrees with four places, days as ISO 8601, several values with bars."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float():
            return f"{cell:.4f}"
        case date():
            return cell.isoformat()
        case tuple():
            return BETWEEN.join(inert(each.replace(BETWEEN, " / ")) for each in cell)
    return str(cell)


def codebook_lines(columns: Mapping[str, str]) -> Iterable[str]:
    """The columns and what they hold, as CSV lines."""
    yield line(("column", "holds"))
    for name, holds in columns.items():
        yield line((name, holds))


def imprinted(imprint: Imprint | None) -> dict[str, Cell]:
    """The last columns of every table: what it was made from."""
    if imprint is None:
        return {}
    return {
        "build": imprint.build,
        "workspace": imprint.workspace,
        "decisions": imprint.decisions,
    }


def whereabouts(located: Located) -> dict[str, Cell]:
    """The columns that tell of an entry of the gazetteer: names, codes, degrees."""
    above = [*located.within]
    country = located.name if located.kind == "country" else above[-1] if above else ""
    divisions = above[:-1] if located.country else above  # district, province
    divisions = [located.name, *divisions] if located.kind in _DIVISIONS else divisions
    return {
        "where_name": located.name,
        "where_id": located.id.removeprefix("geonames:") if "geonames:" in located.id else "",
        "adm_2": divisions[0] if len(divisions) > 1 else "",
        "adm_1": divisions[-1] if divisions else "",
        "country": country,
        "iso": located.country,
        "latitude": located.latitude,
        "longitude": located.longitude,
    }


def date_precision(days: int) -> int:
    """UCDP's ``date_prec`` of so many days. Source: UCDP GED Codebook 23.1."""
    limits = (1, _WEEK - 1, _WEEK, _MONTH)
    return next((n for n, most in enumerate(limits, 1) if days <= most), len(limits) + 1)
