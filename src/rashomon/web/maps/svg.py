"""Small pieces of SVG: elements, numbers, path data and text that is safe to print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from markupsafe import Markup, escape
from numpy.typing import NDArray

_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"  # letters of Persian and of Indic scripts need them
_SAFE_LINK = re.compile(r"(?:https?://|[#?/.]|[^:/?#]*(?:[/?#]|$))", re.IGNORECASE)
_NARROW = frozenset("iIjlrtf.,:;'|!()[] ")


def element(tag: str, /, *body: Markup, **attributes: str | float) -> Markup:
    """An element; a trailing underscore of a name is dropped, others become hyphens.

    An attribute that is an empty string is left out. Bodies are markup already: see ``text``.
    """
    parts = [f"<{tag}"]
    for name, value in attributes.items():
        if value != "":
            said = value if isinstance(value, str) else number(value)
            parts.append(f' {name.rstrip("_").replace("_", "-")}="{escape(said)}"')
    inner = "".join(body)
    parts.append(f">{inner}</{tag}>" if inner else "/>")
    return Markup("".join(parts))  # noqa: S704 - every value was escaped above


def text(said: str) -> Markup:
    """Text as markup, every sign of markup in it escaped."""
    return escape(said)


def number(value: float) -> str:
    """At most one decimal, and no minus before nothing: the same on every machine."""
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def one_line(said: str, most: int) -> str:
    """The text on one line without signs that are not printed, cut to so many characters."""
    kept = (c if unicodedata.category(c) not in _UNSAFE or c in _JOINERS else " " for c in said)
    line = " ".join("".join(kept).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def link(href: str) -> str:
    """The address, or nothing where it is neither of the web nor of these pages."""
    href = one_line(href, 2000)
    return href if href and _SAFE_LINK.match(href) else ""


def identifier(key: str) -> str:
    """The key as a part of an element's id."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", key) or "map"


def text_width(said: str, size: float) -> float:
    """About how wide a line is in a sans-serif type of ``size`` pixels, on the wide side."""
    return size * sum(_letter(c) for c in said)


def _letter(c: str) -> float:
    if unicodedata.east_asian_width(c) in "WF":
        return 1.0
    if c in _NARROW:
        return 0.33
    return 0.72 if c.isupper() else 0.0 if unicodedata.combining(c) else 0.56


def path(points: NDArray[np.float64], *, closed: bool) -> str:
    """Path data through the points, in tenths of their unit; nothing where no line is left."""
    steps = np.rint(points * 10).astype(np.int64)
    moved = np.diff(steps, axis=0)
    moved = moved[moved.any(axis=1)]
    if len(moved) < (2 if closed else 1):
        return ""
    start = f"M{steps[0, 0]} {steps[0, 1]}l"
    return start + _joined(moved.ravel().tolist()) + ("z" if closed else "")


def _joined(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers)).replace(" -", "-")
