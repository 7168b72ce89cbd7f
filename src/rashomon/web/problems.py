"""What goes wrong, in words: a page for people, RFC 9457 problem details for programs."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from rashomon.errors import NotFound, Outdated, UsageError
from rashomon.web.site import Site, environment

_WORDS = {
    400: ("That could not be understood", "Check the address or what was filled in."),
    404: ("Nothing is kept under this address", "Go back to the desk, or search for it."),
    409: (
        "Somebody else was quicker",
        "Nothing was written. Go back, reload the page, and decide on what stands there now.",
    ),
    405: ("This page cannot be asked that way", "Go back to the desk and follow a link."),
}
_NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal or failure: what it is, what happened, and what to do about it."""

    status: int
    title: str
    detail: str
    advice: str = ""


def answer(
    scope: Scope,
    problem: Problem,
    headers: dict[str, str] | None = None,
    site: Site | None = None,
) -> Response:
    """The problem as an answer in the form that was asked for.

    Without ``site`` the workspace's name is not on the page: who is refused may not know it.
    """
    headers = _NO_STORE | (headers or {})
    path = str(scope["path"])
    if path == "/api" or path.startswith("/api/"):
        body = {
            "type": "about:blank",
            "title": problem.title,
            "status": problem.status,
            "detail": f"{problem.detail} {problem.advice}".strip(),
            "instance": path,
        }
        return Response(
            msgspec.json.encode(body), problem.status, headers, "application/problem+json"
        )
    text = environment().get_template("problem.html.j2").render(view=problem, site=site, here=path)
    return Response(text, problem.status, headers, "text/html; charset=utf-8")


def install(app: FastAPI) -> None:
    """Tell the application how each of our errors is answered."""
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(UsageError, _usage)
    app.add_exception_handler(Outdated, _outdated)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def broken(scope: Scope, id_: str) -> Response:
    """The answer where we are at fault: no word of what happened, an id to find it by."""
    detail = f"Something went wrong on our side. It is in the log under {id_}."
    advice = "Nothing was lost. Try again; if it happens again, report it with what you did."
    return answer(scope, Problem(500, "This page could not be made", detail, advice))


async def _not_found(request: Request, error: Exception) -> Response:
    return _answer(request, _said(404, str(error)))


async def _usage(request: Request, error: Exception) -> Response:
    return _answer(request, _said(400, str(error)))


async def _outdated(request: Request, error: Exception) -> Response:
    return _answer(request, _said(409, str(error)))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [f"{_place(each['loc'])}: {each['msg']}" for each in error.errors()]
    return _answer(request, _said(400, "; ".join(faults)))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = str(error.detail)
    if detail == HTTPStatus(error.status_code).phrase:
        detail = ""
    return _answer(request, _said(error.status_code, detail), dict(error.headers or {}))


def _answer(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    return answer(request.scope, problem, headers, request.app.state.site)


def _said(status: int, detail: str) -> Problem:
    title, advice = _WORDS.get(status, (HTTPStatus(status).phrase, ""))
    return Problem(status, title, _sentence(detail), advice)


def _sentence(detail: str) -> str:
    """An error's words as a sentence: most begin small and end without a full stop."""
    if not detail:
        return ""
    return detail[0].upper() + detail[1:] + ("" if detail.endswith((".", "?", "!")) else ".")


def _place(location: tuple[object, ...]) -> str:
    return " ".join(str(each) for each in location[1:]) or "the request"
