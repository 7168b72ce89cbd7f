"""A report: its text with what is known of it, who says each sentence, and the kept original."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request, Response

from rashomon.dossier import labels as say
from rashomon.dossier.labels import Labels
from rashomon.dossier.safe import link, one_line
from rashomon.errors import NotFound
from rashomon.records import Report, Stated
from rashomon.store import Statements
from rashomon.web import links
from rashomon.web.answers import as_json, render
from rashomon.web.paging import Shown, shown
from rashomon.web.report_copies import Copy, copies
from rashomon.web.report_kept import Kept, headers, kept
from rashomon.web.report_known import KINDS, Known, Note
from rashomon.web.report_marks import Mark
from rashomon.web.report_material import ReportMaterial, Version, found, gathered
from rashomon.web.report_text import Part, blocks, chosen, numbered, part_of, parts
from rashomon.web.report_voices import Said, said
from rashomon.web.room import InRoom
from rashomon.words import sentences

router = APIRouter()
DEFAULT = ("statements", "events")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

Show = Annotated[
    list[str] | None, Query(description="What is marked: names, statements, claims, events.")
]
At = Annotated[str, Query(description="Words that are marked, as START-END in characters.")]
Furniture = Annotated[str, Query(description="1: show what was cut away, in its place.")]
Page = Annotated[int | None, Query(ge=1, description="Which part of a long text, from 1.")]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor asks of the page. ``show`` is None where nothing is said of it."""

    show: tuple[str, ...] | None = None
    at: str = ""
    furniture: bool = False
    page: int | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is marked."""
        return DEFAULT if self.show is None else self.show

    def query(self, at: str = "") -> str:
        """The question again, with other words chosen."""
        fields = [("at", at)] if at else []
        fields += [("show", ",".join(self.show))] if self.show is not None else []
        fields += [("furniture", "1")] if self.furniture else []
        return urlencode(fields)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of the page: when it was received, and where its differences are shown."""

    id: str
    href: str
    differences: str
    received: str
    dated: str
    title: str
    is_this: bool
    is_newest: bool


@dataclass(frozen=True, slots=True)
class Home:
    """The story that a report is in."""

    id: str
    title: str
    href: str
    reports: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything the page tells. ``sentences``, ``notes`` and ``marks`` are those of its part."""

    id: str
    title: str
    outlet: str
    byline: tuple[str, ...]
    published: str
    basis: str
    modified: str
    language: str
    language_confidence: float | None
    address: str
    link: str | None
    story: Home | None
    unread: str
    was_read: bool  # for who says what
    text: str
    part: Part
    shown: Shown
    furniture: int
    chosen: Said | None
    trouble: str
    sentences: tuple[Said, ...]
    notes: tuple[Note, ...]
    kept: Kept
    versions: tuple[VersionRow, ...]
    copies: tuple[Copy, ...]
    marks: tuple[Mark, ...] = field(default=())


def view(material: ReportMaterial, wanted: Wanted) -> ReportView:
    """The page's view. Raises ``NotFound`` where a long text has no such part."""
    report, text, labels = material.report, material.report.text, material.labels
    statements = material.statements or Statements()
    picked = chosen(wanted.at, text) if wanted.at else None
    at = picked if isinstance(picked, tuple) else None
    every = parts(text)
    which = shown(wanted.page or (part_of(at[0], every) if at else 1), len(every), 1)
    part = every[which.page - 1]
    known = Known(report, statements, material.record, labels)
    sentences = tuple(
        said(n, a, b, statements.claims, text, labels) for n, a, b in numbered(text, part)
    )
    marks = tuple(m for m in known.marks if m.start < part.end and part.start < m.end)
    keys = {mark.key for mark in marks}
    story = material.story
    return ReportView(
        report.id,
        say.title(report),
        say.outlet(report),
        tuple(map(_stated, report.byline)),
        say.when(report.published),
        say.basis(report.published),
        say.date(report.modified.edtf) if report.modified else "",
        tag(report),
        report.language.confidence if report.language else None,
        one_line(report.address, 300),
        link(report.address),
        Home(story.id, story.title, links.story(story.id), len(story.reports)) if story else None,
        report.unread or "",
        material.statements is not None,
        text[part.start : part.end],
        part,
        which,
        len(report.cuts),
        _picked(*at, statements, text, labels) if at else None,
        picked if isinstance(picked, str) else "",
        sentences,
        tuple(note for note in known.notes if note.key in keys),
        kept(report, material.capture),
        tuple(version_rows(material.versions, report.id)),
        copies(report, material.edges, material.others),
        marks,
    )


def _picked(start: int, end: int, statements: Statements, text: str, labels: Labels) -> Said:
    """Who says chosen words; where they are in no claim, who speaks in their sentences."""
    here = said(0, start, end, statements.claims, text, labels)
    if here.voices:
        return here
    around = [bounds for bounds in sentences(text) if bounds[0] < end and start < bounds[1]]
    first, last = around[0][0], around[-1][1]
    return replace(here, voices=said(0, first, last, statements.claims, text, labels).voices)


def version_rows(versions: Sequence[Version], this: str) -> list[VersionRow]:
    """The versions of a page, oldest first; none where there is only one."""
    if len(versions) < 2:
        return []
    return [
        VersionRow(
            each.report.id,
            links.report(each.report.id),
            f"{links.report(this)}/versions?{urlencode({'with': each.report.id})}",
            say.date(each.capture.retrieved),
            say.when(each.report.modified or each.report.published),
            say.title(each.report),
            each.report.id == this,
            n == len(versions),
        )
        for n, each in enumerate(versions, 1)
    ]


def tag(report: Report) -> str:
    """The language tag of a report's text; empty where none is known."""
    code = report.language.code if report.language else ""
    return code if _LANGUAGE.fullmatch(code) else ""


@router.get("/report/{which}", include_in_schema=False)
def report(
    request: Request,
    room: InRoom,
    which: str,
    show: Show = None,
    at: At = "",
    furniture: Furniture = "",
    page: Page = None,
) -> Response:
    """The page."""
    wanted = asked(show, at, furniture, page)
    material = gathered(room.workspace.pages, which)
    seen = view(material, wanted)
    marks = [*_frame(seen), *seen.marks]
    return render(
        request,
        "report.html.j2",
        seen,
        wanted=wanted,
        kinds=KINDS,
        blocks=blocks(material.report, seen.part, marks, furniture=wanted.furniture),
        notes={note.key: note for note in seen.notes},
        address=links.report(seen.id),
    )


@router.get("/api/report/{which}", summary="A report: text, who says what, versions, copies")
def report_data(
    request: Request, room: InRoom, which: str, at: At = "", page: Page = None
) -> Response:
    """The same for programs."""
    wanted = asked(None, at, "", page)
    return as_json(view(gathered(room.workspace.pages, which), wanted), request)


@router.get("/report/{which}/original", include_in_schema=False)
def original(room: InRoom, which: str, download: str = "") -> Response:
    """The kept bytes, so that nothing of them can run."""
    pages = room.workspace.pages
    kept_report, capture = found(pages, which)
    try:
        data = pages.data(capture.sha256)
    except ValueError:
        raise HTTPException(409, "The kept copy is damaged: it is not what was received.") from None
    if data is None:
        raise NotFound("the original of this report is not kept")
    return Response(data, headers=headers(kept_report, capture, download=download == "1"))


def asked(show: list[str] | None, at: str, furniture: str, page: int | None) -> Wanted:
    """What was asked, with what the page does not know left out."""
    if show is None:
        return Wanted(None, at, furniture == "1", page)
    words = {word.strip() for some in show for word in some.split(",")}
    return Wanted(tuple(kind for kind in KINDS if kind in words), at, furniture == "1", page)


def _frame(seen: ReportView) -> list[Mark]:
    """The sentences and the chosen words, as marks among the others."""
    marks = [
        Mark(each.start, each.end, "sentence", str(each.number), str(each.number))
        for each in seen.sentences
    ]
    if seen.chosen is not None:
        marks.append(Mark(seen.chosen.start, seen.chosen.end, "at"))
    return marks


def _stated(each: Stated) -> str:
    return one_line(each.value, 120)
