"""The acceptance case: five scraped reports, two stories, one thread."""

from __future__ import annotations

import hashlib

import pytest
from made_reports import sets_of, stories_of

from evals.data import Absent, seeds
from rashomon.extract import extract
from rashomon.records import Capture, Report
from rashomon.stories import follow, profile, threads


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """The seeds as the extract room reads them from plain text."""
    try:
        texts = seeds()
    except Absent as missing:
        pytest.skip(str(missing))
    return [_read(name, text.encode("utf-8")) for name, text in texts.items()]


def _read(name: str, data: bytes) -> Report:
    digest = hashlib.sha256(data).hexdigest()
    received = Capture(
        id=Capture.name(name, digest),
        sha256=digest,
        size=len(data),
        address=name,
        retrieved="2026-01-01T00:00:00Z",
        media_type="text/plain",
    )
    return extract(received, data)


def test_two_stories_in_one_thread(reports: list[Report]) -> None:
    stories = stories_of(reports)
    assert sets_of(reports, stories) == {
        frozenset({"000", "001", "002", "003"}),
        frozenset({"004"}),
    }
    profiles = {report.id: profile(report) for report in reports}
    held = [(story, [profiles[report] for report in story.reports]) for story in stories]
    (found,) = threads(stories, follow(held))
    assert set(found.stories) == {story.id for story in stories}
    assert "Syria" in found.links[0].reason
