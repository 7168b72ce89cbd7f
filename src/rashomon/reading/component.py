"""The reader as a spaCy pipeline component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, Span, Token

from rashomon.models import LATEST, load
from rashomon.reading.analysis import Analysis, Analyst
from rashomon.reading.options import ReadingOptions
from rashomon.reading.texts import cut_up

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME = "rashomon_reader"
_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD, SENT_START]
_BATCH = 64


class ReaderComponent:
    """Sets tags, features, lemmas, trees, sentences, names and vectors of a ``Doc``.

    White space that spaCy keeps as a token of its own hangs on the word before it (``dep``).
    """

    def __init__(self, nlp: Language, name: str = NAME, analyst: Analyst | None = None) -> None:
        self.vocab, self.name = nlp.vocab, name
        self.analyst = analyst or Analyst(load())
        self._numbers: dict[tuple[str, str], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Read documents in order; their windows are run side by side."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            found = self.analyst.read(cut_up(doc).words for doc in batch)
            for doc, analysis in zip(batch, found, strict=True):
                self._annotate(doc, analysis)
                yield doc

    def _annotate(self, doc: Doc, analysis: Analysis) -> None:
        spaces = doc.to_array([IS_SPACE]).reshape(-1) > 0
        places = np.flatnonzero(~spaces)
        rows = np.zeros((len(doc), len(_ATTRIBUTES)), np.uint64)
        if len(places):
            rows[places] = self._rows(analysis, places)
        self._white_space(rows, doc, np.flatnonzero(spaces).tolist())
        doc.from_array(_ATTRIBUTES, rows)  # type: ignore[arg-type]  # its stub asks for int32
        doc.set_ents(
            [
                Span(doc, int(places[name.start]), int(places[name.end - 1]) + 1, name.label)
                for name in analysis.names
            ],
            default="outside",
        )
        doc.tensor = _tensor(len(doc), places, analysis)  # type: ignore[assignment]
        for hooks, vector in (
            (doc.user_hooks, _vector),
            (doc.user_span_hooks, _vector),
            (doc.user_token_hooks, _token_vector),
        ):
            hooks |= {"vector": vector, "vector_norm": _norm, "similarity": _similarity}
            hooks["has_vector"] = _has_vector

    def _rows(self, analysis: Analysis, places: NDArray[Any]) -> NDArray[np.uint64]:
        heads = places[analysis.head] - places
        columns = [
            self._column("tag", analysis.xpos),
            self._column("pos", analysis.upos),
            self._column("morph", analysis.feats),
            self._column("lemma", analysis.lemma),
            self._column("deprel", analysis.deprel),
            heads.astype(np.int64).view(np.uint64),
            np.where(analysis.starts, 1, -1).astype(np.int64).view(np.uint64),
        ]
        return np.stack(columns, axis=1)

    def _column(self, kind: str, values: list[str]) -> NDArray[np.uint64]:
        return np.array([self._number(kind, value) for value in values], np.uint64)

    def _number(self, kind: str, value: str) -> int:
        """The number that spaCy has for a label; roots are ``ROOT`` to spaCy's own tools."""
        found = self._numbers.get((kind, value))
        if found is None:
            if kind == "pos":
                found = IDS[value]
            elif kind == "morph":
                found = self.vocab.morphology.add(value if value != "_" else "")
            else:
                is_root = kind == "deprel" and value == "root"
                found = self.vocab.strings.add("ROOT" if is_root else value)
            if kind != "lemma":
                self._numbers[kind, value] = found
        return int(found)

    def _white_space(self, rows: NDArray[np.uint64], doc: Doc, places: list[int]) -> None:
        """White space hangs on the token before it, at the start of a text on the one after."""
        number = self._number
        for place in places:
            shift = -1 if place else int(len(doc) > 1)
            rows[place] = (
                number("tag", "_SP"),
                IDS["SPACE"],
                number("morph", "_"),
                doc[place].orth,
                number("deprel", "dep" if shift else "root"),
                np.uint64(shift % 2**64),
                np.uint64((1 if place == 0 else -1) % 2**64),
            )

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Nothing is written: the model comes with the package."""

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> ReaderComponent:
        """Nothing is read: the model comes with the package."""
        return self


def _tensor(size: int, places: NDArray[Any], analysis: Analysis) -> NDArray[np.float16]:
    tensor = np.zeros((size, 384), np.float16)
    if analysis.vectors:
        tensor[places] = np.concatenate(analysis.vectors)
    return tensor


def _vector(span: Doc | Span) -> NDArray[np.float32]:
    """The mean over the words; comparable with that of any other stretch of text."""
    rows = [token.i for token in span if not token.is_space]
    if not rows:
        return np.zeros(384, np.float32)
    return np.asarray(span.doc.tensor[rows].astype(np.float32).mean(axis=0))


def _norm(piece: Doc | Span | Token) -> float:
    return float(np.linalg.norm(np.asarray(piece.vector)))


def _similarity(one: Doc | Span | Token, other: Doc | Span | Token) -> float:
    """The cosine; 0 where one has no words."""
    norms = _norm(one) * _norm(other)
    return float(np.asarray(one.vector) @ np.asarray(other.vector) / norms) if norms else 0.0


def _token_vector(token: Token) -> NDArray[np.float32]:
    return np.asarray(token.doc.tensor[token.i].astype(np.float32))


def _has_vector(_: object) -> bool:
    return True


@Language.factory(NAME, default_config={"model": LATEST, "threads": None})
def _make(nlp: Language, name: str, model: str, threads: int | None) -> ReaderComponent:
    return ReaderComponent(nlp, name, Analyst(load(model), ReadingOptions(threads=threads)))
