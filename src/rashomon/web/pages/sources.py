"""Sources: who reports and who is reported, and how reliable a person holds each to be.

No machine tells how reliable a source is: A to F is stated by people, here or in a file of theirs.
Source of the scale: NATO AJP-2.1, the Admiralty system.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from rashomon.errors import UsageError
from rashomon.records import Decision, Subject, Verdict
from rashomon.spelling import key
from rashomon.store import FacetKind, Wanted
from rashomon.web import links
from rashomon.web.answers import as_json, render, see_other
from rashomon.web.deciding import Proposed, author, remember, source
from rashomon.web.room import InRoom
from rashomon.workspace import Workspace

router = APIRouter()
RELIABILITY = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_LISTED = 200  # outlets and origins of each kind
_ROWS = 5_000  # of a file
_COLUMNS = ("name", "reliability", "note")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet or origin; ``stated`` is what a person says of it, None where nobody did."""

    name: str
    kind: str
    stories: int
    href: str
    stated: Decision | None


@dataclass(frozen=True, slots=True)
class SourcesView:
    """Sources with a statement first, then those that most stories have."""

    rows: tuple[SourceRow, ...]
    find: str
    stated: int
    scale: tuple[tuple[str, str], ...]


Find = Annotated[str, Query(max_length=200, description="Only names that hold this.")]


def view(workspace: Workspace, find: str = "") -> SourcesView:
    """The sources of the workspace's latest stories, and all of which anything is stated."""
    stated = workspace.reliability()
    facets = workspace.desk.facets(Wanted(), _LISTED)
    rows = {
        each.facet.key: SourceRow(
            each.facet.label,
            "outlet" if kind is FacetKind.OUTLET else "origin",
            each.stories,
            links.search(outlet=each.facet.key)
            if kind is FacetKind.OUTLET
            else links.origin(each.facet.key),
            stated.get(each.facet.key),
        )
        for kind in (FacetKind.ORIGIN, FacetKind.OUTLET)
        for each in facets[kind]
    }
    for folded, decision in stated.items():
        name = decision.about[0].partition(":")[2]
        rows.setdefault(folded, SourceRow(name, "not in these stories", 0, "", decision))
    wanted = key(find)
    some = [row for folded, row in rows.items() if wanted in folded]
    some.sort(key=lambda row: (row.stated is None, -row.stories, row.name.casefold(), row.name))
    return SourcesView(tuple(some), find, len(stated), tuple(RELIABILITY.items()))


@router.get("/sources", include_in_schema=False)
def sources(request: Request, room: InRoom, find: Find = "") -> Response:
    """The page."""
    seen = view(room.workspace, find)
    return render(request, "sources.html.j2", seen, keep=False, author=author(request))


@router.get("/api/sources", summary="Who reports, and how reliable people hold each to be")
def sources_data(request: Request, room: InRoom, find: Find = "") -> Response:
    """The same for programs."""
    return as_json(view(room.workspace, find), request)


@router.post("/sources", include_in_schema=False)
def state(
    request: Request,
    room: InRoom,
    name: Annotated[str, Form(max_length=400)],
    value: Annotated[str, Form(max_length=1)],
    signed: Annotated[str, Form(alias="author", max_length=200)],
    note: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """State how reliable one source is."""
    room.workspace.decide(_stated(name, value, note, signed))
    return remember(request, see_other("/sources"), signed)


@router.post("/sources/file", include_in_schema=False)
def take_file(
    request: Request,
    room: InRoom,
    file: Annotated[UploadFile, File()],
    signed: Annotated[str, Form(alias="author", max_length=200)],
) -> Response:
    """State it for all sources of a file; nothing is taken from a file with a fault."""
    decisions = [_stated(*row, signed) for row in rows(file.file.read())]
    known = room.workspace.reliability()
    for each in decisions:
        held = known.get(key(each.about[0].partition(":")[2]))
        if held is None or (held.value, held.note) != (each.value, each.note):
            room.workspace.decide(each)
    return remember(request, see_other("/sources"), signed)


def rows(data: bytes) -> list[tuple[str, str, str]]:
    """Name, reliability and note of each line of a CSV file. Raises ``UsageError``."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("the file is not UTF-8 text") from error
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        header = [name.strip().lower() for name in reader.fieldnames or ()]
        if not {"name", "reliability"} <= set(header):
            raise UsageError(f"the first line names the columns: {', '.join(_COLUMNS)}")
        reader.fieldnames = header
        return list(_checked(reader))
    except csv.Error as error:
        raise UsageError(f"line {reader.line_num} is no CSV: {error}") from error


def _checked(reader: csv.DictReader[str]) -> Iterator[tuple[str, str, str]]:
    for number, row in enumerate(reader, 2):
        if number > _ROWS:
            raise UsageError(f"the file has more than {_ROWS:,} lines")
        name, value = ((row.get(each) or "").strip() for each in _COLUMNS[:2])
        if not name and not value:
            continue
        if not name or value.upper() not in RELIABILITY:
            told = f"line {number}: {value!r} for {name!r}"
            raise UsageError(f"{told}; a reliability is one of {', '.join(RELIABILITY)}")
        yield name, value.upper(), (row.get("note") or "").strip()


def _stated(name: str, value: str, note: str, signed: str) -> Decision:
    return Proposed(
        Subject.SOURCE, Verdict.SET, signed, [source(name)], note=note, value=value
    ).decision()
