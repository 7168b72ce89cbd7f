"""Two wordings side by side: which words are the same, and which only one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.words import Word, words

_LONGEST = 40  # words that are the same on both sides and still shown whole
_KEPT = 12  # words shown at each end of a longer run
_OPENING = re.compile(r".*\s", re.DOTALL)  # up to the last space; what follows opens the word
_TELLING = 7  # letters; shorter single words meet by chance in any two texts


@dataclass(frozen=True, slots=True)
class Run:
    """Some consecutive text, the same on both sides or not.

    ``is_missing`` marks words of the other wording that this one lacks; ``folded`` counts words
    that stand here and are not shown (``text`` is then empty).
    """

    text: str
    is_same: bool
    is_missing: bool = False
    folded: int = 0


@dataclass(frozen=True, slots=True)
class _Block:
    """Words ``left[a:b]`` against words ``right[c:d]``."""

    is_same: bool
    a: int
    b: int
    c: int
    d: int


def sides(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs of shared and unshared words; long shared runs are folded."""
    same = [block for block in _blocks(left, right) if block.is_same]
    return (
        _runs(left, [(block.a, block.b) for block in same]),
        _runs(right, [(block.c, block.d) for block in same]),
    )


def against(fullest: str, version: str) -> tuple[Run, ...]:
    """A version with the fullest version's missing words put where they are left out."""
    mine, full = _starts(version), _starts(fullest)
    runs = [Run(version[: mine[0]], True)] if mine[0] else []
    for block in _blocks(fullest, version):
        missing, here = (
            fullest[full[block.a] : full[block.b]],
            version[mine[block.c] : mine[block.d]],
        )
        if not block.is_same and missing:
            runs += _folded(missing, is_same=False, is_missing=True)
        if here:
            runs.append(Run(here, block.is_same))
    return tuple(part for run in runs for part in _trimmed(run))


def _trimmed(run: Run) -> tuple[Run, ...]:
    """A difference ends with its last word; the space behind it is nobody's."""
    words_only = run.text.rstrip()
    if run.is_same or run.folded or words_only == run.text:
        return (run,)
    space = run.text[len(words_only) :]
    return replace(run, text=words_only), Run(space, not run.is_missing, run.is_missing)


def _blocks(left: str, right: str) -> list[_Block]:
    """Stretches of the same words and of other words, in order; chance meetings count as other."""
    from rapidfuzz.distance import Indel

    first, second = words(left), words(right)
    # Numbers rather than words, so that no step depends on how strings are hashed.
    known: dict[str, int] = {}
    coded = [[known.setdefault(w.key, len(known)) for w in side] for side in (first, second)]
    blocks: list[_Block] = []
    shorter = min(len(first), len(second))
    for op in Indel.opcodes(coded[0], coded[1]):
        is_same = op.tag == "equal" and _tells(first[op.src_start : op.src_end], shorter)
        block = _Block(is_same, op.src_start, op.src_end, op.dest_start, op.dest_end)
        if blocks and blocks[-1].is_same == is_same:
            before = blocks.pop()
            block = _Block(is_same, before.a, block.b, before.c, block.d)
        blocks.append(block)
    return blocks


def _tells(run: Sequence[Word], shorter: int) -> bool:
    """Whether shared words are no chance meeting: all of one side, three, or some letters."""
    letters = sum(len(word.key) for word in run)
    return len(run) == shorter or len(run) > 2 or letters >= _TELLING


def _starts(text: str) -> list[int]:
    """Where each word starts with the marks that open it, and the end of the text."""
    starts, before = [], 0
    for word in words(text):
        opening = _OPENING.search(text, before, word.start)
        starts.append(opening.end() if opening else word.start if before else 0)
        before = word.end
    return [*starts, len(text)]


def _runs(text: str, same: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    found = words(text)
    runs: list[Run] = []
    at = 0
    for start, end in same:
        begin, stop = found[start].start, found[end - 1].end
        if begin > at:
            runs.append(_between(text[at:begin]))
        runs += _folded(text[begin:stop], is_same=True)
        at = stop
    if at < len(text):
        runs.append(_between(text[at:]))
    return tuple(runs)


def _between(text: str) -> Run:
    """What stands between shared words: a difference only where it holds a word."""
    return Run(text, not words(text))


def _folded(text: str, is_same: bool, is_missing: bool = False) -> list[Run]:
    """The run itself, or its two ends and the number of words between them where it is long."""
    found = words(text)
    if len(found) <= _LONGEST:
        return [Run(text, is_same, is_missing)]
    head, tail = found[_KEPT].start, found[-_KEPT].start
    return [
        Run(text[:head], is_same, is_missing),
        Run("", is_same, is_missing, len(found) - 2 * _KEPT),
        Run(text[tail:], is_same, is_missing),
    ]
