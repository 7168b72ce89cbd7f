"""Names are legal spans: the best sequence of tags that begins what it continues."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rashomon.reading.names import NameSpan, best_path, names, of_one_class, spans, transitions

TAGS = ("O", "B-ORG", "I-ORG", "B-PERSON", "I-PERSON")
TABLE = transitions(TAGS)
NUMBERS = st.floats(-9, 9, width=32).map(lambda x: round(x, 2))


def legal(path: list[int] | tuple[int, ...]) -> bool:
    before = "O"
    for tag in (TAGS[n] for n in path):
        if tag.startswith("I-") and before[2:] != tag[2:]:
            return False
        before = tag
    return True


@given(st.integers(1, 4).flatmap(lambda n: hnp.arrays(np.float32, (n, 5), elements=NUMBERS)))
def test_the_path_is_the_best_legal_one(scores: np.ndarray) -> None:
    def worth(path: list[int] | tuple[int, ...]) -> float:
        return float(sum(scores[row, tag] for row, tag in enumerate(path)))

    found = best_path(scores, TAGS, TABLE)
    assert legal(found)
    every = product(range(5), repeat=len(scores))
    assert abs(worth(found) - max(worth(p) for p in every if legal(p))) < 1e-3


def test_two_names_side_by_side_are_two() -> None:
    assert spans(["B-ORG", "B-ORG", "I-ORG", "O", "B-PERSON"]) == [
        NameSpan(0, 1, "ORG"),
        NameSpan(1, 3, "ORG"),
        NameSpan(4, 5, "PERSON"),
    ]


@given(st.lists(st.sampled_from(TAGS), max_size=12))
def test_spans_are_apart_and_in_order(tags: list[str]) -> None:
    found = spans(tags)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert sum(name.end - name.start for name in found) == sum(tag != "O" for tag in tags)


def test_an_inside_that_continues_nothing_is_never_chosen() -> None:
    scores = np.array([[0, 0, 9, 0, 0], [0, 0, 9, 0, 0]], np.float32)
    assert names(scores, TAGS, TABLE) == [NameSpan(0, 2, "ORG")]


def classes(*told: tuple[str, str]) -> list[str]:
    """Classes of names of one word each, in a text that has nothing else."""
    found = [NameSpan(n, n + 1, label) for n, (_, label) in enumerate(told)]
    return [name.label for name in of_one_class([word for word, _ in told], found)]


def test_a_name_is_of_the_class_that_most_of_its_mentions_are_read_as() -> None:
    place, person = ("Dorrow", "LOCATION"), ("Dorrow", "PERSON")
    assert classes(place, person, place) == ["LOCATION"] * 3
    assert classes(person, place, person) == ["PERSON"] * 3
    assert classes(place, ("Vask", "PERSON")) == ["LOCATION", "PERSON"]


def test_what_is_as_often_a_person_is_the_other_class() -> None:
    assert classes(("Dorrow", "PERSON"), ("Dorrow", "ORG")) == ["ORG", "ORG"]
    assert classes(("Dorrow", "ORG"), ("Dorrow", "LOCATION")) == ["ORG", "ORG"]
