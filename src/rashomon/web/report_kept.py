"""The kept original of a report: what was received, and how its bytes are handed out inert."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.dossier import labels as say
from rashomon.dossier.safe import link, one_line
from rashomon.records import Capture, Report

# Python's names for encodings, where the web calls them otherwise.
# Source: https://encoding.spec.whatwg.org/#names-and-labels
_LABELS = {
    "utf-16-le": "utf-16le",
    "utf-16-be": "utf-16be",
    "mac-roman": "macintosh",
    "mac-cyrillic": "x-mac-cyrillic",
    "cp866": "ibm866",
    "cp874": "windows-874",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "big5hkscs": "big5",
}
_TEXT = ("text/", "message/", "application/json", "application/x-ndjson", "application/xml")
_MOST_HEADERS = 60

INERT = {
    "X-Content-Type-Options": "nosniff",
    # Nothing of it may run, load or be framed, whatever a browser takes it for.
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "private, no-cache",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """The facts of the kept copy. ``received`` and ``supplied`` are in words."""

    sha256: str
    size: int
    media_type: str
    encoding: str
    address: str
    link: str | None
    final: str
    final_link: str | None
    received: str
    retrieved: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    unlisted: int
    supplied: tuple[tuple[str, str], ...]


def kept(report: Report, capture: Capture) -> Kept:
    """What the page says of the original."""
    final = capture.final_address or ""
    return Kept(
        capture.sha256,
        capture.size,
        one_line(capture.media_type, 80),
        report.encoding,
        one_line(capture.address, 300),
        link(capture.address),
        one_line(final, 300),
        link(final) if final else None,
        say.date(capture.retrieved),
        capture.retrieved,
        capture.status,
        tuple((one_line(n, 80), one_line(v, 300)) for n, v in capture.headers[:_MOST_HEADERS]),
        max(0, len(capture.headers) - _MOST_HEADERS),
        tuple((one_line(n, 80), one_line(v, 300)) for n, v in capture.supplied),
    )


def headers(report: Report, capture: Capture, *, download: bool) -> dict[str, str]:
    """With what headers the bytes go out: as plain text to look at, or as a file to keep."""
    is_text = capture.media_type.lower().startswith(_TEXT)
    name = f"{report.id}-original.{'txt' if is_text else 'bin'}"
    how = "inline" if is_text and not download else "attachment"
    kind = f"text/plain; charset={charset(report.encoding)}" if is_text else _BYTES
    return INERT | {"Content-Type": kind, "Content-Disposition": f'{how}; filename="{name}"'}


def charset(encoding: str) -> str:
    """The web's label of an encoding as Python names it."""
    label = _LABELS.get(encoding) or re.sub(r"^cp(125\d)$", r"windows-\1", encoding)
    label = re.sub(r"^iso8859-", "iso-8859-", label).replace("_", "-")
    label = "shift_jis" if label == "shift-jis" else label
    return label if re.fullmatch(r"[A-Za-z0-9._-]{1,40}", label) else "utf-8"


_BYTES = "application/octet-stream"
