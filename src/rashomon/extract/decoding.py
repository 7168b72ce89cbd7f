"""Bytes to the page layer: which encoding a page is in, and that any bytes decode."""

from __future__ import annotations

import codecs
import re

from rashomon.errors import ExtractError
from rashomon.extract.characters import is_text

# The encodings of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels)
# as Python's codecs name them; a page may declare no other.
_KNOWN = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 "
    "iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u "
    "mac-roman cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 mac-cyrillic "
    "gbk gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr cp949".split()
)
# What pages call Latin-1 and ASCII is Windows-1252 in every browser (same standard).
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I
)
_HEAD = 4096  # bytes in which a page must declare its encoding; the standard asks for 1024
_SAMPLE = 60_000  # bytes that the guesser looks at


def decoded(data: bytes, declared: str | None) -> tuple[str, str]:
    """The page layer and the encoding under which ``data.decode(encoding, "replace")`` gives it.

    In order: byte order mark, valid UTF-8, the transport's charset, the page's own declaration, a
    guess. Raises ExtractError ``empty`` or ``not-text``.
    """
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise ExtractError("empty", "there are no characters in it")
    encoding = _marked(data) or _valid_utf8(data) or _stated(data, declared) or _guessed(data)
    page = data.decode(encoding, "replace")
    if not is_text(page):
        raise ExtractError("not-text", f"its bytes are no text in any encoding tried ({encoding})")
    return page, encoding


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _valid_utf8(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _is_wide(data) else "utf-8"


def _is_wide(data: bytes) -> bool:
    """UTF-16 without a mark: every other byte of Western text is null."""
    sample = data[:2000]
    return sample.count(0) * 3 > len(sample)


def _stated(data: bytes, declared: str | None) -> str | None:
    """The declared encoding, where it is known and fits: under one byte in a hundred is lost."""
    if _is_wide(data):
        return "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
    match = _META.search(data[:_HEAD])
    for label in (declared, match[1].decode("ascii", "replace") if match else None):
        name = _codec(label)
        if name and data[:_SAMPLE].decode(name, "replace").count("\ufffd") * 100 <= min(
            len(data), _SAMPLE
        ):
            return name
    return None


def _codec(label: str | None) -> str | None:
    try:
        name = codecs.lookup((label or "").strip().lower()).name
    except (LookupError, ValueError):  # ValueError: a null character in the label
        return None
    name = _READ_AS.get(name, name)
    return name if name in _KNOWN else None


def _guessed(data: bytes) -> str:
    """Nearly UTF-8 (a few broken bytes) stays UTF-8; else what charset-normalizer finds."""
    lost = data.decode("utf-8", "replace").count("\ufffd")
    high = sum(b > 127 for b in data[:_SAMPLE])
    if lost * 4 < high:
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return (_codec(best.encoding) if best else None) or "utf-8"
