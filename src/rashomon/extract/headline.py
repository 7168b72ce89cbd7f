"""Which line of a page is the article's headline."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.extract.bylines import is_byline
from rashomon.extract.lines import Line
from rashomon.extract.running_text import Place
from rashomon.extract.shape import Shape

_REACH = 80  # lines above the running text that are searched
_TOP = 5  # lines before the running text of a page that holds little else
_NEARLY = 0.6  # share of the best score at which a shorter line just above it is taken instead
_OPENS = 3  # lines under a headline among which its by-line, date or standfirst is looked for
_LEAST_WORDS = 4  # words of a line that its place may prove a headline; mastheads have fewer
_SIGNED = 2.4  # what a by-line or a date straight under a line is worth
_TWICE = 2.0  # what a second printing above the text is worth
_NEVER = -50.0  # the score of what cannot be a headline
_LEAST = 1.6  # score below which no line is taken for the headline


def headline(lines: Sequence[Line], shapes: Sequence[Shape], place: Place) -> int | None:
    """The index of the headline above the running text, or None where there is none.

    A headline speaks of the article (shares its content words), is a few words to a sentence
    long, does not end like a sentence, holds no furniture vocabulary and stands near the text.
    """
    asks = lines[place.first].text[-1:] in "?!" and place.first < place.last
    reach = range(max(0, place.first - _REACH), place.first + asks)
    scores = {i: _score(lines[i], shapes[i], place, place.first - i) for i in reach}
    for i in reach:
        scores[i] += _placed(lines, shapes, place, i) + _twice(shapes, place, i)
    fit = [i for i in reach if scores[i] >= _LEAST]
    if not fit:
        return _on_top(shapes, place)
    best = max(fit, key=lambda i: (scores[i], i))
    # The standfirst under a headline may share more words with the article than the headline.
    first = min(i for i in fit if best - _OPENS <= i and shapes[i].key == shapes[best].key)
    if first < best:  # printed twice: the first printing opens the article
        return first
    short = [i for i in fit if best - 2 <= i < best and 4 <= shapes[i].words <= shapes[best].words]
    above = [i for i in short if scores[i] >= scores[best] * _NEARLY]
    return above[0] if above and lines[best].tag != "h1" else best


def _placed(lines: Sequence[Line], shapes: Sequence[Shape], place: Place, index: int) -> float:
    """What stands straight under a line: a date or a by-line there speaks for a headline."""
    line = shapes[index]
    if not _LEAST_WORDS <= line.words <= 25 or line.cue_weight >= 1 or line.separators:
        return 0.0
    for below in range(index + 1, min(index + _OPENS + 1, place.first)):
        own = shapes[below]
        if own.is_date or is_byline(lines[below].text) or own.is_age:
            return _SIGNED - 0.3 * (below - index - 1)
    return 0.0


def _twice(shapes: Sequence[Shape], place: Place, index: int) -> float:
    """Two printings near each other above the text: of the page's title and of the article's."""
    own = shapes[index]
    if own.words < _LEAST_WORDS or own.cue_weight >= 1 or own.separators:
        return 0.0
    near = range(max(0, index - _OPENS), min(index + _OPENS + 1, place.first))
    return _TWICE * (sum(shapes[i].key == own.key for i in near) == 2)


def _on_top(shapes: Sequence[Shape], place: Place) -> int | None:
    """The first line of a page that opens straight with the article, whatever its words."""
    for i in range(max(0, place.first - _TOP), place.first):
        own = shapes[i]
        bare = not (own.is_age or own.is_date or own.is_credit or own.cue_weight >= 1)
        if bare and 3 <= own.words <= 25 and place.first <= _TOP:
            return i
    return None


def stated_headline(shapes: Sequence[Shape], place: Place, titles: Collection[str]) -> int | None:
    """The line nearest above or at the running text that prints a headline which fields state.

    A field may go on with the outlet's name; the line then is its beginning, three words at least.
    """
    for i in range(min(place.first, len(shapes) - 1), -1, -1):
        own = shapes[i]
        if own.words >= 2 and any(_prints(own, title) for title in titles):
            return i
    return None


def _prints(own: Shape, title: str) -> bool:
    return own.key == title or (own.words >= 4 and title.startswith(own.key))


def _score(line: Line, shape: Shape, place: Place, distance: int) -> float:
    if not 2 <= shape.words <= 32 or shape.is_age or shape.is_date or shape.is_credit:
        return _NEVER
    if _is_sentence(line, shape):
        return _NEVER
    shared = place.shared(shape, inside=False) * len(shape.content)
    missing = len(shape.content) - shared
    score = min(shared, 6) - 0.45 * missing + 0.12 * min(shape.words, 10)
    score -= 0.8 * shape.cue_weight + 0.5 * shape.separators + 0.05 * distance
    score -= 1.0 * shape.cut_short + 1.5 * line.link_share
    return score + (2.0 if line.tag == "h1" else 0.7 if line.tag in ("h2", "h3") else 0.0)


def _is_sentence(line: Line, shape: Shape) -> bool:
    """A full stop ends a sentence; a question or a shout may end a headline.

    A line in capital initials that ends with an abbreviation's full stop is none.
    """
    if shape.title_case > 0.75:
        return False
    return shape.ends_sentence and line.text.rstrip("\"'”’»)")[-1:] in ".:;" and shape.words > 6
