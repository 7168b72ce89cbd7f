"""Which lines of a page are the article and which are furniture, with the evidence for each cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from rashomon.extract.bylines import is_byline
from rashomon.extract.cut_reasons import is_about_author, reason, spoken_shape, why
from rashomon.extract.headline import headline, stated_headline
from rashomon.extract.lines import BOX, Line
from rashomon.extract.page import Page, inserts, runs
from rashomon.extract.running_text import Place, is_matter, is_prose, running_text
from rashomon.extract.shape import Shape, shape, vocabulary
from rashomon.records import CutReason

_NEAR = 200  # lines to either side that are searched for a line's words
_BETWEEN = (0.0, 1.0, 0.6, 0.35)  # what paragraphs on both sides say of a run of so many lines
_ENTRIES = 8  # length of a run of short lines at which a list's entries around it say nothing more
_FEW = 8  # lines of a page without running text that may together be a short notice


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line's fate: its score (log-odds of article text) and, where it is cut, why."""

    score: float
    reason: CutReason | None = None
    why: str = ""

    @property
    def kept(self) -> bool:
        """Whether the line stays in the report."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Judged:
    """A page's lines with their verdicts, and the headline's index where there is one."""

    lines: Sequence[Line]
    verdicts: tuple[Verdict, ...]
    title: int | None
    place: Place | None


def judge(
    lines: Sequence[Line],
    titles: Collection[str] = (),
    is_repeated: Callable[[str], bool] = lambda _: False,
) -> Judged:
    """Judge every line of a page.

    ``titles`` are the keys under which fields of the page state its headline; ``is_repeated``
    says of a line's key whether other pages of the same outlet carry the line.
    """
    shapes = [shape(line.text) for line in lines]
    counts = Counter(s.key for s in shapes)
    place = running_text(lines, shapes, counts)
    if place is None:
        return Judged(
            lines,
            tuple(
                _alone(s, line.kept is True or len(lines) <= _FEW)
                for line, s in zip(lines, shapes, strict=True)
            ),
            None,
            None,
        )
    title = stated_headline(shapes, place, titles)
    if title is None and not titles:
        title = headline(lines, shapes, place)
    page = Page(lines, shapes, counts, place, title, is_repeated)
    kept = [line for line in lines if line.kept]
    boxed = sum(len(line.text) for line in kept if line.tag == BOX)
    page.boxed = boxed * 4 > sum(len(line.text) for line in kept)
    page.prose = [is_prose(line, s) for line, s in zip(lines, shapes, strict=True)]
    dense = [is_matter(x, s) for x, s in zip(lines, shapes, strict=True)]
    page.runs = runs(dense if place.listed else page.prose)
    page.inserts = inserts(page)
    verdicts = [_verdict(page, i) for i in range(len(lines))]
    return Judged(lines, tuple(_without_tail(page, verdicts)), title, place)


def _without_tail(page: Page, verdicts: list[Verdict]) -> list[Verdict]:
    """Cut the labels that are left behind the last kept paragraph of flattened text."""
    for i in range(len(verdicts) - 1, page.place.first, -1):
        if page.prose[i] and verdicts[i].kept:
            break
        own = page.shapes[i]
        if verdicts[i].kept and i != page.title and page.lines[i].kept is None and own.score < -1:
            said = (
                f"behind the last paragraph; {own.words} words in the shape of {spoken_shape(own)}"
            )
            verdicts[i] = Verdict(verdicts[i].score, CutReason.FURNITURE, said)
    return verdicts


def _alone(own: Shape, kept: bool) -> Verdict:
    """A line of a page without running text: kept where it may be a short report of its own.

    ``kept``: the page has few lines, or the HTML extractor took this one.
    """
    plain = own.words >= 1 if kept else own.words >= 4 and own.score > -2.5
    cues = own.cue_weight * min(1.0, 14 / max(own.words, 1))
    if plain and cues < 1 and not (own.is_credit or own.is_date or own.is_age):
        return Verdict(own.score)
    said = f"no running text on the page; {own.words} words in the shape of {spoken_shape(own)}"
    return Verdict(own.score, CutReason.FURNITURE, said)


def _verdict(page: Page, index: int) -> Verdict:
    if index == page.title:
        return Verdict(9.0)
    again = _said_elsewhere(page, index)
    if again:
        return Verdict(-9.0, CutReason.REPEATED, again)
    weights = vocabulary().line
    parts = {name: weights[name] * value for name, value in _evidence(page, index).items() if value}
    score = min(page.shapes[index].score, 4.0) + sum(parts.values())
    if score > 0:
        return Verdict(score)
    return Verdict(score, reason(page, index), why(page, index, parts))


def _evidence(page: Page, index: int) -> dict[str, float]:
    """What a line's place and neighbours say of it; names and weights as in furniture.json."""
    line, own, place = page.lines[index], page.shapes[index], page.place
    # What the HTML extractor kept is judged by its own words; its place was the extractor's affair.
    chosen = line.kept is True
    inside, prose = place.holds(index) or chosen, page.prose[index]
    # A closing paragraph that speaks like a page rather than like a report.
    notice = index >= place.last and own.cue_weight >= 1.5 and not chosen
    under = page.title is not None and page.title < index < place.first
    shared = place.shared(own, inside=inside and prose)
    per_words = min(1.0, 14 / max(own.words, 1))
    insert = page.inserts[index]
    return {
        "insert": float(insert),
        "in_body": float(inside),
        "between_prose": _between(page, index)
        * (inside and own.cue_weight + own.address < 1 and not (own.is_credit or own.points)),
        "under_headline": float(under and own.words >= 6),
        "run_of_short_lines": float(min(max(page.runs[index] - 2, 0), 8))
        * (not under and not chosen and not insert),
        "shared_words": shared * min(1.0, len(own.content) / 4),
        "unfinished": float(
            not prose and not under and not chosen and own.words > 9 and not own.ends_sentence
        ),
        "cue": min(own.cue_weight, 4) * per_words,
        "asks_reader": min(own.cue_weight, 1.5) * own.asks_reader,
        "address": own.address * min(1.0, 20 / max(own.words, 1)) * (1 + chosen / 2),
        "points": float(own.points and not own.ends_sentence) * (1 + chosen),
        "names_outlet": float(_names_outlet(page, index)),
        "box": float(line.tag == BOX and not page.boxed),
        "credit": float(own.is_credit),
        "caption": float(line.tag == "figcaption"),
        "byline": float(is_byline(line.text)) * (1 + chosen),
        "date_or_age": float(own.is_age or own.is_date) * (1 + chosen) * (not insert),
        "same_line_again": float(min(page.counts[own.key] - 1, 4)) * (not insert),
        "about_author": float(is_about_author(page, index)),
        "outside": float(not inside and not under),
        "far": 0.0 if inside or under else _distance(page, index),
        "foreign_words": float(not inside or notice) * max(0.0, 1 - shared / 0.25),
        "kept_by_html": float(chosen),
        "dropped_by_html": float(line.kept is False),
        "among_kept": float(line.kept is False and prose and inside and page.siblings(index) >= 2),
        "linked": line.link_share * (not chosen),
        "repeated": float(page.is_repeated(own.key) and not (inside and prose)),
    }


def _names_outlet(page: Page, index: int) -> bool:
    """Whether a closing line, parted from the article, names what stands at the page's top."""
    place = page.place
    if index < place.last or not page.prose[index] or index == 0 or page.prose[index - 1]:
        return False
    top = (s for s in page.shapes[: min(2, place.first)] if 2 <= s.words <= 5)
    return any(s.key in page.shapes[index].key for s in top if s.title_case >= 0.6 and s.key)


def _between(page: Page, index: int) -> float:
    """How closely paragraphs stand around a line: 1 for a lone one, less in a longer run."""
    run = page.runs[index]
    if page.place.listed and run > 1:
        return max(0.0, 1 - run / _ENTRIES)
    return _BETWEEN[run] if run < len(_BETWEEN) else 0.0


def _distance(page: Page, index: int) -> float:
    """How far outside the running text a line stands: 1 for anything but a near, long line."""
    own, place = page.shapes[index], page.place
    away = index - place.last if index > place.last else place.first - index
    return 1.0 if own.score < 1 or own.words < 10 else min(1.0, (away - 1) / 10)


def _said_elsewhere(page: Page, index: int) -> str:
    """The evidence that a line only repeats the headline or words of the article, or nothing."""
    own, title = page.shapes[index], page.title
    if title is not None and own.key and own.key == page.shapes[title].key:
        return "the headline printed again"
    if page.lines[index].kept and page.prose[index]:
        return ""
    if not 4 <= own.words <= 40 or not page.place.first - 12 <= index <= page.place.last:
        return ""
    if own.ends_sentence and page.prose[index] and own.key.isascii() and page.counts[own.key] == 1:
        return ""
    first, last = page.place.first, page.place.last
    for other in range(max(first, index - _NEAR), min(last, index + _NEAR) + 1):
        longer = page.shapes[other].key
        if other == index or not page.prose[other] or own.key not in longer:
            continue
        if len(own.key) < len(longer) or other < index:
            return "its words stand in the running text as well"
    return ""
