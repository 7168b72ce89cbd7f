"""Reports as comparing needs them, the latest used kept in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from rashomon.records import Marks, Profile, Report, Story
from rashomon.store import Options, Pages, Reader, Store

if TYPE_CHECKING:
    from rashomon.stories import Matter, Outline, Weights

T = TypeVar("T")

_MOST = 4096  # of each kind; some 100 MB
_MOST_MATTERS = 2048  # some 60 MB


class Held:
    """A reader, and what was read through it lately. Valid while no report is read anew."""

    def __init__(self, reader: Reader, pages: Pages) -> None:
        self.reader = reader
        self.pages = pages
        self._reports: dict[int, Report] = {}
        self._marks: dict[int, Marks] = {}
        self._profiles: dict[int, Profile] = {}
        self._outlines: dict[int, Outline] = {}
        self._matters: dict[tuple[str, ...], Matter] = {}

    def reports(self, numbers: Iterable[int]) -> list[Report]:
        """Reports in the order of their row numbers."""
        return _have(self._reports, self.reader.reports, numbers)

    def marks(self, numbers: Iterable[int]) -> list[Marks]:
        """The marks of reports."""
        return _have(self._marks, self.reader.marks, numbers)

    def profiles(self, numbers: Iterable[int]) -> list[Profile]:
        """The profiles of reports."""
        return _have(self._profiles, self.reader.profiles, numbers)

    def outlines(self, numbers: Iterable[int]) -> list[Outline]:
        """What reports are compared by: a small part of their profiles."""
        return _have(self._outlines, self._outlined, numbers)

    def _outlined(self, numbers: Sequence[int]) -> dict[int, Outline]:
        from rashomon.stories import Outline, outline

        found = self.reader.profiled(Outline, numbers)
        old = [n for n, each in found.items() if not each.vector.terms]  # or without a word
        return found | dict(zip(old, map(outline, self.profiles(old)), strict=True))

    def matters(self, numbers: Sequence[int]) -> dict[int, Matter]:
        """What stories turn on, by row number; a story with other reports is another story."""
        from rashomon.stories import Matter

        stories = self.reader.stories(numbers)
        new = [n for n, story in stories.items() if story.reports not in self._matters]
        known = self.reader.matters(Matter, new)
        known |= self._made({n: stories[n] for n in new if n not in known})
        self._matters.update({stories[n].reports: matter for n, matter in known.items()})
        found = {n: self._matters[story.reports] for n, story in stories.items()}
        while len(self._matters) > _MOST_MATTERS:
            del self._matters[next(iter(self._matters))]
        return found

    def weights(self, numbers: Sequence[int]) -> list[Weights | Matter]:
        """What stories are compared by: a small part of what they turn on."""
        from rashomon.stories import Weights

        known = self.reader.matters(Weights, numbers)
        made = self.matters([n for n in numbers if n not in known])
        return [known[n] if n in known else made[n] for n in numbers]

    def _made(self, stories: Mapping[int, Story]) -> dict[int, Matter]:
        from rashomon.stories import matter

        members = self.reader.members(stories)
        self.profiles(n for rows in members.values() for n in rows)  # all of them at once
        return {n: matter(stories[n], self.profiles(rows)) for n, rows in members.items()}


@lru_cache(maxsize=1)
def held_at(path: str, options: Options) -> Held:
    """The same in a process that works for another one, opened once."""
    store = Store(path, options)
    return Held(store.reader, store.pages)


def _have(
    held: dict[int, T], read: Callable[[list[int]], dict[int, T]], wanted: Iterable[int]
) -> list[T]:
    """Read what is not at hand; forget the longest unused where there is too much."""
    numbers = list(wanted)
    here = {n: held.pop(n) for n in numbers if n in held}
    held.update(here)
    held.update(read([n for n in numbers if n not in here]))
    found = [held[n] for n in numbers]
    while len(held) > _MOST:
        del held[next(iter(held))]
    return found
