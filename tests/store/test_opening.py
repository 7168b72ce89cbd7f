"""Opening a workspace: made, updated, refused."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import upgrade
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from rashomon.errors import WorkspaceError
from rashomon.records import CopyEdge, CopyKind, Direction, Passage, Span, Towards
from rashomon.store import Store, codec, migrate, schema, sqlite


def opened(path: Path | str) -> Connection:
    connection = sqlite.connect(path)
    migrate.prepare(connection, str(path))
    return connection


def test_the_steps_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    connection = opened(tmp_path / "w.db")
    context = MigrationContext.configure(connection)
    left = [
        change
        for change in compare_metadata(context, schema.metadata)
        if not getattr(change[1], "name", "").startswith("report_search")
    ]
    sqlite.close(connection)
    assert left == []


def test_the_last_step_is_the_one_the_code_names(tmp_path: Path) -> None:
    connection = opened(tmp_path / "w.db")
    scripts = ScriptDirectory.from_config(migrate.config(connection))
    sqlite.close(connection)
    assert scripts.get_heads() == [migrate.HEAD]
    assert {step.revision for step in scripts.walk_revisions()} == set(migrate.KNOWN)


def test_opening_again_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    Store(path).close()
    before = path.read_bytes()
    Store(path).close()
    assert path.read_bytes() == before


def test_a_path_with_odd_characters_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "Überblick 100% #1?.db"
    Store(path).close()
    assert path.is_file()
    assert {p.name.removeprefix(path.name) for p in tmp_path.iterdir()} <= {"", "-wal", "-shm"}


def test_a_later_workspace_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(WorkspaceError, match="later Rashomon"):
        Store(path)


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE precious (thing)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="another program"):
        Store(path)
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are notes, " * 100)
    with pytest.raises(WorkspaceError, match=r"notes\.txt"):
        Store(path)
    assert path.read_text().startswith("these are notes")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no folder"):
        Store(tmp_path / "nowhere" / "w.db")
    with pytest.raises(WorkspaceError):
        Store(tmp_path)


def test_a_making_that_was_cut_off_leaves_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.db"

    def cut_off(_: Connection) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "claim", cut_off)
        with pytest.raises(KeyboardInterrupt):
            Store(path)
    Store(path).close()


def test_pairs_of_an_older_workspace_are_kept_with_all_they_had(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    passages = tuple(
        Passage(Span("report-1", n, n + 9), Span("report-2", n + 1, n + 10), 0.9) for n in (0, 40)
    )
    known = Direction(Towards.LEFT, 0.8, ("it was first",))
    edge = CopyEdge("edge-1", CopyKind.REWRITE, "report-1", "report-2", passages, 0.7, known, "x")
    connection = sqlite.connect(path)
    with sqlite.transaction(connection):
        upgrade(migrate.config(connection), "0007")
        sqlite.claim(connection)
        values = {"body": codec.pack(edge)}
        for n in (1, 2):
            made = (
                f"INSERT INTO blob VALUES ('{n}', '')",
                f"INSERT INTO capture VALUES ({n}, 'capture-{n}', '{n}', 'a', '{{}}')",
                f"INSERT INTO report VALUES ({n}, 'report-{n}', 'a', '', 1, '', '', '{{}}')",
            )
            for each in made:
                connection.exec_driver_sql(each)
        connection.execute(text("INSERT INTO edge VALUES (1, 'edge-1', 1, 2, :body)"), values)
        connection.exec_driver_sql("INSERT INTO link VALUES (1, 2, 0.25, '{}')")
    sqlite.close(connection)
    store = Store(path)
    assert list(store.pages.all_edges()) == [edge]
    assert store.pages.edges(["report-1"]) == [edge]
    assert store.pages.edges(["report-2"], passages=False) == [replace(edge, passages=())]
    assert store.reader.near()(1, 5) == [(2, 0.25)]
    assert store.reader.near()(2, 5) == [(1, 0.25)]
    assert store.reader.near()(2, 0) == []
    store.close()
