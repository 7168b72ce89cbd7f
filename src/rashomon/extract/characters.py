"""Which characters of a page are text, and which only steer a terminal, a browser or a reader."""

from __future__ import annotations

import html
import re
import unicodedata

# Zero-width space to right-to-left mark, bidi embeddings, overrides and isolates, word joiner and
# invisible operators, BOM, soft hyphen, Mongolian vowel separator, interlinear marks, tag
# characters, lone surrogates. The joiners U+200C and U+200D shape Persian, Indic and emoji text
# but also hide words in Latin text; they go too, from the text only (the page layer keeps them).
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff"
)
# Control characters but for white space; the replacement character stays: it says a byte was lost.
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_DROPPED = re.compile(f"[{_CONTROL}{_INVISIBLE}]+")
# Every character that str.split() takes for white space, so that folding is one rule.
_SPACE = re.compile(r"\s+")
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])')
_NOT_ALNUM = re.compile(r"[\W_]+")
LINE_BREAKS = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text without invisible and control characters, its white space folded to single spaces.

    >>> clean("a\\u200bb\\x00  c\\n")
    'ab c'
    """
    return _SPACE.sub(" ", _DROPPED.sub("", text)).strip()


def said(words: str) -> str:
    """What raw words of a page say: HTML entities and JSON escapes read, then cleaned.

    A value in the record equals ``said`` of the page-layer words it points at; dates are compared
    as days instead.
    """
    read = _ESCAPE.sub(_unescape, words) if "\\" in words else words
    return clean(html.unescape(read) if "&" in read else read)


def is_text(page: str) -> bool:
    """Whether decoded characters look like text rather than a picture, an archive or a program.

    A page of which more than one character in twenty is a control or replacement character is not
    (measured: 174 development pages have none; of 80 shared libraries and archives 79 have more).
    """
    sample = page[:200_000]
    odd = sum(map(len, re.findall(f"[{_CONTROL}\ufffd]+", sample)))
    return odd * 20 <= len(sample)


def fold(text: str) -> str:
    """A key under which printings of one line meet: letters and digits, without case or accents."""
    if text.isascii():
        return _NOT_ALNUM.sub("", text).lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if c.isalnum())


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] == "u":
        return chr(int(code[1:], 16))
    return {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(code, code)
