"""What kind of material some bytes are: by their first bytes, then by name, then by neither.

The first bytes outrank the name where they are plain (a PDF named .txt is a PDF), the name decides
between kinds that look alike, and what is neither known nor binary is read as text.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePosixPath

from rashomon.capture.printable import quoted
from rashomon.errors import CaptureError, UsageError

HEAD = 8192  # bytes looked at


class Kind(StrEnum):
    """A way of reading bytes; the value is the word for it on the command line."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    EML = "eml"

    @property
    def media_type(self) -> str:
        """The media type of one item of this kind."""
        return _MEDIA_TYPES[self]

    @classmethod
    def named(cls, name: str) -> Kind:
        """The kind with this short name or media type; ``UsageError`` where there is none."""
        word = name.partition(";")[0].strip().lower()
        if word in list(cls):
            return cls(word)
        if word in _BY_MEDIA_TYPE:
            return _BY_MEDIA_TYPE[word]
        raise UsageError(f"cannot read as {name!r}; say one of {', '.join(cls)}")


_MEDIA_TYPES = {
    Kind.TEXT: "text/plain",
    Kind.HTML: "text/html",
    Kind.JSON: "application/json",
    Kind.JSONL: "application/json",
    Kind.EML: "message/rfc822",
}
_BY_MEDIA_TYPE = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/json": Kind.JSON,
    "application/ld+json": Kind.JSON,
    "text/json": Kind.JSON,
    "application/jsonl": Kind.JSONL,
    "application/x-ndjson": Kind.JSONL,
    "application/x-jsonlines": Kind.JSONL,
    "message/rfc822": Kind.EML,
    "multipart/related": Kind.EML,
}
_BY_SUFFIX = {
    **dict.fromkeys((".txt", ".text", ".md"), Kind.TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), Kind.HTML),
    ".json": Kind.JSON,
    **dict.fromkeys((".jsonl", ".ndjson"), Kind.JSONL),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), Kind.EML),
}
_TABLE = "a table of values; write one JSON object per row (.jsonl) and add that"
_PART = "a part of a saved page, not an article; add the page itself"
_NOT_ARTICLES = {
    **dict.fromkeys((".csv", ".tsv"), _TABLE),
    **dict.fromkeys((".css", ".js", ".mjs", ".map", ".svg"), _PART),
}
_ARCHIVE = "an archive, which this version does not open; unpack it and add the folder"
_IMAGE = "an image; Rashomon reads text, so add the article as HTML or text"
_SOUND = "sound or video; add a transcript as text"
_OFFICE = "a document of a word processor or a zip archive; save it as HTML or text, or unpack it"
_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"WARC/", "archive", _ARCHIVE),
    (257, b"ustar", "archive", _ARCHIVE),
    (0, b"BZh", "archive", _ARCHIVE),
    (0, b"\xfd7zXZ\x00", "archive", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", "archive", _ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", "archive", _ARCHIVE),
    (0, b"Rar!\x1a\x07", "archive", _ARCHIVE),
    (0, b"\x1f\x8b", "archive", "packed twice; unpack it once and add the result"),
    (0, b"PK\x03\x04", "not-text", _OFFICE),
    (0, b"PK\x05\x06", "not-text", _OFFICE),
    (0, b"\xd0\xcf\x11\xe0", "not-text", _OFFICE),
    (0, b"{\\rtf", "not-text", "a rich-text document; save it as HTML or text"),
    (0, b"%PDF-", "not-text", "a PDF; save its text (pdftotext) and add that"),
    (0, b"%!PS", "not-text", "PostScript; save its text and add that"),
    (0, b"\x89PNG", "not-text", _IMAGE),
    (0, b"\xff\xd8\xff", "not-text", _IMAGE),
    (0, b"GIF8", "not-text", _IMAGE),
    (8, b"WEBP", "not-text", _IMAGE),
    (4, b"ftyp", "not-text", _SOUND),
    (0, b"ID3", "not-text", _SOUND),
    (0, b"OggS", "not-text", _SOUND),
    (0, b"\x1aE\xdf\xa3", "not-text", _SOUND),
    (0, b"SQLite format 3\x00", "not-text", "a database; export its articles as JSON lines"),
    (0, b"\x7fELF", "not-text", "a program"),
)
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])  # no white space, no escape
# Of 174 news pages (the public main-text sets) none holds one such byte in its first 8 KiB; of
# 21,553 files of a Linux installation that are not UTF-8, 4 Latin-1 texts hold none either and
# the rest at least 1.5 %.
_BINARY = 0.01
# The tags by which browsers know HTML, https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type
_TAG = re.compile(
    r"<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)"
    r"(?=[\s>]|(?<=--))",
    re.I,
)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "opml"})
_JSON = re.compile(r"(?:\[\s*)?\{\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:|\})")
_MAIL = re.compile(r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.A)
_MAIL_ONLY = re.compile(r"^(?:message-id|mime-version|received|return-path):", re.I | re.M)
_MAILBOX = re.compile(rb"From \S+ [^\n]*\d{4}\r?\n[!-9;-~]+:")
_OWN = re.compile(
    r'<meta name="generator" content="Rashomon|\A\{"kind": ?"[\w-]+", ?"id": ?"\w+-[0-9a-f]{16}"'
)


def kind_of(head: bytes, name: str, declared: str | None = None) -> Kind:
    """The kind of the material that starts with ``head`` and goes by ``name``.

    ``declared`` is the media type that a web server stated. Raises ``CaptureError`` with the
    reason ``not-text``, ``archive``, ``feed``, ``not-article`` or ``own-output``.
    """
    _refuse_magic(head)
    text = opening(head)
    if _OWN.search(text):
        raise CaptureError("own-output", "Rashomon wrote this file; it is no report of its own")
    said = _said(name, declared)
    if said is Kind.EML:
        return said
    seen = _seen(text, said)
    if seen is Kind.EML and said is Kind.TEXT:
        return said
    if seen is Kind.JSON and said is Kind.JSONL and not text.lstrip().startswith("["):
        return said
    return seen or said or Kind.TEXT


def opening(head: bytes) -> str:
    """The first bytes as characters, for looking only: by byte order mark, else one for one."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode(_wide(head) or "latin-1", "replace")


def _refuse_magic(head: bytes) -> None:
    for at, magic, reason, what in _MAGIC:
        if head.startswith(magic, at):
            raise CaptureError(reason, f"this is {what}")
    if _MAILBOX.match(head):
        raise CaptureError("archive", "a mailbox of many letters; save each as a file (.eml)")
    if _binary(head):
        raise CaptureError(
            "not-text", "these bytes are no text; add the article as HTML, text, JSON or mail"
        )


def _binary(head: bytes) -> bool:
    """Whether the bytes are too many control characters to be text, UTF-16 and UTF-32 allowed."""
    if not head or _wide(head) or any(head.startswith(mark) for mark, _ in _BOMS):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _BINARY * len(head) + 2  # a stray byte or two in a short text


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark, where every other byte is zero, as in Latin letters."""
    high, low = head[::2], head[1::2]
    if not low:
        return None
    zeros = high.count(0) / len(high), low.count(0) / len(low)
    if min(zeros) > 0.05 or max(zeros) < 0.6:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _said(name: str, declared: str | None) -> Kind | None:
    """The kind that a server or a file name states; refusals where it states something else."""
    if declared in _BY_MEDIA_TYPE:
        return _BY_MEDIA_TYPE[declared]
    if declared:
        _refuse_media_type(declared)
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in _NOT_ARTICLES:
        raise CaptureError("not-article", f"this is {_NOT_ARTICLES[suffix]}")
    return _BY_SUFFIX.get(suffix)


def _refuse_media_type(declared: str) -> None:
    family = declared.partition("/")[0]
    if family in {"image", "audio", "video", "font", "model"} or declared == "application/pdf":
        raise CaptureError(
            "not-text", f"the server sent {quoted(declared)}; add the article as HTML or text"
        )
    if declared in {"text/css", "text/javascript", "application/javascript"}:
        raise CaptureError("not-article", f"the server sent {quoted(declared)}: {_PART}")
    if declared in {"text/csv", "text/tab-separated-values"}:
        raise CaptureError("not-article", f"the server sent {_TABLE}")


def _seen(text: str, said: Kind | None) -> Kind | None:
    """The kind that the opening shows beyond doubt; None where it could be plain text."""
    start = text.lstrip()
    if start.startswith("<"):
        return _marked_up(start, said)
    if _JSON.match(start):
        return Kind.JSON
    letter = _MAIL.match(text.replace("\r\n", "\n"))
    return Kind.EML if letter and _MAIL_ONLY.search(letter.group()) else None


def _marked_up(start: str, said: Kind | None) -> Kind | None:
    root = _root(start)
    if root in _FEEDS:
        raise CaptureError(
            "feed",
            "this is a feed or site map, which this version does not follow; "
            "add the addresses of its articles",
        )
    if _TAG.match(start):
        return Kind.HTML
    if not start.startswith("<?xml") and start[:9].upper() != "<!DOCTYPE":
        return None
    if said is not Kind.HTML and root not in {"html", ""}:
        raise CaptureError(
            "not-article", "XML of an unknown kind; save the article as HTML or text"
        )
    return Kind.HTML


def _root(start: str) -> str:
    """The name of the first element, past declarations and comments; "" where none is in sight."""
    at = 0
    while (at := start.find("<", at)) >= 0:
        if start.startswith("<!--", at):
            at = start.find("-->", at)
        elif start.startswith("<?", at):
            at = start.find("?>", at)
        elif start.startswith("<!", at):
            at = _after_declaration(start, at)
        else:
            found = _ROOT.match(start, at)
            return found.group(1).lower() if found else ""
        if at < 0:
            return ""
    return ""


def _after_declaration(start: str, at: int) -> int:
    """Where a DOCTYPE ends: at its ``>``, or at ``]>`` where it declares entities of its own."""
    close = start.find(">", at)
    inner = start.find("[", at)
    return start.find("]", inner) if 0 <= inner < close else close
