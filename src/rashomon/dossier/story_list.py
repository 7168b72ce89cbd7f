"""The list of stories for a terminal: what there is, and what it comes down to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.dossier.labels import between, period
from rashomon.dossier.safe import one_line

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as the list shows it; ``first`` and ``last`` are EDTF, None where unknown.

    ``origins`` is how many independent origins stand behind the event that most of it tells of, at
    least and at most, ``contested`` how many of its findings are; None where that was not worked
    out.
    """

    number: int
    title: str
    first: str | None
    last: str | None
    articles: int
    low: int  # independent texts, at least
    high: int  # and at most
    origins: tuple[int, int] | None = None
    id: str = ""
    contested: int | None = None


def stories_table(rows: Iterable[StoryRow]) -> Table:
    """A table of stories: number, title, dates, articles, independent texts, origins."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim", show_edge=False)
    table.add_column("No.", justify="right", no_wrap=True)
    table.add_column("Story", ratio=1, overflow="fold")
    table.add_column("Published", overflow="fold", max_width=24)
    table.add_column("Articles", justify="right", no_wrap=True)
    table.add_column("Texts", justify="right", no_wrap=True)
    table.add_column("Origins", justify="right", no_wrap=True)
    for row in rows:
        cells = (
            str(row.number),
            one_line(row.title) or "Untitled story",
            period(row.first, row.last),
            str(row.articles),
            between(row.low, row.high),
            between(*row.origins) if row.origins is not None else "–",
        )
        table.add_row(*(Text(cell) for cell in cells))
    return table
