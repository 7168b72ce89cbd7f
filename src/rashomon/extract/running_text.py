"""Where the running text of a page lies: the stretch of lines in which prose outweighs the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.extract.lines import Line
from rashomon.extract.shape import Shape

_PARAGRAPH = 60  # words past which a paragraph proves no more
_GAP_COST = 4.0  # words of prose that one furniture line outweighs
_GAP_MOST = 60.0  # words that the widest gap may cost: an article may hold a long insert
_BREAK = 3.0  # strength of a gap (below) that may part an article from its neighbours
_RIGHTS = 12.0  # strength of a notice of ownership: a page's article ends above it
_INFINITE = 1e9  # more than any article weighs
_EARLIER = 0.5  # share of the greatest weight at which an earlier stretch is preferred
_ENTRY = 0.5  # what a word of a list's entry weighs beside one of prose
_LISTED = 0.4  # share of the words of a stretch that stand in such entries, past which it is a list
_KIN = 0.15  # share of a stretch's content words that the article also uses, past which it is kin


@dataclass(frozen=True, slots=True)
class Place:
    """The running text of a page: first and last line, and the words it uses (by lines using)."""

    first: int
    last: int
    vocabulary: Counter[str]
    listed: bool = False  # much of it is entries of a list, a table or steps rather than prose

    def holds(self, index: int) -> bool:
        """Whether a line lies between the first and the last of the running text."""
        return self.first <= index <= self.last

    def shared(self, shape: Shape, inside: bool) -> float:
        """Share of a line's content words that other lines of the running text use, 0 to 1."""
        if not shape.content:
            return 0.0
        least = 2 if inside else 1
        return sum(self.vocabulary[w] >= least for w in shape.content) / len(shape.content)


def running_text(
    lines: Sequence[Line], shapes: Sequence[Shape], pages: Counter[str]
) -> Place | None:
    """The main stretch of running text, or None where no line reads as prose.

    ``pages`` counts how often each line's key stands on the page. For HTML it is what the HTML
    extractor chose, where that holds prose. Else the stretch is the one of
    greatest weight (words of prose less what lies between); ends that are cut off by a break and
    share few words with the middle are left out.
    """
    prose = [i for i, s in enumerate(shapes) if is_prose(lines[i], s) and pages[s.key] < 3]
    chosen = [i for i in prose if lines[i].kept]
    if chosen:
        return Place(chosen[0], chosen[-1], _vocabulary(shapes, chosen))
    if not prose:
        return None
    matter = [i for i, s in enumerate(shapes) if pages[s.key] < 3 and is_matter(lines[i], s)]
    found = _stretch(matter, shapes, pages)
    loose = sum(shapes[i].words for i in found if not shapes[i].is_prose)
    listed = loose > _LISTED * sum(shapes[i].words for i in found)
    if not listed:
        found = _stretch(prose, shapes, pages)
    end = found[-1]
    while end + 1 < len(shapes) and _goes_on(shapes[end + 1]) and pages[shapes[end + 1].key] == 1:
        end += 1
    return Place(found[0], end, _vocabulary(shapes, found), listed)


def _stretch(matter: list[int], shapes: Sequence[Shape], pages: Counter[str]) -> list[int]:
    """The lines of matter that the heaviest stretch holds."""
    gaps = [0.0] + [_gap(shapes, pages, a, b) for a, b in pairwise(matter)]
    first, last = _heaviest([_weight(shapes[i]) for i in matter], gaps)
    first, last = _trimmed(matter, gaps, shapes, first, last)
    return matter[first : last + 1]


def _goes_on(shape: Shape) -> bool:
    """Whether a line straight behind the running text is a short last sentence of it."""
    furniture = shape.is_credit or shape.is_age or shape.is_date or shape.cue_weight >= 0.5
    sentence = shape.ends_sentence and shape.words >= 4 and shape.title_case < 0.7
    return sentence and not furniture and not shape.asks_reader


def _vocabulary(shapes: Sequence[Shape], prose: list[int]) -> Counter[str]:
    return Counter(w for i in prose for w in shapes[i].content)


def is_prose(line: Line, shape: Shape) -> bool:
    """Whether a line reads as running text and is not a list of links or a notice of ownership."""
    if line.link_share > 0.6 or (line.kept is False and line.link_share > 0.3):
        return False
    return shape.is_prose and not (shape.is_credit and shape.words < 40)


def is_matter(line: Line, shape: Shape) -> bool:
    """Whether a line reads as running text or as a long entry of a list: a line without a stop."""
    if is_prose(line, shape):
        return True
    odd = shape.is_credit or shape.is_age or shape.is_date or shape.asks_reader
    plain = shape.cue_weight < 1 and not shape.cut_short and line.kept is None and not odd
    return plain and shape.words >= 7 and shape.score > 0


def _weight(shape: Shape) -> float:
    if not shape.is_prose:
        return _ENTRY * min(shape.words, _PARAGRAPH)
    address = 0.5 if shape.asks_reader and shape.cues else 1.0
    cues = max(0.3, 1 - 3 * shape.cue_weight / shape.words)
    return min(shape.words, _PARAGRAPH) * min(1.0, shape.score / 2) * address * cues


def _gap(shapes: Sequence[Shape], pages: Counter[str], before: int, after: int) -> float:
    """How strongly two paragraphs are parted: half for a plain line, more for furniture."""
    strength = 0.0
    for shape in shapes[before + 1 : after]:
        odd = (
            min(shape.cue_weight, 1.0)
            + (shape.is_age or shape.is_date)
            + 0.5 * (pages[shape.key] > 1)
        )
        strength += 0.5 + odd + _RIGHTS * shape.claims_rights
    return strength


def _heaviest(weights: list[float], gaps: list[float]) -> tuple[int, int]:
    """First and last of the stretch with the greatest sum of weights less gap costs.

    Where an earlier stretch has half that weight it is taken: comments and other pages' openings
    follow an article, and may be longer than it.
    """
    stretches: list[tuple[float, int, int]] = []  # weight at its best, first, last
    running = 0.0
    for i, weight in enumerate(weights):
        carried = running - _cost(gaps[i])
        if not stretches or carried <= 0:
            running = weight
            stretches.append((weight, i, i))
            continue
        running = carried + weight
        if running > stretches[-1][0]:
            stretches[-1] = (running, stretches[-1][1], i)
    most = max(stretches)[0]
    return next((first, last) for mass, first, last in stretches if mass >= most * _EARLIER)


def _trimmed(
    prose: list[int], gaps: list[float], shapes: Sequence[Shape], first: int, last: int
) -> tuple[int, int]:
    """Leave out ends behind a break that speak of something else."""
    parts = [[first]]
    for i in range(first + 1, last + 1):
        if gaps[i] >= _BREAK:
            parts.append([])
        parts[-1].append(i)
    mass = [sum(_weight(shapes[prose[i]]) for i in part) for part in parts]
    heart = max(range(len(parts)), key=lambda p: (mass[p], -p))
    used = {w for i in parts[heart] for w in shapes[prose[i]].content}
    low = high = heart
    while low > 0 and _is_kin(parts[low - 1], prose, shapes, used):
        low -= 1
    while high < len(parts) - 1 and _is_kin(parts[high + 1], prose, shapes, used):
        high += 1
    return parts[low][0], parts[high][-1]


def _is_kin(part: list[int], prose: list[int], shapes: Sequence[Shape], used: set[str]) -> bool:
    words = {w for i in part for w in shapes[prose[i]].content}
    return len(words & used) >= _KIN * len(words)


def _cost(gap: float) -> float:
    """Words of prose that a gap outweighs; one with a notice of ownership outweighs any article."""
    return _INFINITE if gap >= _RIGHTS else min(gap * _GAP_COST, _GAP_MOST)
