"""Words from outside in a page, isolated, so that their direction of writing ends with them.

A page has thousands of these, and a function is many times faster than a template's macro.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from rashomon.dossier.safe import plain

_WORDS = Markup("<bdi>%s</bdi>")
_IN = Markup('<bdi lang="%s">%s</bdi>')
_LINK = Markup('<a href="%s"><bdi>%s</bdi></a>')


def finalize(value: Any) -> Any:
    """What a template prints for a value: nothing of a string from outside acts."""
    if type(value) is str:
        return value if value.isascii() and value.isprintable() else plain(value)
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def t(words: object, language: str = "") -> Markup:
    """Words from outside: ``<bdi>…</bdi>``."""
    return _IN % (finalize(language), finalize(words)) if language else _WORDS % finalize(words)


def to(href: str, words: object) -> Markup:
    """The same as a link, where there is an address."""
    return _LINK % (finalize(href), finalize(words)) if href else t(words)
