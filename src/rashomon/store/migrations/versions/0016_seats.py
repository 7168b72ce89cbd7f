"""Towns that have their province's name, and namesakes far from what is said: read anew."""

from __future__ import annotations

from rashomon.store.migrations.anew import read_anew

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Queue every report that was read before."""
    read_anew()
