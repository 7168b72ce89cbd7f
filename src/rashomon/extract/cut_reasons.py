"""What kind of furniture a cut line is, and the evidence in words a reader can check."""

from __future__ import annotations

import re
from collections import Counter

from rashomon.extract.bylines import is_byline, is_person
from rashomon.extract.characters import fold
from rashomon.extract.page import Page
from rashomon.extract.shape import Shape, vocabulary
from rashomon.records import CutReason

_WORDS = {
    "run_of_short_lines": "in a run of {run} short lines",
    "unfinished": "does not end like a sentence",
    "cue": "says {cues}",
    "asks_reader": "asks something of the reader",
    "address": "the page speaks to its reader",
    "points": "announces another page",
    "names_outlet": "the page speaks of its publisher, named at its top",
    "box": "marked as a box beside the article",
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


def why(page: Page, index: int, parts: dict[str, float]) -> str:
    own = page.shapes[index]
    facts = {
        "run": page.runs[index],
        "count": page.counts[own.key],
        "cues": ", ".join(f"“{cue}”" for _, cue in own.cues[:3]),
    }
    worst = sorted((value, name) for name, value in parts.items() if value < 0 and name in _WORDS)
    said = [_WORDS[name].format(**facts) for _, name in worst[:3]]
    return "; ".join([*said, f"{own.words} words in the shape of {spoken_shape(own)}"])


def spoken_shape(own: Shape) -> str:
    if own.score > 1:
        return "a sentence"
    return "a phrase" if own.score > -2.5 else "a label"


def reason(page: Page, index: int) -> CutReason:
    """The kind of furniture: by its own words first, then by its neighbours' and its place."""
    own, line = page.shapes[index], page.lines[index]
    if own.is_date and len(own.cues) < 2:
        return CutReason.BYLINE if index <= page.place.first + 1 else CutReason.RELATED
    if own.is_credit or line.tag == "figcaption":
        return CutReason.CAPTION
    if is_byline(line.text) or is_about_author(page, index):
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


def is_about_author(page: Page, index: int) -> bool:
    """Whether a closing paragraph introduces someone the article does not speak of.

    Either a name stands alone just above and the paragraph goes on with it, or it opens with a
    full name and an occupation, and no other paragraph knows that name.
    """
    own, place, text = page.shapes[index], page.place, page.lines[index].text
    if not page.prose[index] or index < place.last - 1 or index < place.first + 3:
        return False
    opening = text.split()[:12]
    for above in page.lines[max(place.first, index - 2) : index]:
        if (
            is_person(above.text)
            and opening[0].split("’")[0].split("'")[0].strip(",") in above.text.split()
        ):
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
