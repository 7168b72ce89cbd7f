"""Under which names the room answers, so that no web page can pass itself off as it.

A page elsewhere may point its own name at this machine (DNS rebinding) and would then read the
room as its own origin; the Host header still says the page's name. Numbers cannot be rebound: a
room bound to all addresses of a machine answers under any of them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from rashomon.web.options import WebOptions, bracketed, literal

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>\d{1,5}))?", re.ASCII)
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_USUAL = 80


def is_ours(host: str, options: WebOptions) -> bool:
    """Whether a Host header names this room."""
    found = _HOST.fullmatch(host.lower())
    if found is None:
        return False
    name, port = found["name"], int(found["port"] or _USUAL)
    if (name, port) in _with_port(options):
        return True
    if port == options.port and options.is_everywhere:
        return literal(name) is not None
    return any(_is(name, found["port"], each.lower(), options.port) for each in options.allow_hosts)


def is_same_origin(headers: dict[str, str], host: str) -> bool:
    """Whether the browser says that a page of this very host sends the request.

    ``Origin`` is said with every write of every browser in use; ``Sec-Fetch-Site`` and
    ``Referer`` stand in where it is missing. Nothing said is no answer.
    """
    origin = headers.get("origin")
    if origin is not None:
        return _netloc(origin) == host.lower()
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return _netloc(headers.get("referer", "")) == host.lower()


def _with_port(options: WebOptions) -> set[tuple[str, int]]:
    names = [*_LOCAL] if options.is_everywhere else [*_LOCAL, bracketed(options.host.lower())]
    return {(name, options.port) for name in names}


def _is(name: str, port: str | None, allowed: str, own: int) -> bool:
    """Whether a name that the user allows is meant; without a port: ours, or a proxy's."""
    wanted = _HOST.fullmatch(allowed)
    if wanted is None or wanted["name"] != name:
        return False
    if wanted["port"]:
        return port == wanted["port"]
    return port is None or port in (str(own), "443")


def _netloc(address: str) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.netloc.lower() if parts.scheme in ("http", "https") else None
