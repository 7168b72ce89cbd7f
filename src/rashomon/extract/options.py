"""What a caller may choose about extraction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """Limits and choices of extraction.

    ``max_characters`` and ``max_markup`` bound what is parsed (characters of plain text and of
    HTML after decoding; the longest article of the development sets has 50,000) and ``max_lines``
    the lines of a page (the longest has 1,153): more raises ``ExtractError("too-long")`` rather
    than reading half an article. ``languages`` are the ISO
    639-1 codes that are read; a report in another is kept and marked unread. ``few_words`` is the
    number of running words under which a report is marked unread as too little text.
    """

    max_characters: int = 2_000_000
    max_markup: int = 8_000_000
    max_lines: int = 20_000
    languages: tuple[str, ...] = ("en",)
    few_words: int = 20
