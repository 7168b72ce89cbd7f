"""Web addresses: what is accepted, and how one is written in the record."""

from __future__ import annotations

import re

import httpx

from rashomon.capture.printable import escaped, quoted
from rashomon.errors import CaptureError

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*", re.A)
_AUTHORITY = re.compile(r"[a-z]+:/*[^/?#]*@", re.I)
_LONGEST = 2_000


def parsed(text: str) -> httpx.URL:
    """An http or https address without its fragment, the default port and user information.

    Raises ``CaptureError``: ``bad-url`` where it cannot be read in one way only, ``credentials``
    where it holds a user name or password.
    """
    url = _cleaned(_url(text.strip()))
    if _url(text.strip()).userinfo:
        raise CaptureError(
            "credentials",
            "the address holds a user name or password, which a record must not keep; "
            "take them out, or save the page and add the file",
        )
    return url


def joined(base: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads; user information in it is dropped, never sent."""
    try:
        target = base.join(location)
    except (httpx.InvalidURL, ValueError):
        raise CaptureError(
            "bad-redirect", f"the page sends on to {quoted(location)}, which is no address"
        ) from None
    if target.scheme not in ("http", "https"):
        raise CaptureError(
            "bad-redirect", f"the page sends on to {quoted(location)}, which is not on the web"
        )
    return _cleaned(target)


def recorded(text: str) -> str:
    """How an address that was not accepted is named: no credentials, printable, not too long."""
    bare = _AUTHORITY.sub(lambda m: m.group().partition(":")[0] + "://", text.strip(), count=1)
    return escaped(bare[:_LONGEST], also="")


def host_of(url: httpx.URL) -> str:
    """The host as it is looked up: ASCII, without the final dot."""
    return url.raw_host.decode("ascii").removesuffix(".")


def port_of(url: httpx.URL) -> int:
    """The port, stated or not."""
    if url.port is not None:
        return url.port
    return 443 if url.scheme == "https" else 80


def site_of(url: httpx.URL) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    host = host_of(url)
    shown = f"[{host}]" if ":" in host else host
    return f"{url.scheme}://{shown}" + (f":{url.port}" if url.port else "")


def _url(text: str) -> httpx.URL:
    if "\\" in text or any(c.isspace() for c in text):
        raise _bad(text)
    try:
        return httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        raise _bad(text) from None


def _cleaned(url: httpx.URL) -> httpx.URL:
    host = url.raw_host.decode("ascii")
    if not _HOST.fullmatch(host) or len(host) > 254 or not 0 < port_of(url) < 65536:
        raise _bad(str(url))
    if len(str(url)) > _LONGEST:
        raise CaptureError("bad-url", f"the address is longer than {_LONGEST} characters")
    default = 443 if url.scheme == "https" else 80
    port = None if url.port == default else url.port
    return url.copy_with(userinfo=b"", fragment=None, port=port)


def _bad(text: str) -> CaptureError:
    shown = quoted(recorded(text))
    return CaptureError("bad-url", f"{shown} is no web address that can be read one way only")
