"""What is found on each story is kept; events have more to compare, so reports are read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table, empty; queue every report that was read, and every story."""
    op.create_table(
        "record",
        sa.Column("story", sa.Integer, sa.ForeignKey("story.n"), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.execute("INSERT OR IGNORE INTO work (step, item) SELECT 6, report FROM reading")
    op.execute("INSERT OR IGNORE INTO work (step, item) SELECT 7, n FROM story")
