"""The acceptance case: five scraped reports, two stories, one thread."""

from __future__ import annotations

import pytest
from made_reports import made, sets_of, stories_of

from evals.data import Absent, seeds
from rashomon.records import Report
from rashomon.stories import follow, profile, threads


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """The seeds without obvious furniture: headline first, then lines long enough to be prose."""
    try:
        texts = seeds()
    except Absent as missing:
        pytest.skip(str(missing))
    return [_read(name, text) for name, text in texts.items()]


def _read(name: str, text: str) -> Report:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    prose = [line for line in lines if len(line) >= 90]
    heads = [line for line in lines[:5] if 30 <= len(line) < 90 and line not in prose]
    return made(name, heads[0] if heads else "", *prose)


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
