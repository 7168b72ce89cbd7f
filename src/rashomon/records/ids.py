"""Identifiers made from content, so that the same input has the same name on any machine."""

from __future__ import annotations

import hashlib


def content_id(kind: str, *parts: str) -> str:
    """Name a record by what it holds: ``kind-`` and 16 hex digits of SHA-256 over its parts.

    Parts are length-prefixed, so ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:16]}"
