"""Names as keys: one spelling for what print spells in many ways."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Signs inside a name that some print and some leave out.
_SILENT: dict[int, str | None] = {ord(c): None for c in "'’‘`´ʼʻʿʾ′."}
_APART: dict[int, str | None] = {ord(c): " " for c in '-–—_/,;:()[]"“”'}
_PLAIN = ("l", "d", "o", "i", "a", "ss", "ae", "oe", "th", "d")
_LETTERS: dict[int, str | None] = {ord(a): b for a, b in zip("łđøıəßæœþð", _PLAIN, strict=True)}


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """A name in lower case without accents, apostrophes and stops; hyphens become blanks."""
    plain = unicodedata.normalize("NFKD", name.translate(_SILENT).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.translate(_SILENT | _APART | _LETTERS).split())


_ARTICLES = frozenset("al el ad ar as ash at az an adh ath the la las los le les".split())


def bare(spelled: str) -> str:
    """A key without the article that opens it: "al qaim" is "qaim"; itself where none does."""
    first, _, rest = spelled.partition(" ")
    return rest if rest and first in _ARTICLES else spelled


def joined(spelled: str) -> str:
    """A key without its blanks: "deir ez zor" and "deir ezzor" are one."""
    return spelled.replace(" ", "")
