"""A range before a noun counts it: "Between 20 and 25 rebels were killed".

A parser may hang the first number on the verb, as in "between 20 and 25 July"; a common noun right
behind the second one settles it.
"""

from __future__ import annotations

from rashomon.reading.clauses import Clauses

_OPENING = frozenset(("between", "from"))
_CLOSING = frozenset(("and", "to"))


def mend(words: Clauses) -> None:
    """Hang both numbers of such ranges on the noun that they count."""
    for first in range(1, len(words.upos) - 3):
        link, last, noun = first + 1, first + 2, first + 3
        if (
            words.upos[first] == words.upos[last] == "NUM"
            and words.lemma[first - 1] in _OPENING
            and words.lemma[link] in _CLOSING
            and words.xpos[noun] == "NNS"
            and words.head[first] not in (noun, last)
            and words.head[noun] not in (first, last)
        ):
            words.head[first - 1], words.head[first], words.deprel[first] = first, noun, "nummod"
            words.head[link], words.head[last], words.deprel[last] = last, first, "conj"
