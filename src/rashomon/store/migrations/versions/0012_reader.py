"""A new model reads: likeness of words is kept in its terms, so what the first one read waits."""

from __future__ import annotations

from rashomon.store.migrations.anew import read_anew

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Queue every report that was read before."""
    read_anew()
