"""Two versions of one page: what was taken out and what was put in, by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from rashomon.dossier import labels as say
from rashomon.dossier.safe import one_line
from rashomon.errors import NotFound, UsageError
from rashomon.web import links
from rashomon.web.answers import as_json, render
from rashomon.web.pages.report import VersionRow, tag, version_rows
from rashomon.web.report_changes import Change, Kind, Stretch, stretches
from rashomon.web.report_material import Version, found, versions
from rashomon.web.room import InRoom
from rashomon.words import words

router = APIRouter()
_MOST = 200_000  # characters of a text that are compared
_AROUND = 30  # words of an unchanged stretch that are shown beside a change

With = Annotated[str, Query(alias="with", description="The id of the other version.")]


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two versions."""

    id: str
    href: str
    received: str
    dated: str
    title: str
    words: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch as the page shows it: what changed, or what did not, with its middle folded."""

    is_same: bool
    changes: tuple[Change, ...]
    folded: str
    tail: str


@dataclass(frozen=True, slots=True)
class VersionsView:
    """What changed from the older version to the newer one."""

    outlet: str
    language: str
    older: SideView
    newer: SideView
    taken_out: int
    put_in: int
    pieces: tuple[Piece, ...]
    is_cut: bool
    versions: tuple[VersionRow, ...]
    report: str
    other: str


def view(every: tuple[Version, ...], this: str, other: str) -> VersionsView:
    """The two versions in order of age. Raises ``NotFound`` where one is no version of the page."""
    ids = [each.report.id for each in every]
    if other == this:
        raise UsageError("a version does not differ from itself; choose two")
    if other not in ids:
        raise NotFound(f"{other[:80]!r} is no version of this report’s page")
    old, new = (every[n] for n in sorted((ids.index(this), ids.index(other))))
    found_ = stretches(old.report.text[:_MOST], new.report.text[:_MOST])
    changes = [change for stretch in found_ for change in stretch.changes]
    return VersionsView(
        say.outlet(new.report),
        tag(new.report),
        _side(old),
        _side(new),
        _counted(changes, Kind.OUT),
        _counted(changes, Kind.IN),
        tuple(_piece(stretch, n, len(found_)) for n, stretch in enumerate(found_)),
        max(len(old.report.text), len(new.report.text)) > _MOST,
        tuple(version_rows(every, this)),
        this,
        other,
    )


@router.get("/report/{which}/versions", include_in_schema=False)
def report_versions(request: Request, room: InRoom, which: str, other: With = "") -> Response:
    """The page; without another version named, against the one before, or else the one after."""
    return render(request, "versions.html.j2", _asked(room, which, other))


@router.get("/api/report/{which}/versions", summary="What changed between versions of a page")
def report_versions_data(request: Request, room: InRoom, which: str, other: With = "") -> Response:
    """The same for programs."""
    return as_json(_asked(room, which, other), request)


def _asked(room: InRoom, which: str, other: str) -> VersionsView:
    pages = room.workspace.pages
    every = versions(pages, *found(pages, which))
    if len(every) < 2:
        raise NotFound("this page was received once only; there is nothing to compare it with")
    return view(every, which, other or _beside(every, which))


def _beside(every: tuple[Version, ...], this: str) -> str:
    n = [each.report.id for each in every].index(this)
    return every[n - 1 if n else 1].report.id


def _side(version: Version) -> SideView:
    report = version.report
    return SideView(
        report.id,
        links.report(report.id),
        say.date(version.capture.retrieved),
        say.when(report.modified or report.published),
        one_line(say.title(report), 160),
        len(report.text.split()),
    )


def _counted(changes: list[Change], kind: Kind) -> int:
    return sum(len(change.text.split()) for change in changes if change.kind is kind)


def _piece(stretch: Stretch, n: int, last: int) -> Piece:
    """Unchanged lines keep some words next to a change; the rest is folded, and can be opened."""
    if not stretch.is_same:
        return Piece(False, stretch.changes, "", "")
    text = stretch.changes[0].text
    inside = words(text)
    head, tail = (_AROUND if n else 0), (_AROUND if n + 1 < last else 0)
    if len(inside) <= head + tail + _AROUND:
        return Piece(True, stretch.changes, "", "")
    first = inside[head].start if head else 0
    final = inside[-tail].start if tail else len(text)
    shown = (Change(Kind.SAME, text[:first]),) if head else ()
    return Piece(True, shown, text[first:final], text[final:])
