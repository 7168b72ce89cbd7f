"""The shape of one line: what can be told from its own words, whatever page it stands on."""

from __future__ import annotations

import functools
import json
import math
import re
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from rashomon.extract.characters import fold
from rashomon.extract.dates import dates

_TOKEN = re.compile(r"[^\W_]+(?:['’‘.-][^\W_]+)*")
_ENDS_SENTENCE = re.compile(
    r"[.!?。！？؟।…:;][\"'”’»)\]*]*$"
    r"|[.!?…][\"”’»]\s?[—–―-]\s?[\w .,'’@()-]{2,60}$"  # “Words.” — Name
)
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\])\W*(?:more)?$")
_SEPARATOR = re.compile(r"[|•·›»▸→/>]|(?<= )[-–—](?= )")
_AGE = re.compile(
    r"\b(?:\d+|an?|one|two|three|few) ?(?:s|m|h|d|w|sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month"
    r"|year)s? ago\b|\b(?:yesterday|today|just now)$",
    re.IGNORECASE,
)
# Scripts written without spaces: Chinese, Japanese, Korean, Thai, Lao, Burmese.
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f]")
_STEM = 6
_EDGE = 400  # characters at each end of a long line that are searched for furniture vocabulary
_CREDIT_END = re.compile(
    r"(?:\(|\[|/|\||—|-|–|:|\bvia|\bby)\s*(?:the\s)?([^()\[\]/|—–:]{2,40}?)[)\]]?$", re.I
)
_CREDIT_START = re.compile(
    r"^\W*(?:an?\s|this\s)?(?:\w+\s)?(?:photo|image|picture|photograph|illustration|graphic|credit"
    r"|screengrab|screenshot|caption)s?\b(?:\s?(?:by|via|credit|source|courtesy|of|from|shows?)\b|\s?[:/©])",
    re.I,
)
# A caption that ends with its picture's kind ("… library picture.") or its owner ("Photo: …").
_PICTURE = r"(?:photo|photograph|picture|image)s?"
_CREDIT_LABEL = re.compile(
    rf"(?:^|[.!?)\]”\"]\s|[(\[]){_PICTURE}(?:\s(?:by|credit|courtesy))?\s?[:©/]\s?[^.!?]{{2,60}}[.)\]]?$"
    rf"|\b(?:file|library|archive|handout|stock)\s{_PICTURE}\b(?:\W|$)",
    re.I,
)
_PICTURES = "photo image picture illustration graphic credit screen caption".split()
_CONTACT = re.compile(r"[\w.+-]@[\w-]+\.\w")
# "Related: a headline", "More: our timeline": a word that announces another page, and its name.
_POINTER = re.compile(
    r"^\W*(?:(?:read|see|watch|listen)(?:\s\w+){0,2}|(?:also|more|related|next|video|podcast|gallery"
    r"|in pictures|explainer)(?:\s\w+){0,2})\s?[:|»>]\s?\S",
    re.I,
)
_US = frozenset("our ours us".split())
_YOU = frozenset("you your yours".split())
_RIGHTS = re.compile(
    r"(?:©|\bcopyright) ?(?:\(c\) ?)?(?:19|20)\d\d\b|\ball rights reserved\b", re.I
)
_COPYRIGHT = re.compile(r"^\W*(?:©|\(c\)|copyright)", re.I)


def _table() -> Any:
    return json.loads(files("rashomon.extract").joinpath("furniture.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """furniture.json, compiled: weights by name, cue words by kind, and the small word lists."""

    prose: dict[str, float]  # weights of a line by itself
    line: dict[str, float]  # weights of a line in its place
    cues: re.Pattern[str]
    kinds: dict[str, str]  # cue words -> kind of furniture
    openings: frozenset[str]  # first words of the cues
    weak: frozenset[str]  # cue words that news uses too
    asks: frozenset[str]
    credits: frozenset[str]
    function_words: frozenset[str]
    professions: frozenset[str]


@functools.cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary and weights, read once."""
    table = _table()
    kinds = {cue: kind for kind, cues in table["cues"].items() for cue in cues}
    longest = sorted(kinds, key=lambda cue: (-len(cue), cue))
    return Vocabulary(
        prose=table["prose"],
        line=table["line"],
        cues=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"),
        kinds=kinds,
        openings=frozenset(_TOKEN.findall(cue)[0] for cue in kinds),
        weak=frozenset(table["weak"]),
        asks=frozenset(table["asks"]),
        credits=frozenset(table["credits"]),
        function_words=frozenset(table["function_words"].split()),
        professions=frozenset(table["professions"]),
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line's own words say of it. Shares run from 0 to 1; counts are plain numbers."""

    key: str  # folded text, under which repetitions meet
    words: int
    content: frozenset[str]  # folded words that carry matter
    ends_sentence: bool
    cut_short: bool
    grammar: float  # share of function words, or of small initials where they say more
    title_case: float  # share of capital initials
    separators: int
    cues: tuple[tuple[str, str], ...]  # (kind, words) of the furniture vocabulary found
    cue_weight: float  # how much they say: 1 for each, 0.4 for words that news also uses
    asks_reader: bool  # opens with an order to the reader
    is_age: bool  # "5 days ago" and little else
    is_date: bool  # a date and little else
    is_credit: bool  # names a photograph's owner
    address: float  # how far the page speaks to its reader here, 0 to 1
    claims_rights: bool  # a short notice of who owns the page
    points: bool  # announces another page by its title
    score: float = 0.0  # log-odds of running text

    @property
    def is_prose(self) -> bool:
        """Whether the line reads as running text by itself."""
        return self.score > 0 and self.words >= 6 and self.ends_sentence


@functools.lru_cache(maxsize=20_000)
def shape(text: str) -> Shape:
    """Measure one line."""
    tokens = _TOKEN.findall(text)
    words = len(tokens) + len(_WIDE.findall(text)) // 2
    lowered = [t.casefold().replace("’", "'") for t in tokens]
    short, cues = bool(_CUT_SHORT.search(text)), _cues(text, lowered)
    facts = Shape(
        key=fold(text[:2000]),
        words=words,
        content=_content(lowered),
        ends_sentence=bool(_ENDS_SENTENCE.search(text)) and not short,
        cut_short=short,
        grammar=_grammar(tokens, lowered),
        title_case=sum(t[:1].isupper() for t in tokens) / max(len(tokens), 1),
        separators=len(_SEPARATOR.findall(text)) if words <= 40 else 0,
        cues=cues,
        cue_weight=sum(0.4 if cue in vocabulary().weak else 1.0 for _, cue in cues),
        asks_reader=bool(lowered) and lowered[0] in vocabulary().asks,
        is_age=words <= 8 and bool(_AGE.search(text)),
        is_date=words <= 14 and _is_date(text, tokens),
        is_credit=words <= 60 and _is_credit(text),
        address=_address(text, lowered),
        claims_rights=words <= 40 and bool(_RIGHTS.search(text)),
        points=3 <= words <= 20 and bool(_POINTER.search(text)) and '"' not in text,
    )
    return _scored(facts)


def _scored(facts: Shape) -> Shape:
    w = vocabulary().prose
    score = (
        w["base"]
        + w["log2_words"] * math.log2(1 + facts.words)
        + w["ends_sentence"] * facts.ends_sentence
        + w["grammar"] * min(facts.grammar, 0.5)
        + w["title_case"] * facts.title_case
        + w["cut_short"] * facts.cut_short
        + w["separators"] * min(facts.separators, 4)
        + w["cue"] * min(facts.cue_weight, 4) * min(1.0, 12 / max(facts.words, 1))
    )
    return replace(facts, score=score)


def _content(lowered: list[str]) -> frozenset[str]:
    """First six letters of each word of four or more that is no function word.

    Six letters stand for the word in its forms: bomb, bombed and bombing stay apart, but mask and
    masks, military and militarily meet.
    """
    idle = vocabulary().function_words
    return frozenset(_stem(t) for t in lowered[:400] if len(t) > 3 and t not in idle)


@functools.lru_cache(maxsize=65_536)  # most words of a line stand in many lines
def _stem(word: str) -> str:
    return fold(word)[:_STEM]


def _grammar(tokens: list[str], lowered: list[str]) -> float:
    """How far a line holds together as a sentence, in any script.

    English shows it by its function words (about 0.45 of running text); other languages with
    small letters by their share of small initials, counted at half; scripts without case and
    without spaces cannot show it and get the middle value.
    """
    if not tokens:
        return 0.25
    idle = vocabulary().function_words
    functional = sum(t in idle for t in lowered) / len(tokens)
    small = sum(t[:1].islower() for t in tokens) / len(tokens)
    cased = sum(t[:1].lower() != t[:1].upper() for t in tokens)
    if not cased:
        return 0.35 if any(t[:1].isalpha() for t in tokens) else 0.0
    return max(functional, small / 2)


def _cues(text: str, lowered: list[str]) -> tuple[tuple[str, str], ...]:
    known = vocabulary()
    if known.openings.isdisjoint(lowered):
        return ()
    sample = text if len(text) <= 2 * _EDGE else f"{text[:_EDGE]}\n{text[-_EDGE:]}"
    folded = sample.lower().replace("’", "'")
    found = dict.fromkeys(known.cues.findall(folded))
    return tuple((known.kinds[cue], cue) for cue in found)


def _is_date(text: str, tokens: list[str]) -> bool:
    found = dates(text) if any(c.isdigit() for c in text) else []
    if not found:
        return False
    rest = _TOKEN.findall(text[: found[0].start] + " " + text[found[-1].end :])
    return len(rest) <= 5


def _address(text: str, lowered: list[str]) -> float:
    """How far a line is the page speaking to its reader rather than the article speaking.

    Full: an order to the reader in the publisher's name ("our"), a short line with a mail
    address, a question to the reader in capitals. A fifth: an order with
    "you" or "your", as manuals and recipes give.
    """
    if not lowered or len(lowered) > 40 or text[:1] in "“\"‘'":
        return 0.0
    said = set(lowered)
    asks = lowered[0] in vocabulary().asks
    if len(lowered) <= 14 and _CONTACT.search(text):
        return 1.0
    if text.isupper() and text.rstrip()[-1:] == "?" and said & (_YOU | _US):
        return 1.0
    if asks and said & _US:
        return 1.0
    return 0.2 if asks and said & _YOU else 0.0


def _is_credit(text: str) -> bool:
    folded = text.lower()
    pictures = any(word in folded for word in _PICTURES)
    if pictures and (_CREDIT_START.search(text) or _CREDIT_LABEL.search(text)):
        return True
    if _COPYRIGHT.search(text):
        return True
    owner = _CREDIT_END.search(text)
    if owner is None:
        return False
    known = vocabulary().credits
    named = owner[1].lower().strip(" .")
    return named in known or any(part in known for part in re.split(r"[ ,/]", named)[-1:])
