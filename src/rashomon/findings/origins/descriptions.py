"""What the words for a speaker tell: his office, his sector, the noun of a body, whose words."""

from __future__ import annotations

import re

from rashomon.findings.origins.bodies import SPOKES
from rashomon.people import HUMAN, SPEAKERS
from rashomon.phrases import RELATIVE
from rashomon.publishers import folded, publishers
from rashomon.records import Holder, Report
from rashomon.sectors import sector_of
from rashomon.spelling import key

BODY_WORDS = frozenset(
    """group groups monitor monitors monitoring observatory organisation organization watchdog body
    ngo agency charity network institute centre center campaign association""".split()
)
WATCHERS = frozenset("observatory monitor monitors watch watchdog".split())
_STATES = frozenset("state government regime authorities administration leadership".split())
HANGING = re.compile(
    r"\s+(?:with|of|in|at|from|for|on|near|who|which|that|familiar|close|inside|outside|to|by"
    r"|briefed|speaking|based)\b|[,;(]"
)
# Who speaks for a body by his office, and what a body says.
VOICES = SPOKES | frozenset(
    "director head chief chairman chairwoman chair coordinator representative founder".split()
)
# Who tells what he saw or thinks, where he works or lives.
PERSONAL = frozenset(
    """teacher student pupil doctor nurse medic surgeon patient worker resident villager farmer
    driver witness survivor professor lecturer analyst researcher expert fellow scholar reporter
    journalist correspondent photographer guard passenger neighbour neighbor""".split()
)
STATEMENTS = frozenset(
    """statement toll tally count figure figures tweet post feed account communique bulletin
    release""".split()
)
_SHORT = {"pm": "prime minister", "fm": "foreign minister", "premier": "prime minister"}
_MEDIA = frozenset("media television tv radio news agency newspaper broadcaster press".split())
OFFICIAL = frozenset("state official government".split())  # of media: they speak for the state


def words_for(holder: Holder, report: Report) -> str:
    """The words that name a holder, his own or those that he stands for."""
    span = holder.name or holder.stands_for
    return " ".join((span.of(report.text) if span is not None else holder.words).split())


def last(words: str) -> str:
    """The last word, as a key."""
    return key(words).rpartition(" ")[2]


def noun(name: str) -> str:
    """The noun of a body's name, where it says what kind of body: "Observatory" of X for Y."""
    words = key(name).split()
    end = next((n for n, word in enumerate(words) if word in ("for", "of", "on")), len(words))
    return words[end - 1] if end and words[end - 1] in BODY_WORDS | WATCHERS else "?"


def office(words: str) -> frozenset[str]:
    """The words of an office without articles; what is short for it spelled out."""
    said = " ".join(_SHORT.get(word, word) for word in key(words).split()).split()
    return frozenset(word for word in said if word not in ("the", "a", "an"))


def sector(words: str) -> str:
    """The sector that a description's own words tell."""
    said = key(words).split()
    if OFFICIAL & set(said) and _MEDIA & set(said):
        return "GOV"
    if any(word.startswith("monitor") for word in said):
        return "NGO"
    return sector_of([word.removesuffix("s") for word in said])[0]


def may_speak(words: str) -> bool:
    """Whether a description is of people, of a body, or of what people write."""
    ends = (last(words), last(HANGING.split(words)[0]))
    forms = {form for last in ends for form in (last, last.removesuffix("s"))}
    return not forms.isdisjoint(SPEAKERS | HUMAN | STATEMENTS)


def before_clauses(words: str) -> frozenset[str]:
    """The words of a description up to what a clause tells of it."""
    said = key(words).split()
    end = next((n for n, word in enumerate(said) if word in RELATIVE), len(said))
    return frozenset(said[:end])


def is_state(words: str) -> bool:
    """Whether a description is of a state: "Syria's government", "the Iraqi authorities"."""
    return not _STATES.isdisjoint(key(words).split())


def publisher(words: str) -> str | None:
    """The publisher that words name, also behind what it is: "the state news agency SANA"."""
    known = publishers().by_key
    if (found := known.get(folded(words))) is not None or not _MEDIA & set(key(words).split()):
        return found
    inside = {known[name] for word in words.split() if (name := folded(word)) in known}
    return inside.pop() if len(inside) == 1 else None


def is_medium(name: str) -> bool:
    """Whether a name only says what kind of medium it is: the "TV" of "Iranian state TV"."""
    return set(key(name).split()) <= _MEDIA


def speaks_for_self(role: str) -> bool:
    """Whether whoever has it speaks for no body that it names: "a teacher at the school"."""
    return not PERSONAL.isdisjoint(word.removesuffix("s") for word in role.split())


def plain(words: str) -> str:
    """Words without the article that opens them."""
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
