"""Strikes and raids that no object tells, whose forces act, and places of a country: read anew."""

from __future__ import annotations

from rashomon.store.migrations.anew import read_anew

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Queue every report that was read before."""
    read_anew()
