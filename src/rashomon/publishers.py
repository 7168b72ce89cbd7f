"""Who publishes: names, aliases and hosts of agencies, broadcasters and papers, and how they match.

``publishers.json`` is our own list from general knowledge: a name it lacks is still found by
pattern ("the news agency X") or as the outlet of another report of the coverage.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

from rashomon.words import key, words

# A broadcaster's services carry its name with these after it: "BBC Arabic", "Sky News Arabia".
_SERVICE = re.compile(
    r"(?: (?:News|World|Service|Arabic|Persian|English|Turkish|Hausa|Urdu|Hindi|Afrique|Africa|Asia"
    r"|Arabia|International|Online|Radio|Television|TV|Live|Newsnight|One|Sunday|\d{1,2}))+\b"
)
_POSSESSIVE = re.compile(r"['’]s$")
# Where anybody publishes: a platform says nothing itself.
PLATFORMS = frozenset("twitter x facebook telegram youtube instagram tiktok whatsapp vk".split())
_GENERAL = frozenset("the news agency online com co uk org net www tv daily newspaper".split())


class Named(NamedTuple):
    """A publisher's name where a text prints it."""

    start: int
    end: int
    publisher: str


class Publishers(NamedTuple):
    """The list, by the first word of each printed name, by folded name and by host."""

    by_word: dict[str, list[tuple[str, str]]]  # first word -> (printed name, publisher), long first
    by_key: dict[str, str]
    by_host: dict[str, str]
    states: dict[
        str, str
    ]  # publisher -> country (ISO 3166-1 alpha-3) whose government it speaks for


@lru_cache(maxsize=1)
def publishers() -> Publishers:
    """The shipped list, read on first use."""
    path = files("rashomon").joinpath("publishers.json")
    by_word: dict[str, list[tuple[str, str]]] = {}
    by_key: dict[str, str] = {}
    by_host: dict[str, str] = {}
    states: dict[str, str] = {}
    for publisher, row in json.loads(path.read_text("utf-8")).items():
        for name in (publisher, *row["aliases"]):
            first = words(name)[0]
            by_word.setdefault(name[first.start : first.end], []).append((name, publisher))
            by_key.setdefault(folded(name), publisher)
        by_host |= dict.fromkeys(row["hosts"], publisher)
        if "state" in row:
            states[publisher] = row["state"]
    for names in by_word.values():
        names.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return Publishers(by_word, by_key, by_host, states)


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A publisher's name without case, accents, "the" and words such as "news agency"."""
    parts = [w.key for w in words(name)]
    kept = [part for part in parts if part not in _GENERAL]
    return "".join(kept or parts)


def canonical(name: str) -> str:
    """The name the list knows a publisher by; any other name as it stands."""
    known = publishers()
    return known.by_key.get(folded(name)) or of_host(name) or name.strip()


def of_host(address: str) -> str | None:
    """The publisher whose site a host or URL belongs to, sub-domains included."""
    parts = host(address).split(".")
    known = publishers().by_host
    for at in range(len(parts) - 1):
        found = known.get(".".join(parts[at:]))
        if found:
            return found
    return None


def host(address: str) -> str:
    """The host of a URL, or the text itself where it looks like a host; empty otherwise."""
    found = urlsplit(address).netloc if "//" in address else address.split("/")[0]
    found = found.rpartition("@")[2].partition(":")[0].casefold().removeprefix("www.")
    return found if re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", found) else ""


def named(text: str, starts: list[tuple[int, int]]) -> list[Named]:
    """Listed publishers in a text; ``starts`` are the start and end of each of its words."""
    by_word = publishers().by_word
    found: list[Named] = []
    done = 0
    for start, end in starts:
        if start < done:
            continue
        word = text[start:end]
        known = by_word.get(word) or by_word.get(_POSSESSIVE.sub("", word)) or []
        for name, publisher in known:
            stop = start + len(name)
            if text.startswith(name, start) and not text[stop : stop + 1].isalnum():
                service = _SERVICE.match(text, stop)
                done = service.end() if service else stop
                found.append(Named(start, done, publisher))
                break
    return found


def same(one: str, other: str) -> bool:
    """Whether two names are one publisher's."""
    return key(canonical(one)) == key(canonical(other)) or folded(one) == folded(other)
