"""What each head may answer, counted on the training trees; kept with the model as data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.reading.lemma_rules import KEEP, rule_for
from training.sentences import TAGS, Document

_NAMES = frozenset(("NNP", "NNPS"))
_SURE = 0.9  # share of a form's tokens under one tag that must have one lemma
_RARE = 3  # a rule or a set of features seen less often is noise


@dataclass(frozen=True)
class Labels:
    """The answers of each head, in the order of its scores."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    name: tuple[str, ...] = TAGS


def lemma_table(documents: Iterable[Document]) -> dict[str, str]:
    """Lemmas of forms seen under a Penn tag (``form<tab>tag``); neither names nor unclear ones."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for sentence in document.sentences:
            for word, token in zip(sentence.words, sentence.tokens or (), strict=False):
                if token.xpos not in _NAMES and any(c.isalpha() for c in word):
                    seen[f"{word.lower()}\t{token.xpos}"][token.lemma or word] += 1
    table = {}
    for key, lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count >= _SURE * lemmas.total():
            table[key] = lemma
    return table


def count_labels(documents: Iterable[Document]) -> Labels:
    """Every label of the trees, save the rarest features and lemma rules."""
    upos, xpos, deprel = set[str](), set[str](), set[str]()
    feats, lemmas = Counter[str](), Counter[str]()
    for document in documents:
        for sentence in document.sentences:
            for word, token in zip(sentence.words, sentence.tokens or (), strict=False):
                upos.add(token.upos or "X")
                xpos.add(token.xpos or "FW")
                deprel.add(token.deprel or "dep")
                feats[token.feats or "_"] += 1
                lemmas[rule_for(word, token.lemma or word)] += 1
    return Labels(
        upos=tuple(sorted(upos)),
        xpos=tuple(sorted(xpos)),
        feats=tuple(sorted(f for f, n in feats.items() if n >= _RARE)),
        lemma=tuple(sorted({KEEP, *(r for r, n in lemmas.items() if n >= _RARE)})),
        deprel=tuple(sorted(deprel)),
    )
