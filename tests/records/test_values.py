"""Records refuse what cannot be, and names come from content alone."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import records
from rashomon.records import Basis, Layer, Report, Span, Stated, content_id

parts = st.lists(st.text(max_size=20), max_size=4)


@given(parts, parts)
def test_other_parts_have_another_name(a: list[str], b: list[str]) -> None:
    assert (content_id("x", *a) == content_id("x", *b)) == (a == b)


@given(st.text(min_size=1), st.data())
def test_selectors_find_the_words_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    position, quote = Span("r", start, end).selectors(text)
    assert (position["start"], position["end"]) == (start, end)
    around = f"{quote['prefix']}{quote['exact']}{quote['suffix']}"
    assert quote["exact"] == text[start:end]
    assert around in text


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start < end"):
        Span("r", start, end)


def test_spans_meet_where_they_share_a_character_of_one_layer() -> None:
    span = Span("r", 4, 8)
    assert span.meets(Span("r", 7, 9))
    assert Span("r", 0, 20).meets(span)
    assert not span.meets(Span("r", 8, 9))
    assert not span.meets(Span("s", 4, 8))
    assert not span.meets(Span("r", 4, 8, Layer.PAGE))


def test_a_value_that_was_read_needs_its_words() -> None:
    with pytest.raises(ValueError, match="needs its words"):
        Stated("The Ledger", Basis.METADATA)
    assert Stated("The Ledger", Basis.SUPPLIED).words is None


def test_every_record_is_frozen_and_slotted() -> None:
    for name in records.__all__:
        thing = getattr(records, name)
        if not dataclasses.is_dataclass(thing):
            continue
        assert hasattr(thing, "__slots__"), name
        assert thing.__setattr__ is not object.__setattr__, f"{name} is not frozen"


def test_the_body_follows_the_headline() -> None:
    text = "Bridge closed\n\nThe bridge was closed."
    title = Stated("Bridge closed", Basis.HEADLINE, Span("r", 0, 13))
    assert Report("r", "c", "a", text, "utf-8", title=title).body == "The bridge was closed."
    on_page = Stated("Bridge closed", Basis.METADATA, Span("r", 0, 13, Layer.PAGE))
    assert Report("r", "c", "a", text, "utf-8", title=on_page).body == text
