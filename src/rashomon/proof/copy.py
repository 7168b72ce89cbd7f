"""A kept copy as a sceptical reader sees it: the page, and the bare letters and digits on it."""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rashomon.records import Capture, Layer, Report, Span

_HIDDEN = re.compile(r"<(script|style|template)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[!/?a-zA-Z][^<>]*>")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[\"\\/bfnrt])")


def bare(text: str) -> str:
    """The letters and digits of a text, case and compatibility forms folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if c.isalnum())


def readings(words: str) -> Iterator[str]:
    """What some source characters may say: as they stand, entities or escapes read, tags out."""
    yield words
    yield html.unescape(_TAG.sub("", words))
    if "\\" in words:
        unescaped = _unescape(words)
        yield unescaped
        yield html.unescape(_TAG.sub("", unescaped))


def says(words: str, value: str) -> bool:
    """Whether some source characters say a value, letter for letter."""
    wanted = bare(value)
    return any(bare(reading) == wanted for reading in readings(words))


@dataclass(frozen=True)
class Copy:
    """A capture, its bytes and the report that was read from it."""

    capture: Capture
    report: Report
    data: bytes

    @cached_property
    def page(self) -> str:
        """The page layer: the bytes decoded as the report says."""
        return self.data.decode(self.report.encoding, "replace")

    @cached_property
    def stream(self) -> str:
        """Every letter and digit that the page may show, however it was packed."""
        return "\n".join(bare(text) for text in self._unpacked())

    def layer(self, span: Span) -> str:
        """The text that a span counts characters of."""
        return self.page if span.layer is Layer.PAGE else self.report.text

    def holds(self, value: str) -> bool:
        """Whether a value's letters and digits stand anywhere on the page or beside it."""
        wanted = bare(value)
        return wanted in self.stream or any(wanted in bare(v) for _, v in self.capture.supplied)

    def _unpacked(self) -> Iterator[str]:
        kind = self.capture.media_type
        texts = [self.page]
        if "rfc822" in kind:
            texts += _mail(self.data)
        if "json" in kind:
            texts += _strings(self.page)
        for text in texts:
            yield text
            visible = _HIDDEN.sub(" ", text)
            yield html.unescape(_TAG.sub("", visible))
            # With what stands in script tags: broken markup can bring it to the surface.
            yield html.unescape(_TAG.sub("", text))
            # Twice: a feed's text field may hold escaped markup.
            yield html.unescape(_TAG.sub("", html.unescape(visible)))


def _mail(data: bytes) -> list[str]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    texts = [str(value) for value in message.values()]
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            for charset in (part.get_content_charset() or "utf-8", "utf-8"):
                try:
                    texts.append(payload.decode(charset, "replace"))
                except LookupError:
                    continue
    return texts


def _strings(page: str) -> list[str]:
    try:
        waiting = [json.loads(page.lstrip("\ufeff"), strict=False)]
    except (ValueError, RecursionError):
        return []
    found = []
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
            found.append("".join(v for v in value if isinstance(v, str)))
    return found


def _unescape(words: str) -> str:
    def read(match: re.Match[str]) -> str:
        said: str = json.loads(f'"{match.group()}"')
        return said

    pairs = re.sub(
        r"(?:\\u[dD][89abAB][0-9a-fA-F]{2})(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})", read, words
    )
    return _ESCAPE.sub(read, pairs)
