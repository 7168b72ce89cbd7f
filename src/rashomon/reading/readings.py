"""A spaCy ``Doc`` -> the record of it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rashomon.records import Name, Reading, Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


def reading_of(doc: Doc, model: str) -> Reading:
    """The record; white space is left out of it, and tokens are counted without."""
    words = [token for token in doc if not token.is_space]
    number = {token.i: n for n, token in enumerate(words)}
    edges = sorted({0, *(n for n, t in enumerate(words) if t.is_sent_start)}) if words else []
    edges.append(len(words))
    return Reading(
        model=model,
        tokens=tuple(
            Token(
                start=token.idx,
                end=token.idx + len(token),
                form=token.text,
                lemma=token.lemma_,
                upos=token.pos_,
                xpos=token.tag_,
                feats=str(token.morph) or "_",
                head=number[token.head.i],
                deprel="root" if token.head is token or token.head.i == token.i else token.dep_,
            )
            for token in words
        ),
        sentences=tuple(Sentence(first, last) for first, last in itertools.pairwise(edges)),
        names=tuple(Name(number[e.start], number[e.end - 1] + 1, e.label_) for e in doc.ents),
    )
