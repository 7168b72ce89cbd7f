"""Rooms to try the door on: a workspace with failures, and a page that writes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Form, Request, Response
from starlette.testclient import TestClient

from rashomon.errors import NotFound, UsageError
from rashomon.records import Failure
from rashomon.store import Store
from rashomon.web.answers import see_other
from rashomon.web.app import create_app
from rashomon.web.options import WebOptions

HERE = "http://127.0.0.1:8400"
TOKEN = "a-token-of-some-length"


def fail(path: Path, *numbers: int) -> None:
    """Keep failures, as another process would."""
    store = Store(path)
    try:
        with store.writing() as writer:
            for number in numbers:
                address = f"https://outlet.example/{number:03}"
                writer.fail(Failure.make("capture", address, "timeout", "No answer in time."))
    finally:
        store.close()


def room(path: Path, options: WebOptions | None = None) -> FastAPI:
    """The application, with routes that write, break and refuse."""
    app = create_app(path, options or WebOptions())
    app.state.written = []

    @app.post("/note")
    @app.post("/api/note")
    def note(request: Request, words: Annotated[str, Form()] = "") -> Response:
        request.app.state.written.append(words)
        return see_other("/failures")

    @app.get("/form")
    def form(request: Request) -> Response:
        return Response(request.scope["rashomon.csrf"])

    @app.get("/broken")
    def broken() -> Response:
        raise RuntimeError("the secret words of a report")

    @app.get("/missing")
    def missing() -> Response:
        raise NotFound("no story '<i>'")

    @app.get("/odd")
    def odd() -> Response:
        raise UsageError("no such date")

    return app


def visitor(app: FastAPI, address: str = HERE) -> TestClient:
    """A browser that follows nothing by itself."""
    return TestClient(app, base_url=address, follow_redirects=False)


def written(app: FastAPI) -> list[str]:
    """What the page that writes was given."""
    found = app.state.written
    assert isinstance(found, list)
    return found
