"""What every page shows around itself, and the template engine that puts pages together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)

from rashomon.dossier.drawing import wrapped
from rashomon.dossier.isolated import finalize, t, to
from rashomon.dossier.safe import host, link, one_line
from rashomon.version import __version__
from rashomon.web import static_files
from rashomon.web.kept import MARK
from rashomon.web.options import WebOptions
from rashomon.web.paging import at_page
from rashomon.web.wording import between, counted


@dataclass(frozen=True, slots=True)
class Entry:
    """A way to a page: its address, its name, and the key that opens it."""

    href: str
    name: str
    key: str


NAV = (
    Entry("/", "Desk", "d"),
    Entry("/search", "Search", "s"),
    Entry("/review", "Review", "r"),
    Entry("/decisions", "Decisions", "h"),
    Entry("/sources", "Sources", "o"),
    Entry("/take-away", "Take away", "t"),
    Entry("/failures", "Failures", "f"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """The frame of the pages of one room."""

    name: str
    nav: tuple[Entry, ...]
    has_search: bool
    read_only: bool
    is_local: bool


def site(name: str, paths: Collection[str], options: WebOptions) -> Site:
    """The frame, with ways only to those pages that are there."""
    nav = tuple(entry for entry in NAV if entry.href in paths)
    return Site(name, nav, "/search" in paths, options.read_only, options.is_loopback)


_DOSSIER = "dossier/"


class _Under(PrefixLoader):
    """A folder of templates under a prefix, which stays a part of their names."""

    load = BaseLoader.load


class _Templates(Environment):
    """Templates of the room, and those of the one-file dossier under ``dossier/``.

    What one of the dossier's names is a neighbour of its own, also where the room has the same.
    """

    def join_path(self, template: str, parent: str) -> str:
        """The name under which a template finds another."""
        at_home = parent.startswith(_DOSSIER) and not template.startswith(_DOSSIER)
        return f"{_DOSSIER}{template}" if at_home else template


@cache
def environment() -> Environment:
    """The template engine. What it prints is escaped, and text from outside cannot act.

    Every string goes through ``plain``, so that no page can forget it.
    """
    dossier = _Under({_DOSSIER.rstrip("/"): PackageLoader("rashomon.dossier")})
    made = _Templates(
        loader=ChoiceLoader([PackageLoader("rashomon.web"), dossier]),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"one_line": one_line, "at_page": at_page, "wrapped": wrapped}
    made.globals |= {
        "t": t,
        "to": to,
        "asset": static_files.address,
        "build": __version__,
        "csrf": MARK,
        "between": between,
        "counted": counted,
        "link": link,
        "host": host,
    }
    return made
