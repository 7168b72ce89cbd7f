"""The API keeps its word: what its OpenAPI document allows is answered as it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from rooms import HERE, room, visitor
from starlette.testclient import TestClient

import raid
import rashomon
from rashomon.store import Wanted
from rashomon.web.app import create_app
from rashomon.web.options import WebOptions

schemathesis = pytest.importorskip("schemathesis")
jsonschema = pytest.importorskip("jsonschema_rs")

DOCUMENT: dict[str, Any] = create_app(Path("nowhere.db"), WebOptions()).openapi()
OPERATIONS = [found.ok() for found in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations()]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return raid.workspace(tmp_path_factory.mktemp("contract"))


@pytest.fixture(scope="module")
def desk(file: Path) -> Iterator[TestClient]:
    with visitor(room(file)) as client:
        yield client


def check(answer: Any, address: str, method: str) -> None:
    """That an answer is one of those that are described, in form and in content."""
    described = DOCUMENT["paths"][address][method]["responses"]
    said = f"{method} {answer.url}: {answer.status_code} {answer.text[:300]}"
    assert str(answer.status_code) in described, said
    kinds = described[str(answer.status_code)].get("content", {})
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if "*/*" in kinds or not kinds:
        return
    assert kind in kinds, said
    schema = {**kinds[kind]["schema"], "components": DOCUMENT["components"]}
    faults = list(jsonschema.validator_for(schema).iter_errors(json.loads(answer.content)))
    assert not faults, f"{said}: {faults[0]}"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: f"{o.method} {o.path}")
def test_whatever_is_asked_is_answered_as_described(operation: Any, desk: TestClient) -> None:
    csrf = desk.get("/form").text

    @settings(max_examples=25)
    @given(operation.as_strategy())
    def ask(case: Any) -> None:
        answer = desk.request(
            operation.method,
            case.formatted_path,
            params=case.query or None,
            json=case.body if operation.method == "post" else None,
            headers={"Origin": HERE, "X-CSRF-Token": csrf},
        )
        check(answer, operation.path, operation.method)

    ask()


def addresses(file: Path) -> Iterator[tuple[str, str]]:
    """Each address that a filled workspace has something under, with its path in the document."""
    with rashomon.open(file) as workspace:
        (story,) = workspace.stories()
        one, other, *_ = story.reports
        record = story.dossier().record
        assert record is not None
        words = record.events[0].words
        yield "/api/desk", "/api/desk"
        yield "/api/search", "/api/search?q=market&type=ASSAULT"
        yield "/api/story/{id}", f"/api/story/{story.id}"
        yield "/api/story/{id}/without", f"/api/story/{story.id}/without?what=Haddad"
        yield "/api/report/{which}", f"/api/report/{one}?at={words.start}-{words.end}"
        yield "/api/compare", f"/api/compare?report={one}&report={other}"
        yield "/api/actor", "/api/actor?name=omar haddad"
        yield "/api/origin", "/api/origin?name=omar haddad"
        (there,) = workspace.desk.spots(Wanted(), 1)
        yield "/api/place", f"/api/place?key={there.spot.key}"
        for path in ("/api/review", "/api/decisions", "/api/sources", "/api/failures"):
            yield path, path
        yield "/api/take-away", f"/api/take-away?story={story.id}"
        yield "/api/export/{name}", f"/api/export/csv?story={story.id}"


def test_every_address_answers_what_there_is_as_described(desk: TestClient, file: Path) -> None:
    asked = dict(addresses(file))
    once = {"/api/report/{which}/versions"}  # tested where a page has versions
    assert set(asked) == set(DOCUMENT["paths"]) - once
    for path, address in asked.items():
        answer = desk.get(address)
        assert answer.status_code == 200, f"{address}: {answer.text[:300]}"
        check(answer, path, "get")
        if path != "/api/export/{name}":
            again = desk.get(address, headers={"If-None-Match": answer.headers["etag"]})
            assert again.status_code == 304
