"""Documents cut into windows and windows into batches of numbers, with what must be answered."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rashomon.reading.lemma_rules import rule_for
from rashomon.reading.pieces import Pieces
from rashomon.reading.shapes import Before, shape
from training.corpora import classes_of
from training.labels import Labels
from training.recipe import Recipe
from training.sentences import TAGS, Document, Sentence

IGNORED = -100

Vector = NDArray[np.float32]
Told = tuple[Sentence, Vector | None]  # a sentence and what the teacher says of it


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences that are read at once, and what the teacher said of each."""

    sentences: tuple[Sentence, ...]
    vectors: tuple[Vector | None, ...]
    pieces: tuple[tuple[int, ...], ...]
    wrapped: bool = False

    @property
    def length(self) -> int:
        """In pieces, with the two markers."""
        return 2 + sum(map(len, self.pieces))


@dataclass(slots=True)
class Batch:
    """Windows as tensors; B windows, P pieces, T words. Unanswerable entries are IGNORED."""

    pieces: Tensor  # B P
    shapes: Tensor  # B P
    befores: Tensor  # B P
    mask: Tensor  # B P, True where there is a piece
    first: Tensor  # B T
    last: Tensor  # B T
    words: Tensor  # B T, True where there is a word
    sentence: Tensor  # B T, number of the sentence in the window
    upos: Tensor  # B T
    xpos: Tensor
    feats: Tensor
    lemma: Tensor
    head: Tensor  # B T, 0 is the root, else 1 + the word's place in the window
    deprel: Tensor
    starts: Tensor  # B T, 1 where a sentence starts
    names: Tensor  # B T TAGS, True where the tag is allowed; no row allowed: unanswerable
    vectors: Tensor  # B S 384, zero where unknown


class Windows:
    """Makes the batches of each round, the same ones for the same seed."""

    def __init__(self, recipe: Recipe, labels: Labels, pieces: Pieces) -> None:
        self.recipe, self.labels, self.pieces = recipe, labels, pieces
        heads = ("upos", "xpos", "feats", "lemma", "deprel")
        self.numbers = {
            head: {label: n for n, label in enumerate(getattr(labels, head))} for head in heads
        }
        self.pool: dict[str, list[tuple[str, ...]]] = {}

    def learn_names(self, documents: Iterable[Document]) -> None:
        """The names that may take each other's place, each once however often it came."""
        found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for document in documents:
            for sentence in document.sentences:
                if sentence.names and all(len(allowed) == 1 for allowed in sentence.names):
                    for start, end, name in classes_of(sentence):
                        found[name].add(sentence.words[start:end])
        self.pool = {name: sorted(words) for name, words in found.items() if name != "DATE"}

    def cut(
        self,
        documents: Sequence[Document],
        vectors: Sequence[Sequence[Vector | None]],
        chance: random.Random,
    ) -> list[Window]:
        """Windows of random length over whole sentences, changed as the recipe says."""
        windows = list[Window]()
        for document, known in zip(documents, vectors, strict=True):
            changed = [
                self._changed(sentence, vector, chance)
                for sentence, vector in zip(document.sentences, known, strict=True)
            ]
            windows += self._packed(changed, chance)
        return windows

    def plain(self, documents: Iterable[Document], budget: int) -> list[Window]:
        """Windows to measure on: nothing is changed, nothing left out."""
        chance = random.Random(0)
        plain = Windows(
            replace(self.recipe, budgets=(budget,), wrapped=0), self.labels, self.pieces
        )
        return [
            window
            for d in documents
            for window in plain._packed([(s, None) for s in d.sentences], chance, keep=True)
        ]

    def _packed(
        self,
        sentences: Sequence[Told],
        chance: random.Random,
        keep: bool = False,
    ) -> Iterator[Window]:
        made = list[tuple[Sentence, Vector | None, list[tuple[int, ...]]]]()
        length, budget = 0, chance.choice(self.recipe.budgets)
        for sentence, vector in sentences:
            pieces = self.pieces.of(sentence.words)
            size = sum(map(len, pieces))
            if made and length + size > budget:
                yield self._window(made, chance)
                made, length, budget = [], 0, chance.choice(self.recipe.budgets)
            if size > self.recipe.most and not keep:
                if sentence.tokens is None:
                    yield from self._long(sentence, pieces, chance)
                continue
            made.append((sentence, vector, pieces))
            length += size
        if made:
            yield self._window(made, chance)

    def _long(
        self, sentence: Sentence, pieces: list[tuple[int, ...]], chance: random.Random
    ) -> Iterator[Window]:
        """A line with names that is too long: so many words at a time."""
        step = self.recipe.most // 2
        for start in range(0, len(pieces), step):
            part = slice(start, start + step)
            while sum(map(len, pieces[part])) > self.recipe.most:
                part = slice(start, part.stop - 10)
            names = sentence.names[part] if sentence.names else None
            piece = Sentence(sentence.words[part], sentence.spaces[part], None, names)
            yield self._window([(piece, None, pieces[part])], chance)

    def _window(
        self,
        made: Sequence[tuple[Sentence, Vector | None, list[tuple[int, ...]]]],
        chance: random.Random,
    ) -> Window:
        return Window(
            sentences=tuple(sentence for sentence, _, _ in made),
            vectors=tuple(vector for _, vector, _ in made),
            pieces=tuple(p for _, _, pieces in made for p in pieces),
            wrapped=chance.random() < self.recipe.wrapped,
        )

    def _changed(self, sentence: Sentence, vector: Vector | None, chance: random.Random) -> Told:
        """Other names, other capitals, no full stop: what other outlets would have printed.

        With other names it says something else, which the teacher was not asked about.
        """
        if sentence.names and sentence.tokens is None and self.pool:
            named = self._with_other_names(sentence, chance)
            sentence, vector = named, vector if named is sentence else None
        if chance.random() < self.recipe.unfinished:
            sentence = _unfinished(sentence)
        draw = chance.random()
        share = self.recipe.capitals
        if draw >= 3 * share:
            return sentence, vector
        change = (str.upper, _headline, str.lower)[int(draw / share)]
        return replace(sentence, words=tuple(change(word) for word in sentence.words)), vector

    def _with_other_names(self, sentence: Sentence, chance: random.Random) -> Sentence:
        if any(len(allowed) != 1 for allowed in sentence.names or ()):
            return sentence
        words, spaces, names = list[str](), list[bool](), list[frozenset[int]]()
        done = 0
        for start, end, name in classes_of(sentence):
            if name not in self.pool or chance.random() >= self.recipe.swapped:
                continue
            other = chance.choice(self.pool[name])
            begin = TAGS.index(f"B-{name}")
            words += [*sentence.words[done:start], *other]
            spaces += [*sentence.spaces[done:start], *[True] * (len(other) - 1)]
            spaces.append(sentence.spaces[end - 1])
            names += (sentence.names or ())[done:start]
            names += [frozenset((begin + (n > 0),)) for n in range(len(other))]
            done = end
        if not done:
            return sentence
        return replace(
            sentence,
            words=(*words, *sentence.words[done:]),
            spaces=(*spaces, *sentence.spaces[done:]),
            names=(*names, *(sentence.names or ())[done:]),
        )

    def batches(self, windows: Sequence[Window], chance: random.Random) -> list[list[Window]]:
        """Windows of like length together, in random order."""
        ordered = sorted(windows, key=lambda w: w.length + chance.random() * 12)
        found, here = list[list[Window]](), list[Window]()
        for window in ordered:
            longest = max([window.length, *(w.length for w in here)])
            if here and longest * (len(here) + 1) > self.recipe.batch:
                found.append(here)
                here = []
            here.append(window)
        if here:
            found.append(here)
        chance.shuffle(found)
        return found

    def tensors(self, windows: Sequence[Window], chance: random.Random | None = None) -> Batch:
        """A batch; with chance some pieces are masked and paragraph ends vary."""
        size = max(window.length for window in windows)
        count = max(len(window.pieces) for window in windows)
        most = max(len(window.sentences) for window in windows)
        shape_ = (len(windows), count)

        def full(value: int, length: int = count) -> NDArray[np.int64]:
            return np.full((len(windows), length), value, np.int64)

        rows = {
            "pieces": full(0, size),
            "shapes": full(0, size),
            "befores": full(0, size),
            "first": full(0),
            "last": full(0),
            "sentence": full(-1),
            **{h: full(IGNORED) for h in ("upos", "xpos", "feats", "lemma", "head", "deprel")},
            "starts": full(IGNORED),
        }
        mask = np.zeros((len(windows), size), bool)
        words = np.zeros(shape_, bool)
        names = np.zeros((*shape_, len(TAGS)), bool)
        vectors = np.zeros((len(windows), most, 384), np.float32)
        for row, window in enumerate(windows):
            mask[row, : window.length] = True
            words[row, : len(window.pieces)] = True
            self._pieces(rows, row, window, chance)
            self._answers(rows, row, window, names)
            for number, vector in enumerate(window.vectors):
                if vector is not None:
                    vectors[row, number] = vector
        tensors = {name: torch.from_numpy(array) for name, array in rows.items()}
        return Batch(
            mask=torch.from_numpy(mask),
            words=torch.from_numpy(words),
            names=torch.from_numpy(names),
            vectors=torch.from_numpy(vectors),
            **tensors,
        )

    def _pieces(
        self,
        rows: dict[str, NDArray[np.int64]],
        row: int,
        window: Window,
        chance: random.Random | None,
    ) -> None:
        place = 1
        rows["pieces"][row, 0] = self.pieces.start
        befores = self._befores(window, chance)
        written = [word for sentence in window.sentences for word in sentence.words]
        for number, (word, ids) in enumerate(zip(written, window.pieces, strict=True)):
            end = place + len(ids)
            hidden = chance is not None and chance.random() < self.recipe.masked
            rows["pieces"][row, place:end] = self.pieces.mask if hidden else ids
            rows["shapes"][row, place:end] = shape(word)
            rows["befores"][row, place] = befores[number]
            rows["first"][row, number], rows["last"][row, number] = place, end - 1
            place = end
        rows["pieces"][row, place] = self.pieces.end

    def _befores(self, window: Window, chance: random.Random | None) -> list[Before]:
        found = [Before.PARAGRAPH]
        for sentence in window.sentences:
            found += [Before.SPACE if space else Before.NOTHING for space in sentence.spaces]
            if not sentence.ends_paragraph:
                continue
            found[-1] = Before.PARAGRAPH
            if chance is not None and chance.random() < self.recipe.open_paragraphs:
                found[-1] = Before.SPACE
            elif chance is not None and chance.random() < self.recipe.single_lines:
                found[-1] = Before.LINE
        if chance is not None and window.wrapped:
            for number in range(chance.randrange(16), len(found), 14):
                found[number] = Before.LINE if found[number] == Before.SPACE else found[number]
        return found

    def _answers(
        self,
        rows: dict[str, NDArray[np.int64]],
        row: int,
        window: Window,
        names: NDArray[np.bool_],
    ) -> None:
        place = 0
        for number, sentence in enumerate(window.sentences):
            end = place + len(sentence.words)
            rows["sentence"][row, place:end] = number
            for here, allowed in enumerate(sentence.names or (), place):
                names[row, here, list(allowed)] = len(allowed) < len(TAGS)
            if sentence.tokens is not None:
                self._tree(rows, row, place, sentence)
            place = end

    def _tree(
        self, rows: dict[str, NDArray[np.int64]], row: int, place: int, sentence: Sentence
    ) -> None:
        numbers = self.numbers
        for here, (word, token) in enumerate(
            zip(sentence.words, sentence.tokens or (), strict=True), place
        ):
            for head in ("upos", "xpos", "feats", "deprel"):
                label = getattr(token, head)
                if label is not None:
                    rows[head][row, here] = numbers[head].get(label, IGNORED)
            if token.lemma is not None:
                rule = rule_for(word, token.lemma)
                rows["lemma"][row, here] = numbers["lemma"].get(rule, IGNORED)
            if token.head is not None:
                rows["head"][row, here] = token.head + place if token.head else 0
            rows["starts"][row, here] = int(here == place)


def _headline(word: str) -> str:
    return word[:1].upper() + word[1:]


def _unfinished(sentence: Sentence) -> Sentence:
    """Without its full stop, where nothing hangs on that."""
    last = len(sentence.words)
    tokens = sentence.tokens
    if last < 3 or sentence.words[-1] != "." or (tokens and tokens[-1].head == 0):
        return sentence
    if tokens and any(token.head == last for token in tokens):
        return sentence
    return replace(
        sentence,
        words=sentence.words[:-1],
        spaces=(*sentence.spaces[:-2], True),
        tokens=tokens[:-1] if tokens else None,
        names=sentence.names[:-1] if sentence.names else None,
    )
