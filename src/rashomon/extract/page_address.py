"""Which page a report is of: the address that all versions of that page share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit, urlunsplit

from rashomon.extract.characters import fold
from rashomon.extract.facts import Facts
from rashomon.records import Basis, Capture

# Query parameters that say where a reader came from, never which page is meant. Sources: the
# campaign parameters of Google Analytics, and the click identifiers that advertising systems add.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_ga|__twitter_impression)"
    r"(?==|$)",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_FRONT = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.(?=[^.]+\.)")
_INDEX = re.compile(r"^(?:index|default)\.\w{2,5}$", re.IGNORECASE)
_SUFFIX = re.compile(r"\.\w{2,5}$")
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?:19|20)\d\d(?:[-_]?\d\d){0,2}")
_SLUG = 3  # words of a path's last part that make it a headline rather than a section


def page_address(capture: Capture, facts: Facts, is_html: bool) -> str:
    """The address under which versions of one page meet.

    A supplied URL that names more than a host; else, of an HTML page, the address that it states
    for itself (canonical link, ``og:url``) where that can be one article's; else the capture's
    own. A page fetched from the web must state an address of the host it came from: a reprint
    that names the original is no version of it. A saved page has no host; there all stated
    addresses must agree.
    """
    for fact in facts.get("url", ()):
        url = normal(fact.value) if fact.basis is Basis.SUPPLIED else None
        if url and _names_more_than_a_host(urlsplit(url)):
            return url
    if not is_html:
        return capture.address
    stated = [f.value for f in facts.get("url", ()) if f.basis is not Basis.SUPPLIED]
    urls = [url for value in stated if (url := normal(value))]
    titles = [f.value for f in facts.get("title", ())]
    fetched = normal(capture.final_address or capture.address)
    if fetched:
        urls = [url for url in urls if _same_site(url, fetched)]
    elif len({_loose(url) for url in urls}) > 1:
        return capture.address
    return next((url for url in urls if names_an_article(url, titles)), capture.address)


def normal(url: str) -> str | None:
    """A web address without fragment, default port and tracking parameters; None for no address.

    >>> normal("HTTPS://News.example:443/a-b-c?id=7&utm_source=x#top")
    'https://news.example/a-b-c?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:  # a broken IPv6 address or port
        return None
    host = (parts.hostname or "").lower()
    if parts.scheme not in _PORTS or "." not in host or re.search(r"[\s<>\"]", url.strip()):
        return None
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.match(p))
    return urlunsplit((parts.scheme, place, parts.path or "/", query, ""))


def names_an_article(url: str, titles: Iterable[str]) -> bool:
    """Whether an address can be one article's rather than a section's or the front page's.

    Its last part is a headline of three words or more, shares two words with the page's title, or
    holds a number or identifier that is no date; so may a value of its query.

    >>> names_an_article("https://news.example/world", ["World leaders meet"])
    False
    >>> names_an_article("https://news.example/world/leaders-meet-in-oslo", [])
    True
    """
    parts = urlsplit(url)
    path = [p for p in parts.path.split("/") if p and not _INDEX.match(p)]
    last = _SUFFIX.sub("", path[-1]) if path else ""
    values = [p.partition("=")[2] for p in parts.query.split("&")]
    if any(_is_identifier(value) for value in (last, *values)):
        return True
    words = [fold(w) for w in _WORD.findall(last)]
    known = {fold(w) for title in titles for w in _WORD.findall(title)}
    return len(words) >= _SLUG or len({w for w in words if len(w) > 2} & known) >= 2


def _is_identifier(text: str) -> bool:
    """A part with a number of four digits or more, or mixed with letters, that is no date."""
    if _DAY.fullmatch(text):
        return False
    left = re.sub(rf"(?<!\d){_DAY.pattern}(?!\d)", "", text)
    mixed = re.search(r"(?=[a-zA-Z]*\d)(?=\d*[a-zA-Z])\w{6,}", left)
    return bool(re.search(r"\d{4}", left) or (mixed and len(re.findall(r"\d", mixed[0])) >= 2))


def _names_more_than_a_host(parts: SplitResult) -> bool:
    return parts.path.strip("/") != "" or parts.query != ""


def _same_site(one: str, other: str) -> bool:
    """Whether two hosts are one publisher's: equal, or one the parent of the other."""
    left, right = (_FRONT.sub("", urlsplit(url).netloc) for url in (one, other))
    return left == right or left.endswith(f".{right}") or right.endswith(f".{left}")


def _loose(url: str) -> tuple[str, str, str]:
    """An address without what two printings of it may differ in."""
    parts = urlsplit(url)
    return _FRONT.sub("", parts.netloc), parts.path.rstrip("/"), parts.query
