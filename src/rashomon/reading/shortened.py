"""Headlines leave out "are": "Dozens feared dead" is a passive, though its form is the past's.

Treebanks hardly have such clauses, so the one who is feared dead is read as the one who fears.
Nobody fears, believes or reports "dead" without an object: the form alone settles it. So does the
number right behind it in "Eight killed, 14 injured", which has a participle of its own.
"""

from __future__ import annotations

from rashomon.reading.clauses import Clauses

# Whom they hold for dead stands before them where their passive has lost its "are".
_HOLDING = frozenset(
    """fear believe presume think report confirm suspect assume know find declare pronounce list
    allege rumour rumor estimate""".split()
)
_HARMING = frozenset("kill injure wound hurt murder shoot slay execute arrest detain".split())
_ACTIVE_TOO = frozenset("think know".split())  # "knew better", "thought big"
_LOOSE = ("advcl", "acl", "conj", "parataxis")
_PAST = ("VBD", "VBN")
_PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"


def mend(words: Clauses) -> None:
    """Give shortened passives the tree of the passives that they shorten."""
    for number, lemma in enumerate(words.lemma):
        if lemma in _HOLDING and words.xpos[number] in _PAST:
            _turn(words, number)
            _mend(words, number)
        if lemma in _HARMING and words.xpos[number] in _PAST:
            _count(words, number)


def _turn(words: Clauses, verb: int) -> None:
    """ "Three presumed dead", read as "three are dead": the verb above what it says of them."""
    state = words.head[verb]
    if state != verb + 1 or words.deprel[verb] != "amod" or words.upos[state] != "ADJ":
        return
    subjects = words.children(state, "nsubj")
    if not subjects or words.children(state, "cop", "aux") or subjects[0] > verb:
        return
    words.head[verb] = verb if words.head[state] == state else words.head[state]
    words.deprel[verb], words.upos[verb] = words.deprel[state], "VERB"
    words.head[state], words.deprel[state] = verb, "xcomp"
    words.head[subjects[0]] = verb


def _count(words: Clauses, verb: int) -> None:
    """ "Eight civilians killed 14 injured", read as eight who killed 14."""
    number, other = verb + 1, verb + 2
    if other < len(words.head) and words.deprel[number] == "punct":
        number, other = number + 1, other + 1
    if other >= len(words.head) or words.upos[number] != "NUM" or words.xpos[other] not in _PAST:
        return
    subjects = [n for n in words.children(verb, "nsubj", "nsubj:pass") if n < verb]
    if words.lemma[other] not in _HARMING or not subjects or words.head[number] != verb:
        return
    who = subjects[0]
    if words.children(verb, "aux", "aux:pass") or not (
        words.upos[who] == "NUM" or words.children(who, "nummod")
    ):
        return
    for here, suffers in ((verb, who), (other, number)):
        words.head[suffers], words.deprel[suffers] = here, "nsubj:pass"
        words.upos[here], words.xpos[here], words.feats[here] = "VERB", "VBN", _PASSIVE
    words.head[other], words.deprel[other] = verb, "conj"


def _mend(words: Clauses, verb: int) -> None:
    if words.xpos[verb] == "VBN" and words.children(verb, "nsubj:pass"):
        words.feats[verb] = _PASSIVE  # whose features may still be those of the past
        return
    subjects = [n for n in words.children(verb, "nsubj") if n < verb]
    if not subjects or words.children(verb, "aux", "aux:pass", "obj", "iobj"):
        return
    held = [n for n in words.children(verb, "xcomp", "ccomp") if n > verb] or _next(words, verb)
    if not held or not _is_state(words, verb, held[0]):
        return
    words.head[held[0]] = verb
    words.deprel[subjects[0]], words.deprel[held[0]] = "nsubj:pass", "xcomp"
    words.xpos[verb], words.feats[verb] = "VBN", _PASSIVE


def _next(words: Clauses, verb: int) -> list[int]:
    """The participle right behind a verb, where it hangs on a clause before: "dozens feared
    drowned"."""
    state = verb + 1
    if state >= len(words.head) or words.xpos[state] != "VBN" or words.deprel[state] not in _LOOSE:
        return []
    above = verb
    while words.head[above] != above:
        above = words.head[above]
        if above == state:
            return []
    return [state] if words.head[state] != state else []


def _is_state(words: Clauses, verb: int, held: int) -> bool:
    """Whether this is what somebody is said to be: "dead", "killed", "to have died"."""
    if words.children(held, "nsubj", "nsubj:pass", "csubj", "expl"):
        return False
    marks = {words.lemma[n] for n in words.children(held, "mark")}
    if marks == {"to"}:
        if words.lemma[verb] == "fear":
            return any(words.lemma[n] == "have" for n in words.children(held, "aux"))
        return bool(words.children(held, "aux", "aux:pass", "cop"))
    if marks or words.children(held, "aux", "aux:pass", "cop"):
        return False
    if words.upos[held] == "ADJ":
        return words.lemma[verb] not in _ACTIVE_TOO
    return words.xpos[held] == "VBN"
