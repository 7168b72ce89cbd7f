"""Words as numbers of the encoder's vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST = 6  # pieces of one word: of a longer one (an address) the first five and the last
_MOST_KEPT = 50_000  # words whose pieces are remembered
_MOST_LETTERS = 100  # of one word that the tokenizer looks at


class Pieces:
    """The pieces of words, remembered for words that come again."""

    def __init__(self, vocabulary: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        markers = self._tokenizer.encode("[CLS][SEP][UNK][MASK]", add_special_tokens=False).ids
        self.start, self.end, self.unknown, self.mask = markers
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """At least one piece for every word."""
        new = sorted({word for word in words if word not in self._known})
        if len(self._known) + len(new) > _MOST_KEPT:
            self._known.clear()
            new = sorted(set(words))
        cut = [word[:_MOST_LETTERS] for word in new]
        found = self._tokenizer.encode_batch(cut, add_special_tokens=False)
        for word, encoding in zip(new, found, strict=True):
            ids = tuple(encoding.ids) or (self.unknown,)
            self._known[word] = ids if len(ids) <= MOST else (*ids[: MOST - 1], ids[-1])
        return [self._known[word] for word in words]

    def whole_words(self) -> frozenset[str]:
        """The vocabulary's own words: what is in it is a word."""
        vocabulary = self._tokenizer.get_vocab()
        return frozenset(w for w in vocabulary if w.isalpha() and len(w) > 1)

    def whole(self, texts: Sequence[str], most: int) -> list[list[int]]:
        """Whole texts with their markers, cut to so many pieces."""
        found = self._tokenizer.encode_batch(list(texts), add_special_tokens=True)
        return [[*encoding.ids[: most - 1], self.end] for encoding in found]
