"""Where things stand in the reading room: the one place that knows its addresses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote as quoted
from urllib.parse import urlencode

from rashomon.records import Span


@lru_cache(4096)  # a page leads to each of its reports many times
def quote(id: str) -> str:
    """An id as a part of an address."""
    return quoted(id)


def story(story: str, event: int | None = None) -> str:
    """A story's page, or the place of one of its events (from 1) on it."""
    return f"/story/{quote(story)}" + (f"#ev{event}" if event is not None else "")


def report(report: str, words: Span | None = None) -> str:
    """A report's page; with the words marked, where some are given."""
    if words is None:
        return f"/report/{quote(report)}"
    return f"/report/{quote(words.report)}?at={words.start}-{words.end}#at"


def compare(reports: Iterable[str]) -> str:
    """Two to four reports side by side."""
    return f"/compare?{urlencode([('report', each) for each in reports])}"


def actor(key: str) -> str:
    """An actor's page, by the key of its facet."""
    return f"/actor?{urlencode({'name': key})}"


def place(key: str) -> str:
    """A place's page, by the key of its facet."""
    return f"/place?{urlencode({'key': key})}"


def origin(key: str) -> str:
    """An origin's page over all stories, by the key of its facet."""
    return f"/origin?{urlencode({'name': key})}"


def search(**wanted: str) -> str:
    """The search with these fields filled in; empty ones are left out."""
    return f"/search?{urlencode({name: value for name, value in wanted.items() if value})}"


def without(story: str, origins: Iterable[str]) -> str:
    """A story's page with these origins, by id, set aside."""
    return f"/story/{quote(story)}?{urlencode([('without', each) for each in origins])}"
