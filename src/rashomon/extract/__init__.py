"""From a capture to a report: the article's text, what the page says of it, and what was cut away.

In: a ``Capture`` and its bytes (flattened text, HTML, one JSON object, a mail message). Out: a
``Report``. Promise: pure, the same bytes for the same input; no sentence is invented, every line
taken out is listed with its evidence, every value points at its words; any bytes end in a report
or an ``ExtractError``, in bounded time. Failures: ``ExtractError`` with the reason ``empty``,
``not-text``, ``not-json``, ``too-long``, ``too-deep`` or ``no-article``.
"""

from __future__ import annotations

from collections.abc import Collection

from rashomon.extract.options import ExtractOptions
from rashomon.records import Capture, Report

__all__ = ["ExtractOptions", "extract", "line_keys"]

_DEFAULT = ExtractOptions()


def extract(
    capture: Capture,
    data: bytes,
    options: ExtractOptions = _DEFAULT,
    repeated: Collection[int] = (),
) -> Report:
    """Read the article in some bytes.

    ``repeated`` holds keys, as ``line_keys`` gives them, of lines already seen on other pages of
    the same outlet: evidence for furniture. Raises ``ExtractError`` where there is no article.
    """
    from rashomon.extract.assembly import assembled

    return assembled(capture, data, options, repeated)


def line_keys(capture: Capture, report: Report) -> tuple[int, ...]:
    """63-bit keys of this page's lines that could be furniture by repetition.

    They are namespaced by outlet (host of the address, else stated name) and empty where neither
    is known. Short lines, closing lines and lines already cut have one; the headline and running
    text never do.
    """
    from rashomon.extract.keys import repeatable

    return repeatable(capture, report)
