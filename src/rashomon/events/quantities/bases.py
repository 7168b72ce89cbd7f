"""The words that a form may be a form of, for looking it up in a lexicon.

The reader's lemma comes first; it may be wrong for a form that the model has hardly seen
("gunned", "lorries"), so the regular ones are tried too. Bases that are no words do no harm: no
entry has them.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.tree import Tree

_IRREGULAR = {
    "beaten": "beat", "blew": "blow", "blown": "blow", "children": "child", "drove": "drive",
    "driven": "drive", "fell": "fall", "fled": "flee", "found": "find", "held": "hold",
    "hung": "hang", "lost": "lose", "men": "man", "set": "set", "shot": "shoot", "slain": "slay",
    "slew": "slay", "took": "take", "taken": "take", "women": "woman", "wives": "wife",
    "lives": "life", "people": "person", "dying": "die", "got": "get", "thieves": "thief",
}  # fmt: skip
_PLURALS = (("men", "man"), ("ies", "y"), ("ves", "f"), ("es", ""), ("s", ""))
_PASTS = (("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("en", ""), ("en", "e"))


def bases(tree: Tree, number: int) -> tuple[str, ...]:
    """What a token may be a form of, likeliest first."""
    return _bases(tree[number].form.lower(), tree.lemma(number))


@lru_cache(maxsize=65_536)  # the same words stand in every report
def _bases(form: str, lemma: str) -> tuple[str, ...]:
    found = [lemma, form]
    if form in _IRREGULAR:
        found.append(_IRREGULAR[form])
    for ending, instead in (*_PLURALS, *_PASTS):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            found.append(stem + instead)
            if len(stem) > 3 and stem[-1] == stem[-2]:
                found.append(stem[:-1])  # "gunned", "trapping"
    return tuple(dict.fromkeys(found))
