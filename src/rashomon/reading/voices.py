"""Who acts: "Two car bombs killed 25 people" is no passive.

The reader may call a subject a passive's for what it is ("bombs", "killed"). A finite verb that
has an object and no "was" is none, whatever its subject.
"""

from __future__ import annotations

from rashomon.reading.clauses import Clauses

_FINITE = ("VBD", "VBZ", "VBP")
_OF_PASSIVE = "nsubj:pass"


def mend(words: Clauses) -> None:
    """Make such subjects those of the actives that they stand before."""
    for number, relation in enumerate(words.deprel):
        verb = words.head[number]
        if (
            relation == _OF_PASSIVE
            and words.xpos[verb] in _FINITE
            and words.children(verb, "obj")
            and not words.children(verb, "aux:pass")
        ):
            words.deprel[number] = "nsubj"
