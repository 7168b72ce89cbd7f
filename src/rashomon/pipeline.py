"""The table of contents: what happens to material, in which order.

``STAGES`` names every stage with the records it needs and gives; ``check`` proves, before any data
flows, that each need is met by an earlier stage. Per report, in parallel: receive, extract, read.
Across reports, among those that share a key: relate, group, follow. Then each report's statements,
which take longest and for which no story waits: attribute. Last, what a story's reports agree on
and contest: find. The dossier is put together when somebody asks for it. Each stage is one file
under ``stages/``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.errors import UsageError
from rashomon.records import (
    Attribution,
    Capture,
    Claim,
    Coding,
    CopyEdge,
    Failure,
    Marks,
    Profile,
    Record,
    Report,
    Story,
    StoryLink,
    ThreadLink,
)
from rashomon.stages.attribute import attribute_waiting
from rashomon.stages.extract import extract_waiting
from rashomon.stages.find import find_waiting
from rashomon.stages.follow import follow_waiting
from rashomon.stages.group import group_waiting
from rashomon.stages.read import read_waiting
from rashomon.stages.receive import receive
from rashomon.stages.relate import relate_waiting
from rashomon.stages.run import Run, Tally


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way: what it needs, what it gives, and what does it."""

    name: str
    needs: tuple[type, ...]
    gives: tuple[type, ...]
    work: Callable[[Run], None]


STAGES = (
    Stage("receive", (), (Capture, Failure), receive),
    Stage("extract", (Capture,), (Report, Failure), extract_waiting),
    Stage("read", (Capture, Report), (Report, Marks, Profile), read_waiting),
    Stage("relate", (Report, Marks, Profile), (CopyEdge, StoryLink), relate_waiting),
    Stage("group", (Profile, StoryLink), (Story,), group_waiting),
    Stage("follow", (Story, Profile), (ThreadLink,), follow_waiting),
    Stage("attribute", (Report,), (Attribution, Claim, Coding), attribute_waiting),
    Stage("find", (Story, Claim, Coding, CopyEdge), (Record,), find_waiting),
)
JOINING = STAGES[:-2]  # without reading the sentences, which takes most of the time


def check(stages: Sequence[Stage]) -> None:
    """Raise ``UsageError`` where a stage needs what no earlier stage gives."""
    given: set[type] = set()
    for stage in stages:
        missing = [kind.__name__ for kind in stage.needs if kind not in given]
        if missing:
            raise UsageError(
                f"stage {stage.name!r} needs {' and '.join(missing)}, "
                "which no stage before it gives"
            )
        given.update(stage.gives)


def run(work: Run, stages: Sequence[Stage] = STAGES) -> Tally:
    """Take in the sources, then work through everything that waits; what it came to.

    The first stage may run beside that of another process; the rest is done by one process at a
    time, and a process that waited for its turn finds its own material done.
    """
    check(stages)
    receiving, *reading = stages
    receiving.work(work)
    with work.store.turn(lambda: work.progress(0, None, "waiting for another run")):
        for stage in reading:
            stage.work(work)
    return work.tally
