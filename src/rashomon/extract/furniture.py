"""Which lines of a page are the article and which are furniture, with the evidence for each cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from rashomon.extract.bylines import is_byline, is_person
from rashomon.extract.characters import fold
from rashomon.extract.headline import headline, stated_headline
from rashomon.extract.lines import Line
from rashomon.extract.running_text import Place, is_prose, running_text
from rashomon.extract.shape import Shape, shape, vocabulary
from rashomon.records import CutReason

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


@dataclass(slots=True)
class Page:
    """What the scorer looks at while it judges one page."""

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    counts: Counter[str]
    place: Place
    title: int | None
    is_repeated: Callable[[str], bool]
    prose: list[bool] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)  # length of each line's run of short lines


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
    page.prose = [is_prose(line, s) for line, s in zip(lines, shapes, strict=True)]
    page.runs = _runs(page.prose)
    verdicts = [_verdict(page, i) for i in range(len(lines))]
    return Judged(lines, tuple(_without_tail(page, verdicts)), title, place)


def _without_tail(page: Page, verdicts: list[Verdict]) -> list[Verdict]:
    """Cut the labels that are left behind the last kept paragraph of flattened text."""
    for i in range(len(verdicts) - 1, page.place.first, -1):
        if page.prose[i] and verdicts[i].kept:
            break
        own = page.shapes[i]
        if verdicts[i].kept and i != page.title and page.lines[i].kept is None and own.score < -1:
            why = f"behind the last paragraph; {own.words} words in the shape of {_shape(own)}"
            verdicts[i] = Verdict(verdicts[i].score, CutReason.FURNITURE, why)
    return verdicts


def _alone(own: Shape, kept: bool) -> Verdict:
    """A line of a page without running text: kept where it may be a short report of its own.

    ``kept``: the page has few lines, or the HTML extractor took this one.
    """
    plain = own.words >= 1 if kept else own.words >= 4 and own.score > -2.5
    if plain and own.cue_weight < 1 and not (own.is_credit or own.is_date or own.is_age):
        return Verdict(own.score)
    why = f"no running text on the page; {own.words} words in the shape of {_shape(own)}"
    return Verdict(own.score, CutReason.FURNITURE, why)


def _runs(prose: list[bool]) -> list[int]:
    """For each line, how many lines that are no prose stand together around it (0 for prose)."""
    runs = [0] * len(prose)
    start = 0
    for i in range(len(prose) + 1):
        if i == len(prose) or prose[i]:
            runs[start:i] = [i - start] * (i - start)
            start = i + 1
    return runs


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
    return Verdict(score, _reason(page, index), _why(page, index, parts))


def _evidence(page: Page, index: int) -> dict[str, float]:
    """What a line's place and neighbours say of it; names and weights as in furniture.json."""
    line, own, place = page.lines[index], page.shapes[index], page.place
    # What the HTML extractor kept is judged by its own words; its place was the extractor's affair.
    chosen = line.kept is True
    inside, prose = place.holds(index) or chosen, page.prose[index]
    under = page.title is not None and page.title < index < place.first
    shared = place.shared(own, inside=inside and prose)
    per_words = min(1.0, 14 / max(own.words, 1))
    return {
        "in_body": float(inside),
        "between_prose": float(
            inside and page.runs[index] == 1 and own.cue_weight < 1 and not own.is_credit
        ),
        "under_headline": float(under and own.words >= 6),
        "run_of_short_lines": float(min(max(page.runs[index] - 2, 0), 8))
        * (not under and not chosen),
        "shared_words": shared * min(1.0, len(own.content) / 4),
        "unfinished": float(
            not prose and not under and not chosen and own.words > 9 and not own.ends_sentence
        ),
        "cue": min(own.cue_weight, 4) * per_words,
        "asks_reader": min(own.cue_weight, 1.5) * own.asks_reader,
        "credit": float(own.is_credit),
        "caption": float(line.tag == "figcaption"),
        "byline": float(is_byline(line.text)) * (1 + chosen),
        "date_or_age": float(own.is_age or own.is_date) * (1 + chosen),
        "same_line_again": float(min(page.counts[own.key] - 1, 4)),
        "about_author": float(_is_about_author(page, index)),
        "outside": float(not inside and not under),
        "far": 0.0 if inside or under else _distance(page, index),
        "foreign_words": float(not inside) * max(0.0, 1 - shared / 0.25),
        "kept_by_html": float(chosen),
        "dropped_by_html": float(line.kept is False),
        "among_kept": float(
            line.kept is False and prose and inside and _siblings(page, index) >= 2
        ),
        "linked": line.link_share * (not chosen),
        "repeated": float(page.is_repeated(own.key) and not (inside and prose)),
    }


def _siblings(page: Page, index: int) -> int:
    """How many kept paragraphs of prose stand in the same element of the page."""
    parent = page.lines[index].parent
    near = page.lines[max(0, index - 40) : index + 41]
    return sum(x.parent == parent and x.kept is True and len(x.text) > 60 for x in near)


def _distance(page: Page, index: int) -> float:
    """How far outside the running text a line stands: 1 for anything but a near, long line."""
    own, place = page.shapes[index], page.place
    away = index - place.last if index > place.last else place.first - index
    return 1.0 if own.score < 1 or own.words < 10 else min(1.0, (away - 1) / 10)


def _is_about_author(page: Page, index: int) -> bool:
    """Whether a closing paragraph introduces someone the article does not speak of.

    Either a name stands alone just above and the paragraph goes on with it, or it opens with a
    full name and an occupation, and no other paragraph knows that name.
    """
    own, place, text = page.shapes[index], page.place, page.lines[index].text
    if not page.prose[index] or index < place.last - 1 or index < place.first + 3:
        return False
    opening = text.split()[:12]
    for above in page.lines[max(place.first, index - 2) : index]:
        if is_person(above.text) and opening[0].strip(",’'s") in above.text.split():
            return True
    if re.search(r"[“”\"]| (?:said|says|told|added)\b", text):
        return False  # speaks in the article rather than of its author
    name = " ".join(opening[:2])
    if not is_person(name) or not vocabulary().professions & {
        w.lower().strip(",.") for w in opening
    }:
        return False
    return own.words <= 70 and not any(
        fold(opening[1]) in page.shapes[i].key for i in range(place.first, index) if page.prose[i]
    )


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
    for other in range(page.place.first, page.place.last + 1):
        longer = page.shapes[other].key
        if other == index or not page.prose[other] or own.key not in longer:
            continue
        if len(own.key) < len(longer) or other < index:
            return "its words stand in the running text as well"
    return ""


_WORDS = {
    "run_of_short_lines": "in a run of {run} short lines",
    "unfinished": "does not end like a sentence",
    "cue": "says {cues}",
    "asks_reader": "asks something of the reader",
    "credit": "names the owner of a picture",
    "caption": "marked as a caption",
    "byline": "has the shape of a by-line",
    "date_or_age": "only a date or an age",
    "same_line_again": "printed {count} times on the page",
    "about_author": "introduces someone whom the article does not speak of",
    "outside": "stands outside the running text",
    "foreign_words": "shares few words with the article",
    "dropped_by_html": "outside what the HTML extractor takes for the article",
    "linked": "stands inside a link",
    "repeated": "other pages of this outlet carry the same line",
}


def _why(page: Page, index: int, parts: dict[str, float]) -> str:
    own = page.shapes[index]
    facts = {
        "run": page.runs[index],
        "count": page.counts[own.key],
        "cues": ", ".join(f"“{cue}”" for _, cue in own.cues[:3]),
    }
    worst = sorted((value, name) for name, value in parts.items() if value < 0 and name in _WORDS)
    said = [_WORDS[name].format(**facts) for _, name in worst[:3]]
    return "; ".join([*said, f"{own.words} words in the shape of {_shape(own)}"])


def _shape(own: Shape) -> str:
    if own.score > 1:
        return "a sentence"
    return "a phrase" if own.score > -2.5 else "a label"


def _reason(page: Page, index: int) -> CutReason:
    """The kind of furniture: by its own words first, then by its neighbours' and its place."""
    own, line = page.shapes[index], page.lines[index]
    if own.is_date and len(own.cues) < 2:
        return CutReason.BYLINE if index <= page.place.first + 1 else CutReason.RELATED
    if own.is_credit or line.tag == "figcaption":
        return CutReason.CAPTION
    if is_byline(line.text) or _is_about_author(page, index):
        return CutReason.BYLINE
    kinds = Counter(kind for kind, _ in own.cues)
    if own.is_age:
        return CutReason.RELATED
    if kinds:
        return CutReason(min(kinds, key=lambda kind: (-kinds[kind], kind)))
    if is_person(line.text) and page.runs[index] <= 3 and index > page.place.first:
        return CutReason.BYLINE
    if page.is_repeated(own.key):
        return CutReason.REPEATED
    return _by_neighbours(page, index)


def _by_neighbours(page: Page, index: int) -> CutReason:
    own = page.shapes[index]
    if index < page.place.first and own.words <= 5 and page.runs[index] > 3:
        return CutReason.NAVIGATION
    near = page.shapes[max(0, index - 2) : index + 3]
    kinds = Counter(kind for s in near for kind, _ in s.cues)
    if any(s.is_age or s.cut_short for s in near) and index > page.place.first:
        return CutReason.RELATED
    if kinds and not own.is_prose:
        return CutReason(min(kinds, key=lambda kind: (-kinds[kind], kind)))
    return CutReason.FURNITURE
