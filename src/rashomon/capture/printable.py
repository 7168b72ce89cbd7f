"""Strange names made safe to print: an address or a reason never carries control characters."""

from __future__ import annotations

import unicodedata

# Control, format (right-to-left and zero-width tricks), surrogates, line and paragraph separators.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LONGEST = 300  # characters of a foreign string inside a reason


def escaped(name: str, also: str = "%#") -> str:
    """A name in NFC with unsafe characters, and those of ``also``, percent-encoded (UTF-8).

    Bytes of a file name that are no UTF-8 come back as the bytes they were.
    """
    normal = unicodedata.normalize("NFC", name)
    return "".join(_percent(c) if c in also or _unsafe(c) else c for c in normal)


def quoted(text: str) -> str:
    """A foreign string for use in a reason: one line, in quotation marks, cut where too long."""
    shown = "".join(f"\\u{ord(c):04x}" if _unsafe(c) else c for c in text[:_LONGEST])
    return f'"{shown}…"' if len(text) > _LONGEST else f'"{shown}"'


def _unsafe(character: str) -> bool:
    return unicodedata.category(character) in _UNSAFE


def _percent(character: str) -> str:
    code = ord(character)
    is_raw_byte = 0xDC80 <= code <= 0xDCFF  # how Python spells bytes that are no UTF-8
    data = bytes([code - 0xDC00]) if is_raw_byte else character.encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02X}" for byte in data)
