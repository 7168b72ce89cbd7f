"""Text -> the record of it, by the same tokenizer and model as the spaCy pipeline, but no ``Doc``.

Filling a ``Doc`` and reading it out again costs as much as deciding on the model's scores.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from rashomon.models import LATEST, load
from rashomon.reading.analysis import Analysis, Analyst, Words
from rashomon.reading.options import ReadingOptions
from rashomon.reading.shapes import Before, before
from rashomon.reading.tokens import POSSESSIVE, new_tokenizer
from rashomon.records import Name, Reading, Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Cut(NamedTuple):
    """A text's words as the model reads them and as they are written, and where each begins.

    White space is left out. The two differ where a possessive lost its apostrophe.
    """

    words: Words
    written: list[str]
    starts: list[int]


class TextReader:
    """Reads one text after another; ``threads`` as in ``rashomon.reader``."""

    def __init__(self, threads: int | None) -> None:
        from spacy.vocab import Vocab

        vocab = Vocab()  # without what spaCy notes of each new word: nobody here asks for it
        self._tokenizer, self._morphology = new_tokenizer(vocab), vocab.morphology
        self._strings = vocab.strings
        self._analyst = Analyst(load(LATEST), ReadingOptions(threads=threads))
        self._features = {"_": "_"}

    def read(self, text: str) -> Reading:
        """The record of one text; tokens are counted without white space."""
        cut = cut_up(self._tokenizer(text))
        (found,) = self._analyst.read([cut.words])
        return Reading(
            model=LATEST,
            tokens=self._tokens(cut, found),
            sentences=_sentences(found.starts),
            names=tuple(Name(name.start, name.end, name.label) for name in found.names),
        )

    def _tokens(self, cut: Cut, found: Analysis) -> tuple[Token, ...]:
        known = self._features
        features = [known.get(each) or self._ordered(each) for each in found.feats]
        columns = zip(
            cut.starts,
            cut.written,
            found.lemma,
            found.upos,
            found.xpos,
            features,
            found.head,
            found.deprel,
            strict=True,
        )
        return tuple(
            Token(
                start=start,
                end=start + len(form),
                form=form,
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                feats=feats,
                head=head,
                deprel="root" if head == number else deprel,
            )
            for number, (start, form, lemma, upos, xpos, feats, head, deprel) in enumerate(columns)
        )

    def _ordered(self, features: str) -> str:
        """Features in the order that spaCy gives them."""
        self._features[features] = self._strings[self._morphology.add(features)] or "_"
        return self._features[features]


def cut_up(doc: Doc) -> Cut:
    """The words of a ``Doc`` that only a tokenizer made, and what stands before each."""
    forms, befores, starts, written = list[str](), list[Before](), list[int](), list[str]()
    gap, here = "\n\n", 0
    for token in doc:
        form, space = token.text, token.whitespace_
        if form.isspace():
            gap += form + space
        else:
            written.append(form)
            forms.append(POSSESSIVE if form == "s" and token.norm_ == POSSESSIVE else form)
            befores.append(before(gap))
            starts.append(here)
            gap = space
        here += len(form) + len(space)
    return Cut(Words(forms, befores), written, starts)


def _sentences(starts: list[bool]) -> tuple[Sentence, ...]:
    edges = [number for number, opens in enumerate(starts) if opens]
    return tuple(Sentence(a, b) for a, b in itertools.pairwise([*edges, len(starts)]))
