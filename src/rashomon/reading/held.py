"""A name before its verb holds together: "… on Friday the Observatory for Rights monitor said".

Where a comma is missing before it, the reader may take a name's first words for part of the clause
before. What stands in one name hangs on its last word, where that is the subject of what follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.clauses import Clauses
from rashomon.reading.names import NameSpan

_NAMES = ("ORG", "PERSON")
_TORN = frozenset("nsubj nsubj:pass conj appos obj obl nmod".split())


def mend(words: Clauses, names: Sequence[NameSpan]) -> None:
    """Hang the torn words of names on the last one."""
    for name in names:
        last = name.end - 1
        verb = words.head[last]
        if name.label not in _NAMES or verb != name.end or words.deprel[last] != "nsubj":
            continue
        for number in range(name.start, last):
            head = words.head[number]
            if not name.start <= head < name.end and words.deprel[number] in _TORN:
                words.head[number], words.deprel[number] = last, "compound"
