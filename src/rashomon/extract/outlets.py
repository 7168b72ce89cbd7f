"""Which outlet an article is of: from fields, its address, or what the page says of itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from rashomon.extract.facts import Fact, Facts
from rashomon.extract.furniture import Judged
from rashomon.records import Basis, Capture

_NAME = re.compile(
    r"(?:[A-Z][\w&.'’-]*|[A-Z]{2,})(?: (?:of|the|and|&|de|la|le|al) (?=[A-Z])| [A-Z][\w&.-]*)*"
)
_MEDIA = frozenset(
    "news times post daily herald tribune press today journal observer guardian telegraph "
    "chronicle gazette star sun mirror express mail standard independent voice radio tv television "
    "channel network agency media magazine review monitor report reporter courier dispatch globe "
    "record bulletin wire online broadcasting".split()
)
# What a page says of its publisher stands beside words of these kinds.
_SELF = re.compile(
    r"\b(?:newsletters?|coverage|copyright|©|rights reserved|republish\w*|our|we|app|newsroom|"
    r"subscri\w+|journalis[mt]\w*|delivers?|edition|live blog|video|e-?paper|about|more from|"
    r"news by|editors?|readers)\b",
    re.IGNORECASE,
)
_OTHERS = frozenset(
    "facebook twitter instagram whatsapp youtube telegram linkedin google apple android getty ap "
    "afp reuters x tiktok pinterest reddit disqus privacy cookie terms monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_CANDIDATES = 40  # names that are weighed against the article's own words
_LEAST = 2.0  # evidence below which the page does not say who it is


def host(url: str) -> str | None:
    """The host of a web address without ``www.``, or None."""
    if not url.lower().startswith(("http://", "https://")):
        return None
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:  # a broken IPv6 address
        return None
    return re.sub(r"^www\d?\.", "", name.lower()) or None


def address(capture: Capture, facts: Facts) -> str:
    """The web address of the page as best known: supplied, fetched, or stated by the page."""
    stated = [f.value for f in facts.get("url", ()) if f.basis is Basis.SUPPLIED]
    stated += [capture.final_address or "", capture.address]
    stated += [f.value for f in facts.get("url", ())]
    return next((url for url in stated if host(url)), capture.address)


def outlet(capture: Capture, facts: Facts, judged: Judged, page: str) -> Fact | None:
    """The outlet's name with its words, or None where nothing says it."""
    named = next(iter(facts.get("outlet", ())), None)
    return named or _by_address(capture, facts, page) or _by_itself(judged, page)


def _by_address(capture: Capture, facts: Facts, page: str) -> Fact | None:
    for fact in facts.get("url", ()):
        name = host(fact.value)
        if name and fact.start < 0:
            return Fact(name, fact.basis)
    for url in (capture.final_address or "", capture.address):
        name = host(url)
        if name:
            return Fact(name, Basis.ADDRESS)
    for fact in facts.get("url", ()):
        name = host(fact.value)
        start = page.find(name, fact.start, fact.end) if name else -1
        if name and start >= 0:
            return Fact(name, Basis.METADATA, start, start + len(name))
    return None


def _by_itself(judged: Judged, page: str) -> Fact | None:
    """The name that the page's furniture uses where it speaks of its publisher.

    Evidence: each line of furniture with words about a publisher counts one for the names in it;
    a name that opens such a line or holds a word of the press counts more; a name that the
    article itself speaks of counts less.
    """
    score: dict[str, float] = {}
    for line, verdict in zip(judged.lines, judged.verdicts, strict=True):
        if not verdict.kept and _SELF.search(line.text) and len(line.text) < 1200:
            for name, weight in _candidates(line.text).items():
                score[name] = score.get(name, 0.0) + weight
    kept = " ".join(x.text for x, v in zip(judged.lines, judged.verdicts, strict=True) if v.kept)
    likely = sorted(score, key=lambda name: (-score[name], name))[:_CANDIDATES]
    known = {name: score[name] - min(kept.count(name), 3) for name in likely}
    best = max(known, key=lambda name: (known[name], len(name), name), default="")
    if not best or known[best] < _LEAST:
        return None
    return _placed(best, judged, page)


def _candidates(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for match in _NAME.finditer(text):
        name = re.sub(r"['’]s$", "", match.group()).strip(" .,-&'’")
        words = name.lower().split()
        if not words or words[0] in _OTHERS or len(name) < 3 or len(words) > 5:
            continue
        if len(words) == 1 and match.start() == 0:
            continue  # any sentence opens with a capital
        media = bool(_MEDIA & set(words))
        opens = match.start() == 0 and len(words) > 1
        found[name] = max(found.get(name, 0.0), 1.0 + 0.8 * media + 1.2 * opens)
    return found


def _placed(name: str, judged: Judged, page: str) -> Fact | None:
    for line, verdict in zip(judged.lines, judged.verdicts, strict=True):
        if verdict.kept or line.start < 0 or name not in line.text:
            continue
        start = page.find(name, line.start, line.end)
        if start >= 0:
            return Fact(name, Basis.FURNITURE, start, start + len(name))
    return None
