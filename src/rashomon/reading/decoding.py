"""A window's scores -> tags, lemmas, sentences, trees and names."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.models import Model
from rashomon.reading import fronted, held, opened, ranges, shortened, voices
from rashomon.reading.arc_labels import ArcLabels
from rashomon.reading.clauses import Clauses
from rashomon.reading.irregular import tense_of
from rashomon.reading.lemmas import Lemmas
from rashomon.reading.names import NameSpan, names, transitions
from rashomon.reading.shapes import Before
from rashomon.reading.trees import heads
from rashomon.reading.windows import ends_before, is_cased

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

_DIGITS = 3  # scores are rounded so that no processor's last bit decides
_HEADS = ("upos", "xpos", "feats", "lemma", "name")  # the columns of the words' scores, then
_START = -1  # whether a sentence starts


@dataclass(frozen=True, slots=True)
class Part:
    """One window's words as read; heads count within the window, a root's is itself."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma: list[str]
    head: list[int]
    deprel: list[str]
    starts: list[bool]
    names: list[NameSpan]
    vectors: NDArray[np.float16]


def follows_acronym(forms: Sequence[str], befores: Sequence[Before], here: int) -> bool:
    """Whether a sentence starts behind "… told AFP.", which the model takes for a short form.

    Dots that belong to a short form ("U.S.", "Gen.") are no tokens of their own.
    """
    if here < 2 or befores[here] != Before.SPACE or befores[here - 1] != Before.NOTHING:
        return False
    acronym, stop, form = forms[here - 2 : here + 1]
    is_acronym = len(acronym) > 1 and acronym.isalpha() and acronym.isupper()
    opens = form[0].isupper() and (len(form) == 1 or not form.isupper())  # no headline in capitals
    return stop == "." and is_acronym and opens


class Decoder:
    """Decides on a model's scores."""

    def __init__(self, model: Model, known: Set[str] = frozenset()) -> None:
        self._labels = model.labels
        self._labels_of = ArcLabels(model)
        self._start = model.thresholds["start"]
        self._start_after_end = model.thresholds["start-after-end"]
        self._transitions = transitions(model.labels["name"])
        self._lemmas = Lemmas(model, known)
        edge, self._columns = 0, dict[str, slice]()
        for head in _HEADS:
            self._columns[head] = slice(edge, edge + len(model.labels[head]))
            edge += len(model.labels[head])

    def decode(
        self,
        forms: Sequence[str],
        befores: Sequence[Before],
        starts: Sequence[bool] | None,
        scores: Sequence[Scores],
    ) -> Part:
        """``scores``: of words (T x all heads), arcs (T x 1+T), their ends, and vectors.

        ``starts`` are the sentences where they are known; else they are found.
        """
        words, arcs, dependents, governors, vectors = scores
        words = words.round(_DIGITS)
        scored = words[:, _START]
        found = self._starts(scored, forms, befores) if starts is None else list(starts)
        found[0] = True
        edges = [n for n, start in enumerate(found) if start] + [len(forms)]
        head, deprel = self._trees(arcs.round(_DIGITS), dependents, governors, edges)
        upos, xpos, feats = (self._best(words, name) for name in ("upos", "xpos", "feats"))
        for n, (form, tag) in enumerate(zip(forms, xpos, strict=True)):
            if (past := tense_of(form, tag)) != tag:
                xpos[n], feats[n] = past, feats[n].replace("Tense=Pres", "Tense=Past")
        lemma = self._lemmas.of(forms, xpos, words[:, self._columns["lemma"]])
        clauses = Clauses(upos, xpos, feats, lemma, head, deprel)
        shortened.mend(clauses)
        ranges.mend(clauses)
        voices.mend(clauses)
        opened.mend(clauses)
        fronted.mend(clauses)
        found_names = self._names(words[:, self._columns["name"]], edges)
        held.mend(clauses, found_names)
        return Part(
            upos=upos,
            xpos=xpos,
            feats=feats,
            lemma=lemma,
            head=head,
            deprel=deprel,
            starts=found,
            names=found_names,
            vectors=vectors.astype("float16"),
        )

    def _best(self, words: Scores, head: str) -> list[str]:
        labels = self._labels[head]
        return [labels[n] for n in words[:, self._columns[head]].argmax(axis=1).tolist()]

    def _starts(
        self, scores: Scores, forms: Sequence[str], befores: Sequence[Before]
    ) -> list[bool]:
        """Where the model says so; and where print does, unless the model is sure that it errs."""
        cased = is_cased(forms)
        return [
            before == Before.PARAGRAPH
            or score > self._start
            or (
                n > 0
                and score > self._start_after_end
                and ends_before(forms, befores, n, cased=cased)
            )
            or follows_acronym(forms, befores, n)
            for n, (score, before) in enumerate(zip(scores.tolist(), befores, strict=True))
        ]

    def _trees(
        self, arcs: Scores, dependents: Scores, governors: Scores, edges: Sequence[int]
    ) -> tuple[list[int], list[str]]:
        """The head of each word (a root's is itself) and the label of its arc."""
        import numpy as np

        head, deprel = list[int](), list[str]()
        for start, end in pairwise(edges):
            columns = [0, *range(start + 1, end + 1)]  # the root, and the sentence's words
            inside = np.ascontiguousarray(arcs[start:end][:, columns])
            found, labels = self._labels_of.of(
                heads(inside), inside, dependents[start:end], governors[columns]
            )
            head += [start + (n - 1 if n else here) for here, n in enumerate(found)]
            deprel += labels
        return head, deprel

    def _names(self, scores: Scores, edges: Sequence[int]) -> list[NameSpan]:
        tags = self._labels["name"]
        return [
            NameSpan(start + name.start, start + name.end, name.label)
            for start, end in pairwise(edges)
            for name in names(scores[start:end], tags, self._transitions)
        ]
