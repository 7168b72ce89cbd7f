"""The statements behind lists of stories, through the driver: row numbers in, row numbers out.

Source: https://www.sqlite.org/fts5.html
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from rashomon.store.sqlite import cursor, matching

_HITS = (
    "SELECT member.story, hit.n FROM (SELECT rowid AS n FROM report_search "
    "WHERE report_search MATCH ? ORDER BY rowid DESC LIMIT ?) AS hit "
    "LEFT JOIN member ON member.report = hit.n"
)
# The plus keeps the index out of it: to look for one report after the other takes ten times as
# long as to read through all that have the words.
_HITS_AMONG = (
    "WITH some AS MATERIALIZED (SELECT report, story FROM member "
    "WHERE story IN (SELECT value FROM json_each(?1))) "
    "SELECT some.story, some.report FROM (SELECT rowid AS n FROM report_search "
    "WHERE report_search MATCH ?2 AND +rowid IN (SELECT report FROM some)) AS hit "
    "JOIN some ON some.report = hit.n ORDER BY some.report DESC"
)
_MARKED = (
    "SELECT highlight(report_search, ?1, ?2, ?2) FROM report_search "
    "WHERE report_search MATCH ?3 AND rowid = ?4"
)
_UNDER = "SELECT story FROM facet WHERE heading IN (SELECT value FROM json_each(?))"
_HEADINGS = (
    "SELECT group_concat(heading) FROM facet WHERE story IN (SELECT value FROM json_each(?))"
)
_LATEST = "SELECT n FROM story ORDER BY latest DESC, id"
_BEFORE = "SELECT max(latest) FROM story WHERE latest < ? AND latest != ''"
_BETWEEN = "SELECT n FROM story WHERE latest >= ? AND latest < ? AND latest != ''"


def hits(connection: Connection, query: str, limit: int) -> tuple[dict[int, int], bool]:
    """Stories with reports of these words, each with the last added of them.

    Of the ``limit`` last added reports that have the words; the second value says whether there may
    be more.
    """
    match = matching(query)
    if not match:
        return {}, False
    rows = cursor(connection).execute(_HITS, (match, limit)).fetchall()
    found = dict(reversed(rows))
    found.pop(None, None)  # reports of no story: older versions of pages
    return found, len(rows) >= limit


def hits_among(connection: Connection, query: str, stories: Iterable[int]) -> dict[int, int]:
    """Those of these stories with reports of the words, each with the last added of them."""
    match = matching(query)
    if not match:
        return {}
    parameters = (json.dumps(list(stories)), match)
    return dict(reversed(cursor(connection).execute(_HITS_AMONG, parameters).fetchall()))


def first_hit(connection: Connection, query: str, report: int) -> tuple[str, int, str] | None:
    """Where a report first has words of a query: ``title`` or ``text``, from where, which words.

    They begin there or, where the text holds NUL, which is lost on the way, somewhat later.
    """
    mark = f"\x02{secrets.token_hex(8)}\x03"  # no report can hold it
    for column, name in ((1, "text"), (0, "title")):
        parameters = (column, mark, matching(query), report)
        row = cursor(connection).execute(_MARKED, parameters).fetchone()
        before, _, rest = (row[0] if row else "").partition(mark)
        hit, found, _ = rest.partition(mark)
        if found:
            return name, len(before), hit
    return None


def under(connection: Connection, headings: Sequence[int]) -> set[int]:
    """The stories that stand under any of these headings."""
    rows = cursor(connection).execute(_UNDER, (json.dumps(list(headings)),))
    return {row[0] for row in rows}


def headings(connection: Connection, stories: Sequence[int]) -> Counter[int]:
    """How many of these stories stand under each heading.

    In one row: to take over a row for each takes far longer than to look them up.
    """
    (joined,) = cursor(connection).execute(_HEADINGS, (json.dumps(list(stories)),)).fetchone()
    counts = Counter(joined.split(",")) if joined else Counter[str]()
    return Counter({int(heading): count for heading, count in counts.items()})


def between(connection: Connection, first: str, last: str) -> set[int]:
    """The dated stories from one moment to before another."""
    return {row[0] for row in cursor(connection).execute(_BETWEEN, (first, last))}


def day_back(connection: Connection, most: int) -> str:
    """The day with which the last ``most`` days that have stories begin; past all for none."""
    hand, day = cursor(connection), "~"
    for _ in range(most):
        (found,) = hand.execute(_BEFORE, (day,)).fetchone()
        if found is None:
            break
        day = found[:10]
    return day


def latest_first(connection: Connection) -> Iterator[int]:
    """All stories in the order in which they are numbered; read on demand."""
    return (row[0] for row in cursor(connection).execute(_LATEST))
