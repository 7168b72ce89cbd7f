"""The reading room as an application: pages, door, log, shelf, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.routing import APIRoute

from rashomon.errors import UsageError
from rashomon.version import __version__
from rashomon.web import contract, pages, problems, static_files
from rashomon.web.heads import Heads
from rashomon.web.kept import FromShelf, Shelf
from rashomon.web.logs import Outermost
from rashomon.web.options import WebOptions
from rashomon.web.room import Room
from rashomon.web.security import Door
from rashomon.web.site import site

# The framework can report requests, with their queries and errors, to a collector that the
# environment names. Nothing leaves this machine, whatever the environment says.
_SILENT: Any = dict.fromkeys(
    ("auto_configure", "tracing", "metrics", "logs", "operation_spans"), False
)


def create_app(path: Path, options: WebOptions) -> FastAPI:
    """The reading room over the workspace at ``path``, which must be there.

    Raises ``UsageError`` for a room that others can reach and that has no token; ``guarded``
    gives it one.
    """
    if options.token is None and not options.is_loopback:
        raise UsageError(f"a room on {options.host} can be reached by others and needs a token")
    room, shelf = Room(path, options), Shelf(options.most_kept)
    app = FastAPI(
        title="Rashomon: the reading room",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
        telemetry=_SILENT,
        redirect_slashes=False,  # would repeat the query, which may hold what was searched for
    )
    app.state.room, app.state.shelf = room, shelf
    for router in (static_files.router, *pages.ROUTERS):
        app.include_router(router)
    _settle(app, room)
    app.openapi = partial(contract.document, app)  # type: ignore[method-assign]
    problems.install(app)
    # The last one added is the outermost.
    app.add_middleware(FromShelf, room=room, shelf=shelf)
    app.add_middleware(Heads)
    app.add_middleware(Door, options=options)
    app.add_middleware(Outermost)
    return app


def _settle(app: FastAPI, room: Room) -> None:
    """Lay out the frame over the pages that are there."""
    paths = {
        route.path
        for router in pages.ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute)
    }
    app.state.site = site(room.name, paths, room.options)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """As many threads as connections are wanted; everything closed at the end."""
    room = app.state.room
    assert isinstance(room, Room)
    current_default_thread_limiter().total_tokens = room.options.threads
    try:
        yield
    finally:
        room.close()
