"""Style, script and icon: read once, with their content's hash in their address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from rashomon.web.kept import has

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
    "woff2": "font/woff2",
    "png": "image/png",
}
_LENT = {"palette.css": "palette.css", "dossier.css": "record.css"}  # the dossier's own sheets
_LONG = "public, max-age=31536000, immutable"

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file and the address that changes with it."""

    name: str
    data: bytes
    digest: str
    media_type: str

    @property
    def address(self) -> str:
        """Where the browser finds it; may be kept for ever."""
        return f"/static/{self.digest}/{self.name}"


@cache
def assets() -> dict[str, Asset]:
    """Every file under ``static/`` of a type that is served, and what the dossier lends."""
    own = _walk(files("rashomon.web").joinpath("static"), "")
    dossier = files("rashomon.dossier").joinpath("templates")
    lent = (_asset(name, dossier.joinpath(sheet)) for name, sheet in _LENT.items())
    return {asset.name: asset for asset in (*own, *lent)}


def address(name: str) -> str:
    """The address of a file; ``KeyError`` where there is none."""
    return assets()[name].address


@router.get("/static/{digest}/{name:path}")
async def static(digest: str, name: str, request: Request) -> Response:
    """A file; one asked for under the hash of another version must be asked for again."""
    asset = assets().get(name)
    if asset is None:
        raise HTTPException(404, "There is no such file.")
    headers = {
        "Cache-Control": _LONG if digest == asset.digest else "no-cache",
        "ETag": f'"{asset.digest}"',
    }
    if has(request.headers.get("if-none-match", ""), asset.digest):
        return Response(status_code=304, headers=headers)
    return Response(asset.data, headers=headers, media_type=asset.media_type)


def _walk(folder: Traversable, before: str) -> Iterator[Asset]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        name = before + entry.name
        if entry.is_dir():
            yield from _walk(entry, name + "/")
        elif _ending(name) in _TYPES:
            yield _asset(name, entry)


def _asset(name: str, file: Traversable) -> Asset:
    data = file.read_bytes()
    return Asset(name, data, hashlib.sha256(data).hexdigest()[:12], _TYPES[_ending(name)])


def _ending(name: str) -> str:
    return name.rpartition(".")[2]
