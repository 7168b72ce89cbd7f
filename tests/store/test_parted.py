"""Copies whose last shared key dies are no copies any more, and their story is found on again."""

from __future__ import annotations

from pathlib import Path

import invented
import rashomon
from rashomon.store import Kind, Step, Store


def test_parted_copies_send_their_story_back_to_be_found_on(tmp_path: Path) -> None:
    paths = invented.write(invented.coverage(2, 5), tmp_path / "in")
    with rashomon.open(tmp_path / "w.db") as workspace:
        workspace.add(paths)
    store = Store(tmp_path / "w.db")
    reader = store.reader
    edge = next(store.pages.all_edges())
    ends = sorted(reader.report_numbers([edge.left, edge.right]).values())
    one, other = (frozenset(marks.keys) for marks in reader.marks(ends).values())
    stories = reader.stories_with(ends)
    assert stories
    assert not reader.still_waiting(stories, (Step.FIND,))
    with store.writing() as writer:
        writer.bury(Kind.COPIES, one & other)
    assert edge.id not in {each.id for each in store.pages.all_edges()}
    assert reader.still_waiting(stories, (Step.FIND,)) == set(stories)
    store.close()
