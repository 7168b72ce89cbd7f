"""Names of one class in a text, and deeds, tolls and places read anew: what was read waits."""

from __future__ import annotations

from rashomon.store.migrations.anew import read_anew

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Queue every report that was read before."""
    read_anew()
