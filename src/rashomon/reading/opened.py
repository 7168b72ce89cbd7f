"""A clause that "after" opens keeps its subject: "shot down five jets after strikes kill 26".

Headlines have verbs without articles around them; the reader may take the noun in front of one for
what stands behind the preposition, and its verb for another's.
"""

from __future__ import annotations

from rashomon.reading.clauses import Clauses

_OPENING = frozenset("after before as while since until once".split())
_FINITE = frozenset("VB VBP VBD".split())


def mend(words: Clauses) -> None:
    """Hang a noun right before a verb that has no subject on it, and what opened the clause."""
    for verb, relation in enumerate(words.deprel):
        noun = verb - 1
        if relation != "advcl" or words.xpos[verb] not in _FINITE or noun < 1:
            continue
        if words.deprel[noun] != "obl" or words.head[noun] != words.head[verb]:
            continue
        if words.head[verb] > noun or words.xpos[noun] not in ("NNS", "NNPS"):
            continue
        if words.children(verb, "nsubj", "nsubj:pass", "mark", "aux", "aux:pass"):
            continue
        opening = words.children(noun, "case")
        if len(opening) == 1 and words.lemma[opening[0]] in _OPENING:
            words.head[noun], words.deprel[noun] = verb, "nsubj"
            words.head[opening[0]], words.deprel[opening[0]] = verb, "mark"
