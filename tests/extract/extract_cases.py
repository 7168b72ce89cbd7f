"""Captures and invented articles that the extract room's tests share."""

from __future__ import annotations

import hashlib

from rashomon.records import Capture, Report, Span

PARAGRAPHS = (
    "Flood water reached the lower quarter of Harrowgate on Monday after a dam upstream was "
    "opened, the river authority said.",
    "About forty families left their houses during the night and were taken to a school on the "
    "hill, where teachers had prepared beds and hot food.",
    "“We had an hour to pack what we could carry,” said Ilse Brandt, who keeps a bakery near the "
    "old bridge and has lived there since she was a child.",
    "The authority said that the dam had been opened to keep it from breaking, and that the "
    "villages below it had been warned in time.",
    "Mayors of three villages deny this and have asked the ministry in the capital to find out "
    "who gave the order and when.",
    "The bridge was still closed on Tuesday, and engineers were looking for cracks in its pillars.",
)
HEADLINE = "Families flee as flood water reaches Harrowgate"
BODY = "\n\n".join(PARAGRAPHS)


def capture(data: bytes, media_type: str = "text/plain", **facts: object) -> Capture:
    """A capture of some bytes, received on the first day of 2026."""
    address = str(facts.pop("address", "file:page.txt"))
    sha = hashlib.sha256(data).hexdigest()
    return Capture(
        id=Capture.name(address, sha),
        sha256=sha,
        size=len(data),
        address=address,
        retrieved="2026-01-01T00:00:00Z",
        media_type=media_type,
        **facts,  # type: ignore[arg-type]
    )


def said_by(report: Report, data: bytes, span: Span | None) -> str:
    """The raw words a span points at, on whichever layer it counts."""
    assert span is not None
    layer = report.text if span.layer == "text" else data.decode(report.encoding, "replace")
    return span.of(layer)
