"""The five seed reports: what EXPECTED.md calls furniture goes, no sentence of an article does."""

from __future__ import annotations

import pytest
from extract_cases import capture, said_by

from evals.data import Absent, seeds
from rashomon.extract import extract
from rashomon.extract.characters import clean
from rashomon.records import Report

# The openings of the lines that EXPECTED.md lists as furniture, by seed; words of a few letters
# so that no sentence of a report is copied here.
FURNITURE = {
    "000": ["Skip to main", "Nuri al-Maliki and Bashar", "Stay informed", "Sign up to",
            "Middle East Eye"],
    "001": ["This story is over", "News by", "by John", "Jun 26", "Photo via", "Check out",
            "Don't miss", "Follow John"],
    "002": [],
    "003": ["Roy Siemens", "Roy likes", "Recent Posts", "Donald Trump", "5 days", "2 weeks",
            "Quincy"],
    "004": ["A file photo", "What's Your", "Angry", "Comments", "log in", "reset", "Back to"],
}  # fmt: skip
LINES = {"000": 17, "001": 14, "002": 14, "003": 10, "004": 15}  # kept lines with the headline


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    try:
        return seeds()
    except Absent as missing:
        pytest.skip(str(missing))


def read(text: str) -> Report:
    data = text.encode()
    return extract(capture(data), data)


@pytest.mark.parametrize("number", FURNITURE)
def test_furniture_is_cut(texts: dict[str, str], number: str) -> None:
    report = read(texts[number])
    for opening in FURNITURE[number]:
        assert not any(line.startswith(opening) for line in report.text.split("\n\n")), opening
        assert any(cut.text.startswith(opening) for cut in report.cuts), opening


@pytest.mark.parametrize("number", LINES)
def test_every_line_is_kept_or_listed_and_sentences_are_kept(
    texts: dict[str, str], number: str
) -> None:
    report = read(texts[number])
    kept = report.text.split("\n\n")
    cut = {c.text for c in report.cuts}
    assert len(kept) == LINES[number]
    for line in filter(None, map(clean, texts[number].split("\n"))):
        assert line in kept or line in cut


def test_the_facts_are_those_a_careful_analyst_finds(texts: dict[str, str]) -> None:
    found = {number: read(text) for number, text in texts.items()}
    dates = {n: r.published.edtf if r.published else None for n, r in found.items()}
    assert dates == {"000": None, "001": "2014-06-26T20:04", "002": None, "003": None, "004": None}
    outlets = {n: r.outlet.value if r.outlet else None for n, r in found.items()}
    assert outlets == {
        "000": "Middle East Eye", "001": "VICE News", "002": None, "003": None, "004": None,
    }  # fmt: skip
    assert [s.value for s in found["001"].byline] == ["John Beck"]
    assert found["002"].title is None
    for number in ("000", "001", "003", "004"):
        title = found[number].title
        assert title is not None
        data = texts[number].encode()
        assert said_by(found[number], data, title.words) == title.value
        assert found[number].text.count(title.value) == 1
