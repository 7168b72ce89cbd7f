"""Flattened text: furniture goes, every sentence of the article stays, each cut says why."""

from __future__ import annotations

import pytest
from extract_cases import BODY, HEADLINE, PARAGRAPHS, capture, said_by
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract import extract, line_keys
from rashomon.records import CutReason, Report

ABOVE = ["Skip to main content", "Home", "World", "Politics", "Culture", "Log in"]
BLOCK = ["By Ada Thornfield", "Mar 3 2021, 7:15am", "Photo: Otto Lindqvist/Reuters"]
INSIDE = [
    "Don't miss our live blog on the floods. Read more here.",
    "Check out our video dispatches from the valley here.",
    "Sign up to get our newsletter with the latest alerts",
    "A resident wades through the market in Harrowgate (AFP)",
]
BELOW = [
    "Recent Posts",
    "Ministers Quarrel Over Price of Bread",
    "The price of bread has risen for the third month in a row and ministers…",
    "3 days ago",
    "Singer Cancels Northern Tour",
    "The singer says that she will rest until the autumn, her manager…",
    "2 weeks ago",
    "What's your reaction?",
    "Angry",
    "Happy",
    "Comments 0",
    "log in",
]


def read(*lines: str) -> Report:
    data = "\n\n".join(lines).encode()
    return extract(capture(data), data)


def test_furniture_around_and_inside_the_article_is_cut_and_the_article_is_whole() -> None:
    inside = [*PARAGRAPHS[:2], INSIDE[0], *PARAGRAPHS[2:4], INSIDE[1], *PARAGRAPHS[4:]]
    report = read(*ABOVE, HEADLINE, *BLOCK, *inside, INSIDE[2], *BELOW)
    assert report.text == f"{HEADLINE}\n\n{BODY}"
    cut = {c.text for c in report.cuts}
    assert cut == {*ABOVE, *BLOCK, *INSIDE[:3], *BELOW}


@pytest.mark.parametrize("line", INSIDE)
def test_a_line_of_furniture_between_paragraphs_is_cut(line: str) -> None:
    report = read(HEADLINE, *PARAGRAPHS[:3], line, *PARAGRAPHS[3:])
    assert report.text == f"{HEADLINE}\n\n{BODY}"
    assert [c.text for c in report.cuts] == [line]


def test_every_cut_has_a_reason_in_words_and_its_place_on_the_page() -> None:
    data = "\n\n".join([*ABOVE, HEADLINE, *BLOCK, BODY, *BELOW]).encode()
    report = extract(capture(data), data)
    for cut in report.cuts:
        assert cut.why.strip()
        assert said_by(report, data, cut.words) == cut.text
        assert 0 <= cut.at <= len(report.text)
    reasons = {c.text: c.reason for c in report.cuts}
    assert reasons["By Ada Thornfield"] is CutReason.BYLINE
    assert reasons["Photo: Otto Lindqvist/Reuters"] is CutReason.CAPTION
    assert reasons["3 days ago"] is CutReason.RELATED
    assert reasons["log in"] is CutReason.COMMENTS


def test_a_headline_printed_twice_is_kept_once() -> None:
    report = read(HEADLINE, HEADLINE, *PARAGRAPHS)
    assert report.text.count(HEADLINE) == 1
    assert [c.reason for c in report.cuts] == [CutReason.REPEATED]


def test_a_standfirst_without_a_full_stop_belongs_to_the_article() -> None:
    deck = "River authority says the dam upstream was opened to keep it from breaking"
    report = read(HEADLINE, deck, *PARAGRAPHS)
    assert report.title is not None
    assert report.title.value == HEADLINE
    assert report.body.startswith(deck)


def test_the_box_about_the_author_is_cut() -> None:
    box = (
        "Ada likes rivers and long walks. She spends her days reading about the history of "
        "music and her evenings cooking, which she says is a piece of cake."
    )
    report = read(HEADLINE, *PARAGRAPHS, "Ada Thornfield", box, *BELOW)
    assert report.text == f"{HEADLINE}\n\n{BODY}"


def test_a_plain_article_loses_nothing() -> None:
    report = read(*PARAGRAPHS)
    assert (report.text, report.cuts, report.title) == (BODY, (), None)


def test_lines_broken_at_a_fixed_width_become_paragraphs_again() -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(p, 72) for p in PARAGRAPHS)
    data = f"{HEADLINE}\n\n{wrapped}".encode()
    assert extract(capture(data), data).text == f"{HEADLINE}\n\n{BODY}"


@given(
    st.lists(st.sampled_from(ABOVE), max_size=6),
    st.lists(st.sampled_from(BELOW), max_size=12),
    st.permutations(PARAGRAPHS),
)
def test_no_sentence_is_lost_whatever_stands_around(
    above: list[str], below: list[str], paragraphs: list[str]
) -> None:
    report = read(*above, HEADLINE, *paragraphs, *below)
    position = 0
    for paragraph in paragraphs:
        position = report.text.index(paragraph, position)


def test_a_line_that_other_pages_carry_is_furniture() -> None:
    line = "Harrowgate remembers its old bridge with a book of pictures"
    pages = []
    for number in range(3):
        data = "\n\n".join([HEADLINE, *PARAGRAPHS[number:], line]).encode()
        page = capture(data, address=f"https://valley.example/{number}")
        pages.append((page, data, extract(page, data)))
    keys = [set(line_keys(page, report)) for page, _, report in pages]
    shared = keys[0] & keys[1] & keys[2]
    page, data, _ = pages[0]
    again = extract(page, data, repeated=shared)
    assert line not in again.text
    assert again.text == f"{HEADLINE}\n\n{BODY}"


def test_a_paragraph_in_the_middle_has_no_key_and_repetition_cannot_cut_it() -> None:
    data = f"{HEADLINE}\n\n{BODY}".encode()
    page = capture(data, address="https://valley.example/a")
    report = extract(page, data)
    middle = f"{HEADLINE}\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}".encode()
    short = capture(middle, address="https://valley.example/b")
    keys = line_keys(short, extract(short, middle))
    assert extract(page, data, repeated=keys).text == report.text


def test_keys_are_of_one_outlet_and_need_one() -> None:
    data = "\n\n".join(["Share", BODY, "Follow us"]).encode()
    here, there = (capture(data, address=f"https://{h}.example/x") for h in ("one", "two"))
    assert line_keys(here, extract(here, data))
    assert not {*line_keys(here, extract(here, data))} & {*line_keys(there, extract(there, data))}
    nowhere = capture(data)
    assert line_keys(nowhere, extract(nowhere, data)) == ()
