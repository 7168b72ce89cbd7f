"""Every limit and choice that a user may change, read once at the door."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How much to accept and where to look; the defaults suit a laptop."""

    max_bytes: int = 32 * 1024 * 1024  # of one capture, after decompression
    timeout: float = 20.0  # seconds for one request
    max_redirects: int = 5
    allow_private: bool = False  # let URLs reach private, loopback and link-local addresses
    user_agent: str = "rashomon (+https://pypi.org/project/rashomon/)"
    workers: int = 0  # processes for per-report work; 0 means one per core
