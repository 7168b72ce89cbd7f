"""Letter case and gaps, as the model is told of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.shapes import Before, Shape, before, shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("town", Shape.LOWER),
        ("Iraq", Shape.TITLE),
        ("NATO", Shape.UPPER),
        ("A", Shape.LETTER),
        ("iPhone", Shape.MIXED),
        ("F16", Shape.UPPER),
        ("1,200", Shape.NUMBER),
        ("—", Shape.SIGN),
        ("好", Shape.MIXED),
    ],
)
def test_shapes(word: str, expected: Shape) -> None:
    assert shape(word) == expected


@given(st.text(min_size=1))
def test_every_word_has_a_shape(word: str) -> None:
    assert shape(word) != Shape.NONE


def test_gaps() -> None:
    assert [before(gap) for gap in ("", " ", "\n", " \n\n", "\r\n\r\n")] == [
        Before.NOTHING,
        Before.SPACE,
        Before.LINE,
        Before.PARAGRAPH,
        Before.PARAGRAPH,
    ]
