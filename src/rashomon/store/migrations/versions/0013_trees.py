"""Trees without crossing arcs, and what is read off them: what was read before waits."""

from __future__ import annotations

from rashomon.store.migrations.anew import read_anew

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Queue every report that was read before."""
    read_anew()
