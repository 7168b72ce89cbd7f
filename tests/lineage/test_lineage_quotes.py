"""Which words stand in quotation marks."""

from __future__ import annotations

import pytest

from rashomon.lineage.quotes import quoted


def said(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text)]


@pytest.mark.parametrize(
    "marks", ["“{}”", '"{}"', "‘{}’", "«{}»", "„{}“", '"{}”', '“{}"', "``{}''", "« {} »"]
)
def test_every_style_of_marks_is_read(marks: str) -> None:
    words = "the dam will hold until spring"
    assert said(f"She said {marks.format(words)} and left.") == [words]


def test_single_marks_keep_apostrophes_inside() -> None:
    text = "The miller said: 'We don't know the farmers' plans for the weir yet.' He left."
    assert said(text) == ["We don't know the farmers' plans for the weir yet."]


def test_apostrophes_alone_are_no_quotation() -> None:
    assert said("The farmers' union and the miller's sons don't share the villagers' view.") == []
    assert said("In the ’90s and the '80s the town’s mills didn’t close.") == []


def test_scare_quotes_are_no_quotation() -> None:
    assert said("The “safe harbour” and the 'new old bridge' are “closed”.") == []


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "He wrote: “The river rose too fast.\n\n“Nobody was warned in time.” Then he signed."
    assert said(text) == ["The river rose too fast.\n\n“Nobody was warned in time."]


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = "“We left before the bridge went down, she said.\n\nThe army came a day later."
    assert said(text) == ["We left before the bridge went down, she said."]


def test_nested_marks_belong_to_the_outer_ones() -> None:
    text = "“My father said ‘never trust the weir’ and moved uphill,” she recalled."
    assert said(text) == ["My father said ‘never trust the weir’ and moved uphill"]


def test_an_opening_mark_inside_an_open_quotation_starts_anew() -> None:
    text = "“The pumps have failed again. He paused. “The second wall will go tonight,” he said."
    assert "The second wall will go tonight" in said(text)


def test_a_broken_quotation_is_two_spans() -> None:
    text = '"The wall gave way at dawn," she said. "Nobody slept after that night."'
    assert said(text) == ["The wall gave way at dawn", "Nobody slept after that night."]
