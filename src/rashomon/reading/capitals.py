"""Capitals that were read as people: "Ankara said", "Baghdad ordered the jets".

What acts in a sentence looks like a person, and most names of one word that act are people. But a
capital stands for its government.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.nations import capitals
from rashomon.records import Name, Reading

_GIVEN = frozenset(("sofia", "paris"))  # capitals that people are named after
_BEFORE = frozenset(("NOUN", "PROPN"))  # a title, or the rest of a name


def with_capitals(reading: Reading) -> Reading:
    """The reading, such names as places."""
    people = {
        word
        for name in reading.names
        if name.label == "PERSON" and name.last - name.first > 1
        for word in _words(reading, name)
    }

    def is_capital(name: Name) -> bool:
        if name.label != "PERSON" or name.last - name.first > 1:
            return False
        (word,) = _words(reading, name)
        return word in capitals() and word not in people | _GIVEN and not _titled(reading, name)

    names = tuple(replace(n, label="LOCATION") if is_capital(n) else n for n in reading.names)
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
