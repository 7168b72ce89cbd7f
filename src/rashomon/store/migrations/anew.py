"""What several steps do: what an earlier version read is read anew."""

from __future__ import annotations

from alembic import op


def read_anew() -> None:
    """Queue every report that was read before; it is read when something is next added."""
    op.execute("INSERT OR IGNORE INTO work (step, item) SELECT 6, report FROM reading")
