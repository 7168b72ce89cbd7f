"""The ratchet holds: floors rise by themselves and fall only when told to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.gate import FIGURES, FLOORS, compare, ratchet
from evals.readme import MARKED, README, filled

figures = st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1), max_size=6)


@given(figures, figures)
def test_a_floor_never_falls_by_itself(
    measured: dict[str, float], floors: dict[str, float]
) -> None:
    kept = ratchet(measured, floors)
    assert all(kept[name] >= floor for name, floor in floors.items())
    assert all(kept[name] >= value for name, value in measured.items())


def test_a_fall_is_named_with_both_figures() -> None:
    assert compare({"stories/x/f1": 0.80}, {"stories/x/f1": 0.90}) == [
        "BELOW FLOOR stories/x/f1: 0.8000 < 0.9000"
    ]
    assert compare({"stories/x/f1": 0.897}, {"stories/x/f1": 0.90}) == []


def test_lowering_takes_the_flag() -> None:
    assert ratchet({"a": 0.1}, {"a": 0.2}) == {"a": 0.2}
    assert ratchet({"a": 0.1}, {"a": 0.2}, lower=True) == {"a": 0.1}


def test_peers_and_speeds_are_shown_but_never_floored() -> None:
    assert ratchet({"stories/x/peer/f1": 0.9, "extract/speed/ratio": 2.0}, {}) == {}


def test_the_readme_shows_what_was_last_measured() -> None:
    text = README.read_text("utf-8")
    assert MARKED.search(text)
    assert text == filled(text, json.loads(FIGURES.read_text("utf-8")))


def test_a_marked_figure_is_replaced_and_an_unknown_one_refused() -> None:
    marked = "F1 <!-- figure a/b:1 -->9<!-- /figure -->."
    assert filled(marked, {"a/b": 0.26}) == "F1 <!-- figure a/b:1 -->0.3<!-- /figure -->."
    with pytest.raises(KeyError):
        filled(marked, {})


def test_the_committed_floors_are_sorted_figures() -> None:
    floors = json.loads(Path(FLOORS).read_text("utf-8"))
    assert list(floors) == sorted(floors)
    assert floors
    assert all(isinstance(value, float) for value in floors.values())
