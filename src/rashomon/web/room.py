"""The room behind the pages: a workspace for each thread, and when the record last changed.

A connection is used by one thread at a time. Threads of the pool come and go; when one ends, its
workspace is handed to the next, so that no more are open than threads ever worked at once.

The version of the record is asked of one more connection, which never writes: SQLite's
``data_version`` there changes with every commit of any other connection, those of this process
included. Source: https://www.sqlite.org/pragma.html#pragma_data_version
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

import rashomon
from rashomon.web.options import WebOptions
from rashomon.workspace import Workspace

_PATIENCE = 1.0  # seconds to wait for a lock only to learn whether the record has changed


class Room:
    """What a page may use: ``workspace``, ``name``, ``options``."""

    def __init__(self, path: Path, options: WebOptions) -> None:
        self.path = path
        self.options = options
        self._lock = threading.RLock()  # a thread's end may be noticed while it is held
        self._watching = threading.Lock()
        self._local = threading.local()
        self._free: list[Workspace] = []
        self._all: list[Workspace] = []
        self._watch: sqlite3.Connection | None = None
        self._is_closed = False

    @property
    def name(self) -> str:
        """The workspace's name: that of its file, without the ending."""
        return self.path.stem

    @property
    def workspace(self) -> Workspace:
        """The workspace of this thread, opened when it is first asked for."""
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = self._local.held = _Held(self, self._taken())
        return held.workspace

    @property
    def opened(self) -> int:
        """How many workspaces are open."""
        return len(self._all)

    def version(self) -> int | None:
        """A number that changes whenever anyone has written; None where it cannot be told now."""
        with self._watching:
            try:
                row = self._watcher().execute("PRAGMA data_version").fetchone()
            except sqlite3.Error:  # locked or gone: whoever asks does without
                return None
            return int(row[0])

    def close(self) -> None:
        """Close every connection; nothing may be under way."""
        with self._lock, self._watching:
            self._is_closed = True
            while self._all:
                self._all.pop().close()
            self._free.clear()
            if self._watch is not None:
                self._watch.close()
                self._watch = None

    def _taken(self) -> Workspace:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the room is closed")
            if self._free:
                return self._free.pop()
            workspace = rashomon.open(self.path)
            self._all.append(workspace)
            return workspace

    def _give_back(self, workspace: Workspace) -> None:
        with self._lock:
            if not self._is_closed:
                self._free.append(workspace)

    def _watcher(self) -> sqlite3.Connection:
        if self._watch is None:
            if self._is_closed:
                raise sqlite3.ProgrammingError("the room is closed")
            address = f"{self.path.resolve().as_uri()}?mode=rw"
            self._watch = sqlite3.connect(
                address, uri=True, check_same_thread=False, timeout=_PATIENCE
            )
        return self._watch


class _Held:
    """A workspace while a thread has it; goes back to the room when the thread ends."""

    __slots__ = ("room", "workspace")

    def __init__(self, room: Room, workspace: Workspace) -> None:
        self.room = room
        self.workspace = workspace

    def __del__(self) -> None:
        self.room._give_back(self.workspace)


async def _room(request: Request) -> Room:
    room = request.app.state.room
    assert isinstance(room, Room)
    return room


InRoom = Annotated[Room, Depends(_room)]
