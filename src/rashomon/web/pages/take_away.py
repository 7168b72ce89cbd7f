"""Take away: the record in every format, of one story or of a workspace that is not too large."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.responses import StreamingResponse

from rashomon.dossier.formats import FORMATS, Format, format_named
from rashomon.errors import UsageError
from rashomon.web.answers import as_json, render
from rashomon.web.room import InRoom
from rashomon.workspace import Workspace

router = APIRouter()
_MOST = 500  # stories written in one go here; more are a matter for the command line
_MEMORY = 8 << 20  # bytes of an export held in memory; more goes to a file that nobody else sees
_CHUNK = 1 << 16
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Offer:
    """A format, and where it can be had; no way there where it cannot, ``why`` says why."""

    name: str
    holds: str
    suffix: str
    href: str
    why: str


@dataclass(frozen=True, slots=True)
class TakeAwayView:
    """The formats of one story, or of the workspace where no story is named."""

    story: str
    title: str
    stories: int
    offers: tuple[Offer, ...]


Of = Annotated[str, Query(max_length=64, description="Only this story, by id.")]


def view(workspace: Workspace, story: str = "") -> TakeAwayView:
    """What can be taken away. Raises ``NotFound`` where there is no such story."""
    title = workspace.story(story).title if story else ""
    stories = 1 if story else workspace.counts().stories
    offers = tuple(_offer(each, story, stories) for each in FORMATS)
    return TakeAwayView(story, title, stories, offers)


@router.get("/take-away", include_in_schema=False)
def take_away(request: Request, room: InRoom, story: Of = "") -> Response:
    """The page."""
    return render(request, "take_away.html.j2", view(room.workspace, story))


@router.get("/api/take-away", summary="The formats that the record is written in")
def take_away_data(request: Request, room: InRoom, story: Of = "") -> Response:
    """The same for programs."""
    return as_json(view(room.workspace, story), request)


@router.get("/api/export/{name}", summary="The record in one format")
@router.get("/export/{name}", include_in_schema=False)
def export(
    room: InRoom,
    name: Annotated[str, Path(max_length=32, description="One of the formats.")],
    story: Of = "",
) -> Response:
    """The file itself, always as a download. Raises ``UsageError``, ``NotFound``."""
    chosen = format_named(name)
    why = _offer(chosen, story, 1 if story else room.workspace.counts().stories).why
    if why:
        raise UsageError(why)
    written = tempfile.SpooledTemporaryFile(max_size=_MEMORY)  # noqa: SIM115 - closed when sent
    try:
        for piece in room.workspace.export(name, story or None):
            written.write(piece)
        size = written.tell()
        written.seek(0)
    except BaseException:
        written.close()
        raise
    title = room.workspace.story(story).title if story else room.name
    headers = {
        "Content-Disposition": f'attachment; filename="{_file(title)}{chosen.suffix}"',
        "Content-Length": str(size),
        "Cache-Control": "private, no-cache",
    }
    return StreamingResponse(_sent(written), 200, headers, chosen.media_type)


def _sent(written: tempfile.SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    with written:
        while piece := written.read(_CHUNK):
            yield piece


def _file(title: str) -> str:
    """A name that any system takes for a file: ASCII letters, digits and hyphens."""
    return _NOT_IN_A_NAME.sub("-", title.lower()).strip("-")[:60].strip("-") or "record"


def _offer(each: Format, story: str, stories: int) -> Offer:
    why = ""
    if each.one_story and not story:
        why = f"{each.name} is of one story; open a story and take it away from there"
    elif stories > _MOST:
        why = (
            f"{stories:,} stories take long: run `rashomon export --as {each.name} "
            f"-o record{each.suffix}`"
        )
    href = "" if why else f"/export/{each.name}" + (f"?story={story}" if story else "")
    return Offer(each.name, each.holds, each.suffix, href, why)
