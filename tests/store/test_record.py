"""What is put in comes out, in orders that do not depend on how it came in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon.records import Basis, Capture, Failure, Marks, Profile, Report, Stated, Story, When
from rashomon.store import Step, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "w.db")
    yield opened
    opened.close()


def capture(data: bytes, address: str, retrieved: str = "2020-01-01T00:00:00Z") -> Capture:
    sha256 = hashlib.sha256(data).hexdigest()
    named = Capture.name(address, sha256)
    return Capture(named, sha256, len(data), address, retrieved, "text/plain")


def put(store: Store, data: bytes, address: str = "file:a.txt", **fields: object) -> Report:
    """Take one text all the way to having been read."""
    received = capture(data, address, str(fields.pop("retrieved", "2020-01-01T00:00:00Z")))
    identity = Report.name(received.id)
    report = Report(identity, received.id, address, data.decode(), "utf-8")
    report = replace(report, **fields)  # type: ignore[arg-type]
    marks, profile = Marks(report.id, (1, 2)), Profile(report.id, (3,), (), ())
    with store.writing() as writer:
        assert writer.keep(received, data)
        (n,) = store.reader.waiting(Step.EXTRACT, 1)
        writer.extracted({n: (report, (7,))}, {n: received})
        writer.read({n: (report, marks, profile)}, {n: received})
        writer.done(Step.RELATE, [n])
    return report


def test_the_same_bytes_from_the_same_place_are_kept_once(store: Store) -> None:
    one = capture(b"words", "file:a.txt")
    later = capture(b"words", "file:a.txt", "2021-01-01T00:00:00Z")
    with store.writing() as writer:
        assert writer.keep(one, b"words")
        assert not writer.keep(later, b"words")
        assert writer.keep(capture(b"words", "file:b.txt"), b"words")
        assert writer.keep(capture(b"other", "file:a.txt"), b"other")
    assert store.pages.captures([one.id]) == [one]
    assert store.pages.data(one.sha256) == b"words"
    assert store.pages.counts().captures == 3


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def keep_and_stop() -> None:
        with store.writing() as writer:
            writer.keep(capture(b"words", "file:a.txt"), b"words")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        keep_and_stop()
    assert store.pages.counts().captures == 0


def test_records_come_back_as_they_went_in(store: Store) -> None:
    when = When("2014-06-26T20:04:00Z", Basis.SUPPLIED)
    title = Stated("Ünïcode \u0000 and 🜁", Basis.SUPPLIED)
    report = put(store, "Text with \u2028 and \x00 in it".encode(), title=title, published=when)
    assert store.pages.reports([report.id]) == [report]
    assert list(store.pages.all_reports()) == [report]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_newest_version_is_newest_whichever_came_first(
    store: Store, order: tuple[int, ...]
) -> None:
    june, july = When("2014-06-01", Basis.SUPPLIED), When("2014-07-01", Basis.SUPPLIED)
    versions: list[dict[str, Any]] = [
        {"published": june, "retrieved": "2020-01-03T00:00:00Z"},
        {"published": june, "modified": july, "retrieved": "2020-01-01T00:00:00Z"},
        {"published": june, "modified": july, "retrieved": "2020-01-02T00:00:00Z"},
    ]
    made = {n: put(store, f"version {n}".encode(), **versions[n]) for n in order}
    found = store.pages.versions([made[2]])
    assert found == {made[2].id: (made[0].id, made[1].id)}
    numbers = store.reader.report_numbers([report.id for report in made.values()])
    current = [named for named, n in numbers.items() if store.reader.pages([n])[n][1]]
    assert current == [made[2].id]


def test_a_line_on_three_pages_sends_all_three_back_to_be_read(store: Store) -> None:
    for n in range(2):
        put(store, f"page {n}".encode(), f"file:{n}.txt")
    assert store.reader.waiting(Step.READ, 9) == []
    put(store, b"page 0, changed", "file:0.txt")
    assert store.reader.waiting(Step.READ, 9) == [], "a page counts once, however many versions"
    put(store, b"page 2", "file:2.txt")
    assert store.reader.waiting(Step.READ, 9) == [1, 2, 3]
    assert store.reader.repeated(4) == (7,)


def test_failing_again_adds_nothing_and_success_settles_it(store: Store) -> None:
    failure = Failure.make("capture", "file:a.txt", "timeout", "it took too long")
    with store.writing() as writer:
        writer.fail(failure)
        writer.fail(failure)
    assert list(store.pages.all_failures()) == [failure]
    with store.writing() as writer:
        writer.keep(capture(b"words", "file:a.txt"), b"words")
    assert list(store.pages.all_failures()) == []


def test_search_finds_words_phrases_and_no_operators(store: Store) -> None:
    one = put(store, "The Córdoba bridge was closed".encode(), "file:a.txt")
    put(store, b"A bridge too far, said OR", "file:b.txt")
    assert [report.id for report, _ in store.pages.search("cordoba bridge")] == [one.id]
    assert [report.id for report, _ in store.pages.search('"bridge was"')] == [one.id]
    assert len(store.pages.search("bridge")) == 2
    for query in ('"', "AND", "bridge OR", "text:bridge*", "NEAR(a b)", "' --", "", "(", "\x00"):
        store.pages.search(query)


def told(report: Report, name: str, title: str, last: str | None) -> Story:
    return Story(f"story-{name * 16}", title, (report.id,), last, last, "a reason")


def test_stories_are_numbered_latest_first_and_undated_last(store: Store) -> None:
    dates = {"a": "2014", "b": None, "c": "2015-01-01T00:30:00+01:00", "d": "2015-01-01"}
    parts = []
    for name, last in dates.items():
        report = put(store, name.encode(), f"file:{name}.txt")
        (n,) = store.reader.report_numbers([report.id]).values()
        parts.append((([n], 0.7), [told(report, name, f"Title {name}", last)]))
    with store.writing() as writer:
        changed = writer.grouped(parts, [n for (members, _), _ in parts for n in members])
    assert len(changed) == 4
    found = store.pages.stories()
    assert [story.title[-1] for story in found] == ["d", "c", "a", "b"]
    assert [store.pages.number_of(story.id) for story in found] == [1, 2, 3, 4]
    assert [s.title for s in store.pages.stories_by_title(["title", "C"], 9)] == ["Title c"]
    assert store.pages.stories_by_title(["100%"], 9) == []
    with store.writing() as writer:
        assert writer.grouped(parts[:1], parts[0][0][0]) == set(), "the same story is left as it is"
        assert writer.grouped([], parts[0][0][0]) == set()
    assert store.pages.count_stories() == 3
