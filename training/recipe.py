"""Every choice of the training run, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """How the reader is fitted. Lengths are in word pieces unless said otherwise."""

    seed: int = 1
    newswire: bool = True  # with en-worldwide-newswire, whose licence is a precedent, not a text
    rounds: int = 12  # in each all trees, and a share of the names
    newswire_share: float = 0.67
    other_share: float = 0.5
    composed_copies: int = 2  # of each composed sentence, in each round
    composed_from: int = 2  # the first round that has them
    budgets: tuple[int, ...] = (32, 64, 128, 160)  # how long a window may be
    batch: int = 1600
    most: int = 256  # a longer sentence is cut, or left out if it has a tree

    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm: float = 0.06  # share of the steps
    decay: float = 0.01
    clip: float = 1.0
    average: float = 0.998  # of the weights: what is shipped is their moving mean
    dropout: float = 0.1
    head_dropout: float = 0.25

    arc_size: int = 256
    label_size: int = 192

    masked: float = 0.05
    swapped: float = 0.3  # names given the place of another one of their class
    capitals: float = 0.05  # of sentences, each: all capitals, headline case, lower case
    unfinished: float = 0.05  # without the full stop
    wrapped: float = 0.08  # of windows: lines broken anywhere
    open_paragraphs: float = 0.15  # paragraph ends that are shown as a mere space
    single_lines: float = 0.5  # paragraph ends that are shown as one line break
