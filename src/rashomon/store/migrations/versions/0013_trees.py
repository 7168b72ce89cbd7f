"""Trees without crossing arcs, and what is read off them: what was read before waits."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Queue every report that was read before."""
    op.execute("INSERT OR IGNORE INTO work (step, item) SELECT 6, report FROM reading")
