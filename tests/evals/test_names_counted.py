"""Names count as touched where a corpus does not tell where they begin."""

from __future__ import annotations

import pytest

from evals.names import of_spans, of_words

PER, ORG = "PER", "ORG"


@pytest.mark.parametrize(
    ("ours", "gold", "wanted"),
    [
        (["", PER], [PER, PER], (1.0, 1.0, 1)),  # a title of the phrase is not needed
        ([PER, PER], [None, PER], (1.0, 1.0, 1)),
        ([PER, ""], ["", ""], (0.0, 0.0, 0)),
        ([PER, ""], [None, None], (0.0, 0.0, 0)),  # open: neither right nor wrong
        ([ORG, ""], [PER, ""], (0.0, 0.0, 1)),
        ([PER, "", PER], [PER, "", ""], (0.5, 1.0, 1)),
    ],
)
def test_a_person_s_name(
    ours: list[str], gold: list[str | None], wanted: tuple[float, float, int]
) -> None:
    assert of_words([(ours, gold)])["person"] == wanted


def test_spans_are_right_with_both_edges_and_class() -> None:
    found = {(0, 2, "PER"), (3, 4, "LOC")}
    gold = {(0, 2, "PER"), (3, 5, "LOC")}
    counted = of_spans([(found, gold)])
    assert counted["person"] == (1.0, 1.0, 1)
    assert counted["place"] == (0.0, 0.0, 1)
    assert counted["spans"] == (0.5, 0.5, 2)
