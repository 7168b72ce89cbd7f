"""The dossier: the sourced record of a story, as people see it, and as other programs read it.

In: ``Material`` (what the store gives of one story). Out: a ``Dossier``, and from it ``text`` for
a terminal, ``markdown``, and ``html`` (one self-contained file); any records as JSON lines with
their schema, and back, and coded events as a table; ``FORMATS`` lists the formats for other
programs. Promise: pure, the same bytes for the same record; nothing that came from a page is live
in any output; every passage and quotation leads to its place in the text.
Failures: ``NotFound`` where the material lacks a report or its kept copy; ``UsageError`` for a
line that is no exported record, and where a format needs a library that is missing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from rashomon.dossier.material import Material, dossier
from rashomon.dossier.options import Options
from rashomon.dossier.story_list import StoryRow

if TYPE_CHECKING:
    from rashomon.dossier.event_rows import codebook, event_table
    from rashomon.dossier.formats import FORMATS, format_named
    from rashomon.dossier.html_page import html
    from rashomon.dossier.json_lines import jsonl, read_jsonl, schema
    from rashomon.dossier.markdown_page import markdown
    from rashomon.dossier.story_list import stories_table
    from rashomon.dossier.terminal import text

__all__ = [
    "FORMATS",
    "Material",
    "Options",
    "StoryRow",
    "codebook",
    "dossier",
    "event_table",
    "format_named",
    "html",
    "jsonl",
    "markdown",
    "read_jsonl",
    "schema",
    "stories_table",
    "text",
]

_LAZY = {
    "FORMATS": "formats",
    "format_named": "formats",
    "html": "html_page",
    "codebook": "event_rows",
    "event_table": "event_rows",
    "jsonl": "json_lines",
    "markdown": "markdown_page",
    "read_jsonl": "json_lines",
    "schema": "json_lines",
    "stories_table": "story_list",
    "text": "terminal",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(name)
    return getattr(import_module(f"rashomon.dossier.{_LAZY[name]}"), name)
