"""Whatever is changed behind the record's back is found, and told for what it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

import invented
import rashomon
from rashomon.proof.copy import bare, says
from rashomon.proof.mismatch import Mismatch
from rashomon.records import Passage
from rashomon.store import Sheet, codec

T = TypeVar("T")
Body = dict[str, Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    invented.write(invented.coverage(3, 8), folder / "in")
    with rashomon.open(folder / "w.db") as workspace:
        workspace.add([folder / "in"])
        checked = workspace.verify()
        assert checked.mismatches == ()
        assert checked.values > 10 * checked.reports > 0
    return folder / "w.db"


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "w.db"
    path.write_bytes(whole.read_bytes())
    return path


def found(path: Path) -> list[Mismatch]:
    with rashomon.open(path) as workspace:
        return list(workspace.verify().mismatches)


def forge(path: Path, table: str, change: Callable[[Body], None]) -> str:
    """Change the JSON of one record as an editor with the file open could; the record's id."""
    connection = sqlite3.connect(path)
    rows = connection.execute(f"SELECT id, body FROM {table} ORDER BY id").fetchall()
    for named, body in rows:
        record = json.loads(body)
        try:
            change(record)
        except (LookupError, TypeError):
            continue  # this record has nothing of the kind
        changed = json.dumps(record)
        connection.execute(f"UPDATE {table} SET body = ? WHERE id = ?", (changed, named))
        connection.commit()
        connection.close()
        return str(named)
    raise AssertionError("nothing to forge")


def repack(path: Path, table: str, key: str, kind: type[T], change: Callable[[T], T]) -> int:
    """Change what a row holds as a program that knows the format could; the row's key."""
    connection = sqlite3.connect(path)
    for number, body in connection.execute(f"SELECT {key}, body FROM {table} ORDER BY {key}"):
        try:
            changed = change(codec.unsqueeze(kind, codec.expand(body)))
        except ValueError:
            continue  # this one has nothing of the kind
        data = codec.compress(codec.squeeze(changed))
        connection.execute(f"UPDATE {table} SET body = ? WHERE {key} = ?", (data, number))
        connection.commit()
        connection.close()
        return int(number)
    raise AssertionError("nothing to forge")


def asked(path: Path, query: str, *values: object) -> tuple[Any, ...]:
    connection = sqlite3.connect(path)
    (row,) = connection.execute(query, values).fetchall()
    connection.close()
    return tuple(row)


def run(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def set_title(report: Body) -> None:
    report["title"]["value"] = "Nothing of the kind ever happened"


def swap_outlet(report: Body) -> None:
    report["outlet"]["value"] = report["title"]["value"]


def move_outlet(report: Body) -> None:
    report["outlet"]["words"]["start"] += 40
    report["outlet"]["words"]["end"] += 40


def other_year(report: Body) -> None:
    report["published"]["edtf"] = "1987-11-29"


def cut_words(report: Body) -> None:
    report["cuts"][0]["text"] = "A line that the page never had"


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        (set_title, "title", "fabricated"),
        (swap_outlet, "outlet", "misplaced"),
        (move_outlet, "outlet", "misplaced"),
        (other_year, "published", "fabricated"),
        (cut_words, "cuts", "fabricated"),
    ],
)
def test_a_forged_value_is_found(
    copy: Path, change: Callable[[Body], None], field: str, problem: str
) -> None:
    named = forge(copy, "report", change)
    assert (named, field, problem) in {(m.record, m.field, m.problem) for m in found(copy)}


def test_a_sentence_that_the_page_does_not_hold_is_found(copy: Path) -> None:
    run(copy, "UPDATE report SET text = text || ? WHERE n = 1", "\n\nThe minister has resigned.")
    mismatches = found(copy)
    assert ("text", "fabricated") in {(m.field, m.problem) for m in mismatches}
    assert any("The minister has resigned." in m.detail for m in mismatches)


def test_changed_bytes_are_found(copy: Path) -> None:
    import zstandard

    forged = zstandard.ZstdCompressor().compress(b"other bytes")
    run(copy, "UPDATE blob SET data = ? WHERE sha256 = (SELECT min(sha256) FROM blob)", forged)
    assert {"sha256", "size"} <= {m.field for m in found(copy) if m.problem == "altered"}


def test_damaged_and_missing_bytes_are_found(copy: Path) -> None:
    run(copy, "UPDATE blob SET data = ? WHERE sha256 = (SELECT min(sha256) FROM blob)", b"junk")
    assert ("bytes", "altered") in {(m.field, m.problem) for m in found(copy)}
    run(copy, "DELETE FROM blob")
    assert {("bytes", "missing")} == {
        (m.field, m.problem) for m in found(copy) if m.field == "bytes"
    }


def test_a_passage_that_one_side_does_not_hold_is_found(copy: Path) -> None:
    def shift(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        first, *rest = passages
        return replace(first, left=replace(first.left, start=0, end=12)), *rest

    edge = repack(copy, "passages", "edge", tuple[Passage, ...], shift)
    (named,) = asked(copy, "SELECT id FROM edge WHERE n = ?", edge)
    assert (named, "passages") in {(m.record, m.field) for m in found(copy)}


def test_a_page_that_shows_what_its_reports_do_not_hold_is_found(copy: Path) -> None:
    def forged(sheet: Sheet) -> Sheet:
        first, *rest = sheet.edges
        return replace(sheet, edges=(replace(first, score=0.01), *rest))

    story = repack(copy, "sheet", "story", Sheet, forged)
    (named,) = asked(copy, "SELECT id FROM story WHERE n = ?", story)
    assert (named, "edges", "altered") in {(m.record, m.field, m.problem) for m in found(copy)}


def test_a_story_that_names_what_is_not_there_is_found(copy: Path) -> None:
    named = forge(copy, "story", lambda story: story["reports"].append("report-0000000000000000"))
    assert (named, "reports", "missing") in {(m.record, m.field, m.problem) for m in found(copy)}
    named = forge(copy, "story", lambda story: story.update(title="Peace declared"))
    assert (named, "title", "fabricated") in {(m.record, m.field, m.problem) for m in found(copy)}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Smith &amp; Sons", "Smith & Sons"),
        ("Sm<b>ith</b>", "SMITH"),
        (r"caf\u00e9 \"Nord\"", "café “Nord”"),
        (r"\ud83d\ude00 ok", "OK"),
        ("Ｆｕｌｌ width", "full width"),
        ("na\u0308ive", "näive"),
    ],
)
def test_words_say_a_value_however_they_are_packed(words: str, value: str) -> None:
    assert says(words, value)
    assert not says(words, value + " not")


def test_letters_and_digits_are_all_that_counts() -> None:
    assert bare("U.S. forces — 1,127 dead!") == bare("us FORCES 1127 dead")
    assert bare("12 dead") != bare("13 dead")
