"""Lemmas: what the treebanks give a form under its tag, else the best edit that makes a word."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from rashomon.models import Model
from rashomon.reading.irregular import lemma_of
from rashomon.reading.lemma_rules import apply

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

_NUMBER = "CD"  # 5,000 is 5000 in the treebanks
_INFLECTED = frozenset(("VBD", "VBG", "VBN", "VBZ"))
_WHOLE = "|*|"  # an edit that gives one irregular word's lemma: of use for that word alone
_TRIED = 4  # edits, the best first
_MOST_KEPT = 100_000  # lemmas remembered


class Lemmas:
    """Decides on lemmas; remembers what it decided."""

    def __init__(self, model: Model, known: Set[str]) -> None:
        self._rules = model.labels["lemma"]
        self._table = model.lemmas
        self._known = known | {lemma.lower() for lemma in model.lemmas.values()}
        self._done: dict[tuple[str | int, ...], str] = {}

    def of(self, forms: Sequence[str], tags: Sequence[str], scores: Scores) -> list[str]:
        """The lemma of each word, given its Penn tag and the scores of the edit rules."""
        found = [
            self._table.get(f"{form.lower()}\t{tag}")
            or (form.replace(",", "") if tag == _NUMBER else lemma_of(form, tag))
            for form, tag in zip(forms, tags, strict=True)
        ]
        asked = [place for place, lemma in enumerate(found) if not lemma]
        for place, rules in zip(asked, best_rules(scores[asked]), strict=True):
            found[place] = self._edited(forms[place], tags[place], rules)
        return found

    def _edited(self, form: str, tag: str, rules: list[int]) -> str:
        """The first of the best edits that makes a known word, else the best.

        A form whose tag says that it is inflected is not its own lemma if an edit makes a word.
        """
        key: tuple[str | int, ...] = (form, tag in _INFLECTED, *rules)
        found = self._done.get(key)
        if found is None:
            if len(self._done) > _MOST_KEPT:
                self._done.clear()
            edits = [self._rules[rule] for rule in rules]
            made = [apply(edit, form) for edit in edits if _WHOLE not in edit] or [form]
            words = [lemma for lemma in made if lemma.lower() in self._known]
            if tag in _INFLECTED:
                words = [lemma for lemma in words if lemma.lower() != form.lower()] or words
                found = words[0] if words else made[0]
            else:
                found = made[0] if made[0] == form or not words else words[0]
            self._done[key] = found
        return found


def best_rules(scores: Scores) -> list[list[int]]:
    """The best rules of each row, the best first; of equals the first. The scores are used up."""
    import numpy as np

    rows, found = np.arange(len(scores)), []
    for _ in range(min(_TRIED, scores.shape[1])):
        found.append(scores.argmax(axis=1))
        scores[rows, found[-1]] = -np.inf
    best: list[list[int]] = np.stack(found, axis=1).tolist()
    return best
