"""Who says what is read after stories, kept with its report, and forgotten with its text."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import msgspec

import rashomon
from rashomon.records import NO_TERMS, ClaimForm, Failure, Report
from rashomon.stages.attribute import statements
from rashomon.store import Statements, Step, Store
from rashomon.store.statements import Narrated

TEXT = (
    "Bridge falls at Dorn\n\nThe bridge at Dorn fell on Monday morning, the mayor said. Nobody was "
    "hurt. Police told Reuters that two lorries had been on it.\n"
)


def add(folder: Path, *, read_statements: bool = True) -> Path:
    """A workspace with one report."""
    (folder / "a.txt").write_text(TEXT, "utf-8")
    with rashomon.open(folder / "w.db") as workspace:
        workspace.add([str(folder / "a.txt")], statements=read_statements)
    return folder / "w.db"


def kept(path: Path) -> tuple[Report, list[Statements]]:
    store = Store(path)
    (report,) = store.pages.all_reports()
    return report, store.pages.statements([report.id])


def test_statements_and_claims_are_kept_and_hold(tmp_path: Path) -> None:
    path = add(tmp_path)
    report, (said,) = kept(path)
    chains = [[h.words for h in a.chain] for a in said.attributions]
    assert ["the mayor"] in chains
    assert ["Reuters", "Police"] in chains
    own = [c for c in said.claims if c.form is ClaimForm.OWN_VOICE]
    assert any("Nobody was hurt" in c.words[0].of(report.text) for c in own)
    with rashomon.open(path) as workspace:
        assert workspace.verify().mismatches == ()
        assert workspace.counts().waiting == 0


def test_claims_and_events_are_read_without_the_attributions(tmp_path: Path) -> None:
    path = add(tmp_path)
    report, (said,) = kept(path)
    pages = Store(path).pages
    assert pages.narrated([report.id, "none"]) == [Narrated(said.claims, said.coding)]
    assert said.coding is not None


def test_what_is_changed_behind_its_back_is_found(tmp_path: Path) -> None:
    path = add(tmp_path)
    store = Store(path)
    (n,) = store.reader.report_numbers([kept(path)[0].id]).values()
    said = store.reader.statements([n])[n]
    first = said.attributions[0]
    forged = replace(first, chain=(replace(first.chain[-1], words="the bishop"),))
    with store.writing() as writer:
        writer.wait(Step.ATTRIBUTE, [n])
        writer.attributed({n: replace(said, attributions=(forged, *said.attributions[1:]))})
    with rashomon.open(path) as workspace:
        problems = {(m.field, m.problem) for m in workspace.verify().mismatches}
    assert ("chain", "fabricated") in problems


def test_they_may_wait_for_a_later_call(tmp_path: Path) -> None:
    path = add(tmp_path, read_statements=False)
    assert kept(path)[1] == []
    with rashomon.open(path) as workspace:
        assert workspace.counts().waiting == 1
        assert len(list(workspace.stories())) == 1, "stories do not wait for them"
        workspace.add([str(tmp_path / "a.txt")])
        assert workspace.counts().waiting == 0
    assert len(kept(path)[1]) == 1


def test_a_text_read_anew_loses_them_and_waits(tmp_path: Path) -> None:
    path = add(tmp_path)
    store, report = Store(path), kept(path)[0]
    (n,) = store.reader.report_numbers([report.id]).values()
    marks, profile = store.reader.marks([n])[n], store.reader.profiles([n])[n]
    for text, stands in ((report.text, True), (report.text + "\n\nOne line more.", False)):
        with store.writing() as writer:
            writer.wait(Step.READ, [n])
            read = {n: (replace(report, text=text), marks, profile)}
            writer.read(read, store.reader.captures([n]))
        assert bool(store.reader.statements([n])) is stands
        assert (store.reader.waiting(Step.ATTRIBUTE, 9) == [n]) is not stands


def test_what_is_not_english_or_a_book_is_no_text_to_read() -> None:
    report = Report("r", "c", "a", "Der Bürgermeister sagte nichts.", "utf-8", unread="German")
    assert statements(report) == Statements()
    book = statements(replace(report, unread=None, text="He said so. " * 50_000))
    assert isinstance(book, Failure)
    assert (book.stage, book.reason) == ("attribute", "too-long")


def test_an_older_workspace_is_brought_up_to_date(tmp_path: Path) -> None:
    path = add(tmp_path)
    (n,) = Store(path).reader.report_numbers([kept(path)[0].id]).values()
    profile = Store(path).reader.profiles([n])[n]
    older = msgspec.to_builtins(profile)
    del older["vector"]
    older["terms"] = list(zip(older["terms"], older.pop("weights"), strict=True))
    with sqlite3.connect(path) as connection:
        for table in (
            "concern",
            "decision",
            "digest",
            "heading",
            "facet",
            "spot",
            "doubt",
            "sheet",
            "actor",
            "passages",
        ):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE member DROP COLUMN rung")
        connection.execute("DROP TABLE statement")
        connection.execute("DROP TABLE record")
        connection.execute("DROP TABLE link")
        connection.execute(
            "CREATE TABLE link (one INTEGER, other INTEGER, score FLOAT, body TEXT, "
            "PRIMARY KEY (one, other)) WITHOUT ROWID"
        )
        connection.execute("CREATE INDEX link_by_other ON link (other, score)")
        for side in ("one", "other"):
            connection.execute(f"DROP INDEX edge_by_{side}")
            connection.execute(f"CREATE INDEX ix_edge_{side} ON edge ({side})")
        connection.execute("UPDATE reading SET profile = ?", [msgspec.msgpack.encode(older)])
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
    with rashomon.open(path) as workspace:
        assert workspace.counts().waiting == 1
        workspace.add([str(tmp_path / "a.txt")])
    assert Store(path).reader.profiles([n])[n] == replace(profile, vector=NO_TERMS)
    assert len(kept(path)[1]) == 1
