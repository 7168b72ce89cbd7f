"""Name spans from the scores of BIO tags: the best legal sequence (Viterbi), and one class a name.

A sentence that leaves a name's class open ("Wairau beat Ostend") is helped by the others of its
text: names in the same words are of one class there, as people who mark them do too (Krishnan and
Manning, ACL 2006).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words ``start`` to ``end`` (excluded) are a name of a class."""

    start: int
    end: int
    label: str


def transitions(tags: Sequence[str]) -> NDArray[np.float32]:
    """0 where the second tag may follow the first, else never: I-X only follows B-X or I-X."""
    import numpy as np

    table = np.zeros((len(tags), len(tags)), np.float32)
    for row, first in enumerate(tags):
        for column, then in enumerate(tags):
            if then.startswith("I-") and first[2:] != then[2:]:
                table[row, column] = _NEVER
    return table


def names(
    scores: NDArray[np.float32], tags: Sequence[str], table: NDArray[np.float32]
) -> list[NameSpan]:
    """The names of one sentence; ``scores`` has a row for each word, a column for each tag."""
    return list(spans([tags[n] for n in best_path(scores, tags, table)]))


def best_path(
    scores: NDArray[np.float32], tags: Sequence[str], table: NDArray[np.float32]
) -> list[int]:
    """The best legal sequence of tags; greedy where that is legal, as it mostly is."""
    import numpy as np

    greedy = scores.argmax(axis=1)
    steps = table[greedy[:-1], greedy[1:]]
    if not tags[greedy[0]].startswith("I-") and (steps == 0).all():
        return list(greedy.tolist())
    inside = np.array([tag.startswith("I-") for tag in tags])
    best = np.where(inside, _NEVER, scores[0].astype(np.float64))
    back = np.zeros(scores.shape, np.int64)
    for row in range(1, len(scores)):
        paths = best[:, None] + table
        back[row] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[row]
    path = [int(best.argmax())]
    for row in range(len(scores) - 1, 0, -1):
        path.append(int(back[row, path[-1]]))
    return path[::-1]


def spans(tags: Sequence[str]) -> list[NameSpan]:
    """Spans of a sequence of tags; an I- that continues nothing starts a name."""
    found: list[NameSpan] = []
    start, label = 0, ""
    for here, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            found.append(NameSpan(start, here, label))
            label = ""
        if tag != "O" and not label:
            start, label = here, tag[2:]
    return found


def of_one_class(forms: Sequence[str], found: Sequence[NameSpan]) -> list[NameSpan]:
    """The names of one text, those in the same words of the class that most of them are read as.

    Where two classes have as many, whichever came first; but whatever acts in a sentence is easily
    taken for a person, so a person comes last.
    """
    said = [tuple(forms[name.start : name.end]) for name in found]
    labels: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for words, name in zip(said, found, strict=True):
        labels[words][name.label] += 1

    def most(words: tuple[str, ...]) -> str:
        counts = labels[words]
        return max(counts, key=lambda label: (counts[label], label != "PERSON"))

    return [replace(n, label=most(words)) for words, n in zip(said, found, strict=True)]
