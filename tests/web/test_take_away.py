"""Take away: every format of a story and of the workspace, as a download and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rooms import room, visitor
from starlette.testclient import TestClient

import raid
import rashomon
from rashomon.dossier.formats import FORMATS
from rashomon.web.pages import take_away

PLAIN = [each.name for each in FORMATS if not each.extra]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return raid.workspace(tmp_path_factory.mktemp("taken"))


@pytest.fixture(scope="module")
def desk(file: Path) -> Iterator[TestClient]:
    with visitor(room(file)) as client:
        yield client


@pytest.fixture(scope="module")
def story(file: Path) -> str:
    with rashomon.open(file) as workspace:
        (found,) = workspace.stories()
        return found.id


@pytest.mark.parametrize("name", PLAIN)
def test_each_format_is_what_the_command_line_writes(
    desk: TestClient, file: Path, story: str, name: str
) -> None:
    with rashomon.open(file) as workspace:
        whole, one = (b"".join(workspace.export(name, each)) for each in (None, story))
    assert desk.get(f"/export/{name}").content == whole
    answer = desk.get(f"/export/{name}?story={story}")
    assert answer.content == one
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_format_is_offered_with_what_it_holds(desk: TestClient, story: str) -> None:
    page = desk.get(f"/take-away?story={story}").text
    offers = desk.get(f"/api/take-away?story={story}").json()["offers"]
    assert [each["name"] for each in offers] == [each.name for each in FORMATS]
    for each in offers:
        assert f'href="{each["href"]}"' in page


def test_a_brief_is_of_one_story(desk: TestClient) -> None:
    answer = desk.get("/export/pdf")
    assert answer.status_code == 400
    assert "one story" in answer.text
    assert "open a story" in desk.get("/take-away").text


def test_a_large_workspace_is_a_matter_for_the_command_line(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_away, "_MOST", 0)
    answer = desk.get("/export/csv")
    assert answer.status_code == 400
    assert "rashomon export --as csv -o record.csv" in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/export/xlsx", 400),
        ("/export/csv?story=story-0000", 404),
        ("/export/csv?story=%00%3Ci%3E", 404),
        ("/api/export/nothing", 400),
    ],
)
def test_what_is_not_there_is_said_in_words(desk: TestClient, address: str, status: int) -> None:
    answer = desk.get(address)
    assert answer.status_code == status
    assert "<i>" not in answer.text


def test_a_missing_library_is_named(
    desk: TestClient, story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = desk.get(f"/api/export/parquet?story={story}")
    assert answer.status_code == 400
    assert "rashomon[parquet]" in json.loads(answer.text)["detail"]
