"""Sources -> Capture: keep what was received."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.records import Failure
from rashomon.stages.run import Run
from rashomon.store import in_chunks

if TYPE_CHECKING:
    from rashomon.capture import Gathered

KEPT_AT_ONCE = 64  # a killed run loses no more than these, and finds them again


def receive(work: Run) -> None:
    """Keep what the sources hold, some captures in each transaction."""
    done = 0
    for some in in_chunks(_gathered(work), KEPT_AT_ONCE):
        with work.store.writing() as writer:
            for item in some:
                if isinstance(item, Failure):
                    work.fail(writer, [item])
                elif not writer.keep(item.capture, item.data):
                    work.tally.known += 1
        done += len(some)
        work.progress(done, None, "receiving")


def _gathered(work: Run) -> Iterator[Gathered | Failure]:
    from rashomon.capture import GatherOptions, gather

    options = work.gather or GatherOptions()
    for source in work.sources:
        yield from gather(source, base=work.base, settings=work.settings, options=options)
