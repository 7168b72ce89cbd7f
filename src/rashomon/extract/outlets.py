"""Which outlet an article is of: from fields, its address, or what the page says of itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from rashomon.extract.characters import fold
from rashomon.extract.facts import Fact, Facts
from rashomon.extract.furniture import Judged
from rashomon.extract.publication import signed
from rashomon.extract.self_naming import self_named
from rashomon.records import Basis, Capture


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
    if named or (named := _by_address(capture, facts, page)):
        return named
    return self_named(judged, page, {fold(f.value) for f in signed(facts, judged, page)})


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
