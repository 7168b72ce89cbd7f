"""Every threshold of lineage, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineageOptions:
    """What counts as evidence. Unless said otherwise, measured by ``python -m evals.lineage``.

    Evidence is counted in surprising words: a rare lower-case word counts 1, a function word, a
    name or a stock phrase a fraction (``surprise.py``).
    """

    max_keys: int = 1500  # of one report; the lowest hashes are kept, so that copies keep the same
    min_shared: int = 2  # keys that make another report a candidate
    passage: float = 7.0  # surprising words in one passage that prove copying
    together: float = 10.0  # the same, over several passages, after `ante` from each
    ante: float = 2.0  # what a passage must hold before it counts at all
    quotation: float = 2.5  # surprising words inside quotation marks that prove one utterance
    contained: float = 0.8  # share of the shorter text's words in passages that makes a reprint
    mostly: float = 0.6  # … or a rewrite
    alike: float = 0.93  # likeness over all passages that makes a reprint, not a rewrite
    least_quote: int = 4  # words; fewer are scare quotes
    max_words: int = 20_000  # of one report that are compared; past it, text is not aligned
