"""Cities that were read as people: "Baghdad ordered the jets", "Qaim fell".

What acts in a sentence looks like a person, and most names of one word that act are people. But a
capital stands for its government, and a name that the same text has as a place is that place.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rashomon.nations import capitals
from rashomon.records import Name, Reading

_GIVEN = frozenset(("sofia", "paris"))  # capitals that people are named after
_PLACED = frozenset(("LOCATION", "FACILITY"))
_BEFORE = frozenset(("NOUN", "PROPN"))  # a title, or the rest of a name


def with_cities(reading: Reading) -> Reading:
    """The reading, such names as places."""
    said = {name: _words(reading, name) for name in reading.names}
    people = {
        word
        for name, words in said.items()
        if name.label == "PERSON" and len(words) > 1
        for word in words
    }
    labels: Counter[tuple[tuple[str, ...], str]] = Counter(
        (words, name.label) for name, words in said.items()
    )

    def is_city(name: Name) -> bool:
        words = said[name]
        if name.label != "PERSON" or len(words) > 1 or words[0] in people or _titled(reading, name):
            return False
        placed = sum(labels[words, label] for label in _PLACED)
        is_capital = words[0] in capitals() and words[0] not in _GIVEN
        return is_capital or placed >= labels[words, "PERSON"]

    names = tuple(replace(n, label="LOCATION") if is_city(n) else n for n in reading.names)
    return replace(reading, names=names) if names != reading.names else reading


def _words(reading: Reading, name: Name) -> tuple[str, ...]:
    return tuple(token.form.lower() for token in reading.tokens[name.first : name.last])


def _titled(reading: Reading, name: Name) -> bool:
    """Whether a title or another name stands before it as part of one phrase: "Mr Jordan"."""
    if name.first == 0:
        return False
    before, token = reading.tokens[name.first - 1], reading.tokens[name.first]
    joined = before.head == name.first or token.head == name.first - 1
    return before.upos in _BEFORE and joined
