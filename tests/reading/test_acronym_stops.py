"""A full stop behind an acronym ends a sentence; one in a short form or a headline does not."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.reading.decoding import follows_acronym
from rashomon.reading.shapes import Before


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("told AFP ~. Residents fled", True),
        ("told AFP ~. A man fled", True),
        ("told AFP ~. residents fled", False),
        ("THE FBI ~. AGENTS CAME", False),
        ("by J ~. Smith", False),
        ("told AFP . Residents fled", False),  # a blank before it: no stop of this word
        ("told Reuters ~. Residents fled", False),  # left to the model
    ],
)
def test_where_a_sentence_starts(words: str, starts: bool) -> None:
    marked = words.split()
    forms = [word.removeprefix("~") for word in marked]
    gaps = [Before.NOTHING if word.startswith("~") else Before.SPACE for word in marked]
    found = [n for n in range(len(forms)) if follows_acronym(forms, gaps, n)]
    assert found == ([forms.index(".") + 1] if starts else [])


def test_it_is_so_in_a_text() -> None:
    reading = rashomon.read("Officials told AFP. Residents fled the town.")
    assert [(s.first, s.last) for s in reading.sentences] == [(0, 4), (4, 9)]
