"""What was received, exactly as it came."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.ids import content_id


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received and the facts of their receipt. Kept, never changed.

    ``address`` says where they came from: a URL, ``file:`` and a path relative to the workspace's
    folder, or ``stdin:`` and a name; an item of a larger file adds ``#`` and its number. Two
    captures of one address with other bytes are two versions of one report.

    ``supplied`` holds facts that came beside the bytes (a JSON field mapping, a user's option), by
    field name: ``url``, ``title``, ``outlet``, ``byline``, ``published``, ``language``.
    """

    id: str
    sha256: str
    size: int  # bytes
    address: str
    retrieved: str  # ISO 8601, UTC, whole seconds
    media_type: str  # text/plain, text/html, application/json, message/rfc822
    charset: str | None = None  # as the transport declared it
    status: int | None = None  # HTTP status
    final_address: str | None = None  # after redirects, where it differs
    headers: tuple[tuple[str, str], ...] = ()
    supplied: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def name(address: str, sha256: str) -> str:
        """The id of these bytes from this address, whenever they were received."""
        return content_id("capture", address, sha256)
