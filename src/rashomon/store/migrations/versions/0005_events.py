"""Events are kept with the statements; reports that were read before wait to be read for them."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Queue every report that was read before."""
    op.execute("INSERT OR IGNORE INTO work (step, item) SELECT 6, report FROM reading")
