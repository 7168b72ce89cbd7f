"""``/healthz``: whether the room is open, for whoever watches over it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from rashomon.web.room import InRoom

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def healthz(room: InRoom) -> Response:
    """``ok`` while the workspace can be read, else 503; nothing of what is in it."""
    can = room.version() is not None
    headers = {"Cache-Control": "no-store"}
    return Response("ok\n" if can else "no workspace\n", 200 if can else 503, headers, "text/plain")
