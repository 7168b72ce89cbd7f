"""Everything that is SQLite and nothing else: opening, locking, full text, the hot statements.

Another database would bring a file like this one; the rest of the store is SQLAlchemy Core.
Sources: https://www.sqlite.org/wal.html, https://www.sqlite.org/fts5.html
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, create_engine, event, func, select
from sqlalchemy.dialects.sqlite import insert as insert  # the one with "on conflict"
from sqlalchemy.pool import StaticPool

MEMORY = ":memory:"
APPLICATION = 0x5273686D  # "Rshm": tells a workspace from any other SQLite file
BUSY_SECONDS = 60.0

SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE report_search USING fts5("
    "title, text, content='report', content_rowid='n', tokenize='unicode61 remove_diacritics 2')",
)
_UNLIST = "INSERT INTO report_search(report_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
_LIST = "INSERT INTO report_search(rowid, title, text) VALUES (?, ?, ?)"
_FOUND = (
    "SELECT rowid, snippet(report_search, 1, '', '', ' … ', 24) FROM report_search "
    "WHERE report_search MATCH ? ORDER BY rank, rowid LIMIT ?"
)
_HOLDERS = "SELECT item FROM posting WHERE kind = ? AND key = ? LIMIT ?"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM posting WHERE kind = ? AND key = ? LIMIT ?)"
_BURIED = "SELECT 1 FROM dead WHERE kind = ? AND key = ?"
_PAGES = (
    "SELECT line.report, report.address FROM line JOIN report ON report.n = line.report "
    "WHERE line.key = ?"
)
_LINKED = "SELECT other, score FROM link WHERE one = ? ORDER BY score DESC LIMIT ?"
_JOINED = (
    "SELECT DISTINCT member.part FROM link JOIN member ON member.report = link.other "
    "WHERE link.one = ? AND link.score >= member.rung"
)
_LINK = "INSERT OR IGNORE INTO link (one, score, other) VALUES (?, ?, ?)"
_UNLINK = "DELETE FROM link WHERE one = ? AND score = ? AND other = ?"
_POST = "INSERT OR IGNORE INTO posting (kind, key, item) VALUES (?, ?, ?)"
_UNPOST = "DELETE FROM posting WHERE kind = ? AND key = ? AND item = ?"


def connect(path: Path | str) -> Connection:
    """Open a connection that commits each statement unless a transaction is begun by hand."""
    if str(path) == MEMORY:
        engine = create_engine("sqlite://", poolclass=StaticPool, isolation_level="AUTOCOMMIT")
    else:
        url = URL.create("sqlite", database=str(Path(path).resolve()))
        engine = create_engine(
            url, isolation_level="AUTOCOMMIT", connect_args={"timeout": BUSY_SECONDS}
        )
    event.listen(engine, "connect", _settings)
    return engine.connect()


def _settings(connection: sqlite3.Connection, _: object) -> None:
    """Durable against a killed process at every commit; against a power cut at a checkpoint."""
    for setting in (
        "synchronous = NORMAL",
        "foreign_keys = OFF",  # the store keeps them; checking costs a look-up for each row
        "cache_size = -131072",  # KiB
        "mmap_size = 1073741824",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {setting}")


def close(connection: Connection) -> None:
    """Close the connection and the pool behind it."""
    connection.close()
    connection.engine.dispose()


def application(connection: Connection) -> int | None:
    """Whose file this is: our number, another's, or None for a new, empty one."""
    number: int = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables: int = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return None if number == 0 and tables == 0 else number


def claim(connection: Connection) -> None:
    """Write our number into the file; part of the transaction that makes the tables."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def use_log(connection: Connection) -> None:
    """Turn on write-ahead logging, so that readers and the writer do not wait for each other."""
    mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    deadline = time.monotonic() + BUSY_SECONDS
    while mode not in ("wal", "memory"):
        try:
            mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar_one()
        except Exception as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)  # this change does not wait for locks by itself


def is_busy(error: BaseException) -> bool:
    """Whether another process holds the lock that was wanted."""
    said = str(getattr(error, "orig", error))
    return "database is locked" in said or "database table is locked" in said


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing; takes the write lock at once, waiting for it if need be."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Read one state of the record, whatever is written meanwhile."""
    connection.exec_driver_sql("BEGIN")
    try:
        yield
    finally:
        connection.exec_driver_sql("ROLLBACK")


@contextmanager
def turn(path: Path | str, waiting: Callable[[], None]) -> Iterator[None]:
    """One process at a time; the lock is the operating system's and dies with its holder.

    ``waiting`` is called about ten times a second while another process has its turn.
    """
    if str(path) == MEMORY:
        yield
        return
    lock = sqlite3.connect(f"{path}-turn", isolation_level=None, timeout=0)
    try:
        while True:
            try:
                lock.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as error:
                if not is_busy(error):
                    raise
                waiting()
                time.sleep(0.1)
        yield
    finally:
        lock.close()


def list_for_search(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Add reports (number, title, text) to the full-text table."""
    if rows:
        connection.exec_driver_sql(_LIST, list(rows))


def unlist_for_search(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Take reports out again; title and text must be those they were listed with."""
    if rows:
        connection.exec_driver_sql(_UNLIST, list(rows))


def search(connection: Connection, query: str, limit: int) -> list[tuple[int, str]]:
    """Reports that hold every word of the query, best first: number and the words around.

    Phrases in double quotes stay together; nothing else in the query is an operator.
    """
    match = matching(query)
    if not match:
        return []
    rows = connection.exec_driver_sql(_FOUND, (match, limit)).all()
    return [(row[0], row[1]) for row in rows]


def matching(query: str) -> str:
    """A query as full text takes it: all of its words and phrases; empty where it has none."""
    return " ".join(f'"{term}"' for term in _terms(query))


def _terms(query: str) -> Iterator[str]:
    for number, part in enumerate(query.split('"')):
        terms = [part.strip()] if number % 2 else part.split()
        yield from (term.replace("\0", " ") for term in terms if any(c.isalnum() for c in term))


def among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """That a column holds one of these values; row numbers go in as one parameter.

    A statement with hundreds of parameters takes longer to put together than to run.
    """
    if not all(isinstance(value, int) for value in values):
        return column.in_(values)
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(each.c.value))


def holders(
    connection: Connection, kind: int, keys: Iterable[int], limit: int
) -> dict[int, list[int]]:
    """Who is posted under each key, at most ``limit`` of them."""
    hand = cursor(connection)
    return {
        key: [row[0] for row in hand.execute(_HOLDERS, (kind, key, limit))]
        for key in sorted(set(keys))
    }


def counts(connection: Connection, kind: int, keys: Iterable[int], limit: int) -> dict[int, int]:
    """How many are posted under each key, counted up to ``limit``."""
    hand = cursor(connection)
    return {
        key: hand.execute(_COUNT, (kind, key, limit)).fetchone()[0] for key in sorted(set(keys))
    }


def buried(connection: Connection, kind: int, keys: Iterable[int]) -> set[int]:
    """Those of these keys that are noted as dead."""
    hand = cursor(connection)
    return {key for key in keys if hand.execute(_BURIED, (kind, key)).fetchone()}


def linked(connection: Connection) -> Callable[[int, int], list[tuple[int, float]]]:
    """A look-up of the reports that a report is linked with, so many at the most, strongest first.

    Hundreds of reports are looked up for each that is added, hence one cursor for all.
    """
    hand = cursor(connection)
    return lambda report, most: hand.execute(_LINKED, (report, most)).fetchall()


def joined(connection: Connection, reports: Iterable[int]) -> set[int]:
    """The parts with which reports are linked strongly enough to change them."""
    hand = cursor(connection)
    return {row[0] for report in reports for row in hand.execute(_JOINED, (report,))}


def link(connection: Connection, rows: Iterable[tuple[int, float, int]]) -> None:
    """Link reports (one, score, other), from both ends."""
    cursor(connection).executemany(_LINK, _both_ways(rows))


def unlink(connection: Connection, rows: Iterable[tuple[int, float, int]]) -> None:
    """Take links away, from both ends."""
    cursor(connection).executemany(_UNLINK, _both_ways(rows))


def _both_ways(rows: Iterable[tuple[int, float, int]]) -> list[tuple[int, float, int]]:
    rows = list(rows)
    return sorted([*rows, *((other, score, one) for one, score, other in rows)])


def pages_with_line(connection: Connection, key: int) -> Iterator[tuple[int, str]]:
    """Reports that print a line, with their pages' addresses; read on demand."""
    return iter(cursor(connection).execute(_PAGES, (key,)))


def post(connection: Connection, rows: Iterable[tuple[int, int, int]]) -> None:
    """Add postings (kind, key, item); sorted, because neighbours then share a page."""
    cursor(connection).executemany(_POST, sorted(rows))


def unpost(connection: Connection, rows: Iterable[tuple[int, int, int]]) -> None:
    """Take postings away."""
    cursor(connection).executemany(_UNPOST, sorted(rows))


def cursor(connection: Connection) -> sqlite3.Cursor:
    """The driver's own cursor: a look-up through SQLAlchemy costs ten times the look-up."""
    cursor = connection.connection.cursor()
    assert isinstance(cursor, sqlite3.Cursor)
    return cursor
