"""Text -> sentences, tokens, lemmas, tags, dependency trees and names, by the shipped model.

In: text. Out: ``Reading``, or a spaCy ``Doc``. Promise: the same text gives the same reading
whatever is read beside it; any text is read, however strange, in memory that grows with its length
only. Failures: ``ModelError`` where the model is not the one shipped.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.reading.options import ReadingOptions

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.reading.texts import TextReader
    from rashomon.records import Reading

__all__ = ["ReadingOptions", "read", "reader"]


def read(text: str, threads: int | None = None) -> Reading:
    """One text, read; offsets count its characters. ``threads`` as in ``reader``."""
    from rashomon.reading.capitals import with_capitals
    from rashomon.reporting import mended

    return mended(with_capitals(_text_reader(threads).read(text)))


def reader(threads: int | None = None) -> Language:
    """A new spaCy pipeline that reads; ``nlp(text)`` and ``nlp.pipe`` work as usual.

    ``threads``: windows that are read side by side; None: as many as there are cores, at most 4.
    """
    from rashomon.reading.component import NAME
    from rashomon.reading.tokens import new_language

    nlp = new_language()
    nlp.add_pipe(NAME, config={"threads": threads})
    return nlp


@lru_cache(maxsize=2)
def _text_reader(threads: int | None) -> TextReader:
    from rashomon.reading.texts import TextReader

    return TextReader(threads)
