"""How a page answers: its view through a template, or the same view as JSON."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import msgspec
from fastapi import Request
from starlette.responses import RedirectResponse, Response

from rashomon.errors import UsageError
from rashomon.web.kept import Finished
from rashomon.web.site import environment

_HTML = "text/html; charset=utf-8"
_JSON = "application/json"


def render(
    request: Request,
    template: str,
    view: object,
    *,
    status: int = 200,
    keep: bool = True,
    **more: object,
) -> Response:
    """The page: ``templates/TEMPLATE`` with ``view`` and whatever more it wants.

    Kept until the record changes; ``keep=False`` for what depends on anything but the record, the
    address and this build.
    """
    text = (
        environment()
        .get_template(template)
        .render(view=view, site=request.app.state.site, here=request.url.path, **more)
    )
    return _out(request, Finished.of(text.encode(), _HTML), status, keep)


def as_json(view: object, request: Request, *, status: int = 200, keep: bool = True) -> Response:
    """The same view for programs. Kept like a page."""
    return _out(request, Finished.of(msgspec.json.encode(view), _JSON), status, keep)


def see_other(to: str) -> Response:
    """On to a page after something was written; only within the room. Raises ``UsageError``."""
    parts = urlsplit(to)
    if parts.scheme or parts.netloc or not to.startswith("/") or to[1:2] in ("/", "\\"):
        raise UsageError("the page to go to is not one of this room")
    return RedirectResponse(to, 303, headers={"Cache-Control": "no-store"})


def _out(request: Request, finished: Finished, status: int, keep: bool) -> Response:
    key: Any = request.scope.get("rashomon.key")
    if keep and status == 200 and key is not None:
        request.app.state.shelf.put(key, finished)
    return finished.answer(request.scope, status)
