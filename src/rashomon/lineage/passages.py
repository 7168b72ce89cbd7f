"""Which stretches are evidence: weighed by surprising words, each word used once on each side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from rashomon.lineage.alignment import Stretch, stretches
from rashomon.lineage.options import LineageOptions
from rashomon.lineage.wording import Wording

_MISS = 0.1  # what an unlike word inside a stretch takes away
_LEAST = 1.0  # surprising words below which a stretch is noise, also beside strong ones
_LABEL = 0.3  # what is left of a headline, teaser or caption that both pages print
_FOOT = 80  # words at the end of an article in which its publisher's own notices stand
_SEAM = 1  # words that may stand between two passages shown as one
# Facts that have one name ("two counts of murder and one count of kidnapping") seldom run past
# eight identical words in two texts; each further word adds this. Read off pairs of ECB+ articles.
_RUN, _PER_WORD = 8, 0.5
_SAME_TEXT = 4  # words from which a text that is the same word for word is a copy by itself
_SPOKEN_RUN = 5  # identical words in a row without which a quotation is not taken for the same


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with its evidence, and what of it stands in quotation marks."""

    stretch: Stretch
    matter: float  # surprising words alone, what makes it more than noise beside other pieces
    weight: float
    quoted: float  # on both sides
    told: float  # on neither side


@dataclass(frozen=True, slots=True)
class Shared:
    """All that two texts have in common, each figure in surprising words."""

    pieces: tuple[Piece, ...]
    is_copied: bool  # whether it proves copying
    is_told: bool  # whether what stands outside quotation marks proves it by itself
    is_quoted: bool  # whether one quotation is shared


def shared(
    left: Wording, right: Wording, options: LineageOptions, *, one_house: bool = False
) -> Shared:
    """Align two texts and weigh what they share.

    Where both are ``one_house``'s, what stands at the foot of both is taken for its own notice.
    """
    same = _same_text(left, right)
    if same:
        return Shared(same, is_copied=True, is_told=True, is_quoted=False)
    found = [_weighed(left, right, stretch) for stretch in stretches(left, right)]
    if one_house:
        found = [
            replace(piece, weight=0.0, told=0.0)
            if _at_foot(left, piece.stretch.left) and _at_foot(right, piece.stretch.right)
            else piece
            for piece in found
        ]
    pieces = _disjoint([piece for piece in found if piece.matter >= _LEAST])
    return Shared(
        pieces=tuple(pieces),
        is_copied=_proves([piece.weight for piece in pieces], options),
        is_told=_proves([piece.told for piece in pieces], options),
        is_quoted=any(piece.quoted >= options.quotation for piece in pieces),
    )


def _same_text(left: Wording, right: Wording) -> tuple[Piece, ...]:
    """The pieces of two texts that are the same but for furniture, however plain their words."""
    here = [at for at, line in enumerate(left.line) if line >= 0]
    there = [at for at, line in enumerate(right.line) if line >= 0]
    if len(here) != len(there) or len(here) < _SAME_TEXT:
        return ()
    pairs = list(zip(here, there, strict=True))
    if any(left.keys[i] != right.keys[j] for i, j in pairs):
        return ()
    unbroken = groupby(enumerate(pairs), key=lambda row: (row[1][0] - row[0], row[1][1] - row[0]))
    return tuple(_piece(left, right, [pair for _, pair in group]) for _, group in unbroken)


def _piece(left: Wording, right: Wording, pairs: list[tuple[int, int]]) -> Piece:
    (first, to), (last, end) = pairs[0], pairs[-1]
    return _weighed(left, right, Stretch(first, last + 1, to, end + 1, tuple(pairs)))


def _proves(weights: list[float], options: LineageOptions) -> bool:
    together = sum(max(0.0, weight - options.ante) for weight in weights)
    return together >= options.together or max(weights, default=0.0) >= options.passage


def _weighed(left: Wording, right: Wording, stretch: Stretch) -> Piece:
    worth = [min(left.weight[i], right.weight[j]) for i, j in stretch.pairs]
    quoted = [left.quoted[i] + right.quoted[j] for i, j in stretch.pairs]
    size = max(stretch.left_end - stretch.left, stretch.right_end - stretch.right)
    run = _longest_run(stretch, left.formula)
    misses = _MISS * (size - len(worth))
    more = max(0, run - _RUN) * _PER_WORD - misses
    told = [w for w, marks in zip(worth, quoted, strict=True) if not marks]
    spoken = sum(w for w, marks in zip(worth, quoted, strict=True) if marks == 2)
    part = _LABEL if left.label[stretch.left] and right.label[stretch.right] else 1.0
    return Piece(
        stretch=stretch,
        matter=sum(worth) - misses,
        weight=(sum(worth) + more) * part,
        quoted=spoken if run >= _SPOKEN_RUN else 0.0,
        told=(sum(told) + more * len(told) / len(worth)) * part,
    )


def _at_foot(text: Wording, at: int) -> bool:
    """Whether few enough words, furniture not counted, follow word ``at``."""
    following = sum(line >= 0 for line in text.line[at:])
    return following <= min(_FOOT, text.told // 2)


def _longest_run(stretch: Stretch, formula: list[bool]) -> int:
    """The most identical words in a row; those of a formula do not count, nor part the others."""
    longest = run = 0
    before = (-1, -1)
    for i, j in stretch.pairs:
        run = run * ((i, j) == (before[0] + 1, before[1] + 1)) + (not formula[i])
        longest = max(longest, run)
        before = (i, j)
    return longest


def _disjoint(pieces: list[Piece]) -> list[Piece]:
    """The heaviest first; a later one that needs any of its words gives way."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept = []
    for piece in sorted(pieces, key=lambda p: (-p.matter, p.stretch.left, p.stretch.right)):
        stretch = piece.stretch
        if any(i in taken_left or j in taken_right for i, j in stretch.pairs):
            continue
        taken_left.update(range(stretch.left, stretch.left_end))
        taken_right.update(range(stretch.right, stretch.right_end))
        kept.append(piece)
    return sorted(kept, key=lambda p: (p.stretch.left, p.stretch.right))


def merged(pieces: tuple[Piece, ...]) -> list[Stretch]:
    """Stretches for a reader: those that follow each other on both sides become one."""
    result: list[Stretch] = []
    for stretch in (piece.stretch for piece in pieces):
        last = result[-1] if result else None
        if last is not None and _follows(last, stretch):
            result[-1] = replace(
                last,
                left_end=stretch.left_end,
                right_end=stretch.right_end,
                pairs=last.pairs + stretch.pairs,
            )
        else:
            result.append(stretch)
    return result


def _follows(first: Stretch, second: Stretch) -> bool:
    return (
        0 <= second.left - first.left_end <= _SEAM and 0 <= second.right - first.right_end <= _SEAM
    )
