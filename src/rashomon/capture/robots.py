"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.errors import CaptureError

if TYPE_CHECKING:
    from protego import Protego

LARGEST = 512 * 1024  # bytes read; the standard asks for at least 500 KiB
POLITE = 1.0  # seconds between two pages of one host where it asks for nothing
_LONGEST_DELAY = 30.0  # seconds; longer wishes are met by this much
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """One site's rules: a file's, or all or nothing where there is no file."""

    file: Protego | None = None
    unreachable: str | None = None  # why the file cannot be read

    def check(self, url: str, user_agent: str) -> None:
        """Raise ``CaptureError`` where this address may not be fetched."""
        if self.unreachable is not None:
            raise CaptureError(
                "robots-unreachable",
                f"the site's robots.txt cannot be read, which means no (RFC 9309): "
                f"{self.unreachable}; or save the page and add the file",
            )
        if self.file is not None and not self.file.can_fetch(url, token(user_agent)):
            why = "the site's robots.txt asks not to fetch this; save the page and add the file"
            raise CaptureError("robots", why)

    def delay(self, user_agent: str) -> float:
        """Seconds to leave between two pages."""
        wished = None if self.file is None else self.file.crawl_delay(token(user_agent))
        return min(max(POLITE, wished or 0.0), _LONGEST_DELAY)


def rules(status: int, body: bytes) -> Rules:
    """The rules that an answer to ``/robots.txt`` makes: 4xx allows all, 5xx nothing."""
    if 200 <= status < 300:
        from protego import Protego

        return Rules(Protego.parse(body.decode("utf-8-sig", "replace")))
    if 400 <= status < 500:
        return Rules()
    return Rules(unreachable=f"HTTP {status}; try later")


def unreachable(error: CaptureError) -> Rules:
    """The rules of a site whose file could not be fetched: nothing is allowed.

    Too many redirects are the exception; the standard counts them as no file.
    """
    if error.reason in {"too-many-redirects", "redirect-loop"}:
        return Rules()
    return Rules(unreachable=str(error))


def token(user_agent: str) -> str:
    """The product token by which robots.txt knows a program: letters, ``_`` and ``-``."""
    found = _TOKEN.match(user_agent)
    return found.group() if found else "rashomon"
