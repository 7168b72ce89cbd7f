"""Every format from a workspace and from the command line: listed once, sourced, of one story."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import raid
import rashomon
from rashomon.cli.app import app
from rashomon.dossier import FORMATS, format_named, read_jsonl
from rashomon.dossier.formats import Format
from rashomon.errors import NotFound, UsageError
from rashomon.records import Imprint, Report
from rashomon.workspace import Workspace

PLAIN = [each for each in FORMATS if not each.extra]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return raid.workspace(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def workspace(file: Path) -> Workspace:
    return rashomon.open(file)


def run(file: Path, *words: str) -> str:
    done = CliRunner().invoke(app, ["-w", str(file), *words])
    assert done.exit_code == 0, done.output
    return done.output


def named(each: Format) -> str:
    return each.name


@pytest.mark.parametrize("each", PLAIN, ids=named)
def test_every_format_says_what_it_was_made_from(workspace: Workspace, each: Format) -> None:
    made = b"".join(workspace.export(each.name))
    imprint = workspace.imprint()
    assert imprint.workspace.encode() in made or imprint.workspace[:16].encode() in made
    assert imprint.build.encode() in made


@pytest.mark.parametrize("each", PLAIN, ids=named)
def test_the_only_story_is_all_there_is(workspace: Workspace, each: Format) -> None:
    whole = b"".join(workspace.export(each.name))
    one = b"".join(workspace.export(each.name, "1"))
    if each.name == "jsonl":  # which has captures and failures of no story too
        assert set(one.splitlines()) <= set(whole.splitlines())
    elif each.name == "mentions":  # in the story's order
        assert sorted(one.splitlines()) == sorted(whole.splitlines())
    else:
        assert one == whole


@pytest.mark.parametrize("each", PLAIN, ids=named)
def test_the_same_workspace_gives_the_same_bytes(workspace: Workspace, each: Format) -> None:
    assert list(workspace.export(each.name)) == list(workspace.export(each.name))


def test_a_workspace_s_first_line_is_its_imprint_and_all_of_it_reads_back(
    workspace: Workspace,
) -> None:
    lines = b"".join(workspace.export("jsonl")).decode().split("\n")
    first, *others = read_jsonl(lines)
    assert first == workspace.imprint()
    assert isinstance(first, Imprint)
    assert others == list(workspace.records())
    assert sum(isinstance(each, Report) for each in others) == len(raid.REPORTS)


def test_the_raid_is_one_row_whose_rivals_are_not_averaged(workspace: Workspace) -> None:
    made = b"".join(workspace.export("csv")).decode()
    rows = list(csv.DictReader(made.splitlines()))
    raid_row = max(rows, key=lambda row: int(row["n_reports"]))
    assert raid_row["killed_status"] == "contested"
    assert (raid_row["killed_best"], raid_row["killed_low"]) == ("", "23")
    assert raid_row["acled_event_type"] == "Explosions/Remote violence"
    assert len(raid_row["quotes"].split(" | ")) == int(raid_row["n_reports"])


def test_a_name_of_no_format_and_of_no_story_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="no format 'xls'; there are jsonl, csv"):
        next(workspace.export("xls"))
    with pytest.raises(UsageError, match="name it"):
        next(workspace.export("pdf"))
    with pytest.raises(NotFound):
        next(workspace.export("csv", "no such story"))


def test_names_and_endings_are_as_a_page_and_a_file_want_them() -> None:
    assert len({each.name for each in FORMATS}) == len(FORMATS)
    for each in FORMATS:
        assert format_named(each.name) is each
        assert each.suffix.startswith(".")
        assert "/" in each.media_type
        assert each.holds


# The command line


def test_the_help_lists_every_format(file: Path) -> None:
    told = run(file, "export", "--help")
    for each in FORMATS:
        assert f" {each.name} " in told.replace("\n", " \n"), each.name


def test_a_file_is_written_and_printing_gives_the_same(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "places.geojson"
    run(file, "export", "1", "--as", "geojson", "-o", str(target))
    assert target.read_text("utf-8") == run(file, "export", "--as", "geojson")
    assert json.loads(target.read_text("utf-8"))["type"] == "FeatureCollection"


@pytest.mark.parametrize("name", ["csv", "mentions"])
def test_the_codebook_is_that_of_the_table(file: Path, name: str) -> None:
    book = run(file, "export", "--as", name, "--codebook").splitlines()
    header = run(file, "export", "--as", name).splitlines()[0]
    assert [line.split(",")[0] for line in book[1:]] == header.split(",")


def test_what_is_no_table_has_no_codebook(file: Path) -> None:
    done = CliRunner().invoke(app, ["-w", str(file), "export", "--codebook"])
    assert isinstance(done.exception, UsageError)
    assert "no table" in str(done.exception)


def test_what_cannot_be_written_leaves_no_file(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    done = CliRunner().invoke(app, ["-w", str(file), "export", "--as", "pdf", "-o", str(target)])
    assert isinstance(done.exception, UsageError)
    assert not target.exists()


def test_a_brief_is_no_other_kind_of_file(file: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["-w", str(file), "brief", "1", "-o", str(tmp_path / "b.doc")])
    assert "as .html, .md or .pdf" in str(done.exception)
