"""Words -> what the model makes of them: one window at a time, decided on rounded scores.

The same text gets the same answer whatever is read beside it: windows are cut from one text alone,
each runs alone and on one thread, and scores are rounded before anything is decided, so that the
last bit of a sum, which differs between processors, decides nothing.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.models import Model
from rashomon.reading.decoding import Decoder, Part
from rashomon.reading.names import NameSpan, of_one_class
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pieces import Pieces
from rashomon.reading.shapes import Before, shape
from rashomon.reading.windows import Window, ends_before, is_cased, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Scores = NDArray[np.float32]

_MOST_THREADS = 4
_AHEAD = 4  # windows begun for each thread before the first of them is asked for


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words, what stands before each, and where sentences start, if that is known."""

    forms: Sequence[str]
    befores: Sequence[Before]
    starts: Sequence[bool] | None = None


@dataclass(slots=True)
class Analysis:
    """A text's words as read. Lists have an entry for each word; heads count within the text.

    ``head`` of a root is the root itself. ``vectors`` is words x 384, float16; the mean over a
    sentence is its vector.
    """

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    names: list[NameSpan] = field(default_factory=list)
    vectors: list[NDArray[np.float16]] = field(default_factory=list)

    def take(self, part: Part) -> None:
        """Add the next window's words."""
        base = len(self.upos)
        for name in ("upos", "xpos", "feats", "lemma", "deprel", "starts"):
            getattr(self, name).extend(getattr(part, name))
        self.head.extend(base + head for head in part.head)
        self.names.extend(NameSpan(base + n.start, base + n.end, n.label) for n in part.names)
        self.vectors.append(part.vectors)


@dataclass(slots=True)
class _Text:
    words: Words
    left: int  # windows that are not read yet
    analysis: Analysis = field(default_factory=Analysis)

    def whole(self) -> Analysis:
        """Once all windows are read: what can be told only from the whole text too."""
        self.analysis.names = of_one_class(self.words.forms, self.analysis.names)
        return self.analysis


_Job = tuple[_Text, Window, "Future[list[Scores]]"]


class Analyst:
    """Reads words with a model, several windows side by side."""

    def __init__(self, model: Model, options: ReadingOptions | None = None) -> None:
        self.model = model
        self.options = options or ReadingOptions()
        self._pieces = Pieces(model.vocabulary)
        self._decoder = Decoder(model, self._pieces.whole_words())
        self._threads = self.options.threads or min(_MOST_THREADS, os.cpu_count() or 1)
        self._pool = ThreadPoolExecutor(self._threads, "reading")

    def read(self, texts: Iterable[Words]) -> Iterator[Analysis]:
        """An analysis for each text, in order; only a few windows are held at a time."""
        begun: deque[_Text] = deque()
        for text, window, future in _ahead(self._jobs(texts, begun), self._threads * _AHEAD):
            part = slice(window.start, window.end)
            words = text.words
            starts = None if words.starts is None else words.starts[part]
            scores = future.result()
            text.analysis.take(
                self._decoder.decode(words.forms[part], words.befores[part], starts, scores)
            )
            text.left -= 1
            while begun and not begun[0].left:
                yield begun.popleft().whole()
        yield from (text.whole() for text in begun)

    def _jobs(self, texts: Iterable[Words], begun: deque[_Text]) -> Iterator[_Job]:
        """Each window of each text, its run under way."""
        for words in texts:
            pieces = self._pieces.of(words.forms)
            ends = words.starts
            if ends is None:
                cased = is_cased(words.forms)
                ends = [
                    here > 0 and ends_before(words.forms, words.befores, here, cased=cased)
                    for here in range(len(words.forms))
                ]
            cut = list(windows(words.forms, ends, [len(ids) for ids in pieces], self.options))
            text = _Text(words, len(cut))
            begun.append(text)
            for window in cut:
                yield text, window, self._pool.submit(self._run, words, pieces, window)

    def _run(self, words: Words, pieces: Sequence[tuple[int, ...]], window: Window) -> list[Scores]:
        part = slice(window.start, window.end)
        inputs = self._inputs(words.forms[part], words.befores[part], pieces[part])
        return self.model.runner.run(None, inputs)

    def _inputs(
        self, forms: Sequence[str], befores: Sequence[Before], pieces: Sequence[tuple[int, ...]]
    ) -> dict[str, Numbers]:
        """A window as the graph takes it: its pieces between two markers, and where words lie."""
        import numpy as np

        lengths = np.array([len(ids) for ids in pieces])
        last = lengths.cumsum()
        first = last - lengths + 1
        size = int(last[-1]) + 2
        rows = np.zeros((3, size), np.int64)
        rows[0, 0], rows[0, -1] = self._pieces.start, self._pieces.end
        rows[0, 1:-1] = [each for ids in pieces for each in ids]
        rows[1, 1:-1] = np.repeat([int(shape(form)) for form in forms], lengths)
        rows[2, first] = np.array(befores, np.int64)
        rows[2, 1] = Before.PARAGRAPH  # nothing of what came before is seen
        return {
            "pieces": rows[0],
            "shapes": rows[1],
            "befores": rows[2],
            "first": first,
            "last": last,
        }


def _ahead(jobs: Iterator[_Job], count: int) -> Iterator[_Job]:
    """The same jobs, so many of them begun before the first is given out."""
    waiting: deque[_Job] = deque()
    for job in jobs:
        waiting.append(job)
        if len(waiting) >= count:
            yield waiting.popleft()
    yield from waiting
