"""One open workspace file: who may read, who may write, whose turn it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from rashomon.errors import WorkspaceError
from rashomon.store import sqlite
from rashomon.store.desk import Desk
from rashomon.store.migrate import prepare
from rashomon.store.options import Options
from rashomon.store.pages import Pages
from rashomon.store.reader import Reader
from rashomon.store.writer import Writer


class Store:
    """Opens a workspace, making or updating its tables. Raises ``WorkspaceError``."""

    def __init__(self, path: Path | str, options: Options | None = None) -> None:
        self.path = path
        self.options = options or Options()
        if self.is_file and not Path(path).absolute().parent.is_dir():
            raise WorkspaceError(f"there is no folder {Path(path).parent} to hold {path}")
        try:
            self._connection = sqlite.connect(path)
        except DBAPIError as error:
            raise WorkspaceError(f"cannot open {path}: {error.orig}") from error
        try:
            prepare(self._connection, str(path))
        except BaseException:
            sqlite.close(self._connection)
            raise
        self.reader = Reader(self._connection, self.options)
        self.pages = Pages(self._connection, self.reader)
        self.desk = Desk(self._connection, self.reader)

    @property
    def is_file(self) -> bool:
        """Whether other processes can open it."""
        return str(self.path) != sqlite.MEMORY

    def close(self) -> None:
        """Let go of the file."""
        sqlite.close(self._connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction: what the writer is given is kept altogether or not at all."""
        with sqlite.transaction(self._connection):
            yield Writer(self._connection, self.reader)

    @contextmanager
    def turn(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Work through what waits, one process at a time; ``waiting`` is called while another does.

        A process that is killed loses its turn at once.
        """
        with sqlite.turn(self.path, waiting):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[Pages]:
        """Read one state of the record throughout, whatever is added meanwhile."""
        if not self.is_file:
            yield self.pages
            return
        connection = sqlite.connect(self.path)
        try:
            with sqlite.snapshot(connection):
                yield Pages(connection, Reader(connection, self.options))
        finally:
            sqlite.close(connection)
