"""Markdown as written: words from outside that read as themselves, and tables.

What CommonMark, GitHub's and Python's Markdown would read as markup is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.dossier.safe import one_line

_ESCAPED = re.compile(r"[\\`*_{}\[\]]")
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {mark: f"&#{ord(mark)};" for mark in "@|~$^"}
)
_OPENING = re.compile(r"^(\s*)([#+\-:!=]|\d+(?=[.)]))")
_AUTOLINK = re.compile(r"(?i)(:)(?=//)|\b(www|mailto|xmpp)(?=[.:])")


def escaped(text: str) -> str:
    """One line of words from outside, which reads as itself in any flavour of Markdown."""
    line = _ESCAPED.sub(r"\\\g<0>", one_line(text)).translate(_ENTITIES)
    line = _AUTOLINK.sub(_broken, line)
    return _OPENING.sub(_opened, line)


def _broken(match: re.Match[str]) -> str:
    """Keep a bare address from becoming a link of its own."""
    return "&#58;" if match[1] else f"{match[2][:-1]}&#{ord(match[2][-1])};"


def _opened(match: re.Match[str]) -> str:
    """Keep the start of a line from opening a heading, a list or a rule."""
    mark = match[2]
    return f"&#{ord(mark[0])};{mark[1:]}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
