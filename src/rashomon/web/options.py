"""What the reading room may be told, fixed before it opens."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from ipaddress import ip_address

from rashomon.errors import UsageError

_MIB = 1024 * 1024
_SHORTEST = 16  # characters of a token


@dataclass(frozen=True, slots=True)
class WebOptions:
    """Where the room is, who may enter, and how much it may use.

    ``token``
        What a visitor must show. Without one the room opens on this machine only.
    ``allow_hosts``
        Further names under which the room is reached, as ``name`` or ``name:port``.
    ``threads``
        How many requests are worked on at a time. Each thread has a connection of its own with
        a large page cache, so that a few serve better than many.
    ``most_upload``
        Bytes of one request's body.
    ``most_kept``
        Bytes of finished pages that are kept in memory, packed.
    """

    host: str = "127.0.0.1"
    port: int = 8400
    token: str | None = None
    allow_hosts: tuple[str, ...] = ()
    read_only: bool = False
    threads: int = 4
    most_upload: int = _MIB
    most_kept: int = 64 * _MIB

    @property
    def is_loopback(self) -> bool:
        """Whether nobody beyond this machine can reach the room."""
        if self.host == "localhost":
            return True
        address = literal(self.host)
        return address is not None and ip_address(address).is_loopback

    @property
    def is_everywhere(self) -> bool:
        """Whether the room is bound to all addresses of the machine."""
        address = literal(self.host)
        return address is not None and ip_address(address).is_unspecified

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the room, without its token."""
        host = "127.0.0.1" if self.is_everywhere else self.host
        return f"http://{bracketed(host)}:{self.port}/"


def guarded(options: WebOptions) -> WebOptions:
    """The options with a token made up where the room can be reached from elsewhere.

    Raises ``UsageError`` for a token that can be guessed.
    """
    if options.token is not None and len(options.token) < _SHORTEST:
        raise UsageError(f"a token takes at least {_SHORTEST} characters; without one, one is made")
    if options.token or options.is_loopback:
        return options
    return replace(options, token=secrets.token_urlsafe(24))


def literal(host: str) -> str | None:
    """The numeric address that a host is, without brackets; None for a name."""
    bare = host.removeprefix("[").removesuffix("]")
    try:
        return str(ip_address(bare))
    except ValueError:
        return None


def bracketed(host: str) -> str:
    """A host as it stands in an address: version 6 addresses take brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
