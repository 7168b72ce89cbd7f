"""The whole path through the real command line, as a user types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

Run = subprocess.CompletedProcess[str]


def rashomon(*words: str, folder: Path, stdin: str | None = None) -> Run:
    return subprocess.run(
        [sys.executable, "-m", "rashomon", *words],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "SOURCE_DATE_EPOCH": "1700000000"},
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which both example coverages were added."""
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("desk")
    done = rashomon("add", str(root / "examples/al-qaim-2014"), folder=folder)
    assert done.returncode == 0, done.stderr
    done = rashomon("add", str(root / "examples/savar-2013"), folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_adding_again_adds_nothing(workspace: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    done = rashomon("add", str(root / "examples/savar-2013"), folder=workspace)
    assert done.returncode == 0
    assert done.stdout.startswith("0 read, ")
    assert "known already" in done.stdout


def test_stories_lists_what_there_is(workspace: Path) -> None:
    done = rashomon("stories", folder=workspace)
    assert done.returncode == 0, done.stderr
    assert len([line for line in done.stdout.splitlines() if line.strip()]) >= 4


def test_show_and_brief_tell_of_the_same_story(workspace: Path) -> None:
    shown = rashomon("show", "1", folder=workspace)
    assert shown.returncode == 0, shown.stderr
    written = rashomon("brief", "1", "-o", "brief.html", folder=workspace)
    assert written.returncode == 0, written.stderr
    page = (workspace / "brief.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "<script" not in page.lower()
    printed = rashomon("brief", "1", "-o", "-", folder=workspace)
    assert printed.stdout.startswith("# ")


def test_export_gives_one_record_a_line_with_its_kind_first(workspace: Path) -> None:
    done = rashomon("export", "--as", "jsonl", folder=workspace)
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert {next(iter(r)) for r in records} == {"kind"}
    kinds = {r["kind"] for r in records}
    assert {"capture", "report", "story"} <= kinds


def test_the_same_input_gives_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    """In another folder, in another order, with another hash seed: the record is the same."""
    root = Path(__file__).resolve().parents[2]
    again = workspace.parent / "again"
    again.mkdir()
    os.environ["PYTHONHASHSEED"] = "7"
    try:
        for coverage in ("savar-2013", "al-qaim-2014"):
            rashomon("add", str(root / "examples" / coverage), folder=again)
        first = rashomon("export", folder=workspace).stdout
        second = rashomon("export", folder=again).stdout
    finally:
        del os.environ["PYTHONHASHSEED"]
    assert first == second


def test_verify_finds_every_word(workspace: Path) -> None:
    done = rashomon("verify", folder=workspace)
    assert done.returncode == 0, done.stdout
    assert "0 mismatches" in done.stdout


def test_relations_are_listed_by_pair_with_words(workspace: Path) -> None:
    done = rashomon("relations", "1", "--thread", folder=workspace)
    assert done.returncode == 0, done.stderr
    assert "Syria fights Isis" in done.stdout
    assert "Changed from one story to the next:" in done.stdout
    told = json.loads(rashomon("relations", "1", "--thread", "--json", folder=workspace).stdout)
    exported = rashomon("export", folder=workspace).stdout.splitlines()
    ties = {r["id"]: r for r in map(json.loads, exported) if r["kind"] == "tie"}
    assert {tie["id"] for tie in told["ties"]} == set(ties)
    assert all(ties[tie["id"]]["tie_kind"] == tie["kind"] for tie in told["ties"])


def test_a_story_without_relations_says_what_would_be_one(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    assert rashomon("add", "report.txt", folder=tmp_path).returncode == 0
    done = rashomon("relations", "1", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "No relation was found." in done.stdout
    assert "rashomon show" in done.stdout


def test_failures_says_what_and_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = rashomon("add", "empty.txt", "picture.png", "missing.html", folder=tmp_path)
    assert done.returncode == 1, "nothing at all could be read"
    assert "3 failed" in done.stdout
    listed = rashomon("failures", folder=tmp_path).stdout
    for name in ("empty.txt", "picture.png", "missing.html"):
        assert name in listed


def test_standard_input_is_a_report_too(tmp_path: Path) -> None:
    text = "Harbour bridge closed\n\n" + (
        "The harbour bridge was closed on Tuesday after engineers found cracks in two of its "
        "piers, the city's transport office said. Ferries will carry commuters until the piers "
        "have been mended, which may take six weeks.\n"
    )
    done = rashomon("add", "-", "--outlet", "Harbour Ledger", folder=tmp_path, stdin=text)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 read")
    assert "Harbour Ledger" in rashomon("show", "1", folder=tmp_path).stdout


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("stories",), "rashomon -w rashomon.db add"),
        (("add", "x.jsonl", "--field", "body"), "FACT=NAME"),
    ],
)
def test_a_call_that_makes_no_sense_says_what_would(
    tmp_path: Path, words: tuple[str, ...], advice: str
) -> None:
    done = rashomon(*words, folder=tmp_path)
    assert done.returncode != 0
    assert advice in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_story_lists_what_there_is(workspace: Path) -> None:
    done = rashomon("show", "no such happening anywhere", folder=workspace)
    assert done.returncode != 0
    assert "rashomon stories" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pipe_that_closes_early_is_no_error(workspace: Path) -> None:
    command = f"{sys.executable} -m rashomon export | head -n 1"
    done = subprocess.run(
        command, shell=True, cwd=workspace, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


TEXT = (
    "Two officers told Reuters that the convoy was hit near the border on Tuesday.\n\n"
    "“We heard nine blasts,” said Omar Haddad, a shopkeeper. He added that the road was closed.\n"
)


def test_read_marks_who_says_what_without_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    done = rashomon("read", "report.txt", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert any(line.startswith("Reuters ← Two officers  asserts") for line in lines)
    assert any("He (= Omar Haddad)" in line for line in lines)
    assert not list(tmp_path.glob("*.db"))


def test_read_as_json_points_at_the_words(tmp_path: Path) -> None:
    done = rashomon("read", "-", "--json", folder=tmp_path, stdin=TEXT)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    text = found["report"]["text"]
    first = found["attributions"][0]
    assert [holder["words"] for holder in first["chain"]] == ["Reuters", "Two officers"]
    span = first["cue"][0]
    assert text[span["start"] : span["end"]] == "told"
    assert {token["form"] for token in found["reading"]["tokens"]} >= {"convoy", "Haddad"}


def test_read_shows_trees(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    done = rashomon("read", "report.txt", "--show", "trees", folder=tmp_path)
    row = next(line for line in done.stdout.splitlines() if "\ttold\t" in line)
    assert row.split("\t")[2:4] == ["tell", "VERB"]


def test_read_prints_events_with_their_values(tmp_path: Path) -> None:
    raid = "Norvikan jets bombed Mosul on Tuesday, killing at least 20 people."
    (tmp_path / "report.txt").write_text(raid, "utf-8")
    done = rashomon("read", "report.txt", "--show", "events", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "ASSAULT (explosives)  “bombed”" in done.stdout
    for value in ("by Norvikan jets", "Mosul (Mosul,", "on Tuesday", "killed at least 20 people"):
        assert value in done.stdout


def test_read_says_that_a_language_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Die Brücke über den Fluss ist gestern eingestürzt. " * 4)
    done = rashomon("read", "report.txt", folder=tmp_path)
    assert "German" in done.stderr


def test_events_are_exported_as_a_table_with_a_codebook(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    assert rashomon("add", "report.txt", folder=tmp_path).returncode == 0
    for name in ("csv", "mentions"):
        table = rashomon("export", "--as", name, folder=tmp_path).stdout.splitlines()
        book = rashomon("export", "--as", name, "--codebook", folder=tmp_path).stdout.splitlines()
        assert table[0].split(",") == [line.split(",")[0] for line in book[1:]]
        assert len(table) > 1


def test_read_says_what_it_cannot_read_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    done = rashomon("read", ".", folder=tmp_path)
    assert done.returncode == 1
    assert "a.bin" in done.stderr
    assert "Two officers" in done.stdout
    missing = rashomon("read", "no-such-file.txt", folder=tmp_path)
    assert missing.returncode == 1
    assert "no-such-file.txt" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_a_list_of_actors_is_brought_along_seen_and_taken_away(tmp_path: Path) -> None:
    for name, group in (("a", "the Tern Front"), ("b", "the TFL")):
        raid = f"Fighters of {group} attacked a barracks in Tikrit on 24 June 2014, killing six."
        text = f"Raid on a barracks in Tikrit\n\n{raid} Shops in the town stayed shut on Wednesday."
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    assert rashomon("add", "a.txt", "b.txt", folder=tmp_path).returncode == 0
    assert "No list" in rashomon("actors", folder=tmp_path).stdout
    rows = "name,aliases,label,sector\nTern Front,TFL; Tern Liberation Front,ORG,REB\n"
    (tmp_path / "groups.csv").write_text(rows, "utf-8")
    done = rashomon("actors", "groups.csv", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 actor is known" in done.stderr
    assert (
        "Tern Front (TFL; Tern Liberation Front): ORG REB"
        in rashomon("actors", folder=tmp_path).stdout
    )
    assert "0 mismatches" in rashomon("verify", folder=tmp_path).stdout
    (tmp_path / "wrong.csv").write_text("name,planet\nTern Front,Mars\n", "utf-8")
    wrong = rashomon("actors", "wrong.csv", folder=tmp_path)
    assert wrong.returncode == 1
    assert "planet; the columns are name" in wrong.stderr
    assert "Tern Front" in rashomon("actors", folder=tmp_path).stdout, "nothing was changed"
    assert rashomon("actors", "--clear", folder=tmp_path).returncode == 0
    assert "No list" in rashomon("actors", folder=tmp_path).stdout
