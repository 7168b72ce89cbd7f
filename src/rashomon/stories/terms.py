"""What a report talks of: stemmed words with their weight, names, and figures with their nouns."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rashomon.records import Report
from rashomon.stories.options import StoriesOptions
from rashomon.stories.rarity import articles_with, background, known, rarity
from rashomon.words import key, sentences, words

# "al-Maliki" and "Maliki" are one name; outlets write it either way.
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az)[‐‑-](?=[A-Z])", re.IGNORECASE)
# What may stand between two words of one name, in many languages without a capital.
_JOINED = re.compile(
    r"[ ‐‑-](?:(?:al|el|as|ash|ad|an|ar|at|az)[‐‑-]|(?:al|el|de|la|von|van|der|bin|ibn|ben|da) )*",
    re.IGNORECASE,
)
_COMMON_FIRST = 40  # background articles past which a sentence's first word is not a name's
_MOST = 40  # names and figures kept of one report
_LONGEST_NAME = 5  # words; longer runs of capitals are headlines or lists


class Token(NamedTuple):
    """A word as printed, where it starts, and the stem under which its forms meet."""

    stem: str
    word: str
    start: int


def tokens(text: str) -> list[Token]:
    """The words of a text with their stems; possessive endings and Arabic articles left out."""
    found = []
    for start, end, folded in words(text):
        word = text[start:end]
        bare = _ARTICLE.sub("", word.removesuffix("'s").removesuffix("’s"))
        if bare != word and bare:
            start += word.index(bare)
            word, folded = bare, key(bare)
        found.append(Token(stem(folded), word, start))
    return found


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Fold plural, past and -ing forms of an English word together; other words stay.

    A light rule set: plural s, ed, ing, final e.
    """
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _without_ending(word)


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def headline_end(report: Report) -> int:
    """Where the headline ends that opens the text; 0 where there is none."""
    return len(report.text) - len(report.body) if report.title is not None else 0


def weigh(report: Report, found: list[Token], options: StoriesOptions) -> dict[str, float]:
    """The heaviest stems with weights of unit length, heaviest first, ties by spelling."""
    counted = _count(report, found, options)
    weights = {
        stemmed: math.log(1 + count) * rarity(stemmed) ** options.rarity_power
        for stemmed, count in counted.items()
    }
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[: options.keep_terms]
    length = math.sqrt(math.fsum(weight * weight for _, weight in heaviest)) or 1.0
    return {stemmed: round(weight / length, 5) for stemmed, weight in heaviest}


def _count(report: Report, found: list[Token], options: StoriesOptions) -> dict[str, float]:
    """Each telling stem's count: more in the headline and for figures, less further down."""
    ceiling = background().articles * options.too_common
    title = headline_end(report)
    foreign = is_foreign(report, found)
    counted: defaultdict[str, float] = defaultdict(float)
    for place, (stemmed, word, start) in enumerate(found):
        if len(stemmed) < 2 or articles_with(stemmed) > ceiling:
            continue
        if foreign and word.islower():
            continue  # function words of a language that the table does not know
        weight = options.title_weight if start < title else 1.0
        if word[0].isdigit():
            weight *= options.number_weight
        counted[stemmed] += weight / (1 + options.fading * place / 100)
    return counted


def is_foreign(report: Report, found: list[Token]) -> bool:
    """Whether the table of English words does not serve: by stated language, else by words."""
    if report.language is not None:
        return report.language.code != "en"
    lower = [token.stem for token in found if token.word.islower()]
    return len(lower) >= 20 and sum(map(known, lower)) < len(lower) / 2


def names(report: Report, found: list[Token]) -> tuple[str, ...]:
    """Runs of capitalised words that are not only a sentence's first word, in order of count.

    A headline gives none: in title case its capitals say nothing.
    """
    firsts = _sentence_starts(report)
    counts: defaultdict[str, int] = defaultdict(int)
    title = headline_end(report)
    for run in _runs(report, found):
        if run[0].start in firsts and articles_with(run[0].stem) > _COMMON_FIRST:
            run = run[1:]
        alone = len(run) == 1 and run[0].start in firsts
        if not run or alone or run[0].start < title or len(run) > _LONGEST_NAME:
            continue
        counts[report.text[run[0].start : run[-1].start + len(run[-1].word)]] += 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:_MOST])


def _sentence_starts(report: Report) -> frozenset[int]:
    """Offsets of first letters, past opening quotation marks and brackets."""
    starts = set()
    for start, end in sentences(report.text):
        while start < end and not report.text[start].isalnum():
            start += 1
        starts.add(start)
    return frozenset(starts)


def _runs(report: Report, found: list[Token]) -> list[list[Token]]:
    """Capitalised words that stand together, with an article or particle between or none."""
    runs: list[list[Token]] = []
    last_end = -1
    for token in found:
        if not token.word[0].isupper():
            continue
        if last_end >= 0 and _JOINED.fullmatch(report.text, last_end, token.start):
            runs[-1].append(token)
        else:
            runs.append([token])
        last_end = token.start + len(token.word)
    return runs


def figures(text: str, found: list[Token]) -> tuple[str, ...]:
    """Figures with the word after them, ``19 killed``, in order of first mention."""
    seen: dict[str, None] = {}
    for token, after in pairwise(found):
        if not token.stem.isdigit() or len(token.stem) > 6 or len(after.word) < 3:
            continue
        if text[token.start + len(token.word) : after.start] == " " and after.word.isalpha():
            seen.setdefault(f"{token.stem} {after.word.lower()}")
    return tuple(seen)[:_MOST]
