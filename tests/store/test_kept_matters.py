"""What a story turns on is kept as it would be worked out anew, and not past a new reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import invented
import rashomon
from rashomon.runners import Local
from rashomon.stages.group import group_waiting, touched_parts
from rashomon.stages.run import Run
from rashomon.store import Step, Store
from rashomon.stories import Matter, matter


@pytest.fixture
def store(tmp_path: Path) -> Store:
    paths = invented.write(invented.coverage(2, 5), tmp_path / "in")
    with rashomon.open(tmp_path / "w.db") as workspace:
        workspace.add(paths)
    return Store(tmp_path / "w.db")


def _stories(store: Store) -> list[int]:
    return [store.pages.number_of(story.id) for story in store.pages.all_stories()]


def test_what_is_kept_is_what_would_be_worked_out(store: Store) -> None:
    reader, numbers = store.reader, _stories(store)
    stories, members = reader.stories(numbers), reader.members(numbers)
    made = {
        n: matter(stories[n], list(reader.profiles(rows).values())) for n, rows in members.items()
    }
    assert made
    assert reader.matters(Matter, numbers) == made


def test_a_report_read_anew_takes_away_what_was_kept_of_its_part(store: Store) -> None:
    reader, story = store.reader, _stories(store)[0]
    n = reader.members([story])[story][0]
    ((part, rung),), _ = touched_parts(reader, [n])
    assert reader.in_parts([part[0]]) == {part[0]: set(part)}
    assert rung > 0
    assert reader.settled(part) == set(part)
    report, marks, profile = reader.reports([n])[n], reader.marks([n])[n], reader.profiles([n])[n]
    for title, stands in ((profile.title, True), ("Another headline", False)):
        with store.writing() as writer:
            writer.wait(Step.READ, [n])
            read = {n: (report, marks, replace(profile, title=title))}
            writer.read(read, reader.captures([n]))
        assert bool(reader.standing(part)) is stands
        assert (reader.in_parts([part[0]]) == {part[0]: set(part)}) is stands
        assert reader.settled(part) == (set(part) if stands else set())
        assert (story in reader.matters(Matter, [story])) is stands
    assert set().union(*reader.in_parts(reader.parts([n])).values()) == set(part)


def test_what_a_story_turns_on_follows_a_report_that_was_read_anew(store: Store) -> None:
    reader, story = store.reader, _stories(store)[0]
    n = reader.members([story])[story][0]
    report, marks, profile = reader.reports([n])[n], reader.marks([n])[n], reader.profiles([n])[n]
    fewer = replace(profile, terms=profile.terms[:-1], weights=profile.weights[:-1])
    before = reader.matters(Matter, [story])[story]
    with store.writing() as writer:
        writer.wait(Step.READ, [n])
        writer.read({n: (report, marks, fewer)}, reader.captures([n]))
        writer.done(Step.RELATE, [n])
        writer.wait(Step.GROUP, [n])
    with Local() as runner:
        group_waiting(Run(store=store, runner=runner))
    assert _stories(store)[0] == story, "it has the reports and the words that it had"
    now = reader.matters(Matter, [story])[story]
    dropped = profile.terms[-1]
    assert now.terms.get(dropped, 0.0) < before.terms[dropped]
    assert story in reader.waiting(Step.FOLLOW, 99)
