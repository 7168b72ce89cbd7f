"""The pipeline is a value that is checked before anything flows through it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from rashomon.errors import UsageError
from rashomon.pipeline import STAGES, check, run
from rashomon.stages.run import Run
from rashomon.store import Step, Store


def test_the_order_as_it_stands_holds() -> None:
    check(STAGES)
    assert [stage.name for stage in STAGES] == [
        "receive",
        "extract",
        "read",
        "relate",
        "group",
        "follow",
        "attribute",
        "find",
    ]


def test_a_broken_order_is_told_before_any_data_flows() -> None:
    receive, extract, read, relate, *rest = STAGES
    with pytest.raises(UsageError, match="'relate' needs Marks and Profile, which no stage before"):
        check([receive, extract, relate, read, *rest])

    class Untouched:
        """Fails on any use: nothing may flow."""

        def __getattr__(self, name: str) -> object:
            raise AssertionError(name)

    with pytest.raises(UsageError, match="'read' needs Capture and Report"):
        run(cast(Run, Untouched()), [read, receive])


def test_every_step_of_the_store_has_a_stage_that_works_it_off(tmp_path: Path) -> None:
    """What waits at a step and nobody takes off would wait for ever."""
    store = Store(tmp_path / "w.db")
    assert len(STAGES) == 1 + len(Step)
    assert [store.reader.count_waiting(step) for step in Step] == [0] * len(Step)
    store.close()
