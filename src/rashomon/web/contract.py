"""The OpenAPI document: what each address under /api answers, made from the views themselves.

Pages answer with finished bytes, so their types are named here and described by the library that
writes them; a test asks every address and holds the answer against its description.
"""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from rashomon.findings.dropping import Without
from rashomon.records import Decision
from rashomon.web.pages import (
    actor,
    compare,
    decisions,
    desk,
    failures,
    origin,
    place,
    report,
    review,
    search,
    sources,
    take_away,
    versions,
)

ANSWERS: dict[str, type] = {
    "/api/desk": desk.DeskView,
    "/api/search": search.SearchView,
    "/api/story/{id}/without": Without,
    "/api/report/{which}": report.ReportView,
    "/api/report/{which}/versions": versions.VersionsView,
    "/api/compare": compare.CompareView,
    "/api/actor": actor.ActorView,
    "/api/place": place.PlaceView,
    "/api/origin": origin.OriginView,
    "/api/review": review.ReviewView,
    "/api/decisions": decisions.DecisionsView,
    "/api/sources": sources.SourcesView,
    "/api/take-away": take_away.TakeAwayView,
    "/api/failures": failures.FailuresView,
}
_REF = "#/components/schemas/{name}"
_PROBLEM = {
    "type": "object",
    "description": "What went wrong, and what to do about it (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}
_REFUSED = {
    "400": "What was asked makes no sense",
    "404": "There is no such thing here",
}
_WRITES = {
    "403": "Not from a page of this room, or the room is for reading only",
    "409": "Somebody else has decided on it since",
    "413": "More than is taken at once",
    "415": "Not JSON",
}


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of the room's programs' side."""
    if app.openapi_schema:
        return app.openapi_schema
    found = get_openapi(
        title=app.title,
        version=app.version,
        routes=app.routes,
        description="Every page's data. Answers carry an ETag; lists come in pages.",
    )
    types = (*dict.fromkeys((*ANSWERS.values(), Decision)),)
    refs, components = msgspec.json.schema_components(types, ref_template=_REF)
    described = dict(zip(types, refs, strict=True))
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    schemas |= components | {"Problem": _PROBLEM}
    for address, operations in found["paths"].items():
        for method, operation in operations.items():
            made = Decision if method == "post" else ANSWERS.get(address)
            _answers(operation, method, described.get(made) if made is not None else None)
    app.openapi_schema = found
    return found


def _answers(operation: dict[str, Any], method: str, schema: Any) -> None:
    answers = operation["responses"]
    answers.pop("422", None)
    done = next(iter(answers.values()))
    if schema is not None:
        done["content"] = {"application/json": {"schema": schema}}
    else:  # a record, or a file in a format of its own
        done["content"] = {"*/*": {}}
    problem = {"application/problem+json": {"schema": {"$ref": _REF.format(name="Problem")}}}
    refused = _REFUSED | (_WRITES if method == "post" else {"304": "Nothing has changed"})
    for status, says in refused.items():
        content = {} if status == "304" else {"content": problem}
        answers[status] = {"description": says} | content
