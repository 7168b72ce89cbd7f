"""Bring a workspace's tables to this version's shape, or refuse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from rashomon.errors import WorkspaceError
from rashomon.store import sqlite

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0016"  # the last step under migrations/versions
KNOWN = frozenset(f"{number:04}" for number in range(1, int(HEAD) + 1))


def prepare(connection: Connection, named: str) -> None:
    """Make the tables of a new workspace, or update those of an older one, in one transaction.

    Raises ``WorkspaceError`` for a file that is no workspace or comes from a later version.
    """
    try:
        if _version(connection, named) != HEAD:
            sqlite.use_log(connection)
            with sqlite.transaction(connection):
                if _version(connection, named) != HEAD:  # another process may have been quicker
                    _upgrade(connection)
    except DBAPIError as error:
        raise WorkspaceError(f"cannot use {named} as a workspace: {error.orig}") from error


def _version(connection: Connection, named: str) -> str | None:
    owner = sqlite.application(connection)
    if owner is None:
        return None
    if owner != sqlite.APPLICATION:
        raise WorkspaceError(f"{named} is a database of another program, not a workspace")
    version: str = connection.exec_driver_sql(
        "SELECT version_num FROM alembic_version"
    ).scalar_one()
    if version not in KNOWN:
        raise WorkspaceError(
            f"{named} was written by a later Rashomon (tables {version}, this one knows {HEAD}); "
            "install that version to open it"
        )
    return version


def _upgrade(connection: Connection) -> None:
    from alembic.command import upgrade

    upgrade(config(connection), "head")
    sqlite.claim(connection)


def config(connection: Connection) -> Config:
    """Alembic's settings for this package's steps on this connection."""
    from alembic.config import Config

    settings = Config()
    folder = Path(__file__).with_name("migrations")
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings
