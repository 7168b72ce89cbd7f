"""Windows hold every word once, are bounded, and end where a sentence surely ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.options import ReadingOptions
from rashomon.reading.shapes import Before
from rashomon.reading.windows import ends_before, windows

OPTIONS = ReadingOptions(window=8, longest=20)
WORD = st.tuples(st.sampled_from(["a", ".", "Bo", ";", '"', "U.S."]), st.booleans())


@given(st.lists(st.tuples(WORD, st.integers(1, 6)), max_size=80))
def test_every_word_is_in_one_window_and_none_is_too_long(
    rows: list[tuple[tuple[str, bool], int]],
) -> None:
    words = [word for (word, _), _ in rows]
    ends = [end for (_, end), _ in rows]
    lengths = [length for _, length in rows]
    found = list(windows(words, ends, lengths, OPTIONS))
    assert [n for w in found for n in range(w.start, w.end)] == list(range(len(words)))
    assert all(sum(lengths[w.start : w.end]) <= OPTIONS.longest for w in found)
    for before, window in pairwise(found):
        stops = (n for n in range(before.start + 1, len(words)) if ends[n])
        sentence = lengths[before.start : next(stops, len(words))]
        assert ends[window.start] or sum(sentence) > OPTIONS.longest


def befores(text: str) -> tuple[list[str], list[Before]]:
    words = text.split()
    return words, [Before.PARAGRAPH, *[Before.SPACE] * (len(words) - 1)]


def test_a_full_stop_ends_and_an_initial_does_not() -> None:
    words, gaps = befores("He spoke to militants . They denied it , said J . Smith of Iraq .")
    assert [n for n in range(1, len(words)) if ends_before(words, gaps, n)] == [5]


def test_a_closing_quotation_mark_belongs_to_what_it_closes() -> None:
    words, gaps = befores('" We asked . " The minister left . " Why ? "')
    gaps[4] = gaps[10] = gaps[12] = Before.NOTHING
    assert [n for n in range(1, len(words)) if ends_before(words, gaps, n)] == [5, 9]


def test_a_blank_line_always_ends_and_a_broken_line_does_not() -> None:
    words = ["Toll", "rises", "In", "Kano"]
    gaps = [Before.PARAGRAPH, Before.SPACE, Before.PARAGRAPH, Before.LINE]
    assert [ends_before(words, gaps, n) for n in (1, 2, 3)] == [False, True, False]


def test_small_letters_open_sentences_only_where_there_are_no_capitals() -> None:
    words, gaps = befores("rebels shelled the mill . nobody was hurt , said j . smith .")
    assert [n for n in range(1, len(words)) if ends_before(words, gaps, n)] == []
    ends = [n for n in range(1, len(words)) if ends_before(words, gaps, n, cased=False)]
    assert ends == [5]


def test_what_has_no_end_is_cut_after_a_sign() -> None:
    words = ["a"] * 14 + [";"] + ["a"] * 20
    found = list(windows(words, [False] * 35, [1] * 35, OPTIONS))
    assert [(w.start, w.end) for w in found] == [(0, 15), (15, 35)]
