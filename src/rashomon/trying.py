"""One text read at once, with no workspace: what ``rashomon read`` shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ExtractError
from rashomon.records import Attribution, Claim, Coding, Failure, Reading, Report
from rashomon.settings import Settings


@dataclass(frozen=True, slots=True)
class Tried:
    """A report with its reading, who says what in it, and what happened."""

    report: Report
    reading: Reading
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    coding: Coding


def tried(source: str, settings: Settings | None = None) -> Iterator[Tried | Failure]:
    """Read what a source holds: a file, a folder, an address, ``-``; nothing is kept."""
    from rashomon.capture import GatherOptions, gather
    from rashomon.extract import extract
    from rashomon.stages.attribute import said

    for item in gather(
        source, base=Path.cwd(), settings=settings or Settings(), options=GatherOptions()
    ):
        if isinstance(item, Failure):
            yield item
            continue
        try:
            report = extract(item.capture, item.data)
        except ExtractError as error:
            address = item.capture.address
            yield Failure.make("extract", address, error.reason, str(error), item.capture.id)
            continue
        found = said(report)
        yield Tried(report, found.reading, found.attributions, found.claims, found.coding)
