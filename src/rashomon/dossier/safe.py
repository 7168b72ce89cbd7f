"""What of a page may be shown: its words, and nothing that acts.

Every text that came from outside passes through here before any output. Escaping for HTML is left
to the template engine and for Markdown to ``markdown``; this module takes out what escaping does
not reach: control characters, characters that turn the direction of the text around them, and
characters without width that hide words from a reader.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls: line feed, tab and return stay
    "\u200b\u2060-\u2064\ufeff\u180e"  # no width; joiners, which scripts need, stay
    "\u202a-\u202e\u2066-\u2069"  # direction: embeddings, overrides, isolates (UAX 9)
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated format characters, annotations
    "\U000e0000-\U000e007f"  # tags
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
    "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("\r\n?|[\u2028\u2029]")
_SPACE = re.compile(r"\s+")
_UNFIT = re.compile(r"[\s\\\"'<>`{}|^\x00-\x20\x7f]")


def plain(text: str) -> str:
    """The text without characters that are not seen but act; line breaks become ``\\n``."""
    if text.isascii() and text.isprintable():  # most of what a page prints
        return text
    text = _BREAK.sub("\n", text)
    return _SURROGATE.sub("\ufffd", _HIDDEN.sub("", text))


def one_line(text: str, most: int | None = None) -> str:
    """The text on one line, cut at a word after at most ``most`` characters."""
    line = plain(text)
    if "  " in line or not line.isprintable() or line[:1] == " " or line[-1:] == " ":
        line = _SPACE.sub(" ", line).strip()
    if most is None or len(line) <= most:
        return line
    cut = line[: most - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > most * 0.6 else cut).rstrip(" ,;:-–—") + "…"


@lru_cache(4096)  # a page asks for the same address several times
def link(address: str) -> str | None:
    """The address as a link target, or None where it is not plainly http or https.

    An address with a user name in it is refused: it shows one host and goes to another.
    """
    if _UNFIT.search(address) or plain(address) != address:
        return None
    try:
        parts = urlsplit(address)
        name = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme.lower() not in ("http", "https") or not name or "@" in parts.netloc:
        return None
    name = f"[{name}]" if ":" in name else name
    rest = parts._replace(scheme="", netloc="").geturl()
    if rest.startswith("//"):
        return None
    return f"{parts.scheme.lower()}://{name}{port}" + quote(rest, safe="%/:?#[]@!$&()*+,;=~-._")


def host(address: str) -> str | None:
    """The host that a link goes to, without ``www.``; None where it is no link."""
    target = link(address)
    if target is None:
        return None
    return urlsplit(target).netloc.removeprefix("www.")
