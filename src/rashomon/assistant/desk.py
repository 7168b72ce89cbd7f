"""Where calls are answered: one at a time, each from one state of the record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import rashomon
from rashomon.assistant.answers import NOTICE, Choice, Refusal
from rashomon.dossier.safe import one_line
from rashomon.errors import NotFound, RashomonError, UsageError
from rashomon.records import Imprint, Report
from rashomon.store import Pages, Store
from rashomon.workspace import Story, Workspace

T = TypeVar("T")
_TRIES = 3  # while somebody adds to the workspace
_LISTED = 12  # stories that an error names
_LONGEST = 600  # characters of a problem


class Refused(Exception):
    """A call that cannot be answered: why, and what there is instead."""

    def __init__(self, problem: str, there_is: list[Choice] | None = None) -> None:
        super().__init__(problem)
        self.refusal = Refusal(
            notice=NOTICE, problem=one_line(problem, _LONGEST), there_is=there_is or []
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """The workspace as one call sees it."""

    workspace: Workspace
    pages: Pages
    imprint: Imprint

    def story(self, which: str) -> Story:
        """A story by number, id or words of its title; ``Refused`` names stories that there are."""
        try:
            return self.workspace.story(which)
        except NotFound as error:
            raise Refused(str(error), self._stories()) from error

    def report(self, which: str) -> Report:
        """A report by id."""
        try:
            return self.workspace.report(which)
        except NotFound as error:
            hint = "ids are in the answers of search and of dossier"
            raise Refused(f"{error}; {hint}") from error

    def _stories(self) -> list[Choice]:
        some = self.pages.stories(limit=_LISTED)
        return [Choice(id=story.id, title=one_line(story.title, 120)) for story in some]


class Desk:
    """Answers from the workspace at a path.

    Each call opens the file in the thread that serves it, because an SQLite connection belongs to
    one thread, and because a server that lives for days must see the file that is there now.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._proving = threading.Lock()

    def answer(self, tell: Callable[[Opened], T]) -> T:
        """What ``tell`` says, from one state of the record: told again where it changed meanwhile.

        Raises ``Refused`` where there is no answer, or no end to the changes.
        """
        with self._turn:
            return self._told(tell)

    def prove(self, tell: Callable[[Opened], T]) -> T:
        """The same for what takes long: other calls need not wait for it."""
        with self._proving:
            return self._told(tell)

    def _told(self, tell: Callable[[Opened], T]) -> T:
        try:
            with self._opened() as (workspace, pages):
                for _ in range(_TRIES):
                    imprint = workspace.imprint()
                    said = tell(Opened(workspace, pages, imprint))
                    if workspace.imprint() == imprint:
                        return said
        except RashomonError as error:
            raise Refused(str(error)) from error
        raise Refused("the workspace is being added to; ask again in a minute")

    @contextmanager
    def _opened(self) -> Iterator[tuple[Workspace, Pages]]:
        if not self.path.is_file():  # opening would make one
            raise UsageError(f"the workspace {self.path.name} is not there any more")
        with rashomon.open(self.path) as workspace:
            store = Store(self.path)
            try:
                with store.snapshot() as pages:
                    yield workspace, pages
            finally:
                store.close()
