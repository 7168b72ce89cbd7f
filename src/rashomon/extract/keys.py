"""Which lines of a page repetition could show to be furniture, and their keys."""

from __future__ import annotations

from rashomon.extract.characters import fold
from rashomon.extract.outlets import host
from rashomon.extract.shape import shape
from rashomon.records import Capture, Report
from rashomon.words import hashed

_SHORT = 9  # words up to which a kept line may be furniture anywhere on the page
_EDGES = 2  # kept paragraphs at the end of the text that may be a notice


def namespace(capture: Capture, outlet: str | None) -> str:
    """What an outlet's pages have in common: the host of their address, else its stated name."""
    given = dict(capture.supplied).get("url", "")
    for url in (given, capture.final_address or "", capture.address):
        name = host(url)
        if name:
            return name
    return fold(outlet or "")


def line_key(space: str, folded: str) -> int:
    """The key of a line (folded) among an outlet's pages."""
    return hashed("line", space, folded)


def repeatable(capture: Capture, report: Report) -> tuple[int, ...]:
    """Keys of the lines that repetition could show to be furniture, sorted, each once.

    All lines that were cut; of the text the short lines and the last two paragraphs. Never the
    headline, and never a full sentence in the middle: a background paragraph that an outlet
    prints again is article text.
    """
    space = namespace(capture, report.outlet.value if report.outlet else None)
    if not space:
        return ()
    kept = [line for line in report.body.split("\n\n") if line]
    edge = set(kept[-_EDGES:]) if len(kept) > _EDGES + 1 else set()
    lines = [c.text for c in report.cuts] + [x for x in kept if x in edge or _is_short(x)]
    return tuple(sorted({line_key(space, key) for x in lines if (key := fold(x[:2000]))}))


def _is_short(line: str) -> bool:
    own = shape(line)
    return own.words <= _SHORT and not own.is_prose
