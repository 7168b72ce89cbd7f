"""Words from outside in a page, isolated, so that their direction of writing ends with them.

A page has thousands of these, and a function is many times faster than a template's macro.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from rashomon.dossier.safe import plain


def finalize(value: Any) -> Any:
    """What a template prints for a value: nothing of a string from outside acts."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def t(words: object, language: str = "") -> Markup:
    """Words from outside: ``<bdi>…</bdi>``."""
    tag = f' lang="{escape(finalize(language))}"' if language else ""
    return Markup(f"<bdi{tag}>{escape(finalize(words))}</bdi>")  # noqa: S704 - all is escaped


def to(href: str, words: object) -> Markup:
    """The same as a link, where there is an address."""
    if not href:
        return t(words)
    return Markup(f'<a href="{escape(finalize(href))}">{t(words)}</a>')  # noqa: S704 - as above
