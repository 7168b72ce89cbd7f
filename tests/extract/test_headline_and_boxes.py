"""The headline by its place, lists inside an article, and lines in which the page speaks."""

from __future__ import annotations

import pytest
from extract_cases import BODY, HEADLINE, PARAGRAPHS, capture

from rashomon.extract import extract
from rashomon.records import CutReason, Report

MASTHEAD = "The Lantern"
WORDS = "Slow answers after a night of deep water"


def read(*lines: str) -> Report:
    data = "\n\n".join(lines).encode()
    return extract(capture(data), data)


def title(report: Report) -> str | None:
    return report.title.value if report.title else None


@pytest.mark.parametrize("sign", ["By Ada Thornfield", "Wednesday 3 March 2021"])
def test_a_line_above_a_by_line_or_a_date_is_the_headline(sign: str) -> None:
    report = read(MASTHEAD, "Home", "World", WORDS, sign, *PARAGRAPHS)
    assert title(report) == WORDS
    assert MASTHEAD in {c.text for c in report.cuts}


def test_a_line_printed_twice_above_the_text_is_the_headline_once() -> None:
    menu = ["Home", "World", "Sport", "Weather"]
    report = read(*menu, WORDS, WORDS, "Log in", "Share", *PARAGRAPHS)
    assert title(report) == WORDS
    assert report.text.count(WORDS) == 1
    assert [c.reason for c in report.cuts if c.text == WORDS] == [CutReason.REPEATED]


@pytest.mark.parametrize(
    "caption",
    [
        "The old bridge at Harrowgate on Monday. Valley Lantern library picture",
        "Families wait on the hill above Harrowgate. PHOTOGRAPH: LANTERN ARCHIVE",
        "The mayor of Harrowgate, seen in a 2019 file photo. (Hill Wire)",
    ],
)
def test_a_caption_with_its_owner_at_the_end_is_neither_headline_nor_text(caption: str) -> None:
    report = read(HEADLINE, caption, *PARAGRAPHS)
    assert report.text == f"{HEADLINE}\n\n{BODY}"
    assert [c.reason for c in report.cuts] == [CutReason.CAPTION]


@pytest.mark.parametrize(
    "line",
    [
        "Have your say: write to letters@lantern.example",
        "Watch our series from the banks of the river, here.",
        "More: our history of floods in the valley",
        "DID THIS REPORT HELP YOU?",
    ],
)
def test_a_line_in_which_the_page_speaks_to_its_reader_is_cut(line: str) -> None:
    report = read(HEADLINE, *PARAGRAPHS[:3], line, *PARAGRAPHS[3:])
    assert report.text == f"{HEADLINE}\n\n{BODY}"


def test_a_table_inside_an_article_stays() -> None:
    table = ["Village", "Families", "Oxley", "7"]
    report = read(HEADLINE, *PARAGRAPHS[:3], *table, *PARAGRAPHS[3:])
    assert report.cuts == ()


def test_a_page_of_entries_without_full_stops_is_read_as_a_list() -> None:
    entries = [
        f"Gate {n} of the dam was opened before the water had reached the upper mark"
        for n in ("one", "two", "three", "four", "five", "six", "seven", "eight")
    ]
    report = read(HEADLINE, PARAGRAPHS[0], *entries[:5], PARAGRAPHS[1], *entries[5:])
    assert [e for e in entries if e not in report.text] == []


def test_text_behind_the_notice_of_ownership_is_another_one() -> None:
    other = [
        f"The club of {place} was founded by farmers who had met at the market for many years and "
        "wanted a hall of their own for music, dancing and the long evenings of the winter."
        for place in ("Oxley", "Mill End", "Burrow", "Stain", "Averton", "Long Reach")
    ]
    report = read(HEADLINE, *PARAGRAPHS, "© 2021 The Valley Lantern. All rights reserved.", *other)
    assert report.text == f"{HEADLINE}\n\n{BODY}"


@pytest.mark.parametrize("box", ['div class="newsletter"', "aside"])
def test_a_box_in_the_midst_of_an_html_article_is_cut(box: str) -> None:
    inside = "Our Friday letter has the best of the valley, and it is free for all."
    paragraphs = [f"<p>{p}</p>" for p in PARAGRAPHS]
    paragraphs.insert(3, f"<{box}><p>{inside}</p></{box.split()[0]}>")
    data = f"<html><body><article><h1>{HEADLINE}</h1>{''.join(paragraphs)}</article></body></html>"
    report = extract(capture(data.encode(), "text/html"), data.encode())
    assert report.text == f"{HEADLINE}\n\n{BODY}"
