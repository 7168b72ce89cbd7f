"""The event lexicon: every row is well formed, and its own example is read by it."""

from __future__ import annotations

from collections import Counter

import pytest

import rashomon
from rashomon.events.lexicon import Entry, entries
from rashomon.events.matching import VERBAL, matches
from rashomon.records import EventType
from rashomon.tree import Tree

PLACES = VERBAL | {"poss", "mod", "self"}
ENOUGH = 0.97  # of the examples; the rest are misread by the reader, not missing a rule


def test_it_is_broad() -> None:
    assert len(entries()) > 3000
    kinds = Counter(entry.type for entry in entries())
    assert set(kinds) == set(EventType)
    assert min(kinds.values()) >= 40


def test_no_row_is_there_twice() -> None:
    keys = Counter((e.words, e.pos, e.slots) for e in entries())
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_row_is_well_formed() -> None:
    for entry in entries():
        assert entry.pos in ("VERB", "NOUN", "ADJ", "PHRASE")
        assert (len(entry.words) > 1) == (entry.pos == "PHRASE")
        assert all(slot.role in "ariqmx" for slot in entry.slots)
        assert all(slot.place in PLACES or slot.place.isalpha() for slot in entry.slots)
        assert entry.example[-1] in ".!?"
        assert len(entry.example) < 170


def test_every_example_is_another_sentence() -> None:
    seen = Counter(entry.example for entry in entries())
    assert [example for example, count in seen.items() if count > 1] == []


@pytest.mark.timeout(600)
def test_the_examples_are_read_as_their_rows_say() -> None:
    missed = [entry.name for entry in entries() if not _is_read(entry)]
    assert len(missed) <= (1 - ENOUGH) * len(entries()), missed


def _is_read(entry: Entry) -> bool:
    reading = rashomon.read(entry.example)
    found = matches(Tree(reading, entry.example))
    return any(match.type is entry.type for match in found)
