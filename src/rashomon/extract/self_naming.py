"""The name that a page's own furniture uses for its publisher."""

from __future__ import annotations

import re
from collections.abc import Collection

from rashomon.extract.characters import fold
from rashomon.extract.facts import Fact
from rashomon.extract.furniture import Judged
from rashomon.extract.shape import shape, vocabulary
from rashomon.records import Basis

_NAME = re.compile(
    r"(?:[A-Z][\w&.'’-]*|[A-Z]{2,})(?: (?:of|the|and|&|de|la|le|al)(?= [A-Z])| [A-Z][\w&.-]*)*"
)
# Words that stand in names of papers and stations, and in little else.
_PAPERS = frozenset(
    "times post herald tribune press journal observer guardian telegraph chronicle gazette "
    "independent courier dispatch globe bulletin ledger examiner inquirer enquirer advertiser "
    "sentinel argus echo mercury register sun mirror express standard".split()
)
_MEDIA = _PAPERS | frozenset(
    "news daily today star mail voice radio tv television channel network agency media magazine "
    "review monitor report reporter record wire online broadcasting".split()
)
# What a page says of its publisher stands beside words of these kinds.
_SELF = re.compile(
    r"\b(?:newsletters?|coverage|copyright|©|rights reserved|republish\w*|our|we|app|newsroom|"
    r"subscri\w+|journalis[mt]\w*|delivers?|edition|live blog|video|e-?paper|about|more from|"
    r"news by|editors?|readers|since (?:1[6-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:^|(?<=[\s|]))(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright))?"
    r"(?P<years>\W*(?:(?:19|20)\d\d)(?:\s*[-–—,]\s*(?:19|20)\d\d)?)?[\s,.:|]*(?:by\s)?(?=[A-Z])",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"\b(?:all )?rights reserved\b", re.IGNORECASE)
_NOT_PUBLISHER = re.compile(r"\s(?:all|inc|ltd|llc|plc|limited|gmbh)\b.*", re.IGNORECASE)
_AGENCY = re.compile(r"^.{0,60}?\(([^()]{2,40})\)\s*[-–—:]")  # "BEIRUT, 27 May (AFP) -"
_ADDRESS = re.compile(r"[\w.-]{3,60}\.[a-z]{2,12}\b")
_OTHERS = frozenset(
    "facebook twitter instagram whatsapp youtube telegram linkedin google apple android getty ap "
    "afp reuters x tiktok pinterest reddit disqus privacy cookie terms monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_CANDIDATES = 40  # names that are weighed against the article's own words
# Measured on 87 flattened pages whose HTML names the outlet: about half of what is given is right
# at 2.5, two in five at 2.0; most of the wrong ones are the company that owns the paper.
_LEAST = 2.5  # evidence below which the page does not say who it is
_FIRST = 4  # lines at the head of a page that may be its masthead


def self_named(judged: Judged, page: str, others: Collection[str] = ()) -> Fact | None:
    """The name that the page's furniture uses where it speaks of its publisher.

    Evidence: a line of furniture with words about a publisher counts one for each name in it, more
    for one that opens the line or holds a word of the press; a notice of rights or the masthead
    counts more; a name that the article speaks of counts less, and least the agency in its
    dateline. ``others`` are folded names (those of the by-line) that are no publisher.
    """
    score = _spoken_of(judged)
    for name, weight in (*_mastheads(judged), *_rights(judged)):
        score[name] = score.get(name, 0.0) + weight
    agencies = _agencies(judged)
    kept = " ".join(x.text for x, v in zip(judged.lines, judged.verdicts, strict=True) if v.kept)
    likely = sorted(score, key=lambda name: (-score[name], name))[:_CANDIDATES]
    known = {
        name: score[name] - min(kept.count(name), 3)
        for name in likely
        if fold(name) not in others and fold(name) not in agencies
    }
    best = max(known, key=lambda name: (known[name], len(name), name), default="")
    if not best or known[best] < _LEAST:
        return None
    return _placed(best, judged, page)


def _spoken_of(judged: Judged) -> dict[str, float]:
    """Names in furniture about a publisher."""
    score: dict[str, float] = {}
    for line, verdict in zip(judged.lines, judged.verdicts, strict=True):
        if not verdict.kept and _SELF.search(line.text) and len(line.text) < 1200:
            for name, weight in _candidates(line.text).items():
                score[name] = score.get(name, 0.0) + weight
    return score


def _candidates(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for match in _NAME.finditer(text):
        name = re.sub(r"['’]s$", "", match[0].split(". ")[0]).strip(" .,-&'’")
        asked = re.match(r"(\w+) (?:the )?(?=\S)", name)
        if asked and asked[1].lower() in vocabulary().asks:
            name = name[asked.end() :]
        words = name.lower().split()
        if not words or words[0] in _OTHERS or len(name) < 3 or len(words) > 5:
            continue
        if len(words) == 1 and match.start() == 0:
            continue  # any sentence opens with a capital
        if not _SELF.search(f"{text[: match.start()]}\n{text[match.end() :]}"):
            continue  # the only such words are its own
        media = bool(_MEDIA & set(words))
        opens = match.start() == 0 and len(words) > 1
        said = opens and shape(text).ends_sentence and shape(text).words >= 8
        weight = 1.0 + 0.8 * media + 1.2 * opens + 0.4 * said
        found[name] = max(found.get(name, 0.0), weight)
    return found


def _mastheads(judged: Judged) -> list[tuple[str, float]]:
    """A name alone on one of the first lines, and how far the page bears it out.

    It counts with a word of the press, with "The" before it, or where furniture names it again or
    prints its address; a section's name has none of these.
    """
    place = judged.place
    if place is None:
        return []
    title = judged.lines[judged.title].text if judged.title is not None else ""
    head = min(_FIRST, place.first, judged.title if judged.title is not None else place.first)
    rest = [x.text for x, v in zip(judged.lines, judged.verdicts, strict=True) if not v.kept]
    printed = {fold(a) for text in rest for a in _ADDRESS.findall(text)}
    found = []
    for line in judged.lines[:head]:
        name = line.text
        words = name.split()
        match = _NAME.fullmatch(name)
        if match is None or not 2 <= len(words) <= 5 or shape(name).is_date or name == title:
            continue
        core = fold(re.sub(r"^the\s", "", name, flags=re.IGNORECASE))
        borne = sum(name in text for text in rest if text != name)
        weight = 1.0 + 1.2 * (words[0] == "The") + 1.6 * (words[-1].lower() in _PAPERS)
        weight += 1.5 * any(core in address for address in printed) + 0.8 * min(borne, 2)
        found.append((name, weight))
    return found


def _rights(judged: Judged) -> list[tuple[str, float]]:
    """Names in notices of rights; a photograph's has neither a year nor "rights reserved"."""
    found = []
    for line, verdict in zip(judged.lines, judged.verdicts, strict=True):
        if verdict.kept or len(line.text) > 600:
            continue
        for match in _RIGHTS.finditer(line.text):
            name = _NAME.match(line.text, match.end())
            said = _NOT_PUBLISHER.sub("", name[0].split(". ")[0]).strip(" .,-&'’") if name else ""
            if len(said) > 2 and (match["years"] or _RESERVED.search(line.text)):
                found.append((said, 2.0))
    return found


def _agencies(judged: Judged) -> set[str]:
    """The agency that the dateline credits (folded): it wrote the article, and is no publisher."""
    place = judged.place
    if place is None:
        return set()
    match = _AGENCY.match(judged.lines[place.first].text)
    return {fold(match[1])} if match else set()


def _placed(name: str, judged: Judged, page: str) -> Fact | None:
    for line, verdict in zip(judged.lines, judged.verdicts, strict=True):
        if verdict.kept or line.start < 0 or name not in line.text:
            continue
        start = page.find(name, line.start, line.end)
        if start >= 0:
            return Fact(name, Basis.FURNITURE, start, start + len(name))
    return None
