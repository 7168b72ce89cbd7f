"""Who acts: "Two car bombs killed 25 people" is no passive.

The reader may call a subject a passive's for what it is ("bombs", "killed"). A finite verb that
has an object and no "was" is none, whatever its subject; nor is a participle of a verb that takes
one object only.
"""

from __future__ import annotations

from rashomon.reading.clauses import Clauses

_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
_FINITE = ("VBD", "VBZ", "VBP")
_ONE_OBJECT = frozenset(
    """kill wound injure hurt destroy damage bomb attack hit strike shell rock kidnap abduct capture
    seize target""".split()
)
_OF_PASSIVE = "nsubj:pass"


def mend(words: Clauses) -> None:
    """Make such subjects those of the actives that they stand before."""
    for number, relation in enumerate(words.deprel):
        verb = words.head[number]
        if (
            relation == _OF_PASSIVE
            and (words.xpos[verb] in _FINITE or words.lemma[verb] in _ONE_OBJECT)
            and words.children(verb, "obj")
            and not words.children(verb, "aux:pass")
        ):
            words.deprel[number] = "nsubj"
            if words.xpos[verb] == "VBN":
                words.xpos[verb], words.feats[verb] = "VBD", _PAST
