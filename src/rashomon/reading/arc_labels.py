"""Labels of arcs, and the one thing that labels chosen apart get wrong together.

A verb has one subject and one object. Where two words were given the same place, the one for which
another head or label costs least moves there: "Striker Pinheiro said" is one subject with a title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.models import Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

# Places that only one word can take under one head (Universal Dependencies; outer subjects apart).
_PLACES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "hearer",
}
_TRIED = 4  # heads, the best first
_DIGITS = 3


class ArcLabels:
    """Labels the arcs of sentences."""

    def __init__(self, model: Model) -> None:
        self._runner = model.arc_labels
        self._labels = model.labels["deprel"]
        self._root = self._labels.index("root")
        self._place = [_PLACES.get(label, "") for label in self._labels]

    def of(
        self, head: list[int], arcs: Scores, dependents: Scores, governors: Scores
    ) -> tuple[list[int], list[str]]:
        """Heads and labels of one sentence; 0 is the root, n its n-th word.

        ``arcs``: words x 1 + words; ``governors`` has the root's row first.
        """
        scores = self._scores(dependents, governors[head])
        best: list[int] = scores.argmax(axis=1).tolist()
        for rivals in self._rivals(head, best):
            self._part(rivals, head, best, arcs, dependents, governors)
        return head, [self._labels[n] if h else "root" for n, h in zip(best, head, strict=True)]

    def _scores(self, dependents: Scores, governors: Scores) -> Scores:
        ends = {"dependents": dependents, "governors": governors}
        scores = self._runner.run(None, ends)[0].round(_DIGITS)
        scores[:, self._root] = -1e9
        return scores

    def _rivals(self, head: Sequence[int], best: Sequence[int]) -> list[list[int]]:
        """Words that were given one place, two or more."""
        found: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for word, (above, label) in enumerate(zip(head, best, strict=True)):
            if above and self._place[label]:
                found[above, self._place[label]].append(word)
        return [words for words in found.values() if len(words) > 1]

    def _part(
        self,
        rivals: list[int],
        head: list[int],
        best: list[int],
        arcs: Scores,
        dependents: Scores,
        governors: Scores,
    ) -> None:
        """Move all rivals but one, the cheapest first."""
        import numpy as np

        place, above = self._place[best[rivals[0]]], head[rivals[0]]
        while len(rivals) > 1:
            moves = []
            for word in rivals:
                tried = (-arcs[word]).argsort(kind="stable")[:_TRIED].tolist()
                heads = [n for n in tried if n and n != word + 1 and not _above(word + 1, n, head)]
                heads = list(dict.fromkeys([above, *heads]))
                many = np.repeat(dependents[word : word + 1], len(heads), axis=0)
                scores = self._scores(many, governors[heads])
                sure = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
                paths = arcs[word] - np.log(np.exp(arcs[word] - arcs[word].max()).sum())
                now = float(sure[0, best[word]] + paths[above])
                barred = [n for n, each in enumerate(self._place) if each == place]
                sure[0, barred] = -1e9
                worth = sure.max(axis=1) + paths[heads]
                at = int(worth.round(_DIGITS).argmax())
                loss = round(now - float(worth[at]), _DIGITS)
                moves.append((loss, word, heads[at], int(sure[at].argmax())))
            _, word, head[word], best[word] = min(moves)
            rivals.remove(word)


def _above(word: int, start: int, head: Sequence[int]) -> bool:
    """Whether a word stands above another one: hanging it there would close a circle."""
    seen = 0
    while start and seen <= len(head):
        if start == word:
            return True
        start, seen = head[start - 1], seen + 1
    return False
